"""One leaflet in one language, with everything else that its words on paper depend on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from leafletgen.model.clinic import Clinic
from leafletgen.model.credits import NOBODY, Credits
from leafletgen.model.language import Language
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.verify.expected import labels


class ExpectedText(NamedTuple):
    """A text that the file must have: printed, or as the alternative text of a picture (`heard`)."""

    text: Text
    heard: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedVoice:
    """A leaflet, its layout and languages, the clinic that gives it to patients, and the number to call.

    `filled` has the values of the leaflet's fields, by the field's id. `credits` names the authors.
    """

    leaflet: Leaflet
    layout: Layout
    languages: Mapping[str, Language]
    clinic: Clinic | None
    emergency: str = ""
    filled: Callable[[str], str] = lambda _: ""
    credits: Credits = NOBODY

    @property
    def language(self) -> Language:
        """The leaflet's own language."""
        return self.languages[self.leaflet.language]

    def label(self, name: str, node: str = "", **values: object) -> ExpectedText:
        """A label of the leaflet's language."""
        return self.said(node or f"label.{name}", labels.label(self.language, name, **values))

    def said(self, node: str, words: str, link: str | None = None) -> ExpectedText:
        """Words that the program adds, in the leaflet's language; `link` is the address behind them."""
        return ExpectedText(labels.text(node, words, self.leaflet.language, link))

    def marker(self, item: Text, words: str) -> ExpectedText:
        """The marker before a list item, in the digits of the item's language."""
        return ExpectedText(
            labels.text(f"{item.id}.label", labels.digits_written(words, self.languages[item.language]), item.language)
        )
