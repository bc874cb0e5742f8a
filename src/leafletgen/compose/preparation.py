"""Turns a leaflet's texts into content. Each is shaped once, for all sizes and widths."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, TypeAlias

from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content
from leafletgen.compose.labels import around, label, printed
from leafletgen.compose.setting import HEADING_STYLES
from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.model.addresses import digits
from leafletgen.model.blocks import FillIn
from leafletgen.model.edition import Edition
from leafletgen.model.language import Direction, Language
from leafletgen.model.layout import Layout, StyleName
from leafletgen.model.leaflet import Block, Leaflet, NodeId, Span, Text
from leafletgen.problems.catalogue import problem
from leafletgen.text.holding import is_phrased
from leafletgen.text.narrowing import Narrowing
from leafletgen.text.paragraphs import EMPTY, Wording, shape_paragraph
from leafletgen.text.typesetter import Typesetter

Prepare: TypeAlias = "Callable[[Any, Preparation], tuple[Content, ...]]"
"""Makes the content of one kind of block."""


@dataclass
class Preparation:
    """Turns one of an edition's leaflets into content.

    `errors` collects what cannot be printed. `warnings` collects what is missing, though the leaflet can be printed.
    `kinds` has the function for each kind of block. `prefix` begins every id, if two languages of a leaflet
    are in one file.
    """

    edition: Edition
    leaflet: Leaflet
    kinds: Mapping[type[Block], Prepare]
    typesetter: Typesetter
    prefix: str = ""
    errors: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """The leaflet's own language."""
        return self.language_of(self.leaflet.language)

    @property
    def layout(self) -> Layout:
        """The layout of the edition."""
        return self.edition.layout

    def language_of(self, tag: str) -> Language:
        """The language of a text, by its tag."""
        return self.edition.languages[tag]

    def prose(
        self,
        text: Text,
        style: StyleName,
        *,
        node: NodeId = "",
        keep: bool = False,
        direction: Direction | None = None,
    ) -> Prose:
        """Shape one text in a style. By default its direction is that of its language.

        Text that cannot be drawn goes to `errors`, and nothing is drawn instead.
        """
        bold, language = self.layout.styles[style].bold, self.language_of(text.language)
        if direction and direction is not language.direction:
            language = replace(language, direction=direction)
        heading = style in HEADING_STYLES and is_phrased(language.tag)
        try:
            # A label that the language lacks has no words. It is in `errors` already.
            paragraph = (
                shape_paragraph(text, language, self.edition.typefaces, self.typesetter, bold=bold, heading=heading)
                if text.plain
                else EMPTY
            )
        except Refused as refused:
            self.errors.extend(refused.diagnostics)
            paragraph = EMPTY
        self.warnings += [replace(each, place=text.place) for each in paragraph.warnings]
        wording = Wording(text.printed, language, self.edition.typefaces, bold, heading)
        narrowing = Narrowing(wording, self.edition.medicines, self.typesetter)
        return Prose(self.prefix + (node or text.id), text, paragraph, style, keep, narrowing=narrowing)

    def labelled(self, name: str, style: StyleName, *, node: NodeId = "", keep: bool = False, **places: int) -> Prose:
        """Shape one label of the language, with numbers filled in."""
        return self.prose(self.label(name, **places), style, node=node, keep=keep)

    def label(self, name: str, **places: int) -> Text:
        """One label of the language. A label that the language lacks is an error, and nothing is printed instead."""
        if name in self.language.labels:
            return label(self.language, name, **places)
        place = Place(f"languages/{self.language.tag}.yaml")
        self.errors.append(problem("missing-label", place, label=f"'{name}'"))
        return printed(f"label.{name}", "", self.language)

    def emergency(self, node: NodeId) -> Text:
        """The number to call in an emergency, as a link, with its label; without a number, the label and a warning."""
        words, number = self.label("emergency_number"), self.edition.emergency
        if not number:
            self.warnings.append(problem("no-emergency-number", Place(about=self.leaflet.id)))
            return replace(words, id=node)
        before, after = around(self.language, "emergency_number")
        spans = (Span(before), Span(number, link=f"tel:{'+' * number.startswith('+')}{digits(number)}"), Span(after))
        return replace(words, id=node, spans=tuple(span for span in spans if span.text))

    def filled(self, field: FillIn) -> Text | None:
        """The value of a field; None without one."""
        words, place = self.edition.filled(field.name), Place(about=f"field '{field.name}'")
        return Text(f"{field.id}.filled", self.leaflet.language, (Span(words),), place) if words else None

    def blocks(self, blocks: Iterable[Block]) -> tuple[Content, ...]:
        """The content of blocks, in order. A paragraph before a list is kept with it."""
        prepared = [content for block in blocks for content in self.kinds[type(block)](block, self)]
        kept = [
            replace(content, keep=True) if isinstance(content, Prose) and following.LISTED else content
            for content, following in pairwise(prepared)
        ]
        return (*kept, *prepared[-1:])
