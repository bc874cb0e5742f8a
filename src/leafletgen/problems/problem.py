"""An entry of the catalogue: the words for one kind of problem."""

from typing import NamedTuple

from leafletgen.diagnostics import Severity

WARNING = Severity.WARNING
"""The severity of a problem that does not refuse a file."""

REBUILD = "build the leaflet again; if the error stays, report it as a fault of the program, with the file"
REOPEN = "get the file again from where it was built: it may have been damaged on the way"
SAME_VERSION = "install the same version on every worker, and start the workers again"
RUN_AGAIN = "check the cluster, then run the same command again; it continues where it stopped"


class Problem(NamedTuple):
    """The sentence, the next step and the severity of a code.

    Sentence and next step are templates: `problem` fills in `{name}`. The values are never interpreted.
    """

    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
