"""Checks of the words: the leaflet, the whole leaflet, in its order, and the disclaimer on every page."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.leaflet import Figure, Leaflet, Text
from leafletgen.verify.contents import Painted
from leafletgen.verify.matching import Squeezed, difference, same, spacing_fits, squeezed
from leafletgen.verify.opened import Opened, Passage, joined
from leafletgen.verify.rules import broken

ALIKE = 0.6
"""From this likeness on (0 to 1) a passage is taken for a changed string of the leaflet, below it for another."""

LONGEST_COMPARED = 5_000
"""Characters of a passage that are compared when a string is looked for that has changed."""


def printed_texts(leaflet: Leaflet) -> list[tuple[Text, str]]:
    """Every string of a leaflet that is on paper, with the characters that are printed, in reading order."""
    blocks = (block for section in leaflet.sections for block in section.body)
    unseen = {block.alt.id for block in blocks if isinstance(block, Figure)}
    return [(text, text.on_paper) for text in leaflet.texts() if text.id not in unseen]


def placed_texts(opened: Opened, leaflet: Leaflet) -> Iterator[tuple[Text, str, int | None]]:
    """Every string with the index of its passage, from where the one before it was found on; None when it is not there."""
    passages = opened.squeezed_passages
    at = 0
    for text, printed in printed_texts(leaflet):
        wanted = squeezed(printed)
        alike = (index for index in range(at, len(passages)) if same(wanted, passages[index]))
        found = next(alike, None)
        if found is not None and not speaks(opened.passages[found], text.language):
            # Of two languages side by side, both may say this in the same words.
            found = next((index for index in alike if speaks(opened.passages[index], text.language)), found)
        yield text, printed, found
        at = at if found is None else found + 1


def all_words_are_there(opened: Opened) -> Iterator[Diagnostic]:
    """Every string of the leaflet is read, character for character, in its order and in its language."""
    for leaflet in opened.leaflets:
        yield from words_are_there(opened, leaflet)


def words_are_there(opened: Opened, leaflet: Leaflet) -> Iterator[Diagnostic]:
    """Every string of one language of a leaflet."""
    placed = list(placed_texts(opened, leaflet))
    taken = {index for _, _, index in placed if index is not None}
    for text, printed, index in placed:
        if index is None:
            yield what_happened(opened.passages, taken, text, printed)
            continue
        if not speaks(opened.passages[index], text.language):
            found = opened.passages[index].element.language or "no language"
            yield broken(
                "text-language", about(opened.passages[index]),
                text=printed[:40], expected=text.language, found=found,
            )  # fmt: skip


def speaks(passage: Passage, language: str) -> bool:
    """True when a passage is read aloud in a language (BCP 47; capitals make no difference)."""
    return passage.element.language.lower() == language.lower()


def what_happened(passages: list[Passage], taken: set[int], text: Text, printed: str) -> Diagnostic:
    """Find out whether a string that is not where it should be has moved, has changed, or is gone."""
    wanted = squeezed(printed)
    best, likeness = None, ALIKE
    for index, passage in enumerate(passages):
        if index in taken:
            continue
        found = squeezed(passage.text)
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


def disclaimer_is_on_every_page(opened: Opened) -> Iterator[Diagnostic]:
    """The disclaimer is printed on every page, and read aloud once; in every language that the page is in."""
    said = Counter(squeezed(printed) for leaflet in opened.leaflets for _, printed in printed_texts(leaflet))
    for disclaimer in dict.fromkeys(squeezed(leaflet.disclaimer.on_paper) for leaflet in opened.leaflets):
        yield from stands_on_every_page(opened, disclaimer, said[disclaimer])


def stands_on_every_page(opened: Opened, wanted: Squeezed, times: int) -> Iterator[Diagnostic]:
    """A text is printed on every page, and read aloud as often as the leaflet says it, in one language or two."""
    heard = [index for index, passage in enumerate(opened.squeezed_passages) if same(wanted, passage)]
    if len(heard) > times:
        yield broken("disclaimer-repeated", count=len(heard))
    pages = {page for index in heard for page, _ in opened.passages[index].parts}
    for painted in opened.painted:
        if painted.page.number not in pages and not contains(squeezed(unheard(painted)), wanted):
            yield broken("disclaimer-missing", f"page {painted.page.number}")


def unheard(painted: Painted) -> str:
    """The text of a page's artifacts."""
    artifacts = (sequence for sequence in painted.sequences if sequence.mcid is None)
    return "\n".join(text for sequence in artifacts for _, text in joined((0, run) for run in sequence.runs))


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
