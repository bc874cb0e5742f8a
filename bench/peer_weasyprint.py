"""WeasyPrint: tagged, as PDF/UA-1. It takes one standard at a time, so its files are not for an archive."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from html_source import page
from peers import Fonts
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = (
    "@page{size:A4;margin:20mm 20mm 35mm;@bottom-left{content:element(foot);width:100%%}}body{font:12pt/1.3 %s;text-align:start}"
    "h1{font-size:20pt}h2{font-size:14pt}ul{padding-inline-start:14pt}"
    "footer{position:running(foot);font-size:9pt}footer::after{content:' ' counter(page)}"
)


def make(source: bytes, fonts: Fonts) -> bytes:
    """Set a document."""
    configuration, style = setup(tuple((font["family"], font["regular"], font["bold"]) for font in fonts))
    data: bytes = HTML(string=source.decode()).write_pdf(
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
    return configuration, CSS(string=rules + STYLE % families, font_config=configuration)


def source(document: dict[str, Any]) -> bytes:
    """The document in HTML."""
    footer = f"<footer>{'<br>'.join(map(escape, document['footer']))}</footer>" if document["footer"] else ""
    return page(document, footer=footer).encode()
