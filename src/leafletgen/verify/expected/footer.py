"""What the footer of every page says."""

from collections.abc import Iterator

from leafletgen.model.edition import Edition
from leafletgen.verify.expected import labels
from leafletgen.verify.expected.voice import Voice, Words


def footer_words(voices: list[Voice], draft: bool) -> Iterator[Words]:
    """The draft mark, the disclaimer in each language, version and dates: what is read once and printed on every page."""
    own = voices[0]
    leaflet, language = own.leaflet, own.language
    if draft:
        yield own.said("draft", labels.labelled(language, "draft", language.labels["draft_reason"]))
    yield from (Words(voice.leaflet.disclaimer) for voice in voices)
    facts = (
        labels.label(language, "version", version=leaflet.version),
        labels.label(language, "published", date=leaflet.published),
        labels.label(language, "review_by", date=leaflet.review_by),
    )
    yield own.said("imprint", "\u2003".join(facts))


def page_number(voice: Voice, page: int, pages: int) -> Words:
    """The number of a page, from 1."""
    return voice.label("page", page=page, pages=pages)


def pages_of_side(edition: Edition, side: int, sides: int) -> tuple[int, ...]:
    """The pages of the leaflet, from 1, that are printed on a side of the paper (from 0), in the order of reading."""
    if edition.layout.imposition == "saddle":
        return (side + 1, 2 * sides - side)
    return (side + 1,)
