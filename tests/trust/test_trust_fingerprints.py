"""A fingerprint changes with every character that is printed, and with nothing else."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from languages import LIBRARY, SOURCE, TAGS, leaflet, strings

from leafletgen.model.leaflet import Leaflet, SectionRole, Span
from leafletgen.trust.alignment import SourceChange, changed_strings
from leafletgen.trust.fingerprint import PrintedBeside, string_fingerprint, string_fingerprints, text_fingerprint

PICTURES: dict[Path, str] = defaultdict(lambda: "0")


def fingerprint(given: Leaflet) -> str:
    """The fingerprint of a leaflet whose pictures do not matter."""
    return text_fingerprint(given, PrintedBeside(PICTURES))


def edited(given: Leaflet, change: Callable[[Span], Span]) -> Leaflet:
    """The leaflet with another first span in its first section's heading."""
    first = given.sections[0]
    heading = replace(first.heading, spans=(change(first.heading.spans[0]), *first.heading.spans[1:]))
    return replace(given, sections=(replace(first, heading=heading), *given.sections[1:]))


@pytest.mark.parametrize("tag", TAGS)
def test_one_character_changes_a_string(tag: str) -> None:
    """In every string of every language, one changed character is another fingerprint of exactly that string."""
    before = string_fingerprints(leaflet(tag))
    for at, text in enumerate(strings(tag)):
        first, *others = text.spans
        for words in (f"{first.text}x", first.text.replace(first.text[-1], "¤"), f"0{first.text}", first.text[:-1]):
            other = replace(text, spans=(replace(first, text=words), *others))
            assert string_fingerprint(other) != before[at], words


@pytest.mark.parametrize(
    "change",
    [
        lambda span: replace(span, text=span.text + "0"),
        lambda span: replace(span, strong=True),
        lambda span: replace(span, link="https://example.org"),
        lambda span: replace(span, language="la"),
        lambda span: replace(span, text=span.text.swapcase()),
    ],
)
def test_what_is_printed_is_signed(change: Callable[[Span], Span]) -> None:
    """Words, strong print, links and marks of a language are part of a text's fingerprint."""
    assert fingerprint(edited(leaflet(SOURCE), change)) != fingerprint(leaflet(SOURCE))


def test_what_is_not_printed_is_not_signed() -> None:
    """White space of the file, composed or decomposed letters, places, versions and dates change no fingerprint."""
    given = leaflet("fr")
    before = fingerprint(given)
    spaced = edited(given, lambda span: replace(span, text=f" {span.text}".replace(" ", "  ")))
    decomposed = edited(given, lambda span: replace(span, text=unicodedata.normalize("NFD", span.text)))
    moved = replace(given, title=replace(given.title, id="x", place=given.summary.place), version="9")
    assert {fingerprint(one) for one in (spaced, decomposed, moved)} == {before}


def test_a_picture_is_signed_by_its_bytes() -> None:
    """Another picture under the same name is another text."""
    other: dict[Path, str] = defaultdict(lambda: "1")
    assert text_fingerprint(leaflet(SOURCE), PrintedBeside(other)) != fingerprint(leaflet(SOURCE))


def test_labels_of_the_language_are_signed_where_they_are_printed() -> None:
    """Other words over a list are another text; those over nothing that the leaflet has are not."""
    english = dict(LIBRARY.language(SOURCE).labels)

    def with_labels(**others: str) -> str:
        return text_fingerprint(leaflet(SOURCE), PrintedBeside(PICTURES, english | others))

    before = with_labels()
    assert with_labels(pros=english["cons"]) != before
    assert with_labels(page="{page}/{pages}", dont="Do", risk="{of}") == before


def test_order_and_kind_are_signed() -> None:
    """Sections that change places, and the same words as another kind of block, are another text."""
    given = leaflet(SOURCE)
    turned = replace(given, sections=(given.sections[1], given.sections[0], *given.sections[2:]))
    assert fingerprint(turned) != fingerprint(given)


def test_a_role_is_signed() -> None:
    """Another role of a section is another text, for it is printed in another place; none is as before there were roles."""
    given = leaflet(SOURCE)
    first = given.sections[0]
    roles = (None, SectionRole.RISKS, SectionRole.RECOVERY)
    texts = (replace(given, sections=(replace(first, role=role), *given.sections[1:])) for role in roles)
    assert len({fingerprint(one) for one in texts}) == len(roles)


@pytest.mark.parametrize(
    ("before", "now", "changes"),
    [
        ("a b c", "a b c", []),
        ("a b c", "a b c2", [(SourceChange.EDITED, 2, 2)]),
        ("a b c", "a new b c", [(SourceChange.ADDED, None, 1)]),
        ("a b c", "a c", [(SourceChange.REMOVED, 1, None)]),
        ("a b c d e", "b c d e a", [(SourceChange.MOVED, 0, 4)]),
        ("a b c d e", "a c d b e", [(SourceChange.MOVED, 1, 3)]),
        ("a b c d", "new a b2 c d", [(SourceChange.ADDED, None, 0), (SourceChange.EDITED, 1, 2)]),
        ("a a b", "a b", [(SourceChange.REMOVED, 0, None)]),
    ],
)
def test_what_was_edited_is_what_has_changed(
    before: str, now: str, changes: list[tuple[SourceChange, int | None, int | None]]
) -> None:
    """An inserted, removed or moved string leaves its neighbours as they are; an edited one is told as edited."""
    words = {word: word for word in (*before.split(), *now.split())}
    found = changed_strings(before.split(), now.split(), words)
    assert {(one.change, one.before, one.now) for one in found} == set(changes)


def test_an_edited_string_is_told_from_an_added_one_by_likeness() -> None:
    """Where a string is edited and another is put beside it, the likest keeps its place."""
    words = {"1": "Take one tablet with water", "2": "Take one tablet with milk", "3": "Do not drive"}
    found = changed_strings(["1"], ["3", "2"], words)
    assert {(one.change, one.before, one.now) for one in found} == {
        (SourceChange.EDITED, 0, 1),
        (SourceChange.ADDED, None, 0),
    }
