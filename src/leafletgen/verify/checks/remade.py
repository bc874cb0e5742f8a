"""The checks against another making of the same leaflet: all that is on the pages, and all that is said about them.

The other checks derive what must be on paper by rules of their own, and hold it whatever composed the file. They cannot know
to the point where composing puts a line, an icon or a rule. So `verify` has the library make the leaflet once more, and
compares the two pages piece by piece. What both makings get wrong is not found here; whatever was done to one of them is.
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
"""Points by which a place may be off: less than a tenth of a millimetre, which nobody sees."""

MOST_NAMED = 10
"""Differences of one page that are named one by one."""

MILLIMETRE = length("1 mm")


def pages_are_as_the_library_makes_them(case: FileCase) -> Iterator[Diagnostic]:
    """Every page has the ink that it has when the library makes it anew, and no other."""
    if case.again is None:
        return
    wanted, found = ink_of(case.again), ink_of(case.file)
    if len(wanted) != len(found):
        yield broken("pages-differ", what=f"{len(found)} pages instead of {len(wanted)}")
    for number, (one, other) in enumerate(zip(wanted, found, strict=False), 1):
        for what in list(dict.fromkeys(ink_differences(one, other)))[:MOST_NAMED]:
            yield broken("pages-differ", f"page {number}", what=what)


def the_rest_is_as_the_library_makes_it(case: FileCase) -> Iterator[Diagnostic]:
    """Tags, bookmarks, links, properties and every other object are those that the library makes, and there are no others."""
    if case.again is None:
        return
    for what in list(dict.fromkeys(differing_objects(case.again, case.file)))[:MOST_NAMED]:
        yield broken("document-differs", what=what)


def ink_differences(wanted: list[Ink], found: list[Ink]) -> Iterator[str]:
    """What is different about the ink of a page, in words; nothing when all is alike."""
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
    """True when two pieces look the same and stand in the same place."""
    return one.look == other.look and len(one.place) == len(other.place) and all(
        abs(a - b) <= PLACE_TOLERANCE for a, b in zip(one.place, other.place, strict=True)
    )  # fmt: skip


def unmatched(wanted: list[Ink], found: list[Ink]) -> list[Ink]:
    """The pieces of one page that another does not have, each of the other's counted once; in linear time."""
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
"""A square point, and those beside it."""


def cell(piece: Ink, dx: int, dy: int) -> tuple[InkLook, int, int]:
    """The look of a piece with the square point that it stands in, or one beside that."""
    x, y = (*piece.place, 0.0, 0.0)[:2]
    return piece.look, int(x // 1) + dx, int(y // 1) + dy


def displacement(piece: Ink, other: Ink) -> str:
    """How far a piece stands from where it should be."""
    steps = [abs(a - b) for a, b in zip_longest(piece.place, other.place, fillvalue=0.0)]
    return f"does not stand in its place, by {max(steps) / MILLIMETRE:.1f} mm"
