"""The words of the footer of every page."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from leafletgen.model.edition import Edition
from leafletgen.model.language import Language
from leafletgen.model.leaflet import Span, Text
from leafletgen.model.standing import Mark
from leafletgen.verify.expected import labels
from leafletgen.verify.expected.voice import ExpectedText, ExpectedVoice


def footer_words(voices: list[ExpectedVoice], edition: Edition) -> Iterator[ExpectedText]:
    """The words that are printed on every page and read aloud once.

    They are: the mark of texts that nobody has signed; the facts about the sheet in the clinic's language, if that is another;
    the disclaimer in each language; version, fingerprints and dates.
    """
    own = voices[0]
    leaflet, language = own.leaflet, own.language
    yield from (own.said("mark", words) for words in mark_words(edition, language))
    if edition.foreign:
        yield ExpectedText(foreign_words(edition))
    yield from (ExpectedText(voice.leaflet.disclaimer) for voice in voices)
    facts = (
        labels.label(language, "version", version=leaflet.version),
        labels.label(language, "published", date=leaflet.published),
        labels.label(language, "review_by", date=leaflet.review_by),
        *(fingerprint[:8] for fingerprint in edition.fingerprints),
    )
    yield own.said("imprint", "\u2003".join(facts))


def foreign_words(edition: Edition) -> Text:
    """The facts for staff who cannot read a sheet: title, language, id, version and marks, with em spaces between."""
    leaflet, clinic, title = edition.leaflet, edition.languages[edition.clinic_language], edition.clinic_title
    said = [
        Span(labels.language_name(edition.languages[leaflet.language], clinic)),
        Span(leaflet.id),
        Span(labels.label(clinic, "version", version=leaflet.version)),
        *(Span(mark) for mark in mark_words(edition, clinic)),
    ]
    if title:
        said.insert(0, Span(title.plain, language="" if title.language == clinic.tag else title.language))
    parted = [one for span in said for one in (span, Span("\u2003"))]
    return replace(labels.text("for-clinic", "", clinic.tag), spans=tuple(parted[:-1]))


def mark_words(edition: Edition, language: Language) -> tuple[str, ...]:
    """The marks of texts that nobody has signed; the word for a draft where the language has no other word."""
    leaflet = edition.leaflet
    draft = labels.labelled(language, "draft", language.labels["draft_reason"])
    places: dict[Mark, Callable[[], dict[str, object]]] = {
        Mark.STALE: lambda: {"source": labels.language_name(edition.languages[leaflet.source_language], language)},
        Mark.EXPIRED: lambda: {"date": leaflet.review_by},
    }
    said = (
        labels.label(language, mark.value, **places.get(mark, dict)())
        if mark is not Mark.DRAFT and mark.value in language.labels
        else draft
        for mark in edition.printed_marks
    )
    return tuple(dict.fromkeys(said))


def page_number(voice: ExpectedVoice, page: int, pages: int) -> ExpectedText:
    """The number of a page, from 1."""
    return voice.label("page", page=page, pages=pages)


def pages_of_side(edition: Edition, side: int, sides: int) -> tuple[int, ...]:
    """The pages of the leaflet, from 1, on a side of the paper (from 0), in reading order."""
    if edition.layout.imposition == "saddle":
        return (side + 1, 2 * sides - side)
    return (side + 1,)
