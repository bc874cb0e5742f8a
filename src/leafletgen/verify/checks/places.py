"""Checks of places: the words of a line follow each other, and lines and passages are in reading order.

The right place of each word is not known here, because composing decides it. But words that were moved later leave
a gap, lie on other words, or are out of reading order.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.checks.text import place_of
from leafletgen.verify.content.opened import LINE_STEP, Passage
from leafletgen.verify.content.painted import Painted, ShownRun
from leafletgen.verify.reader.objects import Malformed

TIGHT = 0.06
"""How far the places of words in a line may be off, in points, because numbers in the file are rounded."""

FAR_APART = 6.0
"""From this gap on, in points, two pieces of a footer are apart on purpose: the imprint and the page number."""

MOST_LEADING = 4.0
"""The largest distance between two lines of a passage, in type sizes. Nastaliq needs nearly 3."""

HANGING = 0.4
"""How far the space at the end of a line may reach beyond the edge, in type sizes."""

UNEVEN = 0.1
"""How far the line distances in a passage may differ, in points, because numbers in the file are rounded."""

TALL = re.compile("[\u0590-\u1fff\ua000-\uabff\ufb1d-\ufefc]")
"""Letters of scripts whose lines are set further apart wherever their ink would touch."""

BODY_HEIGHT = 0.45
"""The height of small letters above the baseline, in type sizes. No two lines may overlap there."""


class PassageLine(NamedTuple):
    """The text on one baseline of a passage. `left` and `right` are its ends, in points."""

    page: int
    y: float
    left: float
    right: float
    runs: list[ShownRun]

    @property
    def size(self) -> float:
        """The largest type size in it."""
        return max(run.size for run in self.runs)


def words_stand_where_they_are_read(case: FileCase) -> Iterator[Diagnostic]:
    """The words of each line follow each other, and each line follows the one before it."""
    if case.edition is None:
        return
    for passage in case.passages:
        lines = lines_of(case, passage)
        wrong = [*map(what_is_loose, lines), *map(what_is_between, lines, lines[1:]), is_uneven(lines)]
        for text in dict.fromkeys(filter(None, wrong)):
            yield broken("text-moved", place_of(passage), text=text[:60])
    for painted in case.painted:
        for line in artifact_lines(painted):
            if text := what_is_loose(line, apart=FAR_APART):
                yield broken("text-moved", f"page {painted.page.number}", text=text[:60])


def passages_stand_in_order(case: FileCase) -> Iterator[Diagnostic]:
    """On a page, text that is read later is lower or beside. A label is beside its list item or above it."""
    if case.edition is None:
        return
    placed = [(passage, lines) for passage in case.passages if (lines := lines_of(case, passage))]
    for (one, above), (other, below) in pairwise(placed):
        last, first = above[-1], below[0]
        if one.element.role == "Lbl" and other.element.role == "LBody":
            is_above = overlap(last, first) and first.y <= last.y - first.size / 2
            if last.page != first.page or (abs(last.y - first.y) > LINE_STEP and not is_above):
                yield broken("text-moved", place_of(one), text=one.text[:60])
        elif last.page == first.page and overlap(last, first) and first.y > last.y - first.size / 2:
            yield broken("text-moved", place_of(other), text=other.text[:60])


def no_line_lies_on_another(case: FileCase) -> Iterator[Diagnostic]:
    """The letters of no two lines overlap."""
    if case.edition is None:
        return
    lines: dict[int, list[PassageLine]] = {painted.page.number: artifact_lines(painted) for painted in case.painted}
    for passage in case.passages:
        for line in lines_of(case, passage):
            lines.setdefault(line.page, []).append(line)
    for page, found in lines.items():
        found.sort(key=lambda line: line.y)
        for upper in lines_on_others(found, page):
            yield broken("text-moved", f"page {page}", text="".join(run.text for run in upper.runs)[:60])


def lines_on_others(found: list[PassageLine], page: int) -> Iterator[PassageLine]:
    """The lines that overlap one below them. `found` goes from the foot up. Raises Malformed for too many lines."""
    pairs = 0
    for at, lower in enumerate(found):
        for above in range(at + 1, len(found)):
            upper = found[above]
            if upper.y >= lower.y + BODY_HEIGHT * lower.size:
                break
            pairs += 1
            if pairs > MOST_NEIGHBOURS:
                raise Malformed(f"page {page} has more lines beside each other than any honest page")
            if overlap(lower, upper):
                yield upper
                break


MOST_NEIGHBOURS = 500_000
"""The most pairs of lines at the same height that are compared on a page. A page of ours has some hundred."""


def lines_of(case: FileCase, passage: Passage) -> list[PassageLine]:
    """The lines of a passage, in the order of reading."""
    runs = [(sequence.page, run) for sequence in case.read(passage.element) for run in sequence.runs]
    return list(gathered(runs))


def artifact_lines(painted: Painted) -> list[PassageLine]:
    """The lines of a page's artifacts."""
    runs = [(painted.page.number, run) for each in painted.sequences if each.mcid is None for run in each.runs]
    return list(gathered(runs))


