"""Finds the expressions of a text by the grammar, and says which parts of each stay on one line."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from leafletgen.text.addresses import address_ranges
from leafletgen.text.expression_edges import HAS_RTL_LETTER, Range, lone_brackets, pairs_of_brackets, trimmed
from leafletgen.text.expression_grammar import (
    DIGIT,
    EDGE,
    EXPRESSION_END,
    EXPRESSION_HINT,
    EXPRESSION_START,
    JOINING,
    LETTER,
    NEXT,
)
from leafletgen.text.unit_names import PER, UNITS

LONGEST_WHOLE = 24
"""An expression with more characters may break: it would be wider than some columns."""

HAS_DIGIT = re.compile(f"[{DIGIT}]")
LETTER_RUN = re.compile(f"[{LETTER}]++")
AT_EDGE = re.compile(f"[{EDGE}]")
INNER_SIGN = re.compile(
    f"(?<=[{DIGIT}{LETTER}])(?![xX])[{JOINING}](?=[{DIGIT}{LETTER}])|(?<=[{DIGIT}])[xX](?=[{DIGIT}])"
)
"""A line may end behind such a sign when the numbers around it are together wider than a line."""

LIST_MARK = re.compile("[,;:.…،؛۔]")
"""A line may end behind one of these."""

UNIT_WORDS = frozenset({*LETTER_RUN.findall(" ".join((*UNITS, *PER))), "x", "X", "e", "E"})


class Expression(NamedTuple):
    """Characters `start` to `end` of a text, which are set from left to right.

    Each range of `kept` stays on one line. `is_word` is true for an expression that reads like a word of Latin letters:
    a code or an address. `mixed` is true for an address with right-to-left letters, ordered inside by UAX #9 (RFC 3987, 4.1).
    """

    start: int
    end: int
    kept: tuple[Range, ...]
    is_word: bool = False
    mixed: bool = False


class ExpressionCluster(NamedTuple):
    """Characters that touch each other. `follows` is true behind a gap, `signs` when the gap has signs in it."""

    start: int
    end: int
    follows: bool
    signs: bool


def recognise(text: str, given: Sequence[Range] = ()) -> list[Expression]:
    """All expressions of a text, in order.

    `given` are ranges, in order, that are known to be one expression each, such as a field for a telephone number. In
    a range with right-to-left letters only the grammar decides.
    """
    found = list(by_grammar(text, 0, len(text)))
    sure = [Expression(*known, ()) for start, end in given if (known := known_range(text, start, end))]
    return list(merged_expressions(sorted([*found, *sure]))) if sure else found


def merged_expressions(found: Sequence[Expression]) -> Iterator[Expression]:
    """Join each known range with the expressions that overlap it: a link may cover only a part of `*123#`."""
    together: list[Expression] = []
    end = 0
    for one in found:
        if together and one.start >= end:
            yield from united(together)
            together = []
        together.append(one)
        end = max(end, one.end)
    yield from united(together)


def united(together: Sequence[Expression]) -> Sequence[Expression]:
    """Overlapping expressions as one. If an address with right-to-left letters is among them, the grammar decides."""
    if len(together) < 2:
        return together
    if any(one.mixed for one in together):
        return [one for one in together if one.kept]
    kept = tuple(chain.from_iterable(one.kept for one in together))
    return [Expression(together[0].start, max(one.end for one in together), kept)]


def known_range(text: str, start: int, end: int) -> Range | None:
    """A given range without the white space around it; None when it is not an expression."""
    own = text[start:end]
    if not own.strip() or HAS_RTL_LETTER.search(own):
        return None
    return start + len(own) - len(own.lstrip()), end - len(own) + len(own.rstrip())


def by_grammar(text: str, start: int, end: int) -> Iterator[Expression]:
    """The expressions and addresses of a part of a text."""
    position = start
    hinted = EXPRESSION_HINT.search(text, start, end) is not None
    for first, last in [*((start + one, start + two) for one, two in address_ranges(text[start:end])), (end, end)]:
        for clusters in cluster_runs(text, position, first) if hinted else ():
            yield from without_sentence(text, clusters)
        if first < last:
            mixed = HAS_RTL_LETTER.search(text, first, last) is not None
            yield Expression(first, last, ((first, last),), is_word=True, mixed=mixed)
        position = last


def cluster_runs(text: str, position: int, end: int) -> Iterator[list[ExpressionCluster]]:
    """The longest runs of joined clusters. Brackets of the sentence may still be in them."""
    while begun := EXPRESSION_START.search(text, position, end):
        clusters = [ExpressionCluster(begun.start(), begun.end(), follows=False, signs=False)]
        while following := NEXT.match(text, clusters[-1].end, end):
            start = following.start("unit") if following["unit"] else following.start("cluster")
            clusters.append(ExpressionCluster(start, following.end(), follows=True, signs=bool(following["signs"])))
        if attached := EXPRESSION_END.match(text, clusters[-1].end, end):
            clusters[-1] = clusters[-1]._replace(end=attached.end())
        yield clusters
        position = clusters[-1].end


def without_sentence(text: str, clusters: list[ExpressionCluster]) -> Iterator[Expression]:
    """The expressions of a run of clusters, without marks of the sentence. A bracket without a partner ends one."""
    start, end = clusters[0].start, clusters[-1].end
    partners = pairs_of_brackets(text, start, end)
    lone = lone_brackets(text, start, end, partners)
    edges = [start, *(edge for cut in lone for edge in (cut, cut + 1)), end]
    begun = 0
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        low, high = trimmed(text, first, last, partners)
        own = []
        while begun < len(clusters) and clusters[begun].start < high:
            cluster = clusters[begun]
            if cluster.end > low:
                own.append(cluster._replace(start=max(cluster.start, low), end=min(cluster.end, high)))
            if cluster.end > high:
                break
            begun += 1
        if own and says_something(text, low, high):
            codes = [is_code(text, cluster) for cluster in own]
            yield Expression(low, high, tuple(kept_parts(text, own, codes)), is_word=any(codes))


def says_something(text: str, start: int, end: int) -> bool:
    """True when the range has a digit in it, or a sign that touches a word at one of its ends."""
    if HAS_DIGIT.search(text, start, end):
        return True
    signed = AT_EDGE.match(text, start, end) or AT_EDGE.match(text, end - 1, end)
    return signed is not None and LETTER_RUN.search(text, start, end) is not None


def is_code(text: str, cluster: ExpressionCluster) -> bool:
    """True for letters that are not the unit of a number before them: `B12`, `COVID-19`, `A+`; not for `5mg`."""
    own = text[cluster.start : cluster.end]
    letters, digit = LETTER_RUN.search(own), HAS_DIGIT.search(own)
    if not letters:
        return False
    if not cluster.follows and not (digit and digit.start() < letters.start()):
        return True
    return any(word not in UNIT_WORDS for word in LETTER_RUN.findall(own))


def kept_parts(text: str, clusters: Sequence[ExpressionCluster], codes: Sequence[bool]) -> Iterator[Range]:
    """The parts that no line breaks: a number with its unit, signs and groups of digits, if that is not too long."""
    together = [clusters[0]]
    for (before, cluster), (code_before, code) in zip(pairwise(clusters), pairwise(codes), strict=True):
        listed = not cluster.signs and LIST_MARK.match(text, before.end - 1)
        if listed or code_before or code:
            yield from short_enough(text, together)
            together = []
        together.append(cluster)
    yield from short_enough(text, together)


def short_enough(text: str, together: Sequence[ExpressionCluster]) -> Iterator[Range]:
    """All clusters as one part; if that is too long, one part each; if that still is, parts that end behind signs."""
    whole = together[0].start, together[-1].end
    if whole[1] - whole[0] <= LONGEST_WHOLE:
        yield whole
        return
    for cluster in together:
        ends = [cluster.end]
        if cluster.end - cluster.start > LONGEST_WHOLE:
            ends = [*(sign.end() for sign in INNER_SIGN.finditer(text, cluster.start, cluster.end)), cluster.end]
        yield from pairwise([cluster.start, *ends])
