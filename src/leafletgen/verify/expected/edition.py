"""All words of an edition on paper, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from leafletgen.model.blocks import Figure, Table, found_in
from leafletgen.model.edition import Edition
from leafletgen.model.layout import Flow, Part
from leafletgen.model.leaflet import Noun, Section, Text
from leafletgen.verify.content.matching import Squeezed, exact, squeezed, with_addresses
from leafletgen.verify.expected.blocks import noun_words
from leafletgen.verify.expected.footer import footer_words, page_number, pages_of_side
from leafletgen.verify.expected.parts import IN_BOTH_LANGUAGES, PARTS
from leafletgen.verify.expected.voice import ExpectedVoice


class Expected:
    """A text that must be in the file: `printed` are its characters on paper; `exact` and `squeezed` are to compare.

    `heard` is true for a picture's alternative text, which is not printed.
    """

    def __init__(self, text: Text, heard: bool = False) -> None:
        self.text = text
        self.heard = heard
        self.printed = text.plain if heard else text.on_paper
        self.exact = exact(self.printed)

    @cached_property
    def squeezed(self) -> Squeezed:
        """The characters without white space. A line may end anywhere in an address."""
        return with_addresses(squeezed(self.printed))


class Script:
    """The words of an edition. `voices` are the leaflet and, in a bilingual layout, its source."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.voices = [
            ExpectedVoice(
                leaflet,
                edition.layout,
                edition.languages,
                edition.clinic,
                edition.emergency,
                edition.filled,
                edition.credits,
            )
            for leaflet in (edition.leaflet, edition.beside)
            if leaflet
        ]
        self.parts: dict[tuple[str | int, int], list[Expected]] = {}

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Texts that may be printed again as an artifact: the column headings of tables."""
        tables = (table for voice in self.voices for table in found_in(voice.leaflet, Table))
        return frozenset(
            exact(text.on_paper) for table in tables for column in table.columns for text in column.printed()
        )

    @cached_property
    def footer(self) -> list[Expected]:
        """The words of every footer, without the page number."""
        return [Expected(*words) for words in footer_words(self.voices, self.edition)]

    def footers(self, side: int, sides: int, heard: int | None) -> list[Expected]:
        """The footer texts on a side that are artifacts. On the page whose footer is `heard`, only the number is.

        The sides of a folded sheet have no numbers. `side` counts from 0, `heard` from 1.
        """
        found: list[Expected] = []
        pages = sides * len(pages_of_side(self.edition, 0, sides))
        for page in pages_of_side(self.edition, side, sides):
            found += [] if page == heard else self.footer
            if self.edition.layout.repeats:
                found.append(Expected(*page_number(self.voices[0], page, pages)))
        return found

    def readings(self) -> Iterator[list[Expected]]:
        """The possible orders of the edition: the usual one, and the one for lack of room.

        Each is possible with and without the lines for the patient's questions, which may lack room too.
        """
        layout = self.edition.layout
        for flows in (layout.flows, *layout.tight_flows):
            parts = self.asked(flows)
            yield list(self.reading(parts))
            if layout.question_lines and Part.QUESTIONS in parts:
                yield list(self.reading(part for part in parts if part != Part.QUESTIONS))

    def asked(self, flows: tuple[Flow, ...]) -> list[str | Noun]:
        """The parts of flows in order. A role becomes its sections; `sections` becomes all whose role no flow names.

        A figure that a flow places by itself is the first figure of the leaflet, and is left out of its section.
        """
        names = [name for flow in flows for name in (*flow.head, *flow.content, *flow.end, *flow.foot)]
        roles = {name for name in names if name not in set(PARTS)}
        sections, figures = self.edition.leaflet.sections, list[Noun]()
        if Part.FIGURE in names:
            sections, figures = self.parted
        found: list[str | Noun] = []
        for name in names:
            if name in PARTS:
                found.append(name)
            elif name == Part.FIGURE:
                found += figures
            else:
                found += (each for each in sections if is_meant(each, name, roles))
        return found

    @cached_property
    def parted(self) -> tuple[tuple[Section, ...], list[Noun]]:
        """The sections without the figure that stands by itself, and that figure, if there is one.

        It is the first figure that shares its section with other blocks.
        """
        leaflet = self.edition.leaflet
        places = ((one, block) for one in leaflet.sections if len(one.body) > 1 for block in one.body)
        first = next((pair for pair in places if isinstance(pair[1], Figure)), None)
        if first is None:
            return leaflet.sections, []
        section, figure = first
        rest = replace(section, body=tuple(block for block in section.body if block is not figure))
        return tuple(rest if each is section else each for each in leaflet.sections), [figure]

    def reading(self, parts: Iterable[str | Noun]) -> Iterator[Expected]:
        """The texts of parts in order, bilingual parts in one language and then the other; the footer is last."""
        said = (part for part in parts if self.words(part, 0))
        for paired, group in groupby(said, key=lambda part: len(self.voices) > 1 and in_both_languages(part)):
            together = list(group)
            for voice in range(2 if paired else 1):
                for part in together:
                    yield from self.words(part, voice)
        yield from self.footer

    def words(self, part: str | Noun, voice: int) -> list[Expected]:
        """The words of a part, a section or a figure in one of the languages."""
        key = (part if isinstance(part, str) else id(part), voice)
        if key not in self.parts:
            speaker = self.voices[voice]
            said = (
                PARTS[part](speaker)
                if isinstance(part, str)
                else noun_words(speaker, in_voice(part, speaker) if voice else part)
            )
            self.parts[key] = [Expected(*words) for words in said]
        return self.parts[key]


def is_meant(section: Section, name: str, roles: set[str]) -> bool:
    """True if a name in a flow means this section. `roles` are the roles that the flows name."""
    own = str(section.role) if section.role else ""
    return own == name or (name == Part.SECTIONS and own not in roles)


def in_voice(noun: Noun, voice: ExpectedVoice) -> Noun:
    """The same section or figure in the leaflet of a voice, with the same number of blocks."""
    nouns = {each.id: each for section in voice.leaflet.sections for each in (section, *section.body)}
    own = nouns[noun.id]
    if isinstance(noun, Section) and isinstance(own, Section):
        there = {block.id for block in noun.body}
        return replace(own, body=tuple(block for block in own.body if block.id in there))
    return own


def in_both_languages(part: str | Noun) -> bool:
    """True for a part that a bilingual layout prints in both languages."""
    return isinstance(part, Noun) or part in IN_BOTH_LANGUAGES
