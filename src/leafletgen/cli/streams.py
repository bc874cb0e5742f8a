"""The streams and signals of the program, made ready: a closed stream or a request to end is no reason for a traceback."""

import os
import signal
import sys

ENDING = ("SIGTERM", "SIGHUP")
"""The signals that end the program as Ctrl-C does, so that it tidies up: from `kill`, and from a terminal that is closed."""


def prepare_streams() -> None:
    """Give the program the streams that it was started without, and let none of them fail over a letter."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            # Else the next file that is opened would take its place, and get what is meant for a screen.
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it stays open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as above
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a letter shows its number; that is no reason to fail.
            stream.reconfigure(errors="backslashreplace")


def close_streams() -> bool:
    """Print what has not been printed yet; False when it cannot be, and then Python does not try and complain once more."""
    printed = True
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            printed = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return printed


def end_on_request() -> None:
    """Have a request to end act like Ctrl-C, unless whoever started the program has it ignored, as `nohup` does."""
    for name in ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def ignore_interruptions() -> None:
    """Let nothing interrupt the end of the program: all is done, and Python would print a traceback."""
    for name in ("SIGINT", *ENDING):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    # Python remembers an interruption of code that was made from a string, as a data class is, although it was caught,
    # and would end by the signal, without the status. Running such code to its end makes it forget.
    exec("")  # noqa: S102 - nothing is run
