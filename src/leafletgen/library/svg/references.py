"""References inside a drawing: gradients of one colour, and rectangular clips and masks."""

import re
from collections.abc import Callable, Iterator, Mapping

from leafletgen.library.svg.numbers import DrawingFault
from leafletgen.library.svg.paint import Rectangle
from leafletgen.library.svg.paths import path_steps
from leafletgen.library.svg.refusals import CUT, PLAIN_COLOUR
from leafletgen.library.svg.shapes import rect
from leafletgen.library.svg.transforms import SvgMatrix, transform
from leafletgen.library.svg.tree import SvgElement
from leafletgen.problems.words import shown

_URL = re.compile(r"url\(\s*(['\"]?)#([^'\")]*)\1\s*\)\s*(.*)", re.DOTALL)
Styled = Callable[[SvgElement], Mapping[str, str]]
"""Gives the properties of an element, with its attributes."""
WHITE_NAMES = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)"})


def reference(value: str) -> tuple[str, str] | None:
    """The id in a `url(#id)`, and the text after it; None for other values."""
    found = _URL.fullmatch(value.strip())
    return (found[2], found[3].strip()) if found else None


def flat_colour(value: str, ids: Mapping[str, SvgElement], styled: Styled) -> str:
    """The colour of a paint; for a gradient, its one colour. Raises DrawingFault."""
    found = reference(value)
    if not found:
        return value
    name, otherwise = found
    if name not in ids:
        if otherwise:
            return otherwise
        raise DrawingFault(f"{shown(value)} is not a colour, and nothing in the drawing has that name", PLAIN_COLOUR)
    colours = set(_stops(ids[name], ids, styled))
    if len(colours) != 1:
        raise DrawingFault(f"{shown(value)} is a {ids[name].name}, which is not drawn", PLAIN_COLOUR)
    return colours.pop()


def _stops(gradient: SvgElement, ids: Mapping[str, SvgElement], styled: Styled) -> Iterator[str]:
    """The colours of a gradient, which may refer to another gradient for them."""
    for _ in range(5):
        stops = [child for child in gradient.children if child.name == "stop"]
        if stops or not gradient.name.endswith("Gradient"):
            break
        gradient = ids.get(gradient.attributes.get("href", "")[1:], gradient)
    for stop in gradient.children if gradient.name.endswith("Gradient") else ():
        properties = styled(stop)
        seen = properties.get("stop-opacity", "1").strip()
        yield properties.get("stop-color", "black").strip().lower() if seen in {"1", "1.0", "100%"} else f"?{seen}"


def kept(value: str, ids: Mapping[str, SvgElement], styled: Styled, matrix: SvgMatrix) -> Rectangle | None:
    """The rectangle that a clip or mask leaves visible; None if it leaves everything.

    Raises DrawingFault for a clip or mask that is not a plain rectangle.
    """
    found = reference(value)
    if value.strip().lower() == "none" or (found and found[0] not in ids):
        return None
    clip = ids[found[0]] if found else None
    if clip is None or clip.name not in {"clipPath", "mask"} or "objectBoundingBox" in _units(clip):
        raise _cut()
    shapes = [_target(child, ids) for child in clip.children if child.name not in {"title", "desc"}]
    if len(shapes) != 1 or styled(shapes[0]).get("display") == "none" or "clip-path" in styled(clip):
        raise _cut()
    (shape,) = shapes
    if clip.name == "mask" and not _is_opaque(clip, shape, styled):
        raise _cut()
    for element in (clip, shape):
        matrix = matrix.after(transform(element.attributes.get("transform", "")))
    return _rectangle(shape, matrix)


def _cut() -> DrawingFault:
    return DrawingFault("a part of it is cut off by a clip or mask, which is not drawn", CUT)


def _units(clip: SvgElement) -> str:
    names = ("clipPathUnits", "maskContentUnits")
    return " ".join(clip.attributes.get(name, "") for name in names)


def _target(element: SvgElement, ids: Mapping[str, SvgElement]) -> SvgElement:
    """The element itself, or the target of a plain `<use>`."""
    if element.name == "use" and not {"x", "y", "transform"} & element.attributes.keys():
        return ids.get(element.attributes.get("href", "")[1:], element)
    return element


def _is_opaque(mask: SvgElement, shape: SvgElement, styled: Styled) -> bool:
    """True when a mask shows everything behind its one shape: it is white, or only its opacity counts."""
    about, properties = styled(mask), styled(shape)
    fill = properties.get("fill", "black").replace(" ", "").lower()
    alpha = "alpha" in {about.get("mask-type"), mask.attributes.get("mask-type")}
    seen = all(properties.get(name, "1") in {"1", "1.0", "100%"} for name in ("opacity", "fill-opacity"))
    return seen and fill != "none" and (alpha or fill in WHITE_NAMES) and not reference(fill)


def _rectangle(shape: SvgElement, matrix: SvgMatrix) -> Rectangle:
    """The corners of a shape that is an upright rectangle. Raises DrawingFault for any other."""
    if shape.name == "rect" and not {"rx", "ry"} & shape.attributes.keys():
        path = rect(shape.attributes)
    elif shape.name == "path":
        path = path_steps(shape.attributes.get("d", ""))
    else:
        raise _cut()
    points = [step[1:] for step in matrix.seen(path) if step[0] in "ML"]
    xs, ys = sorted({round(x, 6) for x, _ in points}), sorted({round(y, 6) for _, y in points})
    if len(xs) != 2 or len(ys) != 2 or len(set(points)) < 4 or any(step[0] == "C" for step in path):
        raise _cut()
    return xs[0], ys[0], xs[1], ys[1]
