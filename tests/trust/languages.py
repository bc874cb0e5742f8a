"""The shipped leaflet in every language, and the readers of its numbers, for the tests of trust."""

from functools import cache
from pathlib import Path

from leafletgen.library.library import Library
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.model.words import Words
from leafletgen.trust.fingerprint import translated
from leafletgen.trust.quantities import Reader

LIBRARY = Library.find(Path(__file__).parents[2])
FIRST = "scrotal-calcinosis"
SOURCE = "en"
TAGS = LIBRARY.languages_of(FIRST)
TRANSLATIONS = tuple(tag for tag in TAGS if tag != SOURCE)
ZEROS = {
    "latn": "0", "arab": "٠", "arabext": "۰", "deva": "०", "beng": "০", "guru": "੦", "gujr": "૦", "taml": "௦", "thai": "๐",
    "khmr": "០", "mymr": "၀",
}  # fmt: skip


@cache
def leaflet(tag: str) -> Leaflet:
    """The first shipped leaflet in a language."""
    return LIBRARY.leaflet(FIRST, tag)


def strings(tag: str) -> tuple[Text, ...]:
    """Its strings, without the sources."""
    return translated(leaflet(tag))


def pairs(tag: str) -> tuple[tuple[Text, Text], ...]:
    """Each string of the source, and of the language, in every shipped leaflet that has the language."""
    ids = [one for one in LIBRARY.own_leaflet_ids() if tag in LIBRARY.languages_of(one)]
    texts = [(translated(LIBRARY.leaflet(one, SOURCE)), translated(LIBRARY.leaflet(one, tag))) for one in ids]
    return tuple(pair for source, own in texts for pair in zip(source, own, strict=True))


@cache
def words(tag: str) -> Words:
    """What a language calls numbers and units."""
    return LIBRARY.words(tag)


@cache
def reader(tag: str) -> Reader:
    """Reads the numbers of a language."""
    return Reader(words(tag))


def figures(number: str, tag: str) -> str:
    """A number in the figures that a language prints."""
    zero = ord(ZEROS[LIBRARY.language(tag).digits])
    return "".join(chr(zero + int(one)) if one.isdecimal() else one for one in number)
