"""Turns the `d` of an SVG path into moves, lines and cubic curves (SVG 2, 9.3)."""

import re
from collections.abc import Iterator
from math import radians

from leafletgen.library.svg.numbers import SVG_NUMBER, DrawingFault, decimal, skip
from leafletgen.library.svg.shapes import arc_curves
from leafletgen.model.graphics import PathStep
from leafletgen.problems.words import shown

_FLAG = re.compile(r"[01]")
_PARAMETERS = {"M": "nn", "L": "nn", "H": "n", "V": "n", "C": "nnnnnn", "S": "nnnn", "Q": "nnnn", "T": "nn",
               "A": "nnnffnn", "Z": ""}  # fmt: skip
"""The parameters of each command: `n` is a number, `f` a flag of one digit, which needs no space after it."""


def path_steps(data: str) -> tuple[PathStep, ...]:
    """The steps of a path. Raises DrawingFault."""
    pen = _Pen()
    for letter, values in _commands(data):
        pen.follow(letter, values)
    return tuple(pen.steps)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Every command with its numbers. Further numbers repeat the command; a repeated move is a line."""
    at = skip(data, 0)
    if data[at : at + 1] not in {"", "M", "m"}:
        raise DrawingFault("a path does not begin with M")
    while at < len(data):
        letter = data[at]
        kinds = _PARAMETERS.get(letter.upper())
        if kinds is None:
            raise DrawingFault(f"{shown(letter)} is not a command of a path")
        at = skip(data, at + 1)
        while True:
            values = []
            for kind in kinds:
                value, at = _argument(data, at, SVG_NUMBER if kind == "n" else _FLAG)
                values.append(value)
            yield letter, values
            letter = {"M": "L", "m": "l"}.get(letter, letter)
            if not kinds or not SVG_NUMBER.match(data, at):
                break


def _argument(data: str, at: int, pattern: re.Pattern[str]) -> tuple[float, int]:
    """The number or flag at an index, and the index of the next."""
    found = pattern.match(data, at)
    if not found:
        raise DrawingFault(f"{shown(data[at : at + 20])} is where a number should be")
    return decimal(found[0]), skip(data, found.end())


class _Pen:
    """Follows the commands of a path. It has the current point, the start of the part, and the last curve's handle."""

    def __init__(self) -> None:
        self.steps: list[PathStep] = []
        self.x = self.y = 0.0
        self.start = (0.0, 0.0)
        self.handle: tuple[str, float, float] = ("", 0.0, 0.0)
        self.closed = False

    def follow(self, letter: str, values: list[float]) -> None:
        """Draw one command."""
        kind = letter.upper()
        if letter.islower():
            values = self.absolute(kind, values)
        handle, self.handle = self.handle, ("", 0.0, 0.0)
        if self.closed and kind not in "MZ":
            self.steps.append(("M", *self.start))
        self.closed = False
        match kind, values:
            case "M", [x, y]:
                self.start = (x, y)
                self.to("M", x, y)
            case "L", [x, y]:
                self.to("L", x, y)
            case "H", [x]:
                self.to("L", x, self.y)
            case "V", [y]:
                self.to("L", self.x, y)
            case "C" | "S", [*first, x2, y2, x, y]:
                self.handle = ("C", x2, y2)
                self.to("C", *(first or self.mirrored(handle, "C")), x2, y2, x, y)
            case "Q" | "T", [*first, x, y]:
                x1, y1 = first or self.mirrored(handle, "Q")
                self.quadratic(x1, y1, x, y)
            case "A", [rx, ry, turn, large, sweep, x, y]:
                self.arc((abs(rx), abs(ry)), radians(turn), (bool(large), bool(sweep)), (x, y))
            case _:
                self.steps.append(("Z",))
                self.x, self.y = self.start
                self.closed = True

    def to(self, kind: str, *values: float) -> None:
        """Add a step, and move to its end."""
        self.steps.append((kind, *values))
        self.x, self.y = values[-2:]

    def absolute(self, kind: str, values: list[float]) -> list[float]:
        """Relative values as absolute ones."""
        match kind:
            case "H":
                return [self.x + values[0]]
            case "V":
                return [self.y + values[0]]
            case "A":
                return [*values[:5], self.x + values[5], self.y + values[6]]
            case _:
                return [value + (self.y if index % 2 else self.x) for index, value in enumerate(values)]

    def mirrored(self, handle: tuple[str, float, float], kind: str) -> tuple[float, float]:
        """The handle of the curve before, mirrored at the current point; without such a curve the point itself."""
        name, x, y = handle
        return (2 * self.x - x, 2 * self.y - y) if name == kind else (self.x, self.y)

    def quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        """A quadratic curve as a cubic one."""
        near = (self.x + 2 / 3 * (x1 - self.x), self.y + 2 / 3 * (y1 - self.y))
        self.to("C", *near, x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y), x, y)
        self.handle = ("Q", x1, y1)

    def arc(self, radii: tuple[float, float], turn: float, flags: tuple[bool, bool], end: tuple[float, float]) -> None:
        """An elliptical arc as cubic curves (SVG 2, B.2.4 and B.2.5); `flags` are large-arc and sweep."""
        (rx, ry), (large, sweep), (x, y) = radii, flags, end
        if not rx or not ry or (x, y) == (self.x, self.y):
            self.to("L", x, y)
            return
        for curve in arc_curves((self.x, self.y), (x, y), (rx, ry), turn, large, sweep):
            self.to("C", *curve)
        self.steps[-1] = (*self.steps[-1][:5], x, y)
        self.x, self.y = x, y
