"""A safe subset of SVG 2 to shapes: `svg` with a viewBox, `g`, `path` and the basic shapes, in plain colours.

What is not in the tables below is an error at its line and column: scripts, style sheets, words, pictures, references,
entities. Nothing in a file can refer to anything else, so that a drawing means the same everywhere and always.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from xml.parsers import expat

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.faults import first_errors
from leafletgen.library.folder import LARGEST_FILE
from leafletgen.library.svg.bounds import reaches_outside
from leafletgen.library.svg.colours import colour
from leafletgen.library.svg.numbers import LARGEST, DrawingFault, decimal, decimals
from leafletgen.library.svg.paths import path_steps
from leafletgen.library.svg.shapes import circle, ellipse, line, polygon, polyline, rect
from leafletgen.library.svg.transforms import IDENTITY, Matrix, transform
from leafletgen.model.graphics import PathStep, Shape, Vector
from leafletgen.model.layout import Colour
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown

NAMESPACE = "http://www.w3.org/2000/svg"
DEEPEST = 32
MOST_STEPS = 20_000
"""Moves, lines and curves of one drawing; more is a photograph that somebody has traced."""

REFUSED = "!"
"""Stands for an element that is not read; nothing more is to be said about what is in it."""

PAINT = frozenset({"fill", "stroke", "stroke-width", "transform", "id"})
SHAPES: Mapping[str, tuple[Callable[[Mapping[str, str]], tuple[PathStep, ...]], frozenset[str]]] = {
    "path": (lambda attributes: path_steps(attributes.get("d", "")), frozenset({"d"})),
    "rect": (rect, frozenset({"x", "y", "width", "height", "rx", "ry"})),
    "circle": (circle, frozenset({"cx", "cy", "r"})),
    "ellipse": (ellipse, frozenset({"cx", "cy", "rx", "ry"})),
    "line": (line, frozenset({"x1", "y1", "x2", "y2"})),
    "polyline": (polyline, frozenset({"points"})),
    "polygon": (polygon, frozenset({"points"})),
}
"""The shapes that are read, with the attributes that each may have besides `PAINT`."""

GROUPS = {"svg": frozenset({"viewBox", "width", "height", "version"}) | PAINT - {"transform"}, "g": PAINT}
"""What holds other elements. The width and height of a drawing are the layout's to choose, so those given are ignored."""


@dataclass(frozen=True, slots=True)
class _Paint:
    """How shapes are painted from here on: what an element takes from those around it (SVG 2, 13)."""

    fill: Colour | None = (0.0, 0.0, 0.0)
    stroke: Colour | None = None
    width: float = 1.0
    matrix: Matrix = IDENTITY

    def within(self, attributes: Mapping[str, str]) -> "_Paint":
        """The paint inside an element. Raises DrawingFault."""
        matrix = self.matrix.after(transform(attributes.get("transform", "")))
        if max(map(abs, matrix)) > LARGEST:
            raise DrawingFault("a transform makes things too large")
        return replace(
            self,
            fill=colour(attributes["fill"]) if "fill" in attributes else self.fill,
            stroke=colour(attributes["stroke"]) if "stroke" in attributes else self.stroke,
            width=decimal(attributes["stroke-width"]) if "stroke-width" in attributes else self.width,
            matrix=matrix,
        )

    def shape(self, path: tuple[PathStep, ...], *, hollow: bool) -> Shape:
        """A path, painted so; a line has no inside."""
        stroke = self.stroke if self.width > 0 else None
        width = self.width * self.matrix.scale if stroke else 0.0
        return Shape(self.matrix.seen(path), None if hollow else self.fill, stroke, width)


@lru_cache(maxsize=32)
def read_svg(data: bytes, file: str) -> Vector:
    """The drawing in a file's bytes, read once for all translations; `file` names it in errors.

    Raises Refused with all that is wrong with it.
    """
    if len(data) > LARGEST_FILE:
        raise Refused(problem("file-too-large", Place(file), limit=LARGEST_FILE >> 10))
    reader = _Reader(file)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as wrong:
        place = Place(file, wrong.lineno, wrong.offset + 1)
        reason = f"it is not XML ({expat.ErrorString(wrong.code)})"
        raise Refused(*first_errors([*reader.found, problem("bad-svg", place, reason=reason)])) from None
    return reader.drawing()


