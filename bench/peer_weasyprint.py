"""WeasyPrint: tagged, as PDF/UA-1."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

ELEMENTS = {"title": "h1", "heading": "h2", "body": "p", "bullet": "li"}
PAGE = (
    "@page{size:A4;margin:20mm 20mm 35mm;@bottom-left{content:element(foot);width:100%%}}body{font:12pt/1.3 %s;text-align:start}"
    "h1{font-size:20pt}h2{font-size:14pt}ul{padding-inline-start:14pt}"
    "footer{position:running(foot);font-size:9pt}footer::after{content:' ' counter(page)}"
)


def make(document: dict[str, Any]) -> bytes:
    """Set a document."""
    faces = tuple((font["family"], font["regular"], font["bold"]) for font in document["fonts"])
    configuration, style = setup(faces)
    data: bytes = HTML(string=page(document)).write_pdf(
        font_config=configuration, stylesheets=[style], pdf_variant="pdf/ua-1"
    )
    return data


@cache
def setup(faces: tuple[tuple[str, str, str], ...]) -> tuple[Any, Any]:
    """Fonts and style sheet, once a process."""
    configuration = FontConfiguration()
    rules = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};src:url('{Path(path).as_uri()}')}}"
        for family, regular, bold in faces
        for weight, path in (("400", regular), ("700", bold))
    )
    families = ",".join(f"'{family}'" for family, _, _ in faces)
    return configuration, CSS(string=rules + PAGE % families, font_config=configuration)


def page(document: dict[str, Any]) -> str:
    """The document in HTML; bullets that follow each other are one list."""
    body = "".join(element(each) for each in document["paragraphs"])
    body = body.replace("<li", "<ul><li").replace("</li>", "</li></ul>").replace("</ul><ul>", "")
    direction = "rtl" if document["rtl"] else "ltr"
    footer = f"<footer>{'<br>'.join(map(escape, document['footer']))}</footer>" if document["footer"] else ""
    return (
        f"<!doctype html><html lang='{document['language']}' dir='{direction}'>"
        f"<head><meta charset='utf-8'><title>{escape(document['title'])}</title></head><body>{footer}{body}</body></html>"
    )


def element(each: dict[str, Any]) -> str:
    """One paragraph."""
    name = ELEMENTS[each["kind"]]
    direction = "rtl" if each["rtl"] else "ltr"
    return f"<{name} lang='{each['language']}' dir='{direction}'>{escape(each['text'])}</{name}>"
