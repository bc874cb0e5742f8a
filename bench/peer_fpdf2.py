"""fpdf2 with text shaping; it has no tags."""

from collections.abc import Sequence
from typing import Any

from fpdf import FPDF
from fpdf.enums import Align, WrapMode, XPos, YPos

STYLES = {
    "title": ("B", 20.0, 26.0),
    "heading": ("B", 14.0, 19.0),
    "body": ("", 12.0, 15.6),
    "bullet": ("", 12.0, 15.6),
}
"""Weight, size and leading of each kind, in points."""


class Footed(FPDF):
    """A file with a footer on every page."""

    lines: Sequence[str] = ()
    family = ""
    side = Align.L

    def footer(self) -> None:
        """Called by the library at the end of each page."""
        if not self.lines:
            return
        self.set_y(-85.0)
        self.set_font(self.family, "", 9.0)
        text = "\n".join(self.lines)
        self.multi_cell(0, 12.0, f"{text} {self.page_no()}", align=self.side, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def make(document: dict[str, Any]) -> bytes:
    """Set a document. The library keeps nothing from one to the next."""
    pdf = Footed(unit="pt", format="A4")
    pdf.set_margin(56.7)
    pdf.set_auto_page_break(auto=True, margin=99.2)
    pdf.set_lang(document["language"])
    pdf.set_title(document["title"])
    families = [f"f{index}" for index, _ in enumerate(document["fonts"])]
    for family, font in zip(families, document["fonts"], strict=True):
        pdf.add_font(family, "", font["regular"])
        pdf.add_font(family, "B", font["bold"])
    pdf.set_fallback_fonts(families[1:], exact_match=False)
    pdf.set_text_shaping(use_shaping_engine=True)
    pdf.lines, pdf.family, pdf.side = document["footer"], families[0], Align.R if document["rtl"] else Align.L
    pdf.add_page()
    for each in document["paragraphs"]:
        weight, size, leading = STYLES[each["kind"]]
        pdf.set_font(families[0], weight, size)
        text = f"• {each['text']}" if each["kind"] == "bullet" else each["text"]
        align = Align.R if each["rtl"] else Align.L
        wrap = WrapMode.CHAR if each["language"].startswith(("zh", "ja")) else WrapMode.WORD
        pdf.multi_cell(0, leading, text, align=align, wrapmode=wrap, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    return bytes(pdf.output())
