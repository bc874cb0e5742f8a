"""The bidirectional algorithm: every conformance case of Unicode, and the properties that the engine relies on."""

import lzma
import os
import time
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from single_lines import line_levels, paragraph_level, seen

from leafletgen.text import bidi, bidi_explicit, ucd

HERE = Path(__file__).parent

SAMPLE = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "%", "CS": ",",
    "NSM": "\u0300", "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b",
    "PDF": "\u202c", "LRO": "\u202d", "RLO": "\u202e", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068",
    "PDI": "\u2069",
}  # fmt: skip
"""One character of each class, none of them a bracket, as BidiTest asks."""

EVERYTHING = "LEAFLETGEN_ALL_BIDI_CASES" in os.environ
STEP = 1 if EVERYTHING else 11
"""The normal run takes every eleventh case, which is prime to how the cases are laid out."""


class Case(NamedTuple):
    """A text on one line, and what must become of it: levels with `x` for what X9 removes, and its visual order."""

    text: str
    base: int | None
    levels: str
    order: str
    expected_base: int | None = None


def unpacked(name: str) -> list[str]:
    """The lines of a packed file."""
    return lzma.decompress((HERE / f"{name}.xz").read_bytes()).decode("ascii").splitlines()


def bidi_test_cases() -> Iterator[Case]:
    """BidiTest.txt; see tools/make_ucd.py for the packing. Directions are bits: 1 auto, 2 left to right, 4 right to left."""
    legend, *lines = unpacked("BidiTest.txt")
    sample = {letter: SAMPLE[name] for letter, name in zip("abcdefghijklmnopqrstuvwxyz", legend.split(), strict=False)}
    levels = order = ""
    bases: list[int | None] = []
    for line in lines:
        if line.startswith("@"):
            levels, order, bits = line[1:].split(";")
            bases = [base for bit, base in ((1, None), (2, 0), (4, 1)) if int(bits, 16) & bit]
        else:
            for letters in product(*line.split(" ")):
                text = "".join(map(sample.__getitem__, letters))
                for base in bases:
                    yield Case(text, base, levels, order)


def bidi_character_test_cases() -> Iterator[Case]:
    """BidiCharacterTest.txt, which is packed field by field."""
    lines = unpacked("BidiCharacterTest.txt")
    count = len(lines) // 5
    fields = [lines[start : start + count] for start in range(0, len(lines), count)]
    for codes, direction, base, levels, order in zip(*fields, strict=True):
        text = "".join(chr(int(code, 16)) for code in codes.split())
        yield Case(text, {"0": 0, "1": 1, "2": None}[direction], levels, order, int(base))


@lru_cache(maxsize=2)
def outcome(text: str, base: int) -> tuple[str, str]:
    """Levels and order of a text on one line, written as the cases write them."""
    levels = line_levels(text, bidi.levels(text, base), base)
    removed = [ucd.bidi_class(character) in bidi.REMOVED for character in text]
    order = [index for index in bidi.visual_order(levels) if not removed[index]]
    shown = ["x" if gone else str(level) for gone, level in zip(removed, levels, strict=True)]
    return " ".join(shown), " ".join(map(str, order))


def check(cases: Iterator[Case], count: int) -> None:
    """Run the cases, `count` of them in all, or one in `STEP`, and fail with those that go wrong."""
    wrong = []
    number = 0
    for number, case in enumerate(cases, 1):
        if number % STEP:
            continue
        base = paragraph_level(case.text) if case.base is None else case.base
        if case.expected_base not in {None, base} or outcome(case.text, base) != (case.levels, case.order):
            wrong.append(case)
    assert number == count
    assert not wrong, f"{len(wrong)} wrong, such as {wrong[:3]}"


def test_bidi_test() -> None:
    """Every case of BidiTest.txt comes out as Unicode says."""
    check(bidi_test_cases(), 770241)


def test_bidi_character_test() -> None:
    """Every case of BidiCharacterTest.txt comes out as Unicode says."""
    check(bidi_character_test_cases(), 91707)


def test_text_without_right_to_left_stays() -> None:
    """A left-to-right paragraph of left-to-right text is level 0 throughout, numbers and punctuation too."""
    text = "Take 5-10 mg (not more) at 12:30, \u092a\u0939\u0932\u0947 8%."
    assert bidi.levels(text, 0) == [0] * len(text)


def test_plain_algorithm_turns_telephone_numbers_round() -> None:
    """In an Arabic paragraph the groups of a telephone number change places: why `isolates` exists."""
    assert visual("\u0627\u062a\u0635\u0644 020 7946 0958", 1) == "0958 7946 020 \u0644\u0635\u062a\u0627"


def visual(text: str, base: int) -> str:
    """The characters of a one-line text from left to right."""
    return "".join(text[index] for index in seen(text, bidi.levels(text, base), base))


def test_paragraphs_are_apart() -> None:
    """What follows a paragraph separator is analysed by itself (P1): an open embedding does not reach over it."""
    first, second = "\u2067a\u0627\u2029", "b\u0628 1"
    assert bidi.levels(first + second, 0) == bidi.levels(first, 0) + bidi.levels(second, 0)


@given(st.text(alphabet=st.sampled_from([*SAMPLE.values(), *"([)]"]), max_size=60), st.sampled_from([0, 1]))
def test_levels_are_sound(text: str, base: int) -> None:
    """Whatever the text, each character has a level from the base to the deepest there is, and each a place of its own."""
    levels = bidi.levels(text, base)
    assert len(levels) == len(text)
    assert all(base <= level <= bidi_explicit.MAX_DEPTH + 1 for level in levels)
    assert sorted(bidi.visual_order(levels)) == list(range(len(text)))


@pytest.mark.parametrize(
    "piece",
    ["\u2067", "\u2068", "\u2068!", "\u2068\u0627\u2069", "\u202b", "(", "(\u0627", "()", "(a)", "[(a\u0300)]", "1,", "%", "\u0300",
     "\u0627 ", "\u2069", "!"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """64 Ki characters of anything take seconds; were the time quadratic, they would take minutes."""
    text = "\u0627" + piece * (65536 // len(piece))
    start = time.process_time()
    bidi.visual_order(bidi.levels(text, 1))
    assert time.process_time() - start < 5
