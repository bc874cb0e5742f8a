"""The content stream of one page. Paired operators are written only by `with`, so that each is closed.

Callers use the coordinates of leafletgen (origin top left, y downwards); this module turns them into those of PDF.
"""

from contextlib import nullcontext
from types import TracebackType

from leafletgen.model.layout import Colour
from leafletgen.pages import Artifact
from leafletgen.pdf.document import Numbers, pdf_number
from leafletgen.text.typesetter import Memory, Typesetter

ARTIFACTS = {
    Artifact.FOOTER: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    Artifact.LAYOUT: "/Artifact<</Type/Layout>>BDC",
    Artifact.PAGE: "/Artifact<</Type/Page>>BDC",
}
"""The operators that begin each kind of artifact, with its property list (ISO 32000-1, table 330)."""


class Inks(Memory[Colour, tuple[str, str]]):
    """Colours as the operators that fill and draw lines with them."""

    ENTRY = 300

    def work_out(self, question: Colour) -> tuple[str, str]:
        """Write a colour."""
        return fill_operator(question), stroke_operator(question)


def fill_operator(ink: Colour) -> str:
    """The operator for filling with a colour: black and grey as `g`, so that a press prints text with black ink alone."""
    return f"{pdf_number(ink[0], 3)} g" if is_grey_ink(ink) else f"{colour_operands(ink)} rg"


def stroke_operator(ink: Colour) -> str:
    """The operator for drawing lines in a colour."""
    return f"{pdf_number(ink[0], 3)} G" if is_grey_ink(ink) else f"{colour_operands(ink)} RG"


def is_grey_ink(ink: Colour) -> bool:
    """True for black, white and what is between them."""
    return ink[0] == ink[1] == ink[2]


def colour_operands(ink: Colour) -> str:
    """Red, green and blue as operands."""
    return " ".join(pdf_number(part, 3) for part in ink)


class Paired:
    """An opening and a closing operator. One object may be entered many times, but not within itself."""

    __slots__ = ("closing", "opening", "out")

    def __init__(self, out: list[str], opening: str, closing: str) -> None:
        self.out = out
        self.opening = opening
        self.closing = closing

    def __enter__(self) -> None:
        self.out.append(self.opening)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.out.append(self.closing)


class ContentStream:
    """Operators of one page, in order. Colours and fonts are written only when they change. `height` is the page's."""

    def __init__(self, height: float, typesetter: Typesetter) -> None:
        self.height = height
        self.typesetter = typesetter
        self.numbers = typesetter.memory(Numbers)
        self.inks = typesetter.memory(Inks)
        self.out: list[str] = []
        self.unmarked = nullcontext()
        self.saved = Paired(self.out, "q", "Q")
        self.chosen: tuple[str, float] | None = None
        self.turned = False  # true when a PDF reader takes the end of the text so far for right to left
        self.state: dict[str, str] = {"fill": "0 g", "stroke": "0 G", "w": "1 w", "d": "[] 0 d", "J": "0 J"}

    def data(self) -> bytes:
        """The stream's data."""
        return "\n".join(self.out).encode("latin-1")

    def marked(self, tag: str, mcid: int) -> Paired:
        """Content of a structure element."""
        return Paired(self.out, f"/{tag}<</MCID {mcid}>>BDC", "EMC")

    def artifact(self, kind: Artifact) -> Paired:
        """Content that is no part of the text."""
        return Paired(self.out, ARTIFACTS[kind], "EMC")

    def replaced(self, text: str) -> Paired:
        """Content that reads as `text`, whatever its glyphs say (ISO 32000-1, 14.9.4)."""
        return Paired(self.out, f"/Span<</ActualText<feff{text.encode('utf-16-be').hex()}>>>BDC", "EMC")

    def text(self, operators: str, *, reversed: bool) -> None:
        """A text object. `reversed`: its characters are in the reverse of reading order (ISO 32000-1, 14.8.2.3.3)."""
        self.out.append(f"/ReversedChars BMC\nBT\n{operators}\nET\nEMC" if reversed else f"BT\n{operators}\nET")

    def set(self, operator: str, operands: str) -> None:
        """Set a part of the graphics state, unless it has this value already."""
        self.choose(operator, f"{operands} {operator}")

    def choose(self, part: str, statement: str) -> None:
        """Write a statement that sets a part of the graphics state, unless it was the last that set it."""
        if self.state.get(part) != statement:
            self.state[part] = statement
            self.out.append(statement)

    def fill_colour(self, ink: Colour) -> None:
        """Fill with this colour from here on; text is filled."""
        self.choose("fill", self.inks[ink][0])

    def stroke_colour(self, ink: Colour) -> None:
        """Draw lines in this colour from here on."""
        self.choose("stroke", self.inks[ink][1])

    def line_width(self, width: float) -> None:
        """Draw lines as wide as this from here on."""
        self.set("w", pdf_number(width, 3))

    def font(self, name: str, size: float) -> None:
        """Set text in this font from here on."""
        if self.chosen != (name, size):
            self.chosen = (name, size)
            self.out.append(f"/{name} {pdf_number(size, 3)} Tf")

    def write(self, operator: str, *values: float) -> None:
        """An operator whose operands are lengths."""
        self.out.append(f"{self.places(*values)} {operator}")

    def places(self, *values: float) -> str:
        """Lengths as operands."""
        return " ".join(map(self.numbers.__getitem__, values))
