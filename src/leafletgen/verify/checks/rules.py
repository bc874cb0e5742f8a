"""Makes the diagnostic of a rule that a finished file breaks."""

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.problems.catalogue import problem


def broken(code: str, about: str = "", /, **values: object) -> Diagnostic:
    """The diagnostic of a broken rule. `about` says where, for example `page 2, H1 14`."""
    return problem(code, Place(about=about), **values)
