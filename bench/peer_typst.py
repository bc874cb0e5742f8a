"""Typst, through its Python package: tagged, as PDF/UA-1 and PDF/A-2a at once."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from peers import Fonts

HERE = Path(__file__).parent
STANDARDS = ["ua-1", "a-2a"]
REGIONS = {"zh-Hans": ("zh", "cn"), "zh-Hant": ("zh", "tw")}
MARKUP = {"title": "= ", "heading": "== ", "body": "", "bullet": "- "}


def make(source: bytes, fonts: Fonts) -> bytes:
    """Set a document."""
    data: bytes = compiler(Path(fonts[0]["regular"]).parent.parent).compile(
        input=source, format="pdf", pdf_standards=STANDARDS, timestamp=0
    )
    return data


@cache
def compiler(fonts: Path) -> Any:  # noqa: ANN401 - the package has no types
    """One compiler a process, as its authors advise: fonts are found once, and what it remembers is kept."""
    return typst.Compiler(root=str(HERE), font_paths=[str(fonts)], ignore_system_fonts=True)


def source(document: dict[str, Any]) -> bytes:
    """The document in Typst's language. Strings are literals, so that nothing in them is markup."""
    paper = document["paper"]
    given = [
        f"title: {quoted(document['title'])}",
        f"fonts: ({''.join(quoted(font['family']) + ', ' for font in document['fonts'])})",
        language(document["language"], document["rtl"]),
        f"paper: ({paper['width']}, {paper['height']}, {paper['columns']}, {paper['size']})",
        f"footer: ({''.join(quoted(line) + ', ' for line in document['footer'])})",
    ]
    head = f'#import "/template.typ": leaflet, other\n#show: leaflet.with({", ".join(given)})\n\n'
    return (head + "\n\n".join(paragraph(each, document) for each in document["paragraphs"])).encode()


def paragraph(each: dict[str, Any], document: dict[str, Any]) -> str:
    """One paragraph."""
    text = f"#{quoted(each['text'])}"
    if each["language"] != document["language"]:
        text = f"#other({language(each['language'], each['rtl'])})[{text}]"
    return MARKUP[each["kind"]] + text


def language(tag: str, rtl: bool) -> str:
    """A language and its direction as Typst names them."""
    primary, region = REGIONS.get(tag, (tag, ""))
    return f'dir: {"rtl" if rtl else "ltr"}, lang: "{primary}"' + (f', region: "{region}"' if region else "")


def quoted(text: str) -> str:
    """A string literal."""
    return json.dumps(text, ensure_ascii=False)
