"""The credits: who makes, wrote and reviewed a leaflet, and where readers can answer. Missing facts are not printed."""

from collections.abc import Iterator

from leafletgen.compose.contents import Content
from leafletgen.compose.footer import SEPARATOR
from leafletgen.compose.labels import around, localised_date
from leafletgen.compose.preparation import Preparation
from leafletgen.diagnostics import Place
from leafletgen.model.credits import Contributor, Said
from leafletgen.model.layout import StyleName
from leafletgen.model.leaflet import Span, Text


def credit_lines(preparation: Preparation) -> tuple[Content, ...]:
    """Who makes, wrote and reviewed the leaflet, a line each, in small print."""
    given = preparation.edition.credits
    found: list[Text] = []
    if given.producer:
        found.append(credited("producer", "producer", [spoken(given.producer, preparation)], preparation))
    for label, people in (("author", given.authors), ("reviewer", given.reviewers)):
        found += [
            credited(label, f"{label}.{at}", list(contributor(one, preparation)), preparation)
            for at, one in enumerate(people)
        ]
    return tuple(preparation.prose(text, StyleName.SOURCES) for text in found)


def answer_lines(preparation: Preparation) -> tuple[Content, ...]:
    """The lines with where readers can say what they think, and ask for other languages and formats."""
    given = preparation.edition.credits
    lines = (("feedback", given.feedback), ("formats", given.formats))
    return tuple(
        preparation.prose(Text(f"credits.{name}", said.language, (Span(said.words),), PLACE), StyleName.CLINIC)
        for name, said in lines
        if said
    )


PLACE = Place(about="who speaks")
"""The place of words that come from one of several files."""


def credited(label: str, node: str, spans: list[Span], preparation: Preparation) -> Text:
    """A name with its label, in the leaflet's language."""
    words, language = preparation.label(label), preparation.language
    if not words.plain:
        return words
    before, after = around(language, label)
    kept = tuple(span for span in (Span(before), *spans, Span(after)) if span.text)
    return Text(f"credits.{node}", language.tag, kept, PLACE)


def contributor(person: Contributor, preparation: Preparation) -> Iterator[Span]:
    """A name, behind it in brackets the role, then the date of a review."""
    yield spoken(person.name, preparation)
    if person.role:
        yield from (Span(" ("), spoken(person.role, preparation), Span(")"))
    if person.on:
        yield Span(SEPARATOR + localised_date(person.on, preparation.language))


def spoken(said: Said, preparation: Preparation) -> Span:
    """Words, marked with their language if it is not the leaflet's."""
    return Span(said.words, language="" if said.language == preparation.leaflet.language else said.language)
