"""The marks on every page of a leaflet that nobody has signed as it is, for the patient and for the clinic."""

from collections.abc import Iterator
from datetime import date

from leafletgen.compose.labels import label, label_and_value, name_of_language, printed
from leafletgen.model.edition import Edition
from leafletgen.model.language import Language
from leafletgen.model.leaflet import Text
from leafletgen.model.standing import Mark


def marks_in(language: Language, edition: Edition) -> tuple[Text, ...]:
    """The marks of an edition in a language, each once, with the name of the mark as its id."""
    found = {text.plain: text for mark in edition.printed_marks for text in mark_in(language, mark, edition)}
    return tuple(found.values())


def mark_in(language: Language, mark: Mark, edition: Edition) -> Iterator[Text]:
    """One mark in a language. A language without a label for it uses the label for a draft."""
    if mark is Mark.DRAFT or mark.value not in language.labels:
        yield printed(Mark.DRAFT, label_and_value(language, "draft", language.labels["draft_reason"]), language)
        return
    leaflet = edition.leaflet
    source = name_of_language(edition.languages[leaflet.source_language], language)
    places: dict[Mark, dict[str, str | date]] = {
        Mark.STALE: {"source": source},
        Mark.EXPIRED: {"date": leaflet.review_by},
    }
    words = label(language, mark.value, **places.get(mark, {}))
    yield printed(mark, words.plain, language)
