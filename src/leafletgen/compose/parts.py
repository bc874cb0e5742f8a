"""The parts that a layout can name, as content."""

from collections.abc import Callable, Mapping

from leafletgen.compose.blocks.boxes import Boxed
from leafletgen.compose.blocks.lists import numbered
from leafletgen.compose.blocks.pairs import paired
from leafletgen.compose.blocks.sections import Headed
from leafletgen.compose.blocks.writing import WriteOnLines
from leafletgen.compose.clinic import clinic_box
from leafletgen.compose.contents import Content
from leafletgen.compose.preparation import Preparation
from leafletgen.model.language import Direction
from leafletgen.model.layout import BoxName, Part, StyleName
from leafletgen.model.leaflet import Section


def title(preparation: Preparation) -> tuple[Content, ...]:
    """The title, under the line that says what this sheet is."""
    kind = preparation.labelled("kind", StyleName.KIND, keep=True)
    words = preparation.prose(preparation.leaflet.title, StyleName.TITLE, keep=True)
    return (Boxed(BoxName.TITLE, None, (kind, words)),)


def summary(preparation: Preparation) -> tuple[Content, ...]:
    """The key message, in its box."""
    heading = preparation.labelled("key_message", StyleName.BOX_HEADING, node="summary.heading", keep=True)
    words = preparation.prose(preparation.leaflet.summary, StyleName.SUMMARY)
    return (Boxed(BoxName.KEY_MESSAGE, heading, (words,)),)


def sections(preparation: Preparation) -> tuple[Content, ...]:
    """Every section with its heading."""
    return tuple(section(one, preparation) for one in preparation.leaflet.sections)


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
    """Where the facts come from, numbered, in the language they were published in."""
    if not preparation.leaflet.sources:
        return ()
    heading = preparation.labelled("sources", StyleName.HEADING, node="sources.heading", keep=True)
    return (Headed(heading, numbered(preparation.leaflet.sources, preparation, StyleName.SOURCES)),)


PARTS: Mapping[Part, Callable[[Preparation], tuple[Content, ...]]] = {
    Part.TITLE: title,
    Part.SUMMARY: summary,
    Part.SECTIONS: sections,
    Part.QUESTIONS: questions,
    Part.CLINIC: clinic_box,
    Part.SOURCES: sources,
}
"""Every part a layout can name, and what makes its content."""

IN_BOTH = frozenset({Part.TITLE, Part.SUMMARY, Part.SECTIONS})
"""The parts that have words of both languages of a bilingual layout; the others are said once."""


def part(preparation: Preparation, beside: Preparation | None, part: Part) -> tuple[Content, ...]:
    """The content of a part; with the other language beside it, where there is one."""
    own = PARTS[part](preparation)
    if beside is None or part not in IN_BOTH:
        return own
    language = beside.language
    return tuple(paired(own, PARTS[part](beside), language.tag, language.direction is Direction.RTL))
