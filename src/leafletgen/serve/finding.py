"""The start page: what a query finds, and how a row of results says it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from leafletgen.serve.desk import Desk, Tongue
from leafletgen.serve.leaflet_page import StateMark, mark
from leafletgen.serve.papers import Kind, papers
from leafletgen.serve.search import Entry, Hit, folded, folded_words
from leafletgen.serve.shelf import Card

MOST_RESULTS = 40
"""Rows that are shown; whoever sees so many types more letters."""
LEAST_OF_NAME = 3
"""Letters of the name of a language that choose it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a query asks for: words to be found, and perhaps a language and a kind of paper."""

    words: tuple[str, ...]
    language: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class FoundLeaflet:
    """One leaflet in the list: `own` is the title in the language that it opens in, where that is not the source.

    `also` is the keyword that it was found by, `found_in` the language of the text with it.
    """

    card: Card
    title: Markup
    own: Markup | None
    opens_in: Tongue | None
    summary: str
    also: str
    found_in: Tongue
    mark: StateMark
    query: Mapping[str, str]
    languages: int


@dataclass(frozen=True, slots=True)
class Results:
    """What is shown below the search box: `said` is read aloud by screen readers."""

    rows: Sequence[FoundLeaflet]
    said: str
    count: int
    specialties: Sequence[str]
    asked: bool


def results(desk: Desk, query: str, specialty: str) -> Results:
    """The answer to a query; without one, every leaflet."""
    cards = desk.shelf.cards.copy()
    known = sorted(
        {one.specialty for card in cards.values() if (one := card.headlines.get(card.source)) and one.specialty}
    )
    wish, hits = found(desk, query)
    hits = [hit for hit in hits if hit.leaflet in cards]
    if specialty in known:
        hits = [
            hit
            for hit in hits
            if (one := cards[hit.leaflet].headlines.get(cards[hit.leaflet].source)) and one.specialty == specialty
        ]
    if wish.language:
        hits = [hit for hit in hits if cards[hit.leaflet].text(wish.language)]
    rows = [row(desk, cards[hit.leaflet], hit, wish) for hit in hits[:MOST_RESULTS]]
    said = (
        desk.words("find.results", count=len(hits), query=query) if query else desk.words("find.count", count=len(hits))
    )
    if query and not hits:
        said = desk.words("find.none", query=query)
    return Results(rows, said, len(hits), known, bool(query))


def found(desk: Desk, query: str) -> tuple[Wish, list[Hit]]:
    """The hits of a query. Names of languages and papers are words like others first, and choose where that finds nothing."""
    index = desk.shelf.index
    words = tuple(folded_words(folded(query)))
    if not words:
        every = [Hit(one.leaflet, one.entries[0], 0, ()) for one in index.listings]
        return Wish(()), sorted(every, key=lambda hit: hit.entry.title)
    exact = index.exact(words)
    if exact:
        return Wish(words), exact
    wish = chosen_by_words(desk, words)
    if wish.words == words:
        return wish, index.find(words)
    if not wish.words:
        return wish, found(desk, "")[1]
    return wish, index.find(wish.words)


def chosen_by_words(desk: Desk, words: tuple[str, ...]) -> Wish:
    """The wish in which names of languages and papers are taken for what they mean."""
    language, kind, rest = "", None, []
    tongues = [desk.tongue(tag) for tag in desk.settings.library.language_names()]
    kinds = {word: one for one in Kind for word in desk.words(f"paper.{one}_words").split()}
    for word in words:
        tag = next((one.tag for one in tongues if names(one, word)), "")
        if tag and not language:
            language = tag
        elif word in kinds and kind is None:
            kind = kinds[word]
        else:
            rest.append(word)
    return Wish(tuple(rest), language, kind)


def names(tongue: Tongue, word: str) -> bool:
    """True when a word is the name of a language, or its beginning."""
    if len(word) < LEAST_OF_NAME:
        return False
    return any(part.startswith(word) for part in folded_words(folded(f"{tongue.name} {tongue.own}")))


def row(desk: Desk, card: Card, hit: Hit, wish: Wish) -> FoundLeaflet:
    """A row for a hit."""
    entry = hit.entry
    opened = wish.language or (entry.language if wish.words else card.source)
    source = card.headlines.get(card.source) or entry.headline
    own = card.headlines.get(opened) if opened != card.source else None
    in_title = any(word in folded(entry.headline.title) for word in hit.words)
    also = "" if in_title or not hit.words else found_under(entry, hit.words)
    query = {"lang": opened}
    if wish.kind:
        ids = [paper.id for paper in papers(desk.settings.library, desk.words) if paper.kind is wish.kind]
        query |= {"paper": ids[0]} if ids else {}
    return FoundLeaflet(
        card=card,
        title=underlined(source.title, hit.words),
        own=underlined(own.title, hit.words) if own else None,
        opens_in=desk.tongue(opened) if opened != card.source else None,
        summary=source.summary,
        also=also,
        found_in=desk.tongue(entry.language),
        mark=mark(desk, card, opened),
        query=query,
        languages=len(card.status.texts),
    )


def found_under(entry: Entry, words: Sequence[str]) -> str:
    """The keyword that a leaflet was found by, where it was one."""
    return next((one for one in entry.headline.keywords if any(word in folded(one) for word in words)), "")


def underlined(title: str, words: Sequence[str]) -> Markup:
    """A title in which the words that were found are marked, whole, so that joined letters stay joined."""
    parts = re.split(r"(\s+)", title)
    marked = (
        Markup("<mark>{}</mark>").format(part) if any(word in folded(part) for word in words) else part
        for part in parts
    )
    return Markup("").join(marked)
