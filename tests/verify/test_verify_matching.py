"""Texts are compared character for character; white space may differ where lines end, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leafletgen.verify.content.matching import difference, same, squeezed

SAME = [
    ("one two", "one two"),
    ("one two", "one\ntwo"),
    ("one  two", "one two"),
    ("020\u00a07946 0958", "020 7946\u00a00958"),
    ("yellow-white", "yellow-\nwhite"),
    ("2–3 mg", "2–\n3 mg"),
    ("นี่คือแคลเซียม", "นี่คือ\nแคลเซียม"),
    ("阴囊钙质沉着", "阴囊\n钙质沉着"),
    ("ជំងឺនេះ", "ជំងឺ\nនេះ"),
    ("นี่คือ", "นี่คือ\u2060"),
    ("a\u2060b", "ab"),
    ("calci\u200bnosis", "calci\nnosis"),
    ("calci\u00adnosis", "calcinosis"),
    ("نمی\u200cشود", "نمی\u200cشود"),
]

DIFFERENT = [
    ("one two", "onetwo"),
    ("calcium", "cal cium"),
    ("calcium", "cal\ncium"),
    ("кальций", "каль\nций"),
    ("कैल्शियम", "कैल्शि\nयम"),
    ("الكالسيوم", "الكال\nسيوم"),
    ("阴囊钙质沉着", "阴囊 钙质沉着"),
    ("นี่คือ", "นี่ คือ"),
    ("10 mg", "1 0 mg"),
    ("38.5 °C", "38.6 °C"),
    ("نمی\u200cشود", "نمیشود"),
    ("one two", "two one"),
    ("one", "one two"),
    ("Å", "A\u030a"),
]


@pytest.mark.parametrize(("expected", "found"), SAME)
def test_texts_that_read_alike_are_the_same(expected: str, found: str) -> None:
    """Spaces may become line ends, scripts without spaces may break anywhere, what steers text is not read."""
    assert same(squeezed(expected), squeezed(found))


@pytest.mark.parametrize(("expected", "found"), DIFFERENT)
def test_texts_that_read_otherwise_are_different(expected: str, found: str) -> None:
    """A space too many or too few, a word torn over lines, another character, another order: all are differences."""
    assert not same(squeezed(expected), squeezed(found))


@given(st.lists(st.text("abéжش中ก१-", min_size=1), min_size=1), st.randoms())
def test_any_breaking_of_lines_between_words_reads_alike(words: list[str], random) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - Hypothesis names no type for it
    """However a text is broken into lines between its words, it stays the same."""
    broken = "".join(word + random.choice([" ", "\n"]) for word in words)
    assert same(squeezed(" ".join(words)), squeezed(broken))


@given(st.text("ab 中ก\n"), st.integers(0, 30), st.integers(0, 30))
def test_a_part_of_a_squeezed_text_is_the_squeezed_part(text: str, start: int, length: int) -> None:
    """Cutting a squeezed text gives what squeezing the cut text gives, but for the white space at its ends."""
    whole = squeezed(text)
    start = min(start, len(whole.characters))
    end = min(start + length, len(whole.characters))
    part = whole.part(start, end)
    assert part.characters == whole.characters[start:end]
    assert part.gaps == tuple(gap - start for gap in whole.gaps if start < gap < end)
    assert part.lines == {gap - start for gap in whole.lines if start < gap < end}


def test_a_difference_is_shown_where_it_is() -> None:
    """The words around the first difference are quoted, both ways."""
    expected = "Call when your temperature is 38.5 °C or more, at any time of the day."
    assert difference(expected, expected.replace("38.5", "38.6")) == (
        "“…r temperature is 38.5 °C or more, at any…” became “…r temperature is 38.6 °C or more, at any…”"
    )