def gathered(runs: Iterable[tuple[int, ShownRun]]) -> Iterator[PassageLine]:
    """Lines made of consecutive runs on one baseline."""
    together: list[ShownRun] = []
    on = 0
    for page, run in runs:
        if together and (page != on or abs(run.y - together[-1].y) > LINE_STEP):
            yield line_of_runs(on, together)
            together = []
        on = page
        together.append(run)
    if together:
        yield line_of_runs(on, together)


def line_of_runs(page: int, runs: list[ShownRun]) -> PassageLine:
    """A line of these runs."""
    return PassageLine(page, runs[0].y, min(run.x0 for run in runs), max(run.x1 for run in runs), runs)


def what_is_loose(line: PassageLine, apart: float = float("inf")) -> str:
    """The text of a run that does not follow the run to its left, or is out of order; empty when there is none."""
    for left, right in pairwise(sorted(line.runs, key=lambda run: (run.x0, run.x1))):
        gap = right.x0 - left.x1
        if abs(right.y - left.y) > TIGHT or (abs(gap) > TIGHT + 0.002 * right.size and gap < apart):
            return right.text
    strong = [run for run in line.runs if letters_direction(run.text)]
    for one, other in pairwise(strong):
        same = letters_direction(one.text)
        if same == letters_direction(other.text) and (other.x0 - one.x0) * same < 0 and apart == float("inf"):
            return other.text
    return ""


def letters_direction(text: str) -> int:
    """1 for letters from left to right, -1 for letters from right to left, 0 for text with neither, or both.

    Numbers have no direction here: numbers that follow each other in right-to-left text are separate.
    """
    kinds = {unicodedata.bidirectional(character) for character in text}
    return ("L" in kinds) - bool(kinds & {"R", "AL"})


def what_is_between(one: PassageLine, other: PassageLine) -> str:
    """The text of a line that does not follow the line before it; empty if it does, or begins a new column."""
    text = "".join(run.text for run in other.runs)
    if one.page != other.page:
        return ""
    if other.y > one.y - other.size / 2:
        return text if overlap(one, other) else ""
    return text if not is_level(one, other) or one.y - other.y > MOST_LEADING * other.size else ""


def is_level(one: PassageLine, other: PassageLine) -> bool:
    """True when two lines share their left edge, right edge or middle. A space at a line's end may go over the edge."""
    left, right = abs(one.left - other.left), abs(one.right - other.right)
    middle = abs(one.left + one.right - other.left - other.right) / 2
    loose = HANGING * other.size
    return min(left, right) <= TIGHT or (right if is_forward(one) else left) <= loose or middle <= loose / 2


def is_forward(line: PassageLine) -> bool:
    """True for a line of left-to-right letters. A space at its end is at its right."""
    return sum(letters_direction(run.text) for run in line.runs) >= 0


def is_uneven(lines: list[PassageLine]) -> str:
    """The text of a line that is nearer to one of its neighbours; empty when all distances are equal.

    Passages with letters of `TALL` are not checked: some of their lines need more room than others.
    """
    for one, two, three in zip(lines, lines[1:], lines[2:], strict=False):
        upper, lower = one.y - two.y, two.y - three.y
        text = "".join(run.text for run in two.runs)
        alike = one.page == two.page == three.page and upper > 0 and lower > 0 and one.size == two.size == three.size
        if alike and abs(upper - lower) > UNEVEN and not TALL.search(text):
            return text
    return ""


def overlap(one: PassageLine, other: PassageLine) -> bool:
    """True when one line is above, below or on another."""
    return min(one.right, other.right) - max(one.left, other.left) > 1.0
