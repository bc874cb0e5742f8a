"""Layouts as a nurse sees them: a drawing of the paper with a word, how many sheets, and what to choose when printing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library
from leafletgen.model.layout import Duplex, Imposition, Layout, StyleName
from leafletgen.preview.faces import NARROWER, fold_of_sheet
from leafletgen.serve.words import PageWords

PRINT = ((20.0, "giant"), (16.0, "large"), (13.5, "clear"))
"""Points of body text from which on print is called so (RNIB: 14 points clear, 16 to 18 large, more giant)."""
SIZES: Mapping[str, tuple[float, float]] = {"A3": (842, 1191), "A4": (595, 842), "A5": (420, 595), "Letter": (612, 792)}
"""Sheets of paper by their name, in points, upright."""


class Kind(StrEnum):
    """What a layout is to the one who prints it."""

    PAGES = "pages"
    CLEAR = "clear"
    LARGE = "large"
    GIANT = "giant"
    FOLDED = "folded"
    BOOKLET = "booklet"
    BILINGUAL = "bilingual"


@dataclass(frozen=True, slots=True)
class Paper:
    """One layout: `word` is what its tile says, `size` the sheet that must be in the printer, `black` that it has no colour."""

    layout: Layout
    kind: Kind
    size: str
    black: bool
    word: str

    @property
    def id(self) -> str:
        """The name of the layout."""
        return self.layout.id

    @property
    def both_sides(self) -> bool:
        """True when the printer is asked to turn the sheet."""
        return self.layout.duplex is not Duplex.NONE

    @property
    def folds(self) -> bool:
        """True when the paper is folded, so that back and front must match."""
        return self.kind in {Kind.FOLDED, Kind.BOOKLET}

    @property
    def folds_inside(self) -> bool:
        """True for three panels of which the last one folds inside."""
        panels = self.layout.sides[0].panels
        narrowest = min(panel.width for panel in panels)
        return len(panels) == 3 and any(panel.width - narrowest > NARROWER for panel in panels)

    def beside(self, size: str, words: PageWords) -> str:
        """What it is called where papers of another size are offered too."""
        same = self.size == size or self.size in self.word
        return self.word if same else words("paper.of_size", paper=self.word, size=self.size)

    def sheets(self, pages: int) -> int:
        """How many sheets of paper so many pages take."""
        sides = (pages + 1) // 2 if self.kind is Kind.BOOKLET else pages
        return (sides + 1) // 2 if self.both_sides else sides


def papers(library: Library, words: PageWords) -> list[Paper]:
    """Every layout that can be read, in the order in which they are offered: those on request come last."""
    found = []
    for name in library.layout_names():
        try:
            layout = library.layout(name)
        except Refused:
            continue
        kind = kind_of(layout)
        size, black = size_of(layout, kind), layout.is_grey
        word = words(f"paper.{kind}", size=size)
        found.append(Paper(layout, kind, size, black, words("paper.black", paper=word) if black else word))
    named = [titled(paper, found) for paper in found]
    return sorted(
        named,
        key=lambda paper: (
            paper.layout.on_request,
            list(Kind).index(paper.kind),
            paper.black,
            paper.size,
            paper.id,
        ),
    )


def titled(paper: Paper, all_papers: Iterable[Paper]) -> Paper:
    """A paper by its layout's own title where another one would be called the same; one on request leaves it the word."""
    alike = [one for one in all_papers if (one.word, one.size) == (paper.word, paper.size) and one.id != paper.id]
    others = alike if paper.layout.on_request else [one for one in alike if not one.layout.on_request]
    return replace(paper, word=paper.layout.title) if others or paper.layout.abridged else paper


def kind_of(layout: Layout) -> Kind:
    """What a layout is, read off its panels and type, never off its name."""
    if layout.imposition is Imposition.SADDLE:
        return Kind.BOOKLET
    if layout.bilingual:
        return Kind.BILINGUAL
    if fold_of_sheet(layout, rtl=False):
        return Kind.FOLDED
    points = layout.styles[StyleName.BODY].size
    return next((Kind(kind) for least, kind in PRINT if points >= least), Kind.PAGES)


def size_of(layout: Layout, kind: Kind) -> str:
    """The name of the sheet that a layout is printed on, or its measures in millimetres."""
    width = layout.width * (2 if kind is Kind.BOOKLET else 1)
    short, long = sorted((width, layout.height))
    for name, (across, down) in SIZES.items():
        if abs(short - across) < 2 and abs(long - down) < 2:
            return name
    return f"{short / 72 * 25.4:.0f} \u00d7 {long / 72 * 25.4:.0f} mm"
