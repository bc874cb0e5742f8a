"""The place of text: the operators of text state that move it (ISO 32000-1, 9.3 and 9.4)."""

import re
from abc import ABC, abstractmethod

from leafletgen.verify.content.fonts import FileFonts, Font, SaidText
from leafletgen.verify.content.graphics_state import Graphics, GraphicsState, matrix
from leafletgen.verify.content.operands import flat
from leafletgen.verify.content.painted import IDENTITY, Matrix, ShownRun, times
from leafletgen.verify.content.statements import TEXT_OBJECT
from leafletgen.verify.reader.objects import FilePage, PdfFile

FILLED = 0
"""The text rendering mode in which letters are filled (ISO 32000-1, table 106)."""


class TextState(GraphicsState, ABC):
    """The state that the place of text depends on. Lengths are points from the lower left corner of the page."""

    def __init__(self, file: PdfFile, page: FilePage, fonts: FileFonts) -> None:
        super().__init__(file, page, fonts)
        self.saved: list[tuple[Matrix, Graphics, Font | None, float, float, float, float, float, float, int]] = []
        self.text_matrix = self.line_matrix = IDENTITY
        self.font: Font | None = None
        self.size = self.character_space = self.word_space = self.leading = self.rise = 0.0
        self.scale = 1.0
        self.mode = FILLED
        self.reversed: list[ShownRun] | None = None

    @abstractmethod
    def shown(self, run: ShownRun) -> None:
        """Text was shown."""

    @abstractmethod
    def plain_runs(self) -> list[ShownRun] | None:
        """The list that gets plain runs; None without an owner, or when text is moved, turned, reversed or hidden."""

    def save(self, _: list[str]) -> None:
        """`q`."""
        self.saved.append((self.matrix, self.graphics, self.font, self.size, self.character_space, self.word_space,
                           self.leading, self.rise, self.scale, self.mode))  # fmt: skip

    def restore(self, _: list[str]) -> None:
        """`Q`."""
        if self.saved:
            (self.matrix, self.graphics, self.font, self.size, self.character_space, self.word_space, self.leading,
             self.rise, self.scale, self.mode) = self.saved.pop()  # fmt: skip

    def begin_text(self, _: list[str]) -> None:
        """`BT`."""
        self.text_matrix = self.line_matrix = IDENTITY

    def choose_font(self, operands: list[str]) -> None:
        """`Tf`."""
        name, size = operands
        self.use_font(name[1:], float(size))

    def use_font(self, name: str, size: float) -> None:
        """Set the text that follows in the font of this name."""
        self.font, self.size = self.resources.font(name), size
        if self.font is None:
            self.painted.unknown_fonts.append(name)

    def move(self, operands: list[str]) -> None:
        """`Td`."""
        a, b, c, d, e, f = self.line_matrix
        x, y = float(operands[0]), float(operands[1])
        self.text_matrix = self.line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def move_and_lead(self, operands: list[str]) -> None:
        """`TD`."""
        self.leading = -float(operands[1])
        self.move(operands)

    def place(self, operands: list[str]) -> None:
        """`Tm`."""
        self.text_matrix = self.line_matrix = matrix(operands)

    def next_line(self, _: list[str]) -> None:
        """`T*`."""
        self.move(["0", str(-self.leading)])

    def set_leading(self, operands: list[str]) -> None:
        """`TL`."""
        self.leading = float(operands[0])

    def set_character_space(self, operands: list[str]) -> None:
        """`Tc`."""
        self.character_space = float(operands[0])

    def set_word_space(self, operands: list[str]) -> None:
        """`Tw`."""
        self.word_space = float(operands[0])

    def set_scale(self, operands: list[str]) -> None:
        """`Tz`."""
        self.scale = float(operands[0]) / 100

    def set_mode(self, operands: list[str]) -> None:
        """`Tr`."""
        self.mode = int(operands[0])

    def set_rise(self, operands: list[str]) -> None:
        """`Ts`."""
        self.rise = float(operands[0])

    def lines(self, found: re.Match[str]) -> None:
        """Any number of `BT x y Td /name size Tf operand TJ ET`. Each may lack name and size, or be reversed."""
        runs = self.plain_runs()
        for reverse, x, y, name, size, operand in TEXT_OBJECT.findall(found[0]):
            if name:
                self.use_font(name, float(size))
            font = self.font
            if font is None or runs is None:
                self.text_matrix = self.line_matrix = (1.0, 0.0, 0.0, 1.0, float(x), float(y))
                self.glyphs(operand, bool(reverse))
                continue
            # A faster form of `glyphs` for most text of a page, which is not moved, turned or hidden.
            known = font.backwards if reverse else font.forwards
            said = known.get(operand) or font.says(operand, self.painted.page.number, bool(reverse))
            left, scale = float(x), self.size / 1000
            runs.append(
                ShownRun(
                    said.text, left, left + said.width * scale, float(y), self.size, self.graphics.fill,
                    len(self.painted.paints), said.blanks_at(scale),
                )
            )  # fmt: skip

    def show(self, operands: list[str]) -> None:
        """`Tj` and `TJ`."""
        (operand,) = operands
        self.glyphs(flat(operand), False)

    def show_next(self, operands: list[str]) -> None:
        """`'`."""
        self.next_line([])
        self.show(operands)

    def show_next_spaced(self, operands: list[str]) -> None:
        """`"`."""
        self.word_space, self.character_space = float(operands[0]), float(operands[1])
        self.show_next(operands[2:])

    def glyphs(self, operand: str, reverse: bool) -> None:
        """Show a flat operand and move the pen. `reverse`: only this operand is reversed."""
        font = self.font
        if font is None:
            return
        reverse = reverse or self.reversed is not None
        known = font.backwards if reverse else font.forwards
        said = known.get(operand) or font.says(operand, self.painted.page.number, reverse)
        scale = self.size / 1000
        width = said.width * scale
        if self.character_space or self.word_space or self.scale != 1:
            self.painted.odd.append((said.text, "its letters are set apart or together"))
            width = self.spaced(said, width)
        a, b, c, d, e, f = self.text_matrix
        self.text_matrix = (a, b, c, d, e + width * a, f + width * b)
        if self.rise:
            self.painted.odd.append((said.text, "it is raised or lowered"))
            e, f = e + self.rise * c, f + self.rise * d
        if self.matrix is not IDENTITY:
            a, b, c, d, e, f = times((a, b, c, d, e, f), self.matrix)
        if b or c or a <= 0 or a != d:
            self.painted.odd.append((said.text, "it is turned, slanted or stretched"))
        self.shown(
            ShownRun(
                said.text,
                e,
                e + width * a,
                f,
                self.size * d,
                self.graphics.fill,
                len(self.painted.paints),
                said.blanks_at(scale * a),
            )
        )

    def spaced(self, said: SaidText, width: float) -> float:
        """A width with the spacing of characters and words added, then scaled."""
        width += said.codes * self.character_space
        if self.font and not self.font.composite:
            width += said.text.count(" ") * self.word_space
        return width * self.scale
