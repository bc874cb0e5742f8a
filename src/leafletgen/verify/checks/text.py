"""Checks of the words that are read: exactly those of the edition, in its order."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.divided import divided_wrongly
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.matching import Squeezed, difference, plain, spacing_fits, squeezed
from leafletgen.verify.content.opened import Passage
from leafletgen.verify.content.tree import INLINE, Element, MarkedContent
from leafletgen.verify.expected.edition import Expected

ALIKE = 0.6
"""From this likeness on (0 to 1) a passage counts as a changed text of the leaflet; below it, as another text."""

MOST_PASSAGES = 500
"""How many extra passages, beyond those of the edition, are still compared one by one."""

LONGEST_PASSAGE = 5_000
"""The most characters of a passage that are compared in the search for a changed text."""


def placed_texts(case: FileCase) -> list[tuple[Expected, int | None]]:
    """Every text that must be printed, with the index of its passage; None if it is not in its place."""
    wanted, found = [each.exact for each in case.expected], case.exact_passages
    if wanted == found:
        return list(zip(case.expected, range(len(wanted)), strict=True))
    compared = found[: MOST_PASSAGES + len(wanted)]
    blocks = SequenceMatcher(None, wanted, compared, autojunk=False).get_matching_blocks()
    places = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    return [(each, places.get(at)) for at, each in enumerate(case.expected)]


def all_words_are_there(case: FileCase) -> Iterator[Diagnostic]:
    """Exactly the texts of the edition are read, character for character, in order and in their languages."""
    if case.edition is None:
        return
    placed = placed_texts(case)
    free = dict.fromkeys(range(len(case.passages)))
    for _, index in placed:
        if index is not None:
            del free[index]
    for each, index in placed:
        yield from [what_happened(case, free, each)] if index is None else is_read(case, case.passages[index], each)
    for index in free:
        yield broken("text-added", place_of(case.passages[index]), text=plain(case.passages[index].text)[:60])


def is_read(case: FileCase, passage: Passage, expected: Expected) -> Iterator[Diagnostic]:
    """A text in its place is in its language, so are its marked words, and no line of it ends where none may."""
    if not is_read_in(passage, expected.text.language):
        yield broken(
            "text-language", place_of(passage), text=expected.printed[:40], expected=expected.text.language,
            found=passage.element.language or "no language",
        )  # fmt: skip
    elif any(isinstance(kid, Element) for kid in passage.element.kids) or any(
        span.language for span in expected.text.spans
    ):
        yield from words_are_in_their_languages(case, passage, expected)
    if case.edition and (word := divided_wrongly(expected.printed, passage.text, case.edition.medicines)):
        yield broken("text-divided", place_of(passage), text=word[:60])


def words_are_in_their_languages(case: FileCase, passage: Passage, expected: Expected) -> Iterator[Diagnostic]:
    """Words marked with a language are read aloud in it, and only those."""
    own = expected.text.language
    wanted = letters_in(((span.language or own).lower(), span.text) for span in expected.text.printed)
    found = letters_in((language.lower(), text) for language, text in spoken_words(case, passage.element))
    for (language, letter), (other, _) in zip(wanted, found, strict=False):
        if language != other:
            text = "".join(each for tag, each in wanted if tag == language)[:40] or letter
            yield broken("text-language", place_of(passage), text=text, expected=language, found=other or "no language")
            return


def letters_in(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The language and character of every printed character in texts, without white space."""
    return [(language, letter) for language, text in texts for letter in squeezed(text).characters]


def spoken_words(case: FileCase, element: Element) -> Iterator[tuple[str, str]]:
    """The words of an element and its inline elements, each with the language (BCP 47) in which they are read."""
    for kid in element.kids:
        if isinstance(kid, MarkedContent) and (sequence := case.sequences.get(kid)):
            yield element.language, "".join(run.text for run in sequence.runs)
        elif isinstance(kid, Element) and kid.role in INLINE:
            yield from spoken_words(case, kid)


def is_read_in(passage: Passage, language: str) -> bool:
    """True when a passage is read aloud in a language (BCP 47; case is ignored)."""
    return passage.element.language == language or passage.element.language.lower() == language.lower()


def what_happened(case: FileCase, free: dict[int, None], expected: Expected) -> Diagnostic:
    """The error for a text that is not in its place: it has moved, has changed, or is gone.

    `free` are the indexes of passages not yet matched to a text. The passage that matches this text is removed from it.
    """
    best, likeness = None, ALIKE
    wanted = expected.squeezed.characters
    for index in free:
        found = case.squeezed_passages[index].characters
        if found == wanted:
            del free[index]
            code = "text-order" if case.exact_passages[index] == expected.exact else "text-spaced"
            return broken(code, place_of(case.passages[index]), text=expected.printed[:60])
        if case.comparing_left <= 0:
            continue
        matcher = SequenceMatcher(None, wanted[:LONGEST_PASSAGE], found[:LONGEST_PASSAGE])
        case.comparing_left -= len(wanted) + len(found)
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness:
            case.comparing_left -= min(len(wanted), LONGEST_PASSAGE) * min(len(found), LONGEST_PASSAGE) // 50
            if matcher.ratio() > likeness:
                best, likeness = index, matcher.ratio()
    if best is None:
        return broken("text-lost", str(expected.text.place) or expected.text.id, text=expected.printed[:60])
    del free[best]
    passage = case.passages[best]
    return broken("text-changed", place_of(passage), difference=difference(expected.printed, passage.text))


def place_of(passage: Passage) -> str:
    """The place where a passage begins, for a message."""
    return f"page {passage.parts[0][0]}, {passage.element}"


def contains(page: Squeezed, wanted: Squeezed) -> bool:
    """True when a text stands somewhere on a page."""
    return find(page, wanted, 0) >= 0


def find(page: Squeezed, wanted: Squeezed, start: int) -> int:
    """The index where a text begins on a page, from `start` on; -1 without one, -2 when only its spaces are wrong."""
    at, result = page.characters.find(wanted.characters, start), -1
    while at >= 0:
        if spacing_fits(wanted, page.part(at, at + len(wanted.characters))):
            return at
        at, result = page.characters.find(wanted.characters, at + 1), -2
    return result
