"""What tests of whole runs share: nothing in them may depend on how fast or in what way the tests themselves run."""

import re
import signal

PROGRESS = re.compile(r"^\d+ done, \d+ failed, \d+ left.*\n", re.MULTILINE)
"""What a run that takes longer than some seconds prints now and then."""


def pytest_configure() -> None:
    """Give programs that tests start the usual Ctrl-C.

    A shell makes what it runs in the background ignore it, and so would all that this starts: they would never end.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def without_progress(said: str) -> str:
    """What a run said on standard error, less the lines of progress that a slow machine gets."""
    return PROGRESS.sub("", said)
