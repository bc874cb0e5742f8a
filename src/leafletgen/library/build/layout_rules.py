"""The rules for a layout as a whole: filled panels, sizes in order, and enough contrast."""

from collections.abc import Iterator, Mapping

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.library.build.contrast import LEAST_GRAPHICS, contrast, least_of_text
from leafletgen.library.yaml.document import Document, Trail
from leafletgen.model.layout import BoxName, Colour, Duplex, Flow, Imposition, Layout, Part, Side, Sources, StyleName
from leafletgen.model.leaflet import SectionRole
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import did_you_mean, shown

PANEL_TOLERANCE = 0.01
"""How far the sum of widths may be off, in points: thirds of an inch cannot be written exactly."""
LEAST_TEXT_AREA = 72.0
"""The least width and height that margins must leave for text, in points."""
SMALLEST_TYPE = 6.0
"""The smallest type size, in points. Smaller print is not legible, least of all to patients."""

ALWAYS_PRINTED = (Part.TITLE, Part.SUMMARY, Part.SECTIONS, Part.SOURCES, Part.CLINIC)
"""The parts with a writer's words. No layout may leave them out."""

KEY_POINTS = (Part.TITLE, Part.SUMMARY, Part.CLINIC, SectionRole.GET_HELP)
"""The parts that a sheet with the key points alone must have, `get_help` among them."""

GROUNDS: Mapping[StyleName, tuple[BoxName | None, ...]] = {
    StyleName.KIND: (BoxName.TITLE,),
    StyleName.TITLE: (BoxName.TITLE,),
    StyleName.SUMMARY: (BoxName.KEY_MESSAGE,),
    StyleName.HEADING: (None,),
    StyleName.BODY: (None, BoxName.NOTE, BoxName.WARNING, BoxName.PROS, BoxName.CONS),
    StyleName.BOX_HEADING: (
        BoxName.KEY_MESSAGE,
        BoxName.NOTE,
        BoxName.WARNING,
        BoxName.PROS,
        BoxName.CONS,
        BoxName.CLINIC,
    ),
    StyleName.CAPTION: (None,),
    StyleName.SOURCES: (None,),
    StyleName.CLINIC: (BoxName.CLINIC,),
    StyleName.DISCLAIMER: (None,),
    StyleName.IMPRINT: (None,),
    StyleName.DRAFT: (BoxName.DRAFT,),
}
"""The possible grounds of each style's text: the fill of a box, or the paper (None)."""


def layout_faults(layout: Layout, document: Document) -> list[Diagnostic]:
    """All errors in a layout whose single values are right."""
    return [
        *_side_faults(layout, document),
        *_sheet_faults(layout, document),
        *_flow_faults(layout, document),
        *_measure_faults(layout, document),
        *_type_faults(layout, document),
        *_text_contrast(layout, document),
        *_graphics_contrast(layout, document),
    ]


