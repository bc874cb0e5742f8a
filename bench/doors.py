"""How far an order goes from the command to `make_leaflet`: the doors it passes, and how often it comes back to a room.

A build of one leaflet is traced. A room is a module of the package. The order is what says what to make: a selection, a
request, a job. Two figures, both up to the moment when `make_leaflet` is called:

- doors: the functions of the package that are on the stack then, from the command's own on, each counted once;
- returns: how often the order is given to a function of a room that it had been in before and had left since.

A generator counts as a function when it first runs. Comprehensions and `with` blocks are part of the function they are in.
"""

import contextlib
import importlib
import sys
import tempfile
from pathlib import Path
from types import FrameType

import leafletgen

PACKAGE = Path(leafletgen.__file__).parent
ORDERS = {"Selection", "Request", "Job", "Plan", "Setup", "Task", "Run"}
"""The classes that an order has had. Before the moves it was a plan with a setup and tasks; now it is a request with jobs."""
PARTS = ("<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>", "<lambda>")


def room(frame: FrameType) -> str:
    """The module of a frame, by its path in the package; empty for code of others."""
    path = Path(frame.f_code.co_filename)
    return path.relative_to(PACKAGE).as_posix() if path.is_relative_to(PACKAGE) else ""


def has_order(value: object) -> bool:
    """True for an order, or for several of them."""
    if isinstance(value, tuple | list) and value:
        value = value[0]
    return type(value).__name__ in ORDERS and type(value).__module__.startswith("leafletgen.")


class Tracer:
    """Follows the order from call to call, and writes what it found to a file when `make_leaflet` is called."""

    def __init__(self, result: Path) -> None:
        self.result = result
        self.seen: set[int] = set()
        self.frames: list[FrameType] = []
        self.rooms: list[str] = []

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Note a call (`sys.setprofile`)."""
        if event != "call" or id(frame) in self.seen or not (here := room(frame)):
            return
        code = frame.f_code
        if code.co_name == "make_leaflet":
            self.write(frame)
        if code.co_name in PARTS or code.co_name.startswith("__"):
            return
        self.seen.add(id(frame))
        self.frames.append(frame)  # kept, so that no other frame gets its id
        given = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]]
        if any(map(has_order, given)) and self.rooms[-1:] != [here]:
            self.rooms.append(here)

    def write(self, frame: FrameType) -> None:
        """Write the doors and the rooms, and stop."""
        sys.setprofile(None)
        doors = []
        above = frame.f_back
        while above is not None:
            if room(above) and above.f_code.co_name not in PARTS and not above.f_code.co_name.startswith("__"):
                doors.append(f"{room(above)}: {above.f_code.co_name}")
            above = above.f_back
        doors = list(dict.fromkeys(reversed(doors)))
        start = next(at for at, door in enumerate(doors) if door.endswith(": build"))
        doors = doors[start:]
        returns = [one for at, one in enumerate(self.rooms) if one in self.rooms[:at]]
        lines = [f"doors: {len(doors)}", *(f"  {door}" for door in doors), f"returns: {len(returns)}"]
        self.result.write_text("\n".join([*lines, *(f"  {one}" for one in self.rooms)]) + "\n", "utf-8")


def main() -> None:
    """Build one leaflet, and print both figures."""
    app = importlib.import_module("leafletgen.cli.app")
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "doors.txt")
        sys.argv[1:] = ["build", "scrotal-calcinosis", "-l", "en", "-L", "a4", "-o", str(Path(folder, "out"))]
        sys.setprofile(Tracer(result))
        with contextlib.suppress(SystemExit), contextlib.redirect_stdout(None):
            app.main()
        sys.setprofile(None)
        sys.stdout.write(result.read_text("utf-8"))


if __name__ == "__main__":
    main()
