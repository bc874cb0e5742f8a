"""What a leaflet says on paper, ready to be looked for in a file."""

from typing import NamedTuple

from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.verify.content.matching import Squeezed, squeezed


class Expected(NamedTuple):
    """A string of a leaflet: with the characters that are printed, and these ready to be compared."""

    text: Text
    printed: str
    squeezed: Squeezed


def expected_texts(leaflet: Leaflet) -> list[Expected]:
    """Every string of a leaflet that is on paper, in reading order."""
    printed = ((text, text.on_paper) for text in leaflet.printed())
    return [Expected(text, characters, squeezed(characters)) for text, characters in printed]
