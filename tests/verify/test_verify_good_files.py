"""What the program makes passes every check, and its tags stand as goldens."""

from dataclasses import replace
from pathlib import Path

import pytest
from verified import edition_of, every_block, made, shipped

from goldens import Goldens
from leafletgen.model.edition import Edition
from leafletgen.model.leaflet import Span
from leafletgen.verify.checks.table import check
from leafletgen.verify.content.tag_tree import tag_tree
from leafletgen.verify.reader.objects import Malformed

GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("layout", ["a4", "trifold-a4", "letter", "trifold-letter"])
@pytest.mark.parametrize("language", ["en", "hi", "ar", "he", "fa", "ur"])
def test_a_shipped_leaflet_passes_every_check(language: str, layout: str) -> None:
    """The file says the leaflet word for word, to those who use its tags and to pypdf, which knows none."""
    edition, data = shipped(language, layout)
    assert check(data, edition, thorough=True) == []


@pytest.mark.parametrize("layout", ["a4", "trifold-a4"])
def test_every_kind_of_block_passes_every_check(layout: str, tmp_path: Path) -> None:
    """Lists, boxes, links, columns, pictures: all come back, in order."""
    edition = edition_of(every_block(tmp_path, paragraphs=3), layout)
    assert check(made(edition), edition, thorough=True) == []


@pytest.mark.parametrize("layout", ["a4", "trifold-a4"])
def test_links_may_stand_anywhere(layout: str, tmp_path: Path) -> None:
    """A link in the title, a heading or the disclaimer is printed with its address, bookmarked, and on every page."""
    leaflet = every_block(tmp_path, paragraphs=3)
    linked = (Span("See "), Span("here", link="https://example.org"))
    first, *rest = leaflet.sections
    headed = replace(first, heading=replace(first.heading, spans=linked))
    leaflet = replace(
        leaflet,
        title=replace(leaflet.title, spans=linked),
        sections=(headed, *rest),
        disclaimer=replace(leaflet.disclaimer, spans=linked),
    )
    edition = edition_of(leaflet, layout)
    assert check(made(edition), edition, thorough=True) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "words",
    [
        "⚠️ Danger", "⚠️ خطر ☎️ اتصل 5️⃣ مل", "1️⃣ first, 2️⃣ second", "دواء ⚠️ ✉️", "a\u034fb ©️ ™️", "葛\U000e0100", "ℹ️", "5️⃣", "(❤️)",
    ],
)  # fmt: skip
def test_what_only_chooses_a_look_is_set(language: str, words: str, tmp_path: Path) -> None:
    """Variation selectors, which telephones put behind every sign, are no letters without ink; they come back as written."""
    leaflet = every_block(tmp_path, paragraphs=1, language=language)
    leaflet = replace(leaflet, summary=replace(leaflet.summary, spans=(Span(words),)))
    edition = edition_of(leaflet, "a4")
    assert check(made(edition), edition, thorough=True) == []


def test_another_version_of_a_leaflet_is_not_this_one() -> None:
    """A file is held against the very leaflet: the same words in another version are another leaflet."""
    edition, data = shipped("en", "a4")
    other = replace(edition, leaflet=replace(edition.leaflet, version="1.1"))
    found = {each.code for each in check(data, other)}
    assert found >= {"identity-wrong", "subject-wrong", "text-changed", "footer-wrong"}


def test_a_string_in_another_place_of_the_leaflet_is_noticed() -> None:
    """Sections that change places are noticed, although every word is there."""
    edition, data = shipped("en", "a4")
    first, second, *rest = edition.leaflet.sections
    swapped = replace(edition, leaflet=replace(edition.leaflet, sections=(second, first, *rest)))
    assert {each.code for each in check(data, swapped)} == {"text-order"}


def samples(folder: Path) -> dict[str, tuple[Edition, bytes]]:
    """The files whose tags are goldens."""
    found = {}
    for language, layout in (("en", "a4"), ("en", "trifold-a4"), ("ar", "trifold-a4")):
        edition = edition_of(every_block(folder, 2, language), layout)
        found[f"every-block.{language}.{layout}"] = edition, made(edition)
    return found


def test_tag_trees_are_the_goldens(tmp_path: Path, golden: Goldens) -> None:
    """The tags of representative leaflets are those that people have looked at."""
    files = samples(tmp_path)
    assert [check(data, edition) for edition, data in files.values()] == [[], [], []]
    golden.only(GOLDENS, {f"{name}.txt" for name in files})
    for name, (_, data) in files.items():
        golden(GOLDENS / f"{name}.txt", tag_tree(data))


def test_a_file_without_tags_has_an_empty_tree_and_a_broken_one_is_refused() -> None:
    """Printing the tree of what is no PDF says so."""
    with pytest.raises(Malformed):
        tag_tree(b"no PDF")
