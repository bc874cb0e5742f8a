"""The text stage from end to end: a `Text` becomes words of glyphs once, and lines as often as a width is tried."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.model.language import Direction, Language
from leafletgen.model.leaflet import Span, Text
from leafletgen.model.typeface import Typefaces
from leafletgen.text import bidi, isolates
from leafletgen.text.breaking import break_ends
from leafletgen.text.itemising import Alike, FaceChoice, Run, Style, face_choice, itemise, scripts
from leafletgen.text.lines import Line, Piece
from leafletgen.text.shaping import NO_BREAK_SPACE, WORD_JOINER, ShapedWord, shape

SOFT_HYPHEN = "\u00ad"


class Item(NamedTuple):
    """A shaped word or space with its embedding level (UAX #9) and the stretch that it is part of."""

    word: ShapedWord
    level: int
    stretch: int


class Unit(NamedTuple):
    """What stands between two places where a line may break. `width` and `space` are in ems.

    `space` is the white space at its end, which does not count when the line ends there;
    `hyphen` is drawn when it does, and is None unless the author put a soft hyphen there.
    """

    items: tuple[Item, ...]
    width: float
    space: float
    hyphen: Item | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ShapedParagraph:
    """A paragraph as glyphs, before any width or size is known. Identity is equality: alike words are shaped once.

    `links` has what each stretch of it leads to, None for words that lead nowhere.
    `leading` is the least distance of baselines that its scripts need, in type sizes; `ascent` and `descent` are the
    largest of its faces, in ems.
    """

    units: tuple[Unit, ...]
    links: tuple[str | None, ...]
    rtl: bool
    leading: float
    ascent: float
    descent: float

    @property
    def length(self) -> float:
        """The width in ems of the paragraph on one line."""
        return sum(unit.width + unit.space for unit in self.units)

    @property
    def widest(self) -> float:
        """The width in ems of the widest unit: below this no width will do."""
        return max((unit.width for unit in self.units), default=0.0)


EMPTY = ShapedParagraph((), (), rtl=False, leading=0.0, ascent=0.0, descent=0.0)
"""What stands for words that cannot be drawn until they are refused."""

TOLERANCE = 1e-9
"""Sums of advances are floating point; a line that fits exactly must fit."""


def shape_paragraph(text: Text, language: Language, typefaces: Typefaces, *, bold: bool) -> ShapedParagraph:
    """Shape a text of a language; `bold` sets all of it in bold, not just what is strong.

    Raises Refused with one error for each character that no font of the library has.
    """
    shaped, missing = shape_spans(text.printed, language, typefaces, bold)
    if missing:
        raise Refused(*(replace(diagnostic, place=text.place) for diagnostic in missing))
    return shaped


@lru_cache(maxsize=1024)
def shape_spans(
    spans: tuple[Span, ...], language: Language, typefaces: Typefaces, bold: bool
) -> tuple[ShapedParagraph, tuple[Diagnostic, ...]]:
    """Shape words that stand alike in many leaflets, layouts and sizes; they are shaped once a process."""
    written = "".join(span.text for span in spans)
    base = 1 if language.direction is Direction.RTL else 0
    plain = keep_together(written)
    choice = face_choice(typefaces, language.tag)
    runs, missing = itemise(plain, styles(plain, spans, language, base, bold), choice)
    units = (
        () if missing else tuple(shape_units(plain, runs, language.tag, [*isolates.unbreakable(plain), *whole(spans)]))
    )
    return measured(units, spans, base == 1, [language.script, *(run.alike.script for run in runs)], choice), missing


def whole(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Start and end of every span that is kept on one line."""
    ends = list(accumulate(len(span.text) for span in spans))
    return [(end - len(span.text), end) for span, end in zip(spans, ends, strict=True) if span.whole]


def styles(plain: str, spans: tuple[Span, ...], language: Language, base: int, bold: bool) -> list[Style]:
    """The style of every character."""
    strong: list[bool] = []
    stretches: list[int] = []
    for number, (_, alike) in enumerate(groupby(spans, key=lambda span: span.link)):
        for span in alike:
            strong += [bold or span.strong] * len(span.text)
            stretches += [number] * len(span.text)
    written, levels = scripts(plain, language.script), isolates.paragraph_levels(plain, base)
    columns: tuple[Sequence[object], ...] = (written, levels, strong, stretches)
    if plain and all(column.count(column[0]) == len(plain) for column in columns):
        return [Style(written[0], levels[0], strong[0], stretches[0])] * len(plain)
    return list(map(Style, written, levels, strong, stretches))


def measured(
    units: tuple[Unit, ...], spans: tuple[Span, ...], rtl: bool, used: list[str], choice: FaceChoice
) -> ShapedParagraph:
    """A paragraph with the measures of the faces that draw it and of the families of its scripts."""
    faces = {item.word.face: item.word.scale for unit in units for item in unit.items}
    return ShapedParagraph(
        units,
        tuple(link for link, _ in groupby(span.link for span in spans)),
        rtl,
        max(choice.chain(script)[0].leading for script in used),
        max((face.ascent * scale for face, scale in faces.items()), default=0.0),
        max((face.descent * scale for face, scale in faces.items()), default=0.0),
    )


def keep_together(text: str) -> str:
    """The text with every space inside a number, telephone number or range made one that neither breaks nor reorders.

    A no-break space is a common separator (UAX #9, CS): the groups around it stay in order, also in a reader that
    applies the algorithm to extracted text.
    """
    for start, end in isolates.find(text):
        text = text[:start] + text[start:end].replace(" ", NO_BREAK_SPACE) + text[end:]
    return text


def shape_units(text: str, runs: Sequence[Run], language: str, unbroken: Sequence[tuple[int, int]]) -> Iterator[Unit]:
    """Shape every stretch between two break opportunities."""
    following = iter(runs)
    run = next(following)
    start = 0
    for end in break_ends(text, language, unbroken):
        items: list[Item] = []
        while run.end < end:
            items += shape_part(text[start : run.end], run.alike, language)
            start = run.end
            run = next(following)
        if items:
            yield make_unit([*items, *shape_part(text[start:end], run.alike, language)], run.alike, language)
        else:
            yield shape_unit(text[start:end], run.alike, language)
        start = end


@lru_cache(maxsize=65536)
def shape_unit(text: str, alike: Alike, language: str) -> Unit:
    """A stretch between two break opportunities that is alike throughout, as nearly all are: most words come again."""
    return make_unit(shape_part(text, alike, language), alike, language)


def shape_part(text: str, alike: Alike, language: str) -> list[Item]:
    """Shape a part of a run; white space is a word of its own."""
    return [Item(shape_run(part, alike, language), alike.level, alike.stretch) for part in BLANK.split(text) if part]


BLANK = re.compile(r"(\s+)")


def shape_run(text: str, alike: Alike, language: str) -> ShapedWord:
    """Shape a word in a run's face and direction."""
    return shape(text, alike.face, alike.scale, alike.script, language, alike.rtl)


def make_unit(items: list[Item], alike: Alike, language: str) -> Unit:
    """Measure a stretch, which ends like `alike`; white space at its end is kept apart."""
    ink = len(items)
    while ink and items[ink - 1].word.blank:
        ink -= 1
    width = sum(item.word.advance for item in items[:ink])
    space = sum(item.word.advance for item in items[ink:])
    hyphen = None
    if ink and items[ink - 1].word.text.endswith(SOFT_HYPHEN):
        hyphen = Item(without_text(shape_run("-", alike, language)), alike.level, alike.stretch)
    return Unit(tuple(items), width, space, hyphen)


def without_text(word: ShapedWord) -> ShapedWord:
    """The same glyphs, saying nothing: a hyphen that marks a broken word is not a character of the text."""
    return replace(word, text="", glyphs=tuple(glyph._replace(text=WORD_JOINER) for glyph in word.glyphs))


@lru_cache(maxsize=2048)
def break_lines(paragraph: ShapedParagraph, width: float) -> tuple[Line, ...]:
    """Break into lines of at most `width` ems. A unit that is wider than that stands alone on a line, too wide."""
    broken: list[list[Unit]] = []
    used = 0.0
    for unit in paragraph.units:
        ink = unit.width + (unit.hyphen.word.advance if unit.hyphen else 0.0)
        if not broken or used + ink > width + TOLERANCE:
            broken.append([])
            used = 0.0
        broken[-1].append(unit)
        used += unit.width + unit.space
    lines = without_lone_word(broken, width)
    return tuple(set_line(units, paragraph.rtl, is_last=units is lines[-1]) for units in lines)


def without_lone_word(broken: list[list[Unit]], width: float) -> list[list[Unit]]:
    """The same lines, but a short word that would stand alone on the last one is given company from the line above."""
    if len(broken) > 1 and len(broken[-1]) == 1 and len(broken[-2]) > FEW_UNITS:
        word, companion = broken[-1][0], broken[-2][-1]
        if word.width < SHORT * width and companion.width + companion.space + word.width <= width:
            broken[-2:] = [broken[-2][:-1], [companion, word]]
    return broken


FEW_UNITS = 3
"""A line of no more units than this gives none away: it would be short itself."""

SHORT = 0.2
"""A last line shorter than this part of the measure looks like a mistake."""


def set_line(units: list[Unit], rtl: bool, *, is_last: bool) -> Line:
    """Put units on a line and order them for the eye (UAX #9, L1 and L2).

    White space at the end of a line takes no room; a piece of it stays, beyond the end, so that the words of two lines
    are two words to whoever reads the file and not the page.
    """
    items = [item for unit in units for item in unit.items]
    ending: list[Item] = []
    while items and items[-1].word.blank:
        ending = [items.pop()]
    if units[-1].hyphen:
        items.append(units[-1].hyphen)
    lefts = [0.0] * len(items)
    pen = 0.0
    for index in bidi.visual_order([item.level for item in items]):
        lefts[index] = pen
        pen += items[index].word.advance
    if not is_last:
        lefts += [-item.word.advance if rtl else pen for item in ending]
        items += ending
    pieces = tuple([Piece(item.word, left, item.stretch) for item, left in zip(items, lefts, strict=True)])
    rise = max([item.word.rise for item in items], default=0.0)
    fall = max([item.word.fall for item in items], default=0.0)
    return Line(pieces, pen, rtl, rise, fall)
