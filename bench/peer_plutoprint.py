"""plutoprint, an HTML engine in C++: no tags. It finds fonts by fontconfig alone, which gets a configuration of its own."""

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import plutoprint
from html_source import page
from peers import Fonts

STYLE = (
    "<style>@page{size:A4;margin:20mm 20mm 35mm;@bottom-left{content:%s counter(page);white-space:pre-line;font:9pt %s}}"
    "body{font:12pt/1.3 %s;text-align:start}h1{font-size:20pt}h2{font-size:14pt}ul{padding-inline-start:14pt}</style>"
)


def make(source: bytes, fonts: Fonts) -> bytes:
    """Set a document."""
    find_fonts(Path(fonts[0]["regular"]).parent.parent)
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
    book.load_html(source.decode())
    out = io.BytesIO()
    book.write_to_pdf_stream(out)
    return out.getvalue()


@cache
def find_fonts(folder: Path) -> Path:
    """Have it take the fonts of a folder and no others, once a process."""
    home = Path(tempfile.mkdtemp(prefix="leafletgen-bench-"))
    (home / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{escape(str(folder))}</dir><cachedir>{escape(str(home / 'cache'))}</cachedir></fontconfig>",
        "utf-8",
    )
    plutoprint.plutobook_set_fontconfig_path(home)
    return home


def source(document: dict[str, Any]) -> bytes:
    """The document in HTML, with its footer in its style sheet."""
    footer = "'\\A'".join(quoted(line) for line in document["footer"])
    families = ",".join(f"'{font['family']}'" for font in document["fonts"])
    return page(document, STYLE % (footer, families, families)).encode()


def quoted(text: str) -> str:
    """A string of a style sheet."""
    plain = text.replace("\\", "\\\\").replace("'", "\\27 ").replace("<", "\\3c ")
    return f" '{plain}' "
