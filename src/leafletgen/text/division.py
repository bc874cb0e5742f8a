"""Where a word that is wider than a line may be divided: the last resort before the text is refused.

There are three ways; the next is tried only where the one before was not enough. An address, a path or a chain of words
ends behind its signs, without a hyphen. Words are hyphenated by the patterns of their language. Other words are divided
between any two letters. A number, the name of a medicine and a word with capitals inside are never divided.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from leafletgen.model.medicines import Medicines, merged_ranges
from leafletgen.text import ucd
from leafletgen.text.addresses import address_ranges
from leafletgen.text.breaking import clusters
from leafletgen.text.expression_grammar import HYPHENS
from leafletgen.text.hyphenation import hyphenation_points
from leafletgen.text.itemising import scripts

NO_SIGN, HYPHEN, UNSEEN_END = "", "-", "\u200b"
"""What is added at the end of the line: nothing, where the text has a sign there; a hyphen; or an invisible mark."""

ADDRESS_SIGNS = "/.\\-_?&=@:,;~+#%!$*|"
BEHIND_SIGN = re.compile(f"(?<=[{re.escape(ADDRESS_SIGNS)}])(?![{re.escape(ADDRESS_SIGNS)}])")
"""A part of an address ends behind its last sign: `https://`, `clinic.`, `?id=`."""

LEAST_OF_ADDRESS = 3
"""The fewest characters of an address before and after a break."""

JOINT = re.compile(
    rf"(?<=[^\W_])[/\\{HYPHENS}_.,;:&=+|·]+(?=[^\W_(\[])"  # a sign between two letters or digits
    r"|[)\]}](?=[^\W_(\[])"
    r"|(?<=[/,;|])\s+|\s+(?=\D)|(?<=\D)\s+"
)
"""Where a chain of words, codes or names may end. A number is kept: see `parts_a_number`."""

FILE = re.compile(r"(?<!\S)\S*(?:[^\W_]_[^\W_]|\\)\S*")
"""A path or the name of a file: it has a backslash, or an underscore between letters."""

SPACED = re.compile(r"\s+")

HYPHENATED = frozenset(
    [
        "Armn",
        "Beng",
        "Copt",
        "Cyrl",
        "Deva",
        "Geor",
        "Grek",
        "Gujr",
        "Guru",
        "Knda",
        "Latn",
        "Mlym",
        "Orya",
        "Sinh",
        "Taml",
        "Telu",
    ]
)
"""Scripts whose words are divided with a hyphen. Joined letters never are; other scripts have no such custom."""

SYLLABLES = frozenset({"Hang", "Hani", "Hira", "Kana"})
"""Scripts whose signs are syllables. A line may end between any two of them, without a mark."""

LEAST_BESIDE_DIGITS = 20
"""From this many letters on, letters beside a digit are a word with a footnote, not a code."""

LEAST_OF_WORD = 2
"""The fewest letters of a word before and after a break, where no pattern says otherwise."""


class DivisionPoint(NamedTuple):
    """A place inside a word where a line may end, and the mark that the line then ends with."""

    at: int
    mark: str


class Wide(NamedTuple):
    """A part of a text, from `start` to `end`, that is wider than a line.

    `language` is that of its words (BCP 47); `script` is the language's own. Words in another script are foreign.
    """

    text: str
    start: int
    end: int
    language: str
    script: str
    medicines: Medicines

    @property
    def own(self) -> str:
        """The characters from `start` to `end`."""
        return self.text[self.start : self.end]


DivisionWay: TypeAlias = "Callable[[Wide], Iterator[DivisionPoint]]"


def joints(wide: Wide) -> Iterator[DivisionPoint]:
    """Places behind the signs of an address, a path or a chain of words, and behind no-break spaces."""
    inside = [found for found in division_places(wide.text) if found[0] < wide.end and wide.start < found[1]]
    for start, end in inside:
        for found in BEHIND_SIGN.finditer(wide.text, max(start, wide.start) + LEAST_OF_ADDRESS, min(end, wide.end)):
            if found.start() <= min(end, wide.end) - LEAST_OF_ADDRESS:
                yield DivisionPoint(found.start(), NO_SIGN)
    for found in JOINT.finditer(wide.text, wide.start, wide.end):
        if not is_inside(found.end(), inside) and not parts_a_number(wide.text, found.start(), found.end()):
            yield DivisionPoint(found.end(), NO_SIGN)


def division_places(text: str) -> list[tuple[int, int]]:
    """Where addresses, paths and names of files stand. A hyphen added to one would make it lead elsewhere."""
    return merged_ranges([*address_ranges(text), *(found.span() for found in FILE.finditer(text))])


def parts_a_number(text: str, start: int, end: int) -> bool:
    """True for a sign between two digits that may be a part of their number: `140/90`, `1.5`, `020-7946`."""
    between = text[start:end]
    listed = between.isspace() and start and text[start - 1] in "/,;|"
    return not listed and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()


def is_inside(at: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """True for a place between the first and the last character of a range."""
    index = bisect_right(ranges, (at, 0)) - 1
    return index >= 0 and ranges[index][0] < at < ranges[index][1]


def syllables(wide: Wide) -> Iterator[DivisionPoint]:
    """Places where the patterns of the language divide a word, and between the groups of a number that fills a line."""
    for found in SPACED.finditer(wide.text, wide.start, wide.end):
        yield DivisionPoint(found.end(), NO_SIGN)
    inside = division_places(wide.text)
    for start, end in words(wide):
        word = wide.text[start:end]
        script = ucd.script(word[0])
        if is_inside(start + 1, inside) or is_in_a_code(wide.text, start, end):
            continue
        if script in HYPHENATED and may_be_divided(word):
            kept = wide.medicines.inside(word)
            for at in hyphenation_points(word, wide.language, foreign=script != wide.script):
                if not is_inside(at, kept):
                    yield DivisionPoint(start + at, HYPHEN)


def everywhere(wide: Wide) -> Iterator[DivisionPoint]:
    """Places between any two letters and between any two signs; in an address, between any two characters."""
    inside = division_places(wide.text)
    kept = list(kept_whole(wide))
    at = wide.start
    for cluster in clusters(wide.own)[:-1]:
        at += len(cluster)
        if is_inside(at, inside):
            yield DivisionPoint(at, NO_SIGN)
        elif not is_inside(at, kept) and (mark := mark_between(wide.text, at)) is not None:
            yield DivisionPoint(at, mark)


def kept_whole(wide: Wide) -> Iterator[tuple[int, int]]:
    """Ranges that `everywhere` must not divide: names of medicines, words with capitals inside, the ends of words."""
    for start, end in words(wide):
        word = wide.text[start:end]
        if not may_be_divided(word) or (is_beside_digits(wide.text, start, end) and end - start < LEAST_BESIDE_DIGITS):
            yield start, end
            continue
        held = [(0, LEAST_OF_WORD), *wide.medicines.inside(word), (len(word) - LEAST_OF_WORD, len(word))]
        yield from sorted((start + first, start + last) for first, last in held)


def is_beside_digits(text: str, start: int, end: int) -> bool:
    """True for letters that a digit touches: they may be a code, and a hyphen would look like a part of it."""
    return text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


def mark_between(text: str, at: int) -> str | None:
    """The mark of a line that ends between two characters; None where no line may end."""
    before, after = text[at - 1], text[at]
    if before.isdigit() or after.isdigit():
        return None
    if not (is_of_word(before) and is_of_word(after)):
        return NO_SIGN if before == after else None
    script = ucd.script(after)
    if script in SYLLABLES:
        return NO_SIGN
    return HYPHEN if script in HYPHENATED else UNSEEN_END


WAYS: tuple[DivisionWay, ...] = (joints, syllables, everywhere)
"""The ways to divide, the best first."""


def words(wide: Wide) -> Iterator[tuple[int, int]]:
    """Start and end of each run of letters of one script, with their marks."""
    at = wide.start
    for (inside, _), group in groupby(zip(map(is_of_word, wide.own), scripts(wide.own, ""), strict=True)):
        end = at + len(list(group))
        if inside and wide.text[at].isalpha():
            yield at, end
        at = end


INSIDE_WORDS = "\u00ad\u200c\u200d"


def is_of_word(character: str) -> bool:
    """True for letters, their marks, and the joiners and soft hyphens inside words."""
    return character.isalpha() or character in INSIDE_WORDS or unicodedata.category(character)[0] == "M"


def why_whole(text: str, medicines: Medicines) -> str:
    """Why a text without spaces is never divided, in words for a message."""
    if any(character.isdigit() for character in text):
        return "half of a number or a code would be another one"
    if medicines.inside(text):
        return "half of the name of a medicine could be the name of another one"
    return "a word with capitals inside is a name or a code"


def is_in_a_code(text: str, start: int, end: int) -> bool:
    """True for letters with a digit before them or a code behind them. A single digit at the end is a footnote."""
    return text[start - 1 : start].isdigit() or (text[end : end + 1].isdigit() and text[end + 2 : end + 3].isalnum())


def may_be_divided(word: str) -> bool:
    """False for a word with capitals inside: `LevETIRAcetam`, `McDonald`. True for a word in capitals throughout."""
    return word.isupper() or not any(character.isupper() for character in word[1:])
