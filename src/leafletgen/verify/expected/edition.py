"""All that an edition says on paper, in the order in which it is read."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from leafletgen.model.blocks import Table, found_in
from leafletgen.model.edition import Edition
from leafletgen.model.layout import Flow, Part
from leafletgen.model.leaflet import Text
from leafletgen.verify.content.matching import Squeezed, exact, squeezed, with_addresses
from leafletgen.verify.expected.footer import footer_words, page_number, pages_of_side
from leafletgen.verify.expected.parts import IN_BOTH_LANGUAGES, PARTS
from leafletgen.verify.expected.voice import Voice


class Expected:
    """A text that must be in the file: `printed` are its characters on paper, `exact` and `squeezed` these to be compared.

    `heard` is one that is not printed, but is the alternative text of a picture.
    """

    def __init__(self, text: Text, heard: bool = False) -> None:
        self.text = text
        self.heard = heard
        self.printed = text.plain if heard else text.on_paper
        self.exact = exact(self.printed)

    @cached_property
    def squeezed(self) -> Squeezed:
        """The characters without white space; an address may go on anywhere on the next line."""
        return with_addresses(squeezed(self.printed))


class Script:
    """What an edition says. `voices` are the leaflet and, in a bilingual layout, the same in its source language."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.voices = [
            Voice(leaflet, edition.layout, edition.languages, edition.clinic, edition.emergency, edition.filled)
            for leaflet in (edition.leaflet, edition.beside)
            if leaflet
        ]
        self.parts: dict[tuple[Part, int], list[Expected]] = {}

    @cached_property
    def repeated(self) -> frozenset[str]:
        """What may be printed again as an artifact: the headings of the columns of tables."""
        tables = (table for voice in self.voices for table in found_in(voice.leaflet, Table))
        return frozenset(
            exact(text.on_paper) for table in tables for column in table.columns for text in column.printed()
        )

    @cached_property
    def footer(self) -> list[Expected]:
        """What every footer says, without the page number."""
        return [Expected(*words) for words in footer_words(self.voices, self.edition)]

    def footers(self, side: int, sides: int, heard: int | None) -> list[Expected]:
        """What the footers on a side print as artifacts; of the page that is `heard`, only its number.

        `side` counts from 0, `heard` from 1.
        """
        found: list[Expected] = []
        pages = sides * len(pages_of_side(self.edition, 0, sides))
        for page in pages_of_side(self.edition, side, sides):
            found += [] if page == heard else self.footer
            found.append(Expected(*page_number(self.voices[0], page, pages)))
        return found

    def readings(self) -> Iterator[list[Expected]]:
        """The orders in which the edition may be read: as it likes to run, or as it does when room is short.

        In each with lines for the patient's questions, or without when there is no room for them.
        """
        layout = self.edition.layout
        for flows in filter(None, (layout.flows, layout.tight_flows)):
            parts = parts_of(flows)
            yield list(self.reading(parts))
            if layout.question_lines and Part.QUESTIONS in parts:
                yield list(self.reading(part for part in parts if part is not Part.QUESTIONS))

    def reading(self, parts: Iterable[Part]) -> Iterator[Expected]:
        """One of these orders: what is in two languages is read in one and then in the other; the footer is read last."""
        said = (part for part in parts if self.words(part, 0))
        for paired, group in groupby(said, key=lambda part: len(self.voices) > 1 and part in IN_BOTH_LANGUAGES):
            together = list(group)
            for voice in range(2 if paired else 1):
                for part in together:
                    yield from self.words(part, voice)
        yield from self.footer

    def words(self, part: Part, voice: int) -> list[Expected]:
        """What a part says in one of the languages."""
        if (part, voice) not in self.parts:
            self.parts[part, voice] = [Expected(*words) for words in PARTS[part](self.voices[voice])]
        return self.parts[part, voice]


def parts_of(flows: tuple[Flow, ...]) -> list[Part]:
    """The parts of flows in their order: what runs through a flow's panels, then what stands at its foot."""
    return [part for flow in flows for part in (*flow.content, *flow.foot)]
