"""Checks of text that is printed but not read aloud: the footer on every page, and nothing else."""

import re
from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.matching import difference, exact
from leafletgen.verify.content.painted import Painted
from leafletgen.verify.expected.edition import Expected
from leafletgen.verify.expected.footer import pages_of_side


def footers_are_right(case: FileCase) -> Iterator[Diagnostic]:
    """Every page has the footer with its disclaimers. It is read aloud once. All other text is read aloud."""
    if case.script is None:
        return
    sides = len(case.painted)
    repeated = [each for each in case.script.footer if heard(case, each) > printed_times(case, each)]
    for each in repeated:
        if is_disclaimer(case, each):
            yield broken("disclaimer-repeated", count=heard(case, each))
    for side, painted in enumerate(case.painted):
        found = unheard(painted, case.script.repeated)
        possible = [case.script.footers(side, sides, page) for page in heard_pages(case, side)]
        if not any("".join(each.exact for each in wanted) == exact(found) for wanted in possible):
            yield from what_is_wrong(case, possible[0], found, f"page {painted.page.number}")


def heard_pages(case: FileCase, side: int) -> list[int | None]:
    """The pages on a side whose footer may be the one that is read aloud; None if that footer is on another side."""
    if not case.script or not case.passages or case.passages[-1].parts[-1][0] != side + 1:
        return [None]
    return [*pages_of_side(case.script.edition, side, len(case.painted))]


def what_is_wrong(case: FileCase, wanted: list[Expected], found: str, where: str) -> Iterator[Diagnostic]:
    """The errors in a footer: a missing disclaimer, or any other difference."""
    missing = [each for each in wanted if is_disclaimer(case, each) and each.exact not in exact(found)]
    for _ in missing:
        yield broken("disclaimer-missing", where)
    if not missing:
        yield broken("footer-wrong", where, difference=difference("".join(each.printed for each in wanted), found))


def is_disclaimer(case: FileCase, expected: Expected) -> bool:
    """True for a disclaimer of one of the edition's languages."""
    return case.script is not None and any(expected.text is voice.leaflet.disclaimer for voice in case.script.voices)


def heard(case: FileCase, expected: Expected) -> int:
    """The number of times that a text is read aloud."""
    return case.exact_passages.count(expected.exact)


def printed_times(case: FileCase, expected: Expected) -> int:
    """The number of times that a text must be read aloud: as often as the edition has it, and at least once."""
    return sum(each.exact == expected.exact for each in case.expected)


def unheard(painted: Painted, repeated: frozenset[str]) -> str:
    """The text of a page's artifacts, without `repeated`: column headings that are printed again on a next page."""
    texts = ("".join(run.text for run in sequence.runs) for sequence in painted.sequences if sequence.mcid is None)
    heading = (
        re.compile(f"(?:{'|'.join(map(re.escape, sorted(repeated, key=len, reverse=True)))})+") if repeated else None
    )
    return "".join(text for text in texts if not (heading and heading.fullmatch(exact(text.replace("\n", "")))))
