"""The whole compose stage: an edition becomes pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from leafletgen.compose.blocks.kinds import KINDS
from leafletgen.compose.blocks.prose import Prose
from leafletgen.compose.contents import Content, Level, elements
from leafletgen.compose.fill import footer_place
from leafletgen.compose.filled import does_not_fit, faults
from leafletgen.compose.fit import Draft, Fitted, HeldFlow, fit
from leafletgen.compose.footer import ShapedFooter, make_footer
from leafletgen.compose.outline import bookmarks
from leafletgen.compose.parts import Contents
from leafletgen.compose.preparation import Preparation
from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.model.blocks import fill_ins
from leafletgen.model.edition import Edition
from leafletgen.model.language import Direction
from leafletgen.model.layout import Flow, Imposition, Part, Sources
from leafletgen.model.leaflet import Leaflet, SectionRole
from leafletgen.model.standing import Mark
from leafletgen.pages import (
    Composition,
    Element,
    Item,
    Metadata,
    Page,
    Role,
    Turn,
)
from leafletgen.problems.catalogue import problem
from leafletgen.sheet.geometry import fold_ticks, folds, panels
from leafletgen.sheet.imposition import imposed
from leafletgen.sheet.marks import for_print_shop
from leafletgen.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Report:
    """The result of copy-fitting: type sizes in points by style, pages, sheets, and how full each panel is (0 to 1).

    `left_out` are the parts that are not on paper: lines for questions without room, and what the layout leaves out.
    """

    sizes: Mapping[str, float]
    pages: int
    fills: tuple[tuple[int, str, float], ...]
    sheets: int = 1
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """A leaflet on pages, the result of copy-fitting, and warnings."""

    composition: Composition
    report: Report
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition with all texts shaped, and the ways to run them through the panels. `other` is the second language."""

    preparation: Preparation
    other: Preparation | None
    drafts: tuple[Draft, ...]
    footer: ShapedFooter

    @property
    def rtl(self) -> bool:
        """True when the leaflet is read from right to left."""
        return self.preparation.language.direction is Direction.RTL

    def fit(self, at: int | None = None) -> Fitted:
        """The largest size that fits, or the size of step `at`. Raises Refused when none fits."""
        return fit(self.drafts, self.preparation.layout, self.preparation.leaflet, self.footer, self.rtl, at)


def compose(edition: Edition, typesetter: Typesetter | None = None) -> Composed:
    """Set an edition on pages. `typesetter` remembers what other leaflets need too; without it nothing is remembered.

    Raises Refused for characters that no font has, text that does not fit, or values that cannot be filled in.
    """
    typesetter = typesetter or Typesetter()
    prepared = prepare(edition, typesetter)
    fitted = fit_filled(prepared, edition, typesetter) if edition.fields else prepared.fit()
    preparation, other, footer = prepared.preparation, prepared.other, prepared.footer
    structure = document(fitted.draft.contents, footer.prose, edition.leaflet)
    pages = make_sides(fitted, make_pages(fitted, footer), edition.marks)
    composition = Composition(
        pages,
        structure,
        bookmarks(structure, pages, [each for each in (preparation, other) if each]),
        metadata(edition),
        edition.layout.duplex,
        prepared.rtl,
    )
    # A message never repeats a value that is filled in.
    filled = {
        f"{each.prefix}{field.id}.filled" for each in (preparation, other) if each for field in fill_ins(each.leaflet)
    }
    torn = [one for node, warnings in fitted.setting.torn.items() if node not in filled for one in warnings]
    report = make_report(fitted, edition)
    if Part.QUESTIONS in report.left_out:
        preparation.warnings.append(problem("questions-left-out", Place(about=edition.leaflet.id)))
    return Composed(composition, report, tuple(each_once([*preparation.warnings, *torn])))


