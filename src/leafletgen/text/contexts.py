"""The text around pieces of a word that are shaped separately, so that they look as in the whole word.

A word is cut where its weight, link or font changes, and where a line may break inside it. Arabic letters
join across such a cut; Burmese and Thai letters may change form or place beside others.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import TypeAlias

from leafletgen.text.itemising import Run
from leafletgen.text.shaping import Manner, safe_cuts

JOINED_SCRIPTS = frozenset({"Adlm", "Arab", "Mand", "Mani", "Nkoo", "Ougr", "Phlp", "Rohg", "Sogd", "Syrc"})
"""Scripts of horizontal lines whose letters join (Unicode 15.0, 9.2: Joining_Type)."""

UNSPACED_SCRIPTS = frozenset({"Khmr", "Laoo", "Mymr", "Thai"})
"""Scripts without spaces between words, in which a dictionary says where a line may break (UAX #14, class SA)."""

MOST_CONTEXT = 40
"""Longer context is cut off, in characters. Otherwise the work would grow with the square of a word's length."""

CONTEXT_WORD = re.compile(r"\S+")

Contexts: TypeAlias = Mapping[int, tuple[str, str]]
"""For the start of each piece that has a context: the text before and after it that it is shaped with."""

NO_CONTEXTS: Contexts = MappingProxyType({})
ALONE = ("", "")
"""No context."""


def contexts(text: str, parts: Sequence[str], runs: Sequence[Run], manners: Sequence[Manner]) -> Contexts:
    """The context of the pieces of each word. No line may break inside a part; `manners` are those of `runs`."""
    if len(runs) == 1 and not needs_contexts(parts, runs[0].alike.script):
        return NO_CONTEXTS
    cuts = sorted({*part_starts(parts), *(run.start for run in runs)})
    found: dict[int, tuple[str, str]] = {}
    for start, end, manner in whole_words(text, runs, manners):
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        if manner.script in UNSPACED_SCRIPTS and inside:
            safe = safe_cuts(text[start:end], manner, [cut - start for cut in inside])
            found |= pieces_around(text, [start, *inside, end], {start, end, *(start + cut for cut in safe)})
        elif inside:
            for one, other in pairwise([start, *inside, end]):
                before, after = text[max(start, one - MOST_CONTEXT) : one], text[other : min(end, other + MOST_CONTEXT)]
                found[one] = before, after
    return found


def needs_contexts(parts: Sequence[str], script: str) -> bool:
    """False when each part is a whole word. All parts are of one run."""
    return script in UNSPACED_SCRIPTS or (
        script in JOINED_SCRIPTS and not all(part[-1].isspace() for part in parts[:-1])
    )


def part_starts(parts: Sequence[str]) -> Iterator[int]:
    """Where each part begins."""
    start = 0
    for part in parts:
        yield start
        start += len(part)


def whole_words(text: str, runs: Sequence[Run], manners: Sequence[Manner]) -> Iterator[tuple[int, int, Manner]]:
    """Start and end of each word of a script that needs contexts, and the manner of its first run.

    A word may go over several runs of one direction.
    """
    numbered = list(zip(runs, manners, strict=True))
    for (script, _), group in groupby(numbered, key=lambda one: (one[1].script, one[1].rtl)):
        members = list(group)
        if script in JOINED_SCRIPTS or script in UNSPACED_SCRIPTS:
            for word in CONTEXT_WORD.finditer(text, members[0][0].start, members[-1][0].end):
                yield word.start(), word.end(), members[0][1]


def pieces_around(text: str, edges: Sequence[int], safe: set[int]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The pieces between edges that are not safe to cut, each with the text before it and after it."""
    for index, (start, end) in enumerate(pairwise(edges)):
        before = "" if start in safe else text[edges[index - 1] : start]
        after = "" if end in safe else text[end : edges[index + 2]]
        if before or after:
            yield start, (before, after)
