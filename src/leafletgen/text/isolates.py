"""Numbers stay in order: what must read left to right, unbroken, in a paragraph that reads right to left.

Plain UAX #9 prints `020 7946 0958` as `0958 7946 020` in Arabic, because to it a space is no part of a number. So the
algorithm is given a copy of the paragraph in which every stretch that must stay in order is an isolate, and is made of
letters, which nothing can turn round. The copy is dropped after the analysis: what is drawn and extracted has no
character more.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from leafletgen.text import bidi
from leafletgen.text.neighbours import RIGHT_TO_LEFT, among_words, gaps_around
from leafletgen.text.stretches import GAP, HYPHEN, Kind, Stretch, any_of, is_range, recognise
from leafletgen.text.ucd import bidi_class
from leafletgen.text.unit_names import LOCAL_UNITS, RUN_ON_UNITS

LRI, PDI = "\u2066", "\u2069"
LETTER = "x"
"""Stands for each character of a stretch in the copy that is analysed."""

AUTHORS_BREAK = re.compile("[\u200b\u00ad]")
DASH = re.compile(f"{GAP}?[{HYPHEN}]{GAP}?")
SIGN = re.compile(f"(?:[<>≤≥≈~±]=?{GAP}?|(?<!\\w)[+{HYPHEN}])\\Z")
REST = re.compile(f"(?:{GAP}?[٪%‰؉])?(?:{GAP}?°?(?:(?:{any_of(LOCAL_UNITS)})(?!\\w)|{any_of(RUN_ON_UNITS)}))?")


def find(text: str) -> list[tuple[int, int]]:
    """Start and end of every stretch that reads left to right in any language and stays on one line, in order.

    These are numbers with their signs and units, ranges, times, dates, telephone numbers, codes such as COVID-19, URLs
    and e-mail addresses, without the punctuation of the sentence around them. The same is found whichever width the
    spaces inside have, so that they may be replaced by spaces that do not break.
    """
    return [(stretch.start, stretch.end) for stretch in stretches(text)]


@lru_cache(maxsize=1024)
def stretches(text: str) -> tuple[Stretch, ...]:
    """What `find` finds, remembered: breaking and ordering ask for the same paragraph."""
    return tuple(recognise(text))


def unbreakable(text: str) -> list[tuple[int, int]]:
    """Start and end of every stretch that stays on one line, in order.

    These are the stretches of `find`, with what goes with a number in the direction of the text: units in its own
    script (`5 ملغ`), and in Arabic-Indic digits the signs and the second half of a range (`٥ – ١٠`, `٥٪`).
    Where the author allows a break, as in a long address, one stretch ends and the next begins.
    """
    kept: list[tuple[int, int]] = []
    for stretch in stretches(text):
        start, end = stretch.start, stretch.end
        if stretch.kind is not Kind.WORD and (rest := REST.match(text, end)):
            end = rest.end()
        if sign := SIGN.search(text, max(start - 3, kept[-1][1] if kept else 0), start):
            start -= len(sign[0])
        if kept and is_second_half(text, kept[-1], stretch):
            start = kept.pop()[0]
        kept.append((start, end))
    return [part for start, end in kept for part in pairwise([start, *authors_breaks(text, start, end), end])]


def authors_breaks(text: str, start: int, end: int) -> list[int]:
    """Where in a stretch the author lets a line end: after a zero-width space or a soft hyphen."""
    return [found.end() for found in AUTHORS_BREAK.finditer(text, start, end) if found.end() < end]


def is_second_half(text: str, before: tuple[int, int], stretch: Stretch) -> bool:
    """True when a number in Arabic-Indic digits is joined by a dash to what is kept together before it."""
    dash = DASH.fullmatch(text, before[1], stretch.start)
    if not dash or stretch.kind is not Kind.ARABIC_NUMBER:
        return False
    return len(dash[0]) == 1 or is_range(text[before[0] : before[1]], text[stretch.start : stretch.end])


def paragraph_levels(text: str, base: int) -> list[int]:
    """The embedding level (UAX #9) of each character of a paragraph, with every stretch of `find` kept in order.

    `base` is the paragraph embedding level: 0 left to right, 1 right to left.
    """
    found = stretches(text)
    plain = bidi.levels(text, base) if base == 0 or not found else []
    if not found or not any(plain or [base]):
        return plain
    return levels_apart(text, found) if base == 1 and stand_apart(text, found) else resolved_levels(text, found, base)


def resolved_levels(text: str, found: Sequence[Stretch], base: int) -> list[int]:
    """The levels that UAX #9 gives, with these stretches kept in order."""
    pieces = list(analysed(text, found))
    resolved = iter(bidi.levels("".join(piece for piece, _ in pieces), base))
    return [level for piece, is_text in pieces for level in islice(resolved, len(piece)) if is_text]


def levels_apart(text: str, found: Sequence[Stretch]) -> list[int]:
    """The same where the stretches stand apart in right-to-left text."""
    levels = [1] * len(text)
    for stretch in found:
        levels[stretch.start : stretch.end] = [2] * (stretch.end - stretch.start)
    return levels


def stand_apart(text: str, found: Sequence[Stretch]) -> bool:
    """True for right-to-left text in which nothing but these numbers runs the other way: the algorithm is not needed."""
    outside = set("".join(gaps_around(text, found)))
    inside = set("".join(text[stretch.start : stretch.end] for stretch in found))
    return (
        all(stretch.kind is not Kind.WORD for stretch in found)
        and bidi.MOVING[1].isdisjoint(map(bidi_class, outside))
        and RIGHT_TO_LEFT.isdisjoint(map(bidi_class, inside))
    )


def analysed(text: str, found: Sequence[Stretch]) -> Iterator[tuple[str, bool]]:
    """The pieces of the copy that UAX #9 gets, each with whether it stands for characters of the text.

    Within Latin words a number is one of them: an isolate would cut `paracetamol 500 mg` in two, each half on the side
    of the other. Anywhere else it is an isolate. An address with Arabic or Hebrew letters is an isolate that the
    algorithm orders inside (RFC 3987, 4.1).
    """
    end = 0
    for stretch, is_word in zip(found, among_words(text, found), strict=True):
        yield text[end : stretch.start], True
        end = stretch.end
        own = text[stretch.start : end]
        mixed = any(bidi_class(character) in RIGHT_TO_LEFT for character in own)
        letters = own if mixed else LETTER * len(own)
        yield from [(letters, True)] if is_word and not mixed else [(LRI, False), (letters, True), (PDI, False)]
    yield text[end:], True
