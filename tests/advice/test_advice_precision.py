"""The rules of advice are seldom wrong, measured on sentences that are kept as data."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from leafletgen.advice.rules import RULES, RunningText, WatchedWords
from leafletgen.diagnostics import Place

SENTENCES = Path(__file__).with_name("sentences.toml")
CERTAIN = ("long-sentence", "long-paragraph")
"""Rules that count, and must hardly ever be wrong."""
JUDGED = ("risk-without-number", "percentage-alone", "jargon")
"""Rules that look for words, which may mean something else."""


@cache
def measured() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each rule was right, wrong, and silent where an editor would speak."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for one in tomllib.loads(SENTENCES.read_text("utf-8"))["sentence"]:
        passage = RunningText(one["text"], Place(), paragraph=True)
        vocabulary = WatchedWords(one.get("language", "en"))
        found = Counter(finding.code for rule in RULES for finding in rule(passage, vocabulary))
        if "risk-without-number" in found:
            found["risk-without-number"] = 1
        expected = Counter(one.get("advice", []))
        right += found & expected
        wrong += found - expected
        missed += expected - found
    return right, wrong, missed


@pytest.mark.parametrize(("rule", "least"), [*((rule, 0.95) for rule in CERTAIN), *((rule, 0.8) for rule in JUDGED)])
def test_advice_is_seldom_wrong(rule: str, least: float) -> None:
    """Of what a rule finds, 95 in 100 are right where it counts, and 80 in 100 where it looks for words."""
    right, wrong, _ = measured()
    assert right[rule] / (right[rule] + wrong[rule]) >= least, (right[rule], wrong[rule])


@pytest.mark.parametrize("rule", [*CERTAIN, *JUDGED])
def test_advice_finds_what_an_editor_finds(rule: str) -> None:
    """Of what an editor would say, a rule finds nine in ten."""
    right, _, missed = measured()
    assert right[rule] / (right[rule] + missed[rule]) >= 0.9, (right[rule], missed[rule])
