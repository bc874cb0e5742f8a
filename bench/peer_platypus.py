"""ReportLab's own Platypus: neither shaping, nor fallback for what a font lacks, nor tags."""

import io
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

SIZES = {"title": (20, 26), "heading": (14, 19), "body": (12, 15.6), "bullet": (12, 15.6), "footer": (9, 12)}
MARGIN, FOOT = 56.7, 99.2


def make(document: dict[str, Any]) -> bytes:
    """Set a document."""
    out = io.BytesIO()
    font = document["fonts"][0]
    styles = paragraph_styles(font["family"], font["regular"], font["bold"], document["language"], document["rtl"])
    story = [
        Paragraph(escape(each["text"]), styles[each["kind"]], bulletText="•" if each["kind"] == "bullet" else None)
        for each in document["paragraphs"]
    ]
    footer = "<br/>".join(map(escape, document["footer"]))

    def draw_footer(canvas: Any, template: Any) -> None:  # noqa: ANN401 - the library has no types
        paragraph = Paragraph(f"{footer} {canvas.getPageNumber()}", styles["footer"])
        _, height = paragraph.wrapOn(canvas, template.width, FOOT)
        paragraph.drawOn(canvas, MARGIN, FOOT - 12 - height)

    margins = {**dict.fromkeys(("leftMargin", "rightMargin", "topMargin"), MARGIN), "bottomMargin": FOOT}
    template = SimpleDocTemplate(out, pagesize=A4, title=document["title"], **margins)
    template.build(story, onFirstPage=draw_footer, onLaterPages=draw_footer)
    return out.getvalue()


@cache
def paragraph_styles(family: str, regular: str, bold: str, language: str, rtl: bool) -> dict[str, Any]:
    """Styles of all kinds, once a process, with the fonts that they name."""
    registerFont(TTFont(family, regular))
    registerFont(TTFont(f"{family} Bold", bold))
    wrap = "CJK" if language.startswith(("zh", "ja")) else "LTR"
    return {
        kind: ParagraphStyle(
            kind, fontName=f"{family} Bold" if kind in {"title", "heading"} else family, fontSize=size, leading=leading,
            alignment=2 if rtl else 0, wordWrap=wrap, leftIndent=14 if kind == "bullet" else 0,
        )
        for kind, (size, leading) in SIZES.items()
    }  # fmt: skip
