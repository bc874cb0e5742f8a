"""Checks of the words: the leaflet, the whole leaflet, in its order, and the disclaimer on every page."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import Case
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.matching import Squeezed, difference, same, spacing_fits, squeezed
from leafletgen.verify.content.opened import Passage, joined
from leafletgen.verify.content.painted import Painted
from leafletgen.verify.expected.leaflet import Expected

ALIKE = 0.6
"""From this likeness on (0 to 1) a passage is taken for a changed string of the leaflet, below it for another."""

LONGEST_COMPARED = 5_000
"""Characters of a passage that are compared when a string is looked for that has changed."""


def placed_texts(case: Case, expected: Iterable[Expected]) -> Iterator[tuple[Expected, int | None]]:
    """Every string with the index of its passage, from where the one before it was found on; None when it is not there."""
    passages = case.squeezed_passages
    at = 0
    for each in expected:
        alike = (index for index in range(at, len(passages)) if same(each.squeezed, passages[index]))
        found = next(alike, None)
        if found is not None and not speaks(case.passages[found], each.text.language):
            # Of two languages side by side, both may say this in the same words.
            found = next((index for index in alike if speaks(case.passages[index], each.text.language)), found)
        yield each, found
        at = at if found is None else found + 1


def all_words_are_there(case: Case) -> Iterator[Diagnostic]:
    """Every string of the leaflet is read, character for character, in its order and in its language."""
    for expected in case.expected:
        yield from words_are_there(case, expected)


def words_are_there(case: Case, expected: list[Expected]) -> Iterator[Diagnostic]:
    """Every string of one language of a leaflet."""
    placed = list(placed_texts(case, expected))
    taken = {index for _, index in placed if index is not None}
    for each, index in placed:
        if index is None:
            yield what_happened(case, taken, each)
        elif not speaks(case.passages[index], each.text.language):
            found = case.passages[index].element.language or "no language"
            yield broken(
                "text-language", about(case.passages[index]),
                text=each.printed[:40], expected=each.text.language, found=found,
            )  # fmt: skip


def speaks(passage: Passage, language: str) -> bool:
    """True when a passage is read aloud in a language (BCP 47; capitals make no difference)."""
    return passage.element.language.lower() == language.lower()


def what_happened(case: Case, taken: set[int], expected: Expected) -> Diagnostic:
    """Find out whether a string that is not where it should be has moved, has changed, or is gone."""
    text, printed, wanted = expected
    best, likeness = None, ALIKE
    for index, (passage, found) in enumerate(zip(case.passages, case.squeezed_passages, strict=True)):
        if index in taken:
            continue
        if same(wanted, found):
            return broken("text-order", about(passage), text=printed[:60])
        matcher = SequenceMatcher(None, wanted.characters[:LONGEST_COMPARED], found.characters[:LONGEST_COMPARED])
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness and matcher.ratio() > likeness:
            best, likeness = passage, matcher.ratio()
    if best is None:
        return broken("text-lost", str(text.place) or text.id, text=printed[:60])
    return broken("text-changed", about(best), difference=difference(printed, best.text))


def about(passage: Passage) -> str:
    """Where a passage begins."""
    return f"page {passage.parts[0][0]}, {passage.element}"


def disclaimer_is_on_every_page(case: Case) -> Iterator[Diagnostic]:
    """The disclaimer is printed on every page, and read aloud once; in every language that the page is in."""
    for printed in dict.fromkeys(leaflet.disclaimer.on_paper for leaflet in case.leaflets):
        disclaimer = squeezed(printed)
        times = sum(same(disclaimer, each.squeezed) for expected in case.expected for each in expected)
        yield from stands_on_every_page(case, disclaimer, times)


def stands_on_every_page(case: Case, wanted: Squeezed, times: int) -> Iterator[Diagnostic]:
    """A text is printed on every page, and read aloud as often as the leaflet says it, in one language or two."""
    heard = [index for index, passage in enumerate(case.squeezed_passages) if same(wanted, passage)]
    if len(heard) > times:
        yield broken("disclaimer-repeated", count=len(heard))
    pages = {page for index in heard for page, _ in case.passages[index].parts}
    for painted in case.painted:
        if painted.page.number not in pages and not contains(squeezed(unheard(painted)), wanted):
            yield broken("disclaimer-missing", f"page {painted.page.number}")


def unheard(painted: Painted) -> str:
    """The text of a page's artifacts."""
    artifacts = (sequence for sequence in painted.sequences if sequence.mcid is None)
    return "\n".join(text for sequence in artifacts for _, text in joined([sequence]))


def contains(page: Squeezed, wanted: Squeezed) -> bool:
    """True when a text stands somewhere on a page."""
    return find(page, wanted, 0) >= 0


def find(page: Squeezed, wanted: Squeezed, start: int) -> int:
    """Where a text begins on a page, from an index on; -1 when it does not, and -2 when only its spaces are wrong."""
    at, result = page.characters.find(wanted.characters, start), -1
    while at >= 0:
        if spacing_fits(wanted, page.part(at, at + len(wanted.characters))):
            return at
        at, result = page.characters.find(wanted.characters, at + 1), -2
    return result