def _side_faults(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    """Faults: panels do not fill the paper, a side has not exactly one footer, or panels share a name."""
    first: set[str] = set()
    for at, side in enumerate(layout.sides):
        place = document.place(("sides", at, "panels"))
        total = sum(panel.width for panel in side.panels)
        if abs(total - layout.width) > PANEL_TOLERANCE:
            what = "the paper" if layout.imposition is Imposition.NONE else "half the paper"
            reason = f"the panels are {_millimetres(total)} wide together, {what} {_millimetres(layout.width)}"
            yield problem("bad-panels", place, reason=reason, hint="correct the widths")
        if sum(panel.footer for panel in side.panels) not in {1, len(side.panels)}:
            hint = "write footer: true for one panel; the disclaimer stands there"
            yield problem("bad-panels", place, reason="one panel of a side has the footer, or all have", hint=hint)
        for number, panel in enumerate(side.panels):
            trail: Trail = ("sides", at, "panels", number)
            if panel.id in first:
                reason = f"there are two panels {shown(panel.id)}"
                yield problem("bad-panels", document.place((*trail, "id")), reason=reason, hint="name them differently")
            first.add(panel.id)
            if _text_width(layout, side, number) < LEAST_TEXT_AREA:
                reason = f"the margins leave the panel {shown(panel.id)} no room for text"
                yield problem("bad-panels", document.place(trail), reason=reason, hint="make it wider")
    if layout.repeats and len(layout.sides) > 1:
        reason = "a layout that repeats has one side"
        yield problem("bad-panels", document.place(("sides",)), reason=reason, hint="keep the first")


def _sheet_faults(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    """Faults: front and back do not meet at the folds, or a booklet has more than one panel on a page."""
    booklet = layout.imposition is Imposition.SADDLE
    width = layout.width * (2 if booklet else 1)
    upright = Duplex.SHORT_EDGE if width > layout.height else Duplex.LONG_EDGE
    folded = booklet or any(len(side.panels) > 1 for side in layout.sides)
    if folded and (booklet or len(layout.sides) > 1) and layout.duplex is not upright:
        reason = "the folds of front and back do not meet when the sheet is turned so"
        yield problem("bad-measure", document.place(("duplex",)), reason=reason, hint=f"write {upright.value}")
    if booklet and not (layout.repeats and all(len(side.panels) == 1 for side in layout.sides)):
        reason = "the pages of a booklet have one panel and repeat"
        yield problem(
            "bad-panels", document.place(("imposition",)), reason=reason, hint="write one panel, and repeats: true"
        )


def _text_width(layout: Layout, side: Side, number: int) -> float:
    """The width for text in a panel. In a mirrored layout the panel may be at either end of the side."""
    outer = (number == 0) + (number == len(side.panels) - 1)
    margins = layout.margins
    return side.panels[number].width - outer * margins.trim - (2 - outer) * margins.fold


def _flow_faults(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    """Faults: a panel is filled by no flow or by two, or a part of a leaflet is printed never or twice."""
    yield from _faults_of(layout, ("flows",), layout.flows, document)
    several = len(layout.tight_flows) > 1 or ("tight_flows", 0, 0) in document.values
    for at, flows in enumerate(layout.tight_flows):
        yield from _faults_of(layout, ("tight_flows", at) if several else ("tight_flows",), flows, document)


def _faults_of(layout: Layout, key: Trail, flows: tuple[Flow, ...], document: Document) -> Iterator[Diagnostic]:
    """The faults in one way to fill the panels."""
    used: set[str] = set()
    held: set[str] = set()
    panels = tuple(panel.id for side in layout.sides for panel in side.panels)
    for at, flow in enumerate(flows):
        yield from _head_and_end_faults(layout, flow, (*key, at), document)
        for number, name in enumerate(flow.panels):
            trail = (*key, at, "panels", number)
            reason = f"there is no panel {shown(name)}" if name not in panels else ""
            yield from _bad_flow(document, trail, reason, did_you_mean(name, panels))
            reason = f"the panel {shown(name)} is filled twice" if name in used else ""
            yield from _bad_flow(document, trail, reason, "name each panel once")
            used.add(name)
        for where, part in _parts(flow, (*key, at)):
            reason = f"'{part}' is printed twice" if part in held else ""
            yield from _bad_flow(document, where, reason, "name each part once")
            held.add(part)
    for name in panels:
        reason = f"nothing fills the panel {shown(name)}" if name not in used else ""
        yield from _bad_flow(document, key, reason, "name it in a flow")
    for part in KEY_POINTS if layout.abridged else ALWAYS_PRINTED:
        lost = part not in held and not (part is Part.SOURCES and layout.sources is Sources.NONE)
        reason = f"'{part.value}' is not printed" if lost else ""
        yield from _bad_flow(document, key, reason, "name it in a flow; no word may be lost")


def _head_and_end_faults(layout: Layout, flow: Flow, trail: Trail, document: Document) -> Iterator[Diagnostic]:
    """Faults: a flow has a head or an end, but no first or last page to itself."""
    whole = layout.repeats and len(flow.panels) == len(layout.sides[0].panels)
    for key, parts in (("head", flow.head), ("end", flow.end)):
        reason = f"'{key}' needs a flow with all panels of a side that repeats" if parts and not whole else ""
        yield from _bad_flow(document, (*trail, key), reason, "write repeats: true and name all panels, or move it")


def _bad_flow(document: Document, trail: Trail, reason: str, hint: str) -> Iterator[Diagnostic]:
    if reason:
        yield problem("bad-flows", document.place(trail), reason=reason, hint=hint)


def _parts(flow: Flow, trail: Trail) -> Iterator[tuple[Trail, str]]:
    """The parts of a flow, each with its place in the file."""
    for key, parts in (("head", flow.head), ("content", flow.content), ("end", flow.end), ("foot", flow.foot)):
        for number, part in enumerate(parts):
            yield (*trail, key, number), part


def _measure_faults(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    """Faults: the paper has no room for text, or text or ticks are where the printer may cut."""
    margins = layout.margins
    height = layout.height - margins.top - margins.bottom
    wrong = (
        (("paper", "height"), height < LEAST_TEXT_AREA, "the margins leave no room for text", "make the paper higher"),
        (("margins", "trim"), margins.trim < layout.safe, "the margin is inside the unsafe edge", f"at least {_millimetres(layout.safe)}"),
        (("margins", "top"), margins.top < layout.safe, "the margin is inside the unsafe edge", f"at least {_millimetres(layout.safe)}"),
        (("margins", "bottom"), margins.bottom < layout.safe, "the margin is inside the unsafe edge", f"at least {_millimetres(layout.safe)}"),
        (("fold_tick",), layout.fold_tick > layout.safe, "the ticks reach into the text", f"at most {_millimetres(layout.safe)}"),
    )  # fmt: skip
    for trail, is_wrong, reason, hint in wrong:
        if is_wrong:
            yield problem("bad-measure", document.place(trail), reason=reason, hint=hint)


def _type_faults(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    """Faults: the smallest size is above the preferred size, or type is too small to read."""
    for name, style in layout.styles.items():
        place = document.place(("styles", name.value, "floor"))
        if style.floor > style.size:
            reason = f"the floor, {style.floor:g} pt, is above the size, {style.size:g} pt"
            yield problem("bad-measure", place, reason=reason, hint="the floor is the smallest size that may be used")
        if style.floor < SMALLEST_TYPE:
            reason = f"type of {style.floor:g} pt cannot be read"
            yield problem("bad-measure", place, reason=reason, hint=f"at least {SMALLEST_TYPE:g} pt")


def _text_contrast(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    for name, style in layout.styles.items():
        place = document.place(("styles", name.value, "colour"))
        least = least_of_text(style.floor, bold=style.bold)
        for box in GROUNDS[name]:
            ground, words = _ground(layout, box)
            yield from _low(f"text in the style '{name.value}'", style.colour, ground, words, least, place)


def _graphics_contrast(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    """Faults: a bar has too little contrast with its box, or an outline or rule with the paper."""
    for name in ("accent", "rule"):
        colour = layout.accent if name == "accent" else layout.rule
        place = document.place(("colours", name))
        yield from _low(f"the colour '{name}'", colour, layout.paper, "the paper", LEAST_GRAPHICS, place)
    if layout.footer.rule_width:
        place = document.place(("footer", "rule_colour"))
        colour = layout.footer.rule_colour
        yield from _low("the rule of the footer", colour, layout.paper, "the paper", LEAST_GRAPHICS, place)
    for box, style in layout.boxes.items():
        ground, words = _ground(layout, box)
        if style.bar:
            place = document.place(("boxes", box.value, "bar"))
            yield from _low(f"the bar of '{box.value}'", style.bar, ground, words, LEAST_GRAPHICS, place)
        if style.border:
            place = document.place(("boxes", box.value, "border"))
            yield from _low(
                f"the border of '{box.value}'", style.border, layout.paper, "the paper", LEAST_GRAPHICS, place
            )


def _ground(layout: Layout, box: BoxName | None) -> tuple[Colour, str]:
    fill = layout.boxes[box].fill if box else None
    return (fill, f"the box '{box.value}'") if box and fill else (layout.paper, "the paper")


def _low(what: str, colour: Colour, ground: Colour, words: str, least: float, place: Place) -> Iterator[Diagnostic]:
    ratio = contrast(colour, ground)
    if ratio < least:
        # Rounded down, so that a ratio that is too low is never shown as the one required.
        shown_ratio = f"{int(ratio * 100) / 100:.2f}"
        yield problem("low-contrast", place, what=what, ratio=shown_ratio, ground=words, least=f"{least:g}")


def _millimetres(points: float) -> str:
    return f"{points * 25.4 / 72:.2f} mm"
