"""Reads SVG as drawing programs write it (SVG 2): paths, basic shapes and groups in plain colours.

Anything without effect on paper is ignored. Anything else that is not drawn is an error with line and column:
scripts, words, pictures, effects. Nothing outside the file is ever used, so a drawing looks the same
everywhere and always.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.faults import first_errors
from leafletgen.library.folder import LARGEST_FILE
from leafletgen.library.svg.bounds import reaches_outside
from leafletgen.library.svg.elements import DEFINITIONS, GROUPS, SHAPES, SILENT_ATTRIBUTES, in_user_units, view_box
from leafletgen.library.svg.numbers import DrawingFault, NotDrawn, svg_length
from leafletgen.library.svg.paint import CHANGES, SvgPaint, alpha
from leafletgen.library.svg.references import flat_colour, kept
from leafletgen.library.svg.refusals import CUT, hint_for
from leafletgen.library.svg.styles import PAINT_PROPERTIES, StyleSheet, has_no_effect
from leafletgen.library.svg.transforms import SvgMatrix, transform
from leafletgen.library.svg.tree import DEEPEST_DRAWING, MOST_SVG_ELEMENTS, SvgElement, read_tree, too_many
from leafletgen.model.graphics import Shape, Vector
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown

MOST_STEPS = 20_000
"""The most moves, lines and curves of a drawing. More are a traced photograph."""
MOST_STYLE_CHECKS = 1_000_000
"""The most elements times rules of style sheets."""


def read_svg(data: bytes, file: str) -> Vector:
    """The drawing in a file's bytes; `file` names it in errors.

    Raises Refused with all its errors.
    """
    if len(data) > LARGEST_FILE:
        raise Refused(problem("file-too-large", Place(file), limit=LARGEST_FILE >> 10))
    found: list[Diagnostic] = []
    root = read_tree(data, file, found)
    drawer = _Drawer(root, found)
    drawer.draw(root, SvgPaint(), 0)
    if not drawer.shapes and not found:
        hint = "draw something in it, or look whether it is hidden or has no colour"
        found.append(problem("bad-svg", Place(file, 1, 1), reason="nothing is drawn in it", hint=hint))
    if found:
        raise Refused(*first_errors(found))
    return Vector(drawer.box[2], drawer.box[3], tuple(drawer.shapes))


class _Drawer:
    """Walks the tree of a drawing. Errors go to `found`. A drawing over a limit is refused at once."""

    def __init__(self, root: SvgElement, found: list[Diagnostic]) -> None:
        self.found = found
        self.shapes: list[Shape] = []
        self.steps = self.drawn = 0
        self.box: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
        self.ids: dict[str, SvgElement] = {}
        self.sheet = StyleSheet()
        self.styles: dict[int, dict[str, str]] = {}
        elements = list(root.walk())
        for element in elements:
            self.ids.setdefault(element.attributes.get("id", ""), element)
            if element.name == "style":
                self.sheet.add(element)
        if len(elements) * len(self.sheet.rules) > MOST_STYLE_CHECKS:
            raise Refused(*first_errors([*found, too_many(root.place)]))
        for element, what in self.sheet.unread:
            self.unsafe(element, f"<style> {what}")

    def unsafe(self, element: SvgElement, what: str) -> None:
        """Note something that is not drawn."""
        self.found.append(problem("unsafe-svg", element.place, what=shown(what), hint=hint_for(what)))

    def fault(self, element: SvgElement, fault: DrawingFault) -> None:
        """Note a fault at an element."""
        if isinstance(fault, NotDrawn):
            self.found.append(problem("unsafe-svg", element.place, what=shown(str(fault)), hint=fault.hint))
            return
        self.found.append(problem("bad-svg", element.place, reason=str(fault), hint=fault.hint))

    def draw(self, element: SvgElement, paint: SvgPaint, depth: int) -> None:
        """Draw an element and its content."""
        self.drawn += 1
        if self.drawn > MOST_SVG_ELEMENTS:
            raise Refused(*first_errors([*self.found, too_many(element.place)]))
        if element.name not in SHAPES and (element.name not in GROUPS or (element.name == "svg") != (depth == 0)):
            self.unsafe(element, f"<{element.name}>")
            return
        properties = self.properties(element)
        if properties.get("display", "").strip().lower() == "none":
            return
        self.check_attributes(element)
        try:
            paint = self.placed(element, paint)
        except DrawingFault as fault:
            self.fault(element, fault)
        painted = self.painted(element, paint, properties)
        if painted is None:
            return
        if element.name in SHAPES:
            self.shape(element, painted)
            for child in element.children:
                self.unsafe(child, f"<{child.name}>")
            return
        for child in self.within(element):
            self.draw(child, painted, depth + 1)
        if element.name == "use":
            self.use(element, painted, depth)

    def within(self, element: SvgElement) -> Iterator[SvgElement]:
        """The children of an element that are to be drawn."""
        children = [child for child in element.children if not DEFINITIONS.fullmatch(child.name)]
        if element.name == "switch":
            fitting = (
                child
                for child in children
                if child.name != "foreignObject" and not child.attributes.get("requiredExtensions")
            )
            yield from [child for child in [next(fitting, None)] if child]
        elif element.name != "use":
            yield from children

    def properties(self, element: SvgElement) -> dict[str, str]:
        """The properties of an element. Its style is stronger than matching rules, and those than its attributes."""
        attributes = {
            name: value
            for name, value in element.attributes.items()
            if name in PAINT_PROPERTIES or name.startswith("stop-")
        }
        return {**attributes, **self.styled(element)}

    def styled(self, element: SvgElement) -> dict[str, str]:
        """The properties of an element from its style and from matching rules."""
        if id(element) not in self.styles:
            self.styles[id(element)] = self.sheet.properties(element)
        return self.styles[id(element)]

    def check_attributes(self, element: SvgElement) -> None:
        """Note attributes that would change the drawing and are not supported."""
        own = SHAPES[element.name][1] if element.name in SHAPES else GROUPS[element.name]
        for name, value in element.attributes.items():
            known = name in own or name in PAINT_PROPERTIES or (name == "transform" and element.name != "svg")
            known = known or (name == "pathLength" and not element.attributes.get("stroke-dasharray"))
            if not known and not SILENT_ATTRIBUTES.fullmatch(name) and not has_no_effect(name, value):
                self.unsafe(element, name)
        for name, value in self.styled(element).items():
            if name not in PAINT_PROPERTIES and not has_no_effect(name, value):
                self.unsafe(element, f"{name}: {value}" if value else name)

    def placed(self, element: SvgElement, paint: SvgPaint) -> SvgPaint:
        """The paint with the transform of an element. Raises DrawingFault."""
        if element.name == "svg":
            self.box = view_box(element.attributes)
            return paint.moved(SvgMatrix(e=-self.box[0], f=-self.box[1]))
        return paint.moved(transform(element.attributes.get("transform", "")))

    def painted(self, element: SvgElement, paint: SvgPaint, properties: Mapping[str, str]) -> SvgPaint | None:
        """The paint inside an element; None when nothing of it is visible."""
        diagonal = ((self.box[2] ** 2 + self.box[3] ** 2) / 2) ** 0.5
        seen = True
        for name, written in properties.items():
            value = written.strip()
            try:
                if value.lower() in {"inherit", "unset"} or not value:
                    continue
                if name in {"fill", "stroke"}:
                    value = flat_colour(value, self.ids, self.properties)
                if name in CHANGES:
                    paint = CHANGES[name](paint, value if name in {"fill", "stroke"} else value.lower(), diagonal)
                elif name == "opacity":
                    seen = alpha(value)
                elif name in {"clip-path", "mask"}:
                    clip = kept(value, self.ids, self.properties, paint.matrix)
                    paint = replace(paint, clips=(*paint.clips, clip)) if clip else paint
            except DrawingFault as fault:
                self.fault(element, fault)
        return paint if seen else None

    def shape(self, element: SvgElement, paint: SvgPaint) -> None:
        """Add the shapes of an element that have ink."""
        try:
            path = SHAPES[element.name][0](in_user_units(element, self.box))
            self.steps += len(path)
            if self.steps > MOST_STEPS:
                fault = DrawingFault(
                    f"it has more than {MOST_STEPS:,} lines and curves", "simplify it, or save it as PNG"
                )
                self.fault(element, fault)
                raise Refused(*first_errors(self.found))
            for shape in paint.shapes(path, hollow=element.name == "line"):
                self.check_place(shape, paint)
                self.shapes.append(shape)
        except DrawingFault as fault:
            self.fault(element, fault)

    def check_place(self, shape: Shape, paint: SvgPaint) -> None:
        """Raise DrawingFault if a shape reaches outside the drawing or a clip."""
        if self.box[2] and reaches_outside(shape, (0.0, 0.0, self.box[2], self.box[3])):
            hint = "make the page as large as the drawing (Inkscape: File > Document Properties > Resize to content), or move it in"
            raise DrawingFault("this shape reaches out of the viewBox", hint)
        if any(reaches_outside(shape, clip) for clip in paint.clips):
            raise DrawingFault("a part of it is cut off by a clip or mask, which is not drawn", CUT)

    def use(self, element: SvgElement, paint: SvgPaint, depth: int) -> None:
        """Draw the element that a `<use>` refers to (SVG 2, 5.6)."""
        href = element.attributes.get("href", "")
        target = self.ids.get(href[1:]) if href.startswith("#") else None
        if target is None or target.name == "svg" or depth >= DEEPEST_DRAWING:
            self.unsafe(element, "<use>")
            return
        try:
            x, y = (
                svg_length(element.attributes.get(name, "0"), side)
                for name, side in (("x", self.box[2]), ("y", self.box[3]))
            )
            paint = paint.moved(SvgMatrix(e=x, f=y))
            if target.name == "symbol":
                paint = self.fitted(element, target, paint)
        except DrawingFault as fault:
            self.fault(element, fault)
        self.draw(target, paint, depth + 1)

    def fitted(self, element: SvgElement, symbol: SvgElement, paint: SvgPaint) -> SvgPaint:
        """The paint inside a symbol. Its viewBox is scaled to the size of the use, and clips its content."""
        if "viewBox" not in symbol.attributes:
            return paint
        box = view_box(symbol.attributes)
        width, height = (
            svg_length(element.attributes.get(name, symbol.attributes.get(name, "100%")), side)
            for name, side in (("width", self.box[2]), ("height", self.box[3]))
        )
        scale = min(width / box[2], height / box[3])
        across, down = (width - box[2] * scale) / 2, (height - box[3] * scale) / 2
        paint = paint.moved(SvgMatrix(scale, 0.0, 0.0, scale, across - box[0] * scale, down - box[1] * scale))
        (_, left, top), (_, right, bottom) = paint.matrix.seen(
            (("M", *box[:2]), ("L", box[0] + box[2], box[1] + box[3]))
        )
        return replace(paint, clips=(*paint.clips, (left, top, right, bottom)))
