"""Shapes a `Text` into words of glyphs, once for all widths and sizes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, groupby, pairwise
from operator import add
from typing import NamedTuple, TypeAlias

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.model.language import Direction, Language
from leafletgen.model.leaflet import Span, Text
from leafletgen.model.typeface import Typefaces
from leafletgen.problems.catalogue import problem
from leafletgen.text import bidi, isolates
from leafletgen.text.breaking import unbroken_parts
from leafletgen.text.contexts import Contexts, contexts
from leafletgen.text.division import DivisionPoint
from leafletgen.text.expression_edges import Range
from leafletgen.text.expression_grammar import JOINING
from leafletgen.text.expressions import Expression
from leafletgen.text.flaws import bare_decimals, flaw_problem, is_zawgyi
from leafletgen.text.holding import held_units, is_phrased
from leafletgen.text.itemising import (
    Alike,
    FaceChoice,
    FaceChoices,
    Run,
    Style,
    from_other_regions,
    itemise,
    main_script,
    scripts,
)
from leafletgen.text.lines import Line
from leafletgen.text.shaping import NO_BREAK_SPACE, Manner, ShapedWord
from leafletgen.text.typesetter import Memory, Typesetter
from leafletgen.text.vocabulary import LineUnit, Vocabularies, Vocabulary

SPACE_IN_NUMBER = re.compile(f"(?<![{JOINING}]) (?![{JOINING}])")


@dataclass(frozen=True, slots=True, eq=False)
class ShapedParagraph:
    """A paragraph as glyphs, before any width or size is known. Compared by identity: the same words are shaped once.

    `units` are the parts between the places where a line may break. For each unit, `firsts` has the number of words
    before it, and `starts` the ems before it; both have one more value for the end of the paragraph. `ends` has the ems
    up to the end of its ink, and never decreases. `words` are the words of all units, in logical order. `levels` has
    the embedding level of each word (UAX #9); it is empty when all have the paragraph's. `stretches` has the number of
    each word's stretch; it is empty when there is only one.

    `links` has the target of each stretch, None without a link; `languages` has its BCP 47 tag, empty for the
    paragraph's own. `widest` is the width of the widest unit, in ems: a column must be at least as wide. `leading` is
    the least distance of baselines that its scripts need, in type sizes; `ascent` and `descent` are the largest of its
    faces, `rise` and `fall` the largest of its ink, in ems. `warnings` have no place yet. `held` are the units that
    stay on the line of the unit before if there is room. `broken` has its lines by width in ems, even or not; only
    `break_lines` uses it.
    """

    units: tuple[LineUnit, ...]
    firsts: tuple[int, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    words: tuple[ShapedWord, ...]
    levels: tuple[int, ...]
    stretches: tuple[int, ...]
    links: tuple[str | None, ...]
    languages: tuple[str, ...]
    rtl: bool
    widest: float
    leading: float
    ascent: float
    descent: float
    rise: float
    fall: float
    warnings: tuple[Diagnostic, ...] = ()
    held: frozenset[int] = frozenset()
    broken: dict[tuple[float, bool], tuple[Line, ...]] = field(default_factory=dict, init=False, repr=False)

    @property
    def length(self) -> float:
        """The width in ems of the paragraph on one line."""
        return self.starts[-1]


EMPTY = ShapedParagraph(
    (),
    (0,),
    (0.0,),
    (),
    (),
    (),
    (),
    (),
    (),
    rtl=False,
    widest=0.0,
    leading=0.0,
    ascent=0.0,
    descent=0.0,
    rise=0.0,
    fall=0.0,
)
"""An empty paragraph in place of one with errors, until the errors are reported."""


Choices: TypeAlias = Callable[[str], FaceChoice]
"""The face choice of a language, by its BCP 47 tag."""


class Wording(NamedTuple):
    """What a shaped paragraph depends on: spans, language, typefaces, and whether all is `bold`.

    `heading` is true for a heading in a language that breaks headings at phrases.
    """

    spans: tuple[Span, ...]
    language: Language
    typefaces: Typefaces
    bold: bool
    heading: bool = False


class Paragraphs(Memory[Wording, tuple[ShapedParagraph, tuple[Diagnostic, ...]]]):
    """The shaped paragraphs, each with its errors: one for every cluster that no font has. One with errors is empty."""

    ENTRY = 3800

    def work_out(self, question: Wording) -> tuple[ShapedParagraph, tuple[Diagnostic, ...]]:
        """Shape a paragraph."""
        return shape_wording(question, self.typesetter)


def shape_paragraph(
    text: Text, language: Language, typefaces: Typefaces, typesetter: Typesetter, *, bold: bool, heading: bool = False
) -> ShapedParagraph:
    """Shape a text of a language. `bold` sets all of it in bold; a `heading` may end its lines at phrases.

    Raises Refused with one error for each character that no font of the library has.
    """
    wording = Wording(text.printed, language, typefaces, bold, heading and is_phrased(language.tag))
    shaped, missing = typesetter.memory(Paragraphs)[wording]
    if missing:
        raise Refused(*(replace(diagnostic, place=text.place) for diagnostic in missing))
    return shaped


def shape_wording(
    wording: Wording, typesetter: Typesetter, divided: Sequence[DivisionPoint] = ()
) -> tuple[ShapedParagraph, tuple[Diagnostic, ...]]:
    """Shape words. `divided` are further places, in order, at which a line may end."""
    spans, language, typefaces, bold, heading = wording
    written = "".join([span.text for span in spans])
    given = given_expressions(spans)
    found = isolates.expressions(written, given)
    turns = may_turn(written, language)
    plain = keep_together(written, found) if turns else written
    remembered = typesetter.memory(FaceChoices)

    def choices(tag: str) -> FaceChoice:
        return remembered[typefaces, tag]

    runs, missing = runs_of(plain, spans, found, language, bold, choices)
    if missing:
        return EMPTY, missing
    vocabularies = typesetter.memory(Vocabularies)
    manners = [manner_of(run.alike) for run in runs]
    parts = unbroken_parts(plain, language.tag, [*isolates.unbreakable(plain, found), *whole(spans)])
    spaced = turns and NO_BREAK_SPACE in written
    if spaced:
        plain = spaced_for_readers(plain, found)
    if spaced or divided:
        parts = divided_parts(plain, parts, divided)
    around = contexts(plain, parts, runs, manners)
    units = shape_units(parts, plain, runs, [vocabularies[manner] for manner in manners], around)
    if divided:
        units = tuple(marked_units(units, divided, runs, [vocabularies[manner] for manner in manners]))
    flaws = flaws_of(written, units, language.tag)
    if language.direction is Direction.RTL:
        flaws += tuple(bare_decimals(written, [one.start for one in found], language.tag))
    if flaws:
        return EMPTY, flaws
    paragraph = measured(units, runs, spans, language, choices)
    warnings = tuple(from_other_regions(plain, runs, choices))
    held = held_units(plain, parts, language.tag, heading=heading)
    return replace(paragraph, warnings=warnings, held=held) if warnings or held else paragraph, ()


def divided_parts(text: str, parts: Sequence[str], points: Sequence[DivisionPoint]) -> list[str]:
    """The text, cut into parts of the same lengths as `parts`, and cut again at the points."""
    edges = sorted({0, *accumulate(map(len, parts)), *(point.at for point in points)})
    return [text[start:end] for start, end in pairwise(edges)]


def marked_units(
    units: Sequence[LineUnit], points: Sequence[DivisionPoint], runs: Sequence[Run], words: Sequence[Vocabulary]
) -> Iterator[LineUnit]:
    """The units. Each that ends at a point gets the mark of that point. `words` are the vocabularies of the runs."""
    marks = {point.at: point.mark for point in points if point.mark}
    end = index = 0
    for unit in units:
        end += sum([len(word.text) for word in unit.words])
        while runs[index].end < end:
            index += 1
        yield words[index].marked(unit, marks[end]) if end in marks else unit


def flaws_of(written: str, units: Sequence[LineUnit], language: str) -> tuple[Diagnostic, ...]:
    """The errors for text that would not be printed as it is written."""
    if is_zawgyi(written, language):
        return (problem("zawgyi"),)
    flawed = [word for unit in units for word in unit.words if word.flaw]
    found = [flaw_problem(word.flaw, language, word.face.typeface.family) for word in flawed if word.flaw]
    return tuple(dict.fromkeys(found))


def runs_of(
    plain: str, spans: tuple[Span, ...], found: Sequence[Expression], language: Language, bold: bool, choices: Choices
) -> tuple[list[Run], tuple[Diagnostic, ...]]:
    """Split a paragraph into runs. Nearly every paragraph is one run, which is seen first."""
    base = 1 if language.direction is Direction.RTL else 0
    if len(spans) == 1 and not (base and found) and not spans[0].language:
        ordinary = choices(language.tag).ordinary(main_script(plain, language.script), base, bold or spans[0].strong)
        if ordinary.throughout(plain):
            return [Run(0, len(plain), ordinary.alike)], ()
    levels = isolates.paragraph_levels(plain, base, found)
    return itemise(plain, styles(plain, spans, language, levels, bold), choices)


def whole(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Start and end of every span that is kept on one line."""
    ends = list(accumulate([len(span.text) for span in spans]))
    return [(end - len(span.text), end) for span, end in zip(spans, ends, strict=True) if span.whole]


def styles(
    plain: str, spans: tuple[Span, ...], language: Language, levels: Sequence[int], bold: bool
) -> list[tuple[int, Style]]:
    """The styles in order, each with the index where it begins."""
    strong: list[bool] = []
    stretches: list[int] = []
    languages: list[str] = []
    for number, (_, alike) in enumerate(groupby(spans, key=stretch_of)):
        for span in alike:
            strong += [bold or span.strong] * len(span.text)
            stretches += [number] * len(span.text)
            languages += [span.language or language.tag] * len(span.text)
    written = scripts(plain, language.script)
    columns: tuple[Sequence[object], ...] = (written, levels, strong, stretches, languages)
    if all(column.count(column[0]) == len(plain) for column in columns):
        return [(0, Style(written[0], levels[0], strong[0], stretches[0], languages[0]))]
    every = list(zip(written, levels, strong, stretches, languages, strict=True))
    edges = [0, *(index for index, (one, two) in enumerate(pairwise(every), 1) if one != two)]
    return [(start, Style(*every[start])) for start in edges]


def stretch_of(span: Span) -> tuple[str | None, str]:
    """What the spans of a stretch share: the link's target, and the language that they are marked with."""
    return span.link, span.language


def given_expressions(spans: tuple[Span, ...]) -> tuple[Range, ...]:
    """The ranges of fields and of words of `tel:` links. Each is known to be one expression."""
    given: list[Range] = []
    end = 0
    for known, alike in groupby(spans, key=known_expression):
        start, end = end, end + sum([len(span.text) for span in alike])
        if known:
            given.append((start, end))
    return tuple(given)


def known_expression(span: Span) -> str:
    """What the spans of one known expression share: their field or their `tel:` link; empty for other spans."""
    if span.expression:
        return "field"
    return span.link if span.link and span.link.lower().startswith("tel:") else ""


def may_turn(text: str, language: Language) -> bool:
    """True for a paragraph that a PDF reader may reorder: it is right to left, or has right-to-left letters."""
    return language.direction is Direction.RTL or bidi.moves(text, 0)


def keep_together(text: str, found: Sequence[Expression]) -> str:
    """The text with a no-break space for every space inside a number or before its unit.

    A no-break space is a common separator (UAX #9, CS): the groups of digits around it stay in order, also in a PDF
    reader that applies the algorithm to extracted text. Beside a sign it would do nothing, so there the space stays.
    """
    for start, end in [part for expression in found for part in expression.kept]:
        text = text[:start] + SPACE_IN_NUMBER.sub(NO_BREAK_SPACE, text[start:end]) + text[end:]
    return text


def spaced_for_readers(text: str, found: Sequence[Expression]) -> str:
    """The text with an ordinary space for each no-break space outside expressions. Called when line breaks are known.

    Both look the same, but PDF readers that reorder right-to-left text treat a no-break space as a Latin letter, and
    swap its neighbours.
    """
    kept = {at for expression in found for at in range(expression.start, expression.end)}
    return "".join(
        " " if character == NO_BREAK_SPACE and at not in kept else character for at, character in enumerate(text)
    )


def shape_units(
    parts: Sequence[str], text: str, runs: Sequence[Run], words: Sequence[Vocabulary], around: Contexts
) -> tuple[LineUnit, ...]:
    """Shape the parts that no line may break. Most are remembered; a part of several runs, or in context, is assembled.

    `words` are the vocabularies of the runs.
    """
    if len(runs) == 1 and not around:
        return tuple(map(words[0].__getitem__, parts))
    units = []
    index = start = 0
    for part in parts:
        end = start + len(part)
        if runs[index].end >= end and start not in around:
            units.append(words[index][part])
        else:
            shaped: list[ShapedWord] = []
            while runs[index].end < end:
                shaped += words[index].words(text[start : runs[index].end], start, around)
                start = runs[index].end
                index += 1
            units.append(words[index].unit([*shaped, *words[index].words(text[start:end], start, around)]))
        start = end
        index += runs[index].end == end
    return tuple(units)


def manner_of(alike: Alike) -> Manner:
    """How the words of a run are shaped."""
    return Manner(alike.face, alike.scale, alike.script, alike.language, alike.rtl)


def measured(
    units: tuple[LineUnit, ...], runs: Sequence[Run], spans: tuple[Span, ...], language: Language, choices: Choices
) -> ShapedParagraph:
    """The paragraph of these units: with their sums, and the measures of its faces and families."""
    words, _, _, lengths, needed, hyphens, rises, falls = zip(*units, strict=True)
    starts = tuple(accumulate(lengths, initial=0.0))
    ends = map(add, starts, needed)
    flat = tuple(chain.from_iterable(words))
    used = {run.alike for run in runs}
    rtl = language.direction is Direction.RTL
    stretches = [each for each, _ in groupby(map(stretch_of, spans))]
    one_level, one_stretch = all(alike.level == rtl for alike in used), not any(alike.stretch for alike in used)
    alike_words = () if one_level and one_stretch else tuple(runs_of_words(flat, runs))
    return ShapedParagraph(
        units=units,
        firsts=tuple(accumulate(map(len, words), initial=0)),
        starts=starts,
        ends=tuple(accumulate(ends, max)) if any(hyphens) else tuple(ends),
        words=flat,
        levels=() if one_level else tuple([alike.level for alike in alike_words]),
        stretches=() if one_stretch else tuple([alike.stretch for alike in alike_words]),
        links=tuple([link for link, _ in stretches]),
        languages=tuple([tag for _, tag in stretches]),
        rtl=rtl,
        widest=max(needed),
        leading=max(
            [choices(language.tag).chain(language.script)[0].leading]
            + [choices(alike.language).chain(alike.script)[0].leading for alike in used]
        ),
        ascent=max([alike.face.ascent * alike.scale for alike in used]),
        descent=max([alike.face.descent * alike.scale for alike in used]),
        rise=max(rises),
        fall=max(falls),
    )


def runs_of_words(words: Sequence[ShapedWord], runs: Sequence[Run]) -> Iterator[Alike]:
    """For each word, what it shares with its run. No word is part of two runs."""
    following = iter(runs)
    run = next(following)
    end = 0
    for word in words:
        end += len(word.text)
        while run.end < end:
            run = next(following)
        yield run.alike
