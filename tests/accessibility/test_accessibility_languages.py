"""Words in another language are marked with it: read in its voice, drawn in its letters, and checked (WCAG 3.1.2)."""

import io
from pathlib import Path

import pikepdf
import pytest
from second_reader import TaggedFile

from leafletgen.compose.composer import compose
from leafletgen.model.edition import Edition
from leafletgen.pdf.write import write
from leafletgen.text.typesetter import Typesetter
from leafletgen.verify.checks.table import check
from sentences import edition_saying

TYPESETTER = Typesetter()

MARKED = {
    "en": (
        "Its name is [calcinosis **scroti**]{la}, or [Kalkknoten]{de}.",
        {"la": "calcinosis scroti", "de": "Kalkknoten"},
    ),
    "ar": ("تسمى [calcinosis scroti 5 mg]{la} في الكتب، و[گره]{fa}.", {"la": "calcinosis scroti 5 mg", "fa": "گره"}),
    "hi": ("इसे [calcinosis]{la} कहते हैं, [गाठ]{mr}।", {"la": "calcinosis", "mr": "गाठ"}),
    "zh-Hans": ("这是[骨と誤解]{ja}的意思，[calcinosis]{la}。", {"ja": "骨と誤解", "la": "calcinosis"}),
    "th": ("เรียกว่า [calcinosis]{la} ในตำรา", {"la": "calcinosis"}),
}
"""A sentence of a language, and what it has in other languages."""


def edition(folder: Path, language: str, sentence: str) -> Edition:
    """A leaflet in a language that says a sentence in its summary, a heading, a list and a paragraph with a link."""
    blocks = f"'{sentence} [x](https://example.org)', {{bullets: ['{sentence}']}}"
    return edition_saying(folder, language, sentence, sentence, blocks)


def made(given: Edition) -> bytes:
    """The file of an edition, not yet checked."""
    return write(compose(given, TYPESETTER).composition, TYPESETTER)


@pytest.mark.parametrize("language", MARKED)
def test_marked_words_are_heard_in_their_language(language: str, tmp_path: Path) -> None:
    """A reader that did not write the file finds each marked word in a tag of its language, and nothing else there."""
    sentence, marked = MARKED[language]
    given = edition(tmp_path, language, sentence)
    data = made(given)
    assert check(data, given, thorough=True) == []
    heard: dict[str, set[str]] = {}
    for node in TaggedFile(data).root.walk():
        if node.language != language:
            heard.setdefault(node.language, set()).add(node.said.replace("\xa0", " ").strip())
    assert heard == {tag: {words} for tag, words in marked.items()}


@pytest.mark.parametrize("language", MARKED)
@pytest.mark.parametrize("tag", ["", "xx"])
def test_a_lost_or_wrong_mark_is_found(language: str, tag: str, tmp_path: Path) -> None:
    """`verify` finds marked words that are read in the language around them, or in a third."""
    given = edition(tmp_path, language, MARKED[language][0])

    with pikepdf.open(io.BytesIO(made(given))) as pdf:
        dictionaries = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
        span = next(each for each in dictionaries if each.get("/S") == "/Span" and "/Lang" in each)
        if tag:
            span.Lang = pikepdf.String(tag)
        else:
            del span["/Lang"]
        spoiled = io.BytesIO()
        pdf.save(spoiled, fix_metadata_version=False)
    assert "text-language" in {each.code for each in check(spoiled.getvalue(), given)}


def test_words_that_are_not_marked_are_not_read_in_another_language(tmp_path: Path) -> None:
    """`verify` finds words that are tagged in a language which the leaflet does not give them."""
    given = edition(tmp_path, "en", "Its name is [calcinosis]{la}.")
    plain = edition(tmp_path / "plain", "en", "Its name is calcinosis.")
    assert "text-language" in {each.code for each in check(made(given), plain)}


def test_marked_words_are_drawn_as_their_language_draws_them(tmp_path: Path) -> None:
    """The same character in a Chinese leaflet is drawn by the Japanese face where it is marked as Japanese."""
    fonts = {}
    for name, sentence in (("marked", "[骨]{ja}"), ("plain", "骨")):
        with pikepdf.open(io.BytesIO(made(edition(tmp_path / name, "zh-Hans", sentence)))) as pdf:
            fonts[name] = {str(each.BaseFont)[8:] for page in pdf.pages for each in page.Resources.Font.values()}
    assert any("JP" in each for each in fonts["marked"])
    assert not any("JP" in each for each in fonts["plain"])
