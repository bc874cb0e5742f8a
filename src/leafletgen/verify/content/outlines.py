"""The outlines of glyphs: what a font program draws (OpenType, `glyf`)."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import uharfbuzz

Outline: TypeAlias = tuple[tuple[float, ...], ...]


class Outlines:
    """The outlines of the glyphs of one font program."""

    def __init__(self, data: bytes) -> None:
        import uharfbuzz as hb  # noqa: PLC0415 - loads slowly, and only the thorough check needs it

        self.hb = hb
        self.face = hb.Face(data)
        self.font: uharfbuzz.Font = hb.Font(self.face)
        self.drawn: dict[int, Outline] = {}
        self.sets: dict[frozenset[str], set[Outline]] = {}
        self.pen = pen_of(hb)

    @property
    def name(self) -> str:
        """The PostScript name as in a PDF file: without characters that a PDF name must escape."""
        found = self.face.get_name(self.hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
        return "".join(
            character for character in found if character.isascii() and (character.isalnum() or character == "-")
        )

    def of(self, glyph: int) -> Outline:
        """An outline, moved so that its first point is the origin."""
        if glyph not in self.drawn:
            steps: list[tuple[float, ...]] = []
            self.font.draw_glyph(glyph, self.pen, steps)
            x, y = steps[0][-2:] if steps else (0.0, 0.0)
            self.drawn[glyph] = tuple(
                tuple(value - (y if index % 2 else x) for index, value in enumerate(step)) for step in steps
            )
        return self.drawn[glyph]

    def nominal(self, text: str) -> list[Outline]:
        """The outline that the font maps a single character to."""
        glyph = self.font.get_nominal_glyph(ord(text)) if len(text) == 1 else None
        return [] if glyph is None else [self.of(glyph)]

    def reachable(self, characters: frozenset[str]) -> set[Outline]:
        """The outlines of all glyphs that shaping can make of characters."""
        if characters not in self.sets:
            order = self.hb.SubsetInput()
            order.unicode_set.update(map(ord, characters))
            plan = self.hb.SubsetPlan(self.face, order)
            self.sets[characters] = {self.of(glyph) for glyph in plan.old_to_new_glyph_mapping}
        return self.sets[characters]


def pen_of(hb: "type[uharfbuzz]") -> "uharfbuzz.DrawFuncs":
    """The functions with which HarfBuzz writes the steps of an outline into a list."""
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, steps: steps.append((x, y)))
    pen.set_line_to_func(lambda x, y, steps: steps.append((x, y)))
    pen.set_quadratic_to_func(lambda x1, y1, x2, y2, steps: steps.append((x1, y1, x2, y2)))
    pen.set_cubic_to_func(lambda x1, y1, x2, y2, x3, y3, steps: steps.append((x1, y1, x2, y2, x3, y3)))
    pen.set_close_path_func(lambda steps: steps.append(()))
    return pen
