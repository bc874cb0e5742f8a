"""What there is to find and to print, read again whenever a file changes. A leaflet that cannot be read harms no other."""

import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from leafletgen.diagnostics import Refused
from leafletgen.library.cases import Cases
from leafletgen.library.library import FONTS, PEOPLE, SETTINGS, Library
from leafletgen.model.headline import Headline
from leafletgen.model.standing import State
from leafletgen.serve.faults import log_fault
from leafletgen.serve.search import Entry, Index, Listing
from leafletgen.signing.status import LeafletStatus, TextStatus, leaflet_status

LOOK = 2.0
"""Seconds after which a request has the library looked at again."""
SHARED = ("languages", "languages/words", "layouts", "clinics")
SINGLE = (PEOPLE, SETTINGS, FONTS)
"""Folders and files that concern every leaflet."""


@dataclass(frozen=True, slots=True)
class Card:
    """A leaflet as the page knows it: where its texts stand, what they are found by, and of which files that is true.

    `state` is different whenever something has changed that the leaflet is made from, or the day.
    """

    status: LeafletStatus
    headlines: Mapping[str, Headline]
    source: str
    version: str
    withdrawn: str
    state: object = field(repr=False)

    @property
    def id(self) -> str:
        """The id of the leaflet."""
        return self.status.leaflet

    @property
    def title(self) -> str:
        """The title in the source language; the id where it cannot be read."""
        return self.status.title or self.id

    def text(self, language: str) -> TextStatus | None:
        """The state of a text; None where there is none."""
        return next((one for one in self.status.texts if one.language == language), None)

    def may_print(self, language: str, *, drafts: bool) -> bool:
        """True when a text may be printed: a released one, or with `drafts` any that is not withdrawn or broken."""
        text = self.text(language)
        if text is None or self.withdrawn:
            return False
        return text.state is State.RELEASED or (drafts and text.state not in {State.WITHDRAWN, State.BROKEN})


class Shelf:
    """The leaflets of a library. Threads ask it; one thread at a time reads."""

    def __init__(self, library: Library, today: Callable[[], date] = date.today) -> None:
        self.library = library
        self.today = today
        self.lock = threading.Lock()
        self.cards: dict[str, Card] = {}
        self.shipped: dict[str, Card] = {}  # those that are not searched, where they have been asked for
        self.index = Index(())
        self.total = 0
        self.looked = float("-inf")
        self.shared: object = None
        self.any_released = False

    @property
    def is_reading(self) -> bool:
        """True while there are leaflets that have not been read yet."""
        return len(self.cards) < self.total

    def look_soon(self) -> None:
        """Have the library looked at by a thread of its own, unless that was done just now."""
        if time.monotonic() - self.looked > LOOK and not self.lock.locked():
            threading.Thread(target=self.look, daemon=True).start()

    def look(self) -> None:
        """Read what is new or has changed, forget what is gone, and let it be found."""
        with self.lock:
            try:
                ids = self.library.own_leaflet_ids()
            except Refused:
                ids = ()
            self.total = len(ids)
            self.shared = shared_state(self.library)
            cases = None
            changed = set(self.cards) - set(ids)
            for gone in changed:
                del self.cards[gone]
            for leaflet in ids:
                state = self._state(leaflet)
                if leaflet not in self.cards or self.cards[leaflet].state != state:
                    cases = cases or self._cases()
                    self.cards[leaflet] = read_card(self.library, leaflet, state, cases)
                    changed.add(leaflet)
            if changed:
                cards = list(self.cards.values())  # requests put newer cards in the place of old ones meanwhile
                self.index = self._index(cards, changed)
                self.any_released = any(
                    card.may_print(text.language, drafts=False) for card in cards for text in card.status.texts
                )
            self.looked = time.monotonic()

    def card(self, id: str) -> Card | None:
        """A leaflet as it is now; None for an id that is not in the library. Ids are looked up, never part of a path."""
        known = self.cards.get(id) or self.shipped.get(id)
        if known is None and id not in self._ids():
            return None
        self.shared = shared_state(self.library)
        state = self._state(id)
        if known is None or known.state != state:
            known = read_card(self.library, id, state, self._cases())
            (self.cards if id in self.cards else self.shipped)[id] = known
        return known if known.status.texts or known.withdrawn or id in self._ids() else None

    def _ids(self) -> tuple[str, ...]:
        try:
            return self.library.leaflet_ids()
        except Refused:
            return ()

    def _cases(self) -> Cases | None:
        try:
            return Cases(self.library, self.today())
        except Refused:
            return None

    def _state(self, id: str) -> object:
        folder = self.library.home(id) / "leaflets" / id
        return (self.shared, folder_state(folder), self.today())

    def _index(self, cards: Sequence[Card], changed: set[str]) -> Index:
        old = {listing.leaflet: listing for listing in self.index.listings}
        listings = [old[card.id] if card.id in old and card.id not in changed else listing(card) for card in cards]
        index = Index([one for one in listings if one.entries])
        _ = index.vocabulary  # worked out here, so that no request waits for it
        return index


def listing(card: Card) -> Listing:
    """A leaflet as it is searched, the text of its source language first."""
    order = sorted(card.headlines, key=lambda language: (language != card.source, language))
    found = Listing(card.id, [Entry(language, card.headlines[language]) for language in order])
    _ = found.vocabulary
    return found


def read_card(library: Library, id: str, state: object, cases: Cases | None) -> Card:
    """Read a leaflet. What cannot be read has no title, or its text is broken."""
    try:
        return whole_card(library, id, state, cases) if cases else broken_card(library, id, state)
    except Refused:
        return broken_card(library, id, state)
    except Exception as wrong:
        # Whatever is wrong with one leaflet, the others are found and printed.
        log_fault(f"the leaflet {id} cannot be read", wrong)
        return broken_card(library, id, state)


def whole_card(library: Library, id: str, state: object, cases: Cases) -> Card:
    """A leaflet whose facts and records can be read. Raises Refused where they cannot."""
    status = leaflet_status(cases, id)
    facts = library.facts(id)
    records = library.records(id)
    headlines, texts = {}, []
    for text in status.texts:
        try:
            headlines[text.language] = library.headline(id, text.language)
            texts.append(text)
        except Refused as refused:
            texts.append(TextStatus(text.language, State.BROKEN, refused.diagnostics))
    read = LeafletStatus(id, status.title, status.review_by, tuple(texts))
    return Card(read, headlines, facts.source_language, facts.version, records.withdrawn, state)


def broken_card(library: Library, id: str, state: object) -> Card:
    """A leaflet whose facts or records cannot be read."""
    try:
        languages = library.languages_of(id)
    except Refused:
        languages = ()
    texts = tuple(TextStatus(language, State.BROKEN) for language in languages)
    return Card(LeafletStatus(id, "", None, texts), {}, "", "", "", state)


def shared_state(library: Library) -> object:
    """What changes when a file changes that concerns every leaflet."""
    roots = (library.root, library.shipped) if library.root != library.shipped else (library.root,)
    folders = [folder_state(root / name) for root in roots for name in SHARED]
    return (*folders, *(file_state(root / name) for root in roots for name in SINGLE))


def folder_state(folder: Path) -> object:
    """Names, times and sizes of the files in a folder."""
    try:
        with os.scandir(folder) as there:
            return tuple(sorted((one.name, (seen := one.stat()).st_mtime_ns, seen.st_size) for one in there))
    except OSError:
        return None


def file_state(file: Path) -> object:
    """Time and size of a file."""
    try:
        seen = file.stat()
    except OSError:
        return None
    return (seen.st_mtime_ns, seen.st_size)
