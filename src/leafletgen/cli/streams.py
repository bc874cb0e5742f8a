"""Prepares the streams and signals of the program: a closed stream or a signal must not cause a traceback."""

import os
import signal
import sys

ENDING = ("SIGTERM", "SIGHUP")
"""Signals that end the program like Ctrl-C, so that it cleans up: from `kill`, and from a closing terminal."""


def prepare_streams() -> None:
    """Open missing standard streams, and let no stream fail at a character that it cannot encode."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            # Otherwise the next open file would get this number, and the output for the screen with it.
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as above
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character shows its number instead.
            stream.reconfigure(errors="backslashreplace")


def close_streams() -> bool:
    """Flush the streams. False if that fails; Python then does not try again and print an error."""
    printed = True
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            printed = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return printed


def end_on_request() -> None:
    """Let signals to end act like Ctrl-C, unless the program was started with them ignored, as by `nohup`."""
    for name in ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def ignore_interruptions() -> None:
    """Ignore interruptions at the end of the program: the work is done, and Python would print a traceback."""
    for name in ("SIGINT", *ENDING):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    # Python remembers an interruption of code made from a string, such as a data class, although it was caught,
    # and would end by the signal, without our exit status. Running such code to its end resets that.
    exec("")  # noqa: S102 - nothing is run
