"""Runs: what is found at once is what the whole of itemising finds."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafletgen.diagnostics import Diagnostic
from leafletgen.library.library import Library
from leafletgen.model.leaflet import Span
from leafletgen.text.isolates import expressions, paragraph_levels
from leafletgen.text.itemising import FaceChoice, FaceChoices, Run, is_mark, itemise
from leafletgen.text.paragraphs import keep_together, runs_of, styles
from leafletgen.text.typesetter import Typesetter
from leafletgen.text.ucd import bidi_class

ROOT = Path(__file__).parent.parent.parent
LIBRARY = Library(ROOT, ROOT)
TYPEFACES = LIBRARY.typefaces()
CHOICES = Typesetter().memory(FaceChoices)

ALPHABET = [
    *"aéж α日かب ש«»“(].,:-–5٥½\u0301\u064b\u00ad\u200b\u200d\u2067\u202b\u00a0☎",
    "mm ", "في ", "शब्द", "ไทย ",
]  # fmt: skip
texts = st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=12).map("".join)


@pytest.mark.parametrize("tag", ["en", "ru", "ar", "he", "zh-Hans", "ja", "hi", "th"])
@settings(deadline=None)  # the first case opens the fonts
@given(texts, st.booleans(), st.booleans())
def test_one_run_is_what_the_whole_of_itemising_finds(tag: str, text: str, strong: bool, bold: bool) -> None:
    """A paragraph of ordinary characters is told to be one run of the same script, level and face."""
    plain, spans = keep_together(text, expressions(text)), (Span(text, strong=strong),)
    assert runs(tag, plain, spans, bold, quickly=True) == runs(tag, plain, spans, bold, quickly=False)


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "Some words, “quoted”."), ("ar", "كتل صلبة، وحميدة."), ("hi", "गाँठ 5")]
)
def test_most_text_is_ordinary(tag: str, text: str) -> None:
    """Sentences of a language are passed over without itemising."""
    (run,), _ = runs(tag, text, (Span(text),), bold=False, quickly=True)
    assert CHOICES[TYPEFACES, tag].ordinary(run.alike.script, run.alike.level, bold=False).throughout(text)


@pytest.mark.parametrize("tag", ["en", "ar", "he"])
@settings(deadline=None)
@given(st.lists(st.tuples(texts, st.booleans()), min_size=1, max_size=4))
def test_a_mark_is_drawn_with_its_letter_and_changes_nothing_behind_it(
    tag: str, pieces: list[tuple[str, bool]]
) -> None:
    """Whatever has a mark where its level or print changes, each character that is no mark keeps its own of both."""
    text = "".join(piece for piece, _ in pieces)
    spans = tuple(Span(piece, strong=strong) for piece, strong in pieces)
    strong = [strong for piece, strong in pieces for _ in piece]
    levels = paragraph_levels(text, int(LIBRARY.language(tag).direction == "rtl"))
    found, _ = runs(tag, text, spans, bold=False, quickly=False)
    for run in found:
        for at in range(run.start, run.end):
            if at == 0 or not is_mark(text[at]):
                assert run.alike.level == levels[at]
                assert run.alike.face.typeface.bold == strong[at]


@pytest.mark.parametrize("text", ["5️⃣ مل يوميا", "5⃣ مل", "5́ مل", "ח 5️ מ", "خذ 3️⃣ ثم 2️⃣ مل", "1\u0301\u0301 و 2"])
def test_words_behind_a_number_with_a_mark_read_from_right_to_left(text: str) -> None:
    """A keycap, or any mark on a number, does not turn the words behind it round."""
    found, _ = runs("ar", text, (Span(text),), bold=False, quickly=False)
    words = [run for run in found if any(bidi_class(one) in {"R", "AL"} for one in text[run.start : run.end])]
    assert words
    assert all(run.alike.level == 1 for run in words)


def choices(tag: str) -> FaceChoice:
    """The face choice of a language."""
    return CHOICES[TYPEFACES, tag]


def runs(
    tag: str, plain: str, spans: tuple[Span, ...], bold: bool, *, quickly: bool
) -> tuple[list[Run], tuple[Diagnostic, ...]]:
    """The runs of a text in a language."""
    language = LIBRARY.language(tag)
    if quickly:
        return runs_of(plain, spans, expressions(plain), language, bold, choices)
    levels = paragraph_levels(plain, int(language.direction == "rtl"))
    return itemise(plain, styles(plain, spans, language, levels, bold), choices)
