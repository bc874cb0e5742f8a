"""The parts that a layout can name, as content."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from leafletgen.compose.blocks.boxes import Boxed
from leafletgen.compose.blocks.lists import numbered
from leafletgen.compose.blocks.pairs import paired
from leafletgen.compose.blocks.sections import Headed
from leafletgen.compose.blocks.writing import WriteOnLines
from leafletgen.compose.clinic import clinic_box
from leafletgen.compose.contents import Content
from leafletgen.compose.preparation import Preparation
from leafletgen.model.blocks import Figure
from leafletgen.model.language import Direction
from leafletgen.model.layout import BoxName, Part, Sources, StyleName
from leafletgen.model.leaflet import Leaflet, Section


def title(preparation: Preparation) -> tuple[Content, ...]:
    """The title, under the line with the kind of the sheet."""
    kind = preparation.labelled("kind", StyleName.KIND, keep=True)
    words = preparation.prose(preparation.leaflet.title, StyleName.TITLE, keep=True)
    return (Boxed(BoxName.TITLE, None, (kind, words)),)


def summary(preparation: Preparation) -> tuple[Content, ...]:
    """The key message, in its box."""
    heading = preparation.labelled("key_message", StyleName.BOX_HEADING, node="summary.heading", keep=True)
    words = preparation.prose(preparation.leaflet.summary, StyleName.SUMMARY)
    return (Boxed(BoxName.KEY_MESSAGE, heading, (words,)),)


def first_figure_alone(preparation: Preparation) -> tuple[Content, ...]:
    """The first figure, outside its section."""
    found = first_figure(preparation.leaflet)
    return preparation.blocks([found[1]]) if found else ()


def first_figure(leaflet: Leaflet) -> tuple[int, Figure] | None:
    """The first figure that shares its section with other blocks, after the section's number; None without one."""
    for number, one in enumerate(leaflet.sections):
        for block in one.body:
            if isinstance(block, Figure) and len(one.body) > 1:
                return number, block
    return None


def section(section: Section, preparation: Preparation) -> Headed:
    """One section."""
    heading = preparation.prose(section.heading, StyleName.HEADING, keep=True)
    return Headed(heading, preparation.blocks(section.body))


def questions(preparation: Preparation) -> tuple[Content, ...]:
    """Lines for the patient's own questions."""
    if not preparation.layout.question_lines:
        return ()
    heading = preparation.labelled("questions", StyleName.HEADING, node="questions.heading", keep=True)
    return (Headed(heading, (WriteOnLines(preparation.layout.question_lines),)),)


def sources(preparation: Preparation) -> tuple[Content, ...]:
    """The numbered sources, in the language they were published in, in full or in short as the layout says."""
    leaflet, how = preparation.leaflet, preparation.layout.sources
    found = leaflet.short_sources if how is Sources.SHORT and leaflet.short_sources else leaflet.sources
    if not found or how is Sources.NONE:
        return ()
    heading = preparation.labelled("sources", StyleName.HEADING, node="sources.heading", keep=True)
    return (Headed(heading, numbered(found, preparation, StyleName.SOURCES)),)


PARTS: Mapping[Part, Callable[[Preparation], tuple[Content, ...]]] = {
    Part.TITLE: title,
    Part.SUMMARY: summary,
    Part.FIGURE: first_figure_alone,
    Part.QUESTIONS: questions,
    Part.CLINIC: clinic_box,
    Part.SOURCES: sources,
}
"""Every part that a layout can name, with the function that makes its content."""

IN_BOTH = frozenset({Part.TITLE, Part.SUMMARY})
"""The parts that a bilingual layout prints in both languages, like sections. Other parts are printed once."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The content of a leaflet, by part: prepared once for all ways to run it through the panels.

    `sections` are for the ways with the first figure in its section, `without_figure` for the others.
    """

    parts: Mapping[str, tuple[Content, ...]]
    sections: "Sections"
    without_figure: "Sections"

    @classmethod
    def of(cls, preparation: Preparation, beside: Preparation | None) -> "Contents":
        """The parts that a layout names, with the other language beside them, if there is one."""
        names = {name for flows in preparation.layout.ways for flow in flows for name in flow.parts}
        parts: dict[str, tuple[Content, ...]] = {}
        for name, make in PARTS.items():
            if name in names:
                other = make(beside) if beside and name in IN_BOTH else None
                parts[name] = in_both(make(preparation), other, beside)
        whole = tuple(sections(preparation, beside))
        return cls(parts, whole, without_figure(whole, preparation, beside) if Part.FIGURE in names else whole)

    def named(self, name: str, placed: Container[str]) -> tuple[Content, ...]:
        """The content of a name in a flow. `sections` means those whose role is not in `placed`."""
        if name in self.parts:
            return self.parts[name]
        return tuple(
            content
            for role, contents in (self.without_figure if Part.FIGURE in placed else self.sections)
            if (role not in placed if name == Part.SECTIONS else role == name)
            for content in contents
        )

    def without(self, part: Part) -> "Contents":
        """The same without the content of a part."""
        return replace(self, parts={**self.parts, part: ()})


Sections: TypeAlias = tuple[tuple[str | None, tuple[Content, ...]], ...]
"""The role and the content of every section."""


def sections(preparation: Preparation, beside: Preparation | None) -> Sections:
    """The sections of a leaflet, with the other language beside them, if there is one."""
    leaflet, other = preparation.leaflet, beside.leaflet if beside else None
    seconds = other.sections if other else (None,) * len(leaflet.sections)
    return tuple(
        (one.role, section_in_both(one, second, preparation, beside))
        for one, second in zip(leaflet.sections, seconds, strict=True)
    )


def without_figure(whole: Sections, preparation: Preparation, beside: Preparation | None) -> Sections:
    """The sections for ways in which the first figure is placed by itself: its section is prepared without it."""
    found = first_figure(preparation.leaflet)
    if not found:
        return whole
    number, block = found

    def rest(leaflet: Leaflet) -> Section:
        section = leaflet.sections[number]
        return replace(section, body=tuple(each for each in section.body if each.id != block.id))

    second = rest(beside.leaflet) if beside else None
    other = section_in_both(rest(preparation.leaflet), second, preparation, beside)
    return (*whole[:number], (whole[number][0], other), *whole[number + 1 :])


def section_in_both(
    own: Section, other: Section | None, preparation: Preparation, beside: Preparation | None
) -> tuple[Content, ...]:
    """A section, with the same section in the other language beside it, if there is one."""
    second = (section(other, beside),) if beside and other else None
    return in_both((section(own, preparation),), second, beside)


def in_both(
    own: tuple[Content, ...], other: tuple[Content, ...] | None, beside: Preparation | None
) -> tuple[Content, ...]:
    """Content, with the same content in the other language beside it, if there is one."""
    if other is None or beside is None:
        return own
    language = beside.language
    return tuple(paired(own, other, language.tag, language.direction is Direction.RTL))
