"""The typesetter: what comes again is worked out once, takes no more room than it may, and changes no byte."""

import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leafletgen.compose.composer import compose
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Span, Text
from leafletgen.pdf.write import write
from leafletgen.text.faces import Faces
from leafletgen.text.paragraphs import ShapedParagraph, shape_paragraph
from leafletgen.text.typesetter import Memory, Typesetter
from leafletgen.text.wrapping import MOST_WIDTHS, break_lines

LIBRARY = Library.find(Path(__file__).parent.parent.parent)
ENGLISH, TYPEFACES = LIBRARY.language("en"), LIBRARY.typefaces()
LEAFLET = "scrotal-calcinosis"


def shaped(text: str, typesetter: Typesetter) -> ShapedParagraph:
    """A text in English, shaped."""
    return shape_paragraph(Text("p", "en", (Span(text),)), ENGLISH, TYPEFACES, typesetter, bold=False)


def edition(language: str, title: str = "") -> Edition:
    """The shipped leaflet on A4, perhaps with another title."""
    found = LIBRARY.edition(Job(LEAFLET, language, "a4"))
    if not title:
        return found
    leaflet = found.leaflet
    return replace(found, leaflet=replace(leaflet, title=replace(leaflet.title, spans=(Span(title),))))


def made(language: str, typesetter: Typesetter, title: str = "") -> bytes:
    """The file of the shipped leaflet."""
    return write(compose(edition(language, title), typesetter).composition, typesetter)


def test_words_that_come_again_are_shaped_once() -> None:
    """Alike words of two texts are the same words."""
    typesetter = Typesetter()
    one, two = shaped("small hard lumps grow slowly", typesetter), shaped("slowly grow small hard lumps", typesetter)
    assert one.units[0] is two.units[2]
    assert one.units[1] is two.units[3]


def test_a_text_that_comes_again_is_shaped_once() -> None:
    """A text is the same paragraph in every layout."""
    typesetter = Typesetter()
    assert shaped("small hard lumps", typesetter) is shaped("small hard lumps", typesetter)


def test_lines_are_remembered_for_few_widths() -> None:
    """A paragraph gives the same lines again, and remembers no more than its share."""
    paragraph = shaped("One two three four five six seven eight nine ten.", Typesetter())
    assert break_lines(paragraph, 10.0) is break_lines(paragraph, 10.0)
    for width in range(100):
        break_lines(paragraph, 5.0 + width)
    assert len(paragraph.broken) <= MOST_WIDTHS


def test_what_is_in_use_stays() -> None:
    """What has been asked for since the last trimming but one is still known; what has not is forgotten."""
    typesetter = Typesetter(limit=0)
    used, unused = shaped("in use", typesetter), shaped("not in use", typesetter)
    for _ in range(3):
        typesetter.trim()
        assert shaped("in use", typesetter) is used
    assert shaped("not in use", typesetter) is not unused


def test_a_typesetter_keeps_to_its_limit() -> None:
    """After each trimming no more is remembered than the limit, though every text is new."""
    typesetter = Typesetter(limit=1 << 20)
    most = 0
    for number in range(300):
        shaped(f"text {number} of many, with a word{number} of its own", typesetter)
        typesetter.trim()
        most = max(most, typesetter.weight())
    assert 100_000 < most <= typesetter.limit


def test_clearing_forgets_everything() -> None:
    """After `clear` fonts are opened afresh, and the file is the same."""
    typesetter = Typesetter()
    before, faces = made("en", typesetter), set(typesetter.memory(Faces).values())
    typesetter.clear()
    assert not typesetter.weight()
    assert not typesetter.memory(Faces)
    assert made("en", typesetter) == before
    assert faces.isdisjoint(typesetter.memory(Faces).values())


@pytest.mark.parametrize("language", ["en", "ar", "hi", "zh-Hans", "my"])
def test_what_is_remembered_changes_no_byte(language: str) -> None:
    """A file is the same from a new typesetter, a warm one, one that forgets at once, and a private one."""
    fresh = made(language, Typesetter())
    warm, forgetful = Typesetter(), Typesetter(limit=0)
    for other in ("en", language, "ar"):
        made(other, warm)
        made(other, forgetful)
        forgetful.trim()
    assert made(language, warm) == fresh
    assert made(language, forgetful) == fresh
    assert made(language, warm.private()) == fresh
    assert write(compose(edition(language), warm).composition, forgetful) == fresh


def test_two_typesetters_in_two_threads_give_the_same_bytes() -> None:
    """Leaflets that two threads make at the same time, each with its typesetter, are those of one thread."""
    languages = ("ar", "en", "hi", "th", "he", "zh-Hans")
    alone = Typesetter()
    expected = [made(language, alone) for language in languages]

    def all_made(order: int) -> list[bytes]:
        own = Typesetter()
        return [made(language, own) for language in languages[::order]][::order]

    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(all_made, (1, -1))
    assert one == expected
    assert two == expected


NAME = "Xylo Quarbenthwaite"
"""A patient that no leaflet, font or dictionary knows."""


def test_a_private_typesetter_leaves_nothing_behind() -> None:
    """A name that a private typesetter has set is in no memory of the typesetter that it comes from, nor in one of its words."""
    typesetter = Typesetter()
    made("en", typesetter)
    known = {kind: len(memory) for kind, memory in typesetter.memories.items()}
    private = typesetter.private()
    for language in ("en", "ar"):
        made(language, private, f"For {NAME}")
    del private
    gc.collect()
    assert mentioning(typesetter, NAME.split()) == []
    grown = {kind.__name__ for kind, memory in typesetter.memories.items() if len(memory) > known.get(kind, 0)}
    assert grown == set()


def test_the_search_for_a_name_finds_one() -> None:
    """The search that the test above relies on finds what an ordinary typesetter remembers."""
    typesetter = Typesetter()
    made("en", typesetter, f"For {NAME}")
    gc.collect()
    assert mentioning(typesetter, NAME.split())


def mentioning(root: object, words: list[str]) -> list[str]:
    """Every string within reach of an object, modules and classes left out, that has one of these words in it."""
    found: list[str] = []
    seen: set[int] = set()
    left: list[Any] = [root]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, type | type(gc)):
            continue
        seen.add(id(one))
        if isinstance(one, str | bytes):
            text = one if isinstance(one, str) else one.decode("latin-1")
            found += [text for word in words if word in text]
        else:
            left += gc.get_referents(one)
    return found


def test_memories_of_a_kind_are_one() -> None:
    """A typesetter has one memory of each kind, and two typesetters share none."""

    class Lengths(Memory[str, int]):
        """How long words are."""

        def work_out(self, question: str) -> int:
            """Count."""
            return len(question)

    one, two = Typesetter(), Typesetter()
    assert one.memory(Lengths)["word"] == 4
    assert "word" in one.memory(Lengths)
    assert "word" not in two.memory(Lengths)