@dataclass
class _Reader:
    """Takes the events of the XML parser. Errors go to `found`; what could cost much ends the reading at once."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    open: list[tuple[str, _Paint]] = field(default_factory=list)
    box: tuple[float, ...] = ()
    steps: int = 0

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.ProcessingInstructionHandler = lambda target, _: self.unsafe(f"<?{target}")
        self.parser.StartDoctypeDeclHandler = lambda *_: self.stop("<!DOCTYPE")
        self.parser.EntityDeclHandler = lambda *_: self.stop("<!ENTITY")

    @property
    def place(self) -> Place:
        """Where the parser is."""
        return Place(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def unsafe(self, what: str) -> None:
        """Note something that is not in the subset."""
        self.found.append(problem("unsafe-svg", self.place, what=shown(what)))

    def fault(self, reason: str) -> None:
        """Note something that is in the subset, and wrong."""
        self.found.append(problem("bad-svg", self.place, reason=reason))

    def stop(self, what: str) -> None:
        """Refuse the file without reading on."""
        self.unsafe(what)
        raise Refused(*first_errors(self.found))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if len(self.open) == DEEPEST:
            self.found.append(problem("too-deep", self.place, limit=DEEPEST))
            raise Refused(*first_errors(self.found))
        parent, paint = self.open[-1] if self.open else ("", _Paint())
        local = name.rpartition(" ")[2]
        if parent == REFUSED or not self.allowed(name, local, parent, attributes):
            self.open.append((REFUSED, paint))
            return
        try:
            paint = self.entered(local, attributes, paint)
        except DrawingFault as fault:
            self.fault(str(fault))
        self.open.append((local, paint))

    def allowed(self, name: str, local: str, parent: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element may stand where it stands; what is wrong with it or its attributes is noted."""
        known = GROUPS.get(local) if local not in SHAPES else SHAPES[local][1] | PAINT
        if name == "svg" and not parent:
            self.fault(f'xmlns="{NAMESPACE}" is missing')
            return False
        if name != f"{NAMESPACE} {local}" or known is None or (local == "svg") != (not parent) or parent in SHAPES:
            self.unsafe(f"<{local}>")
            return False
        for attribute in attributes:
            if attribute not in known:
                self.unsafe(attribute.rpartition(" ")[2])
        return True

    def entered(self, name: str, attributes: dict[str, str], paint: _Paint) -> _Paint:
        """The paint inside an element, whose shape, if it is one, is added. Raises DrawingFault."""
        if name == "svg":
            self.box = view_box(attributes)
            paint = replace(paint, matrix=Matrix(e=-self.box[0], f=-self.box[1]))
        paint = paint.within(attributes)
        if name in SHAPES:
            self.add(paint.shape(SHAPES[name][0](attributes), hollow=name == "line"))
        return paint

    def add(self, shape: Shape) -> None:
        """Add a shape, unless it has no ink. Raises DrawingFault."""
        self.steps += len(shape.path)
        if self.steps > MOST_STEPS:
            self.fault(f"it has more than {MOST_STEPS:,} lines and curves")
            raise Refused(*first_errors(self.found))
        if len(shape.path) < 2 or (shape.fill is None and shape.stroke is None):
            return
        if self.box and reaches_outside(shape, *self.box[2:]):
            raise DrawingFault("this shape reaches out of the viewBox")
        self.shapes.append(shape)

    def end(self, _: str) -> None:
        """An element ends."""
        self.open.pop()

    def words(self, text: str) -> None:
        """Characters in an element: nothing but white space may stand there."""
        if text.strip() and self.open[-1][0] != REFUSED:
            self.unsafe(text.strip())

    def drawing(self) -> Vector:
        """The whole drawing. Raises Refused."""
        if not self.shapes and not self.found:
            self.found.append(problem("bad-svg", Place(self.file, 1, 1), reason="nothing is drawn in it"))
        if self.found:
            raise Refused(*first_errors(self.found))
        return Vector(self.box[2], self.box[3], tuple(self.shapes))


def view_box(attributes: Mapping[str, str]) -> tuple[float, ...]:
    """Left, top, width and height of the drawing in its own units. Raises DrawingFault."""
    if "viewBox" not in attributes:
        raise DrawingFault("the viewBox is missing, which says how large the drawing is")
    box = decimals(attributes["viewBox"], 4)
    if box[2] <= 0 or box[3] <= 0:
        raise DrawingFault("the viewBox has no area")
    return box
