"""Compares a file with the same edition made once more: everything on the pages, and everything about them.

The other checks work out by rules of their own what must be on paper, whatever composed the file. They cannot know
exactly where composing puts a line, an icon or a rule. So `verify` makes the edition again from the library, and
compares the pages piece by piece. This finds every later change to a file. It does not find mistakes that both share.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

from leafletgen.diagnostics import Diagnostic
from leafletgen.units import length
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.ink import Ink, InkLook, ink_of
from leafletgen.verify.content.objects import differing_objects

PLACE_TOLERANCE = 0.25
"""How far a place may be off, in points: less than a tenth of a millimetre, which nobody sees."""

MOST_NAMED = 10
"""The most differences of one page that are named one by one."""

MILLIMETRE = length("1 mm")


def pages_are_as_the_library_makes_them(case: FileCase) -> Iterator[Diagnostic]:
    """Every page has exactly the ink of the page made again."""
    if case.again is None:
        return
    wanted, found = ink_of(case.again), ink_of(case.file)
    if len(wanted) != len(found):
        yield broken("pages-differ", what=f"{len(found)} pages instead of {len(wanted)}")
    for number, (one, other) in enumerate(zip(wanted, found, strict=False), 1):
        for what in list(dict.fromkeys(ink_differences(one, other)))[:MOST_NAMED]:
            yield broken("pages-differ", f"page {number}", what=what)


def the_rest_is_as_the_library_makes_it(case: FileCase) -> Iterator[Diagnostic]:
    """Tags, bookmarks, links, properties and all other objects are exactly those of the file made again."""
    if case.again is None:
        return
    for what in list(dict.fromkeys(differing_objects(case.again, case.file)))[:MOST_NAMED]:
        yield broken("document-differs", what=what)


def ink_differences(wanted: list[Ink], found: list[Ink]) -> Iterator[str]:
    """The differences in the ink of a page, in words."""
    if len(wanted) == len(found) and all(map(alike, wanted, found)):
        return
    missing, extra = unmatched(wanted, found), unmatched(found, wanted)
    moved: defaultdict[InkLook, list[Ink]] = defaultdict(list)
    for piece in extra:
        moved[piece.look].append(piece)
    for piece in missing:
        if others := moved[piece.look]:
            yield f"{piece.what} {displacement(piece, others.pop())}"
        else:
            yield f"{piece.what} is missing"
    yield from (f"{piece.what} is not the library's" for pieces in moved.values() for piece in pieces)
    if not missing and not extra:
        yield "it is painted in another order"


def alike(one: Ink, other: Ink) -> bool:
    """True when two pieces look the same and are in the same place."""
    return one.look == other.look and len(one.place) == len(other.place) and all(
        abs(a - b) <= PLACE_TOLERANCE for a, b in zip(one.place, other.place, strict=True)
    )  # fmt: skip


def unmatched(wanted: list[Ink], found: list[Ink]) -> list[Ink]:
    """The pieces of `wanted` that have no partner in `found`. Each piece has one partner. The time is linear."""
    cells: defaultdict[tuple[InkLook, int, int], list[Ink]] = defaultdict(list)
    for piece in found:
        cells[cell(piece, 0, 0)].append(piece)
    left = []
    for piece in wanted:
        for dx, dy in AROUND:
            one = cell(piece, dx, dy)
            same = next((other for other in cells.get(one, ()) if alike(piece, other)), None)
            if same:
                cells[one].remove(same)
                break
        else:
            left.append(piece)
    return left


AROUND = tuple((dx, dy) for dx in (0, -1, 1) for dy in (0, -1, 1))
"""A square of one point, and the eight squares around it."""


def cell(piece: Ink, dx: int, dy: int) -> tuple[InkLook, int, int]:
    """The look of a piece, and the square point that it is in, or one beside it."""
    x, y = (*piece.place, 0.0, 0.0)[:2]
    return piece.look, int(x // 1) + dx, int(y // 1) + dy


def displacement(piece: Ink, other: Ink) -> str:
    """How far a piece stands from where it should be."""
    steps = [abs(a - b) for a, b in zip_longest(piece.place, other.place, fillvalue=0.0)]
    return f"does not stand in its place, by {max(steps) / MILLIMETRE:.1f} mm"
