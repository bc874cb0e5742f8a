"""The elements of SVG that are drawn or ignored, with their own attributes (SVG 2, 5, 9 and 10)."""

import re
from collections.abc import Callable, Mapping

from leafletgen.library.svg.numbers import DrawingFault, decimals, svg_length
from leafletgen.library.svg.paths import path_steps
from leafletgen.library.svg.shapes import polygon, polyline, rect, svg_circle, svg_ellipse, svg_line
from leafletgen.library.svg.tree import SvgElement
from leafletgen.model.graphics import PathStep

SHAPES: Mapping[str, tuple[Callable[[Mapping[str, str]], tuple[PathStep, ...]], frozenset[str]]] = {
    "path": (lambda attributes: path_steps(attributes.get("d", "")), frozenset({"d"})),
    "rect": (rect, frozenset({"x", "y", "width", "height", "rx", "ry"})),
    "circle": (svg_circle, frozenset({"cx", "cy", "r"})),
    "ellipse": (svg_ellipse, frozenset({"cx", "cy", "rx", "ry"})),
    "line": (svg_line, frozenset({"x1", "y1", "x2", "y2"})),
    "polyline": (polyline, frozenset({"points"})),
    "polygon": (polygon, frozenset({"points"})),
}
"""The shapes that are drawn, with the attributes of their geometry."""
GROUPS: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"viewBox", "width", "height", "x", "y", "preserveAspectRatio"}),
    "g": frozenset(),
    "switch": frozenset(),
    "use": frozenset({"href", "x", "y", "width", "height"}),
    "symbol": frozenset({"viewBox", "x", "y", "width", "height", "preserveAspectRatio", "refX", "refY"}),
}
"""Elements that contain others. A drawing's own width and height are ignored, because the layout sets its size."""
DEFINITIONS = re.compile(
    r"defs|symbol|clipPath|mask|(linear|radial|mesh)[Gg]radient|pattern|hatch|marker|filter|style|view|cursor|font(-face)?"
    r"|color-profile|solid[Cc]olor"
)
"""Elements that draw nothing themselves. References to them are checked where they are used."""
SILENT_ATTRIBUTES = re.compile(
    r"id|class|style|lang|role|tabindex|focusable|version|baseProfile|content(Script|Style)Type|zoomAndPan|type|title"
    r"|(aria|data)-.+|xml:(space|lang|id|base)|required(Features|Extensions)|systemLanguage|externalResourcesRequired|slot|nonce|alt|content"
)
ACROSS, DOWN = frozenset({"x", "width", "cx", "rx", "x1", "x2"}), frozenset({"y", "height", "cy", "ry", "y1", "y2"})
"""Attributes with lengths whose percentages are of the width, and of the height."""


def in_user_units(element: SvgElement, box: tuple[float, ...]) -> dict[str, str]:
    """The attributes of a shape, with lengths as plain numbers; `box` is the viewBox. Raises DrawingFault."""
    attributes = dict(element.attributes)
    for name in (ACROSS | DOWN | {"r"}) & SHAPES[element.name][1] & attributes.keys():
        whole = box[2] if name in ACROSS else box[3] if name in DOWN else ((box[2] ** 2 + box[3] ** 2) / 2) ** 0.5
        if attributes[name].strip().lower() == "auto" and name in {"rx", "ry"}:
            del attributes[name]
        else:
            attributes[name] = f"{svg_length(attributes[name], whole):.12g}"
    return attributes


def view_box(attributes: Mapping[str, str]) -> tuple[float, ...]:
    """Left, top, width and height of the drawing in its own units. Raises DrawingFault."""
    if "viewBox" in attributes:
        box = decimals(attributes["viewBox"], 4)
    elif {"width", "height"} <= attributes.keys() and not any("%" in attributes[name] for name in ("width", "height")):
        box = (0.0, 0.0, svg_length(attributes["width"]), svg_length(attributes["height"]))
    else:
        hint = (
            "save it again with a page size (Inkscape: File > Document Properties; Illustrator: not 'Responsive' only)"
        )
        raise DrawingFault("the viewBox is missing, which says how large the drawing is", hint)
    if box[2] <= 0 or box[3] <= 0:
        raise DrawingFault("the viewBox has no area")
    return box