def prepare(edition: Edition, typesetter: Typesetter) -> Prepared:
    """Shape every text of an edition. Raises Refused for text that cannot be drawn, or values not allowed."""
    if wrong := [*faults(edition), *missing_roles(edition)]:
        raise Refused(*wrong)
    beside = edition.beside
    preparation = Preparation(edition, edition.leaflet, KINDS, typesetter)
    other = replace(preparation, leaflet=beside, prefix=f"{beside.language}:") if beside else None
    prepared = Prepared(preparation, other, make_drafts(preparation, other), make_footer(preparation, other))
    if preparation.errors:
        raise Refused(*each_once(preparation.errors))
    return prepared


def fit_filled(prepared: Prepared, edition: Edition, typesetter: Typesetter) -> Fitted:
    """A filled-in sheet, at the type size of the empty sheet: values must not make other text smaller."""
    step = prepare(replace(edition, fields={}), typesetter).fit().setting.step
    try:
        return prepared.fit(step)
    except Refused:
        # The reason may repeat the patient's words.
        raise Refused(does_not_fit(edition)) from None


def document(contents: Iterable[Content], ending: Iterable[Prose], leaflet: Leaflet) -> Element:
    """The structure tree: the content in reading order, then the footer once.

    It is made from the content, so it does not depend on how the paper is folded. Heading levels begin with H1,
    the title, and have no gaps.
    """
    level = Level(0, leaflet.language)
    children = (*elements(contents, level), *(prose.element(Role.P, level) for prose in ending))
    return Element(Role.DOCUMENT, "document", children, language=leaflet.language, title=leaflet.title.plain)


def each_once(errors: list[Diagnostic]) -> list[Diagnostic]:
    """The first of each error. An error in one text often repeats in others."""
    first: dict[tuple[str, str], Diagnostic] = {}
    for error in errors:
        first.setdefault((error.code, error.message), error)
    return list(first.values())


def make_drafts(preparation: Preparation, beside: Preparation | None) -> tuple[Draft, ...]:
    """Each way to run the text through the panels, the preferred first, with and without lines for questions.

    The lines are printed only if there is room.
    """
    contents = Contents.of(preparation, beside)
    drafts = []
    for flows in preparation.layout.ways:
        drafts.append(Draft(dealt(flows, contents)))
        if contents.parts.get(Part.QUESTIONS) and any(Part.QUESTIONS in flow.parts for flow in flows):
            drafts.append(Draft(dealt(flows, contents.without(Part.QUESTIONS)), (Part.QUESTIONS,)))
    return tuple(drafts)


def dealt(flows: tuple[Flow, ...], contents: Contents) -> tuple[HeldFlow, ...]:
    """The content of each flow, in one way to run the text.

    A part is not a role: `questions` means the lines to write on. A section with that role is among the other sections.
    """
    parts = set(Part) - {Part.FIGURE}
    placed = frozenset(name for flow in flows for name in flow.parts if name not in parts)

    def held(names: tuple[str, ...]) -> tuple[Content, ...]:
        return tuple(content for name in names for content in contents.named(name, placed))

    return tuple(HeldFlow(flow, held(flow.head), held(flow.content), held(flow.end), held(flow.foot)) for flow in flows)


def make_pages(fitted: Fitted, footer: ShapedFooter) -> tuple[Page, ...]:
    """Paint every page: its panels, each with its place in reading order, then its footer."""
    layout = fitted.setting.layout
    pages = []
    for number in range(fitted.pages):
        items: list[Item] = []
        turns = []
        for place, area in enumerate(fitted.areas):
            if area.page == number:
                turns.append(Turn(number, place, len(items)))
                items += area.items()
        turns.append(Turn(number, len(fitted.areas), len(items)))
        items += footers(fitted, footer, number)
        pages.append(Page(layout.width, layout.height, tuple(items), turns=tuple(turns)))
    return tuple(pages)


def footers(fitted: Fitted, footer: ShapedFooter, number: int) -> Iterator[Item]:
    """The footer of a page, in the panel that has it. Only one page's footer is read aloud."""
    setting = fitted.setting
    layout, heard = setting.layout, number == last_footer(fitted)
    place = footer_place(panels(layout, layout.sides[number % len(layout.sides)], setting.rtl))
    yield from footer.items(setting, place, number + 1, fitted.pages, heard=heard)


def make_sides(fitted: Fitted, pages: tuple[Page, ...], marks: bool) -> tuple[Page, ...]:
    """Put pages on the sides of sheets, with fold marks: inside the paper, or around it for a print shop."""
    layout, rtl = fitted.setting.layout, fitted.setting.rtl
    if layout.imposition is Imposition.SADDLE:
        pages = imposed(pages, rtl)
    sides = []
    for number, page in enumerate(pages):
        found = folds(layout, layout.sides[number % len(layout.sides)], rtl)
        ticked = replace(page, items=(*page.items, *fold_ticks(layout, found)))
        sides.append(for_print_shop(page, found) if marks else ticked)
    return tuple(sides)


def last_footer(fitted: Fitted) -> int:
    """The page whose footer is read aloud, at the end: the page where the last flow ends."""
    return fitted.areas[-1].page


TOLD_APART = 16
"""The number of digits of a fingerprint in a file's metadata."""


def metadata(edition: Edition) -> Metadata:
    """The metadata of the file."""
    leaflet, layout, clinic = edition.leaflet, edition.layout, edition.clinic
    names = {
        "leaflet": leaflet.id, "version": leaflet.version, "language": leaflet.language, "layout": layout.id,
        "clinic": clinic.id if clinic else "", "marks": "yes" if edition.marks else "",
        "text": "+".join(fingerprint[:TOLD_APART] for fingerprint in edition.fingerprints),
        "says": "+".join(mark for mark in edition.printed_marks if mark is not Mark.EXPIRED),
        "published": leaflet.published, "review": leaflet.review_by,
    }  # fmt: skip
    return Metadata(
        title=leaflet.title.plain,
        language=leaflet.language,
        author=clinic.name if clinic else "leafletgen",
        subject=f"{leaflet.id} {leaflet.version} {leaflet.language} {layout.id}",
        published=leaflet.published,
        draft=edition.draft,
        identity=" ".join(f"{name}={value}" for name, value in names.items() if value),
    )


def make_report(fitted: Fitted, edition: Edition) -> Report:
    """The report about copy-fitting."""
    setting = fitted.setting
    return Report(
        {style.value: setting.size(style) for style in setting.layout.styles},
        fitted.pages,
        tuple((area.page + 1, area.panel.id, round(area.fill, 3)) for area in fitted.areas),
        fitted.sheets,
        tuple(left_out(fitted.draft, edition)),
    )


def left_out(draft: Draft, edition: Edition) -> Iterator[str]:
    """The parts that a draft does without, and those that a layout leaves out of this leaflet."""
    layout, leaflet = edition.layout, edition.leaflet
    named = {name for held in draft.flows for name in held.flow.parts}
    if Part.SECTIONS not in named and any(one.role is None or one.role not in named for one in leaflet.sections):
        yield Part.SECTIONS.value
    wanted = layout.question_lines and any(Part.QUESTIONS in flow.parts for flows in layout.ways for flow in flows)
    if wanted and (Part.QUESTIONS in draft.left_out or Part.QUESTIONS not in named):
        yield Part.QUESTIONS.value
    if leaflet.sources and (layout.sources is Sources.NONE or Part.SOURCES not in named):
        yield Part.SOURCES.value


def missing_roles(edition: Edition) -> Iterator[Diagnostic]:
    """What a sheet with the key points alone cannot do without, and a leaflet lacks."""
    there = {one.role for one in edition.leaflet.sections}
    if edition.layout.abridged and SectionRole.GET_HELP not in there:
        place = Place(f"leaflets/{edition.leaflet.id}/{edition.leaflet.language}.yaml")
        yield problem("key-points-missing", place, layout=edition.layout.id, role=SectionRole.GET_HELP.value)
