"""Typst, through its Python package: tagged, as PDF/UA-1."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

REGIONS = {"zh-Hans": ("zh", "cn"), "zh-Hant": ("zh", "tw")}
MARKUP = {"title": "= ", "heading": "== ", "body": "", "bullet": "- "}


def make(document: dict[str, Any]) -> bytes:
    """Set a document."""
    data: bytes = compiler(Path(document["fonts"][0]["regular"]).parent.parent).compile(
        input=source(document).encode(), format="pdf", pdf_standards="ua-1", timestamp=0
    )
    return data


@cache
def compiler(fonts: Path) -> Any:  # noqa: ANN401 - the package has no types
    """One compiler a process, as its authors advise: fonts are found once, and what it remembers is kept."""
    return typst.Compiler(font_paths=[str(fonts)], ignore_system_fonts=True)


def source(document: dict[str, Any]) -> str:
    """The document in Typst's language. Strings are literals, so that nothing in them is markup."""
    families = ", ".join(quoted(font["family"]) for font in document["fonts"])
    direction = "rtl" if document["rtl"] else "ltr"
    head = [
        f"#set document(title: {quoted(document['title'])})",
        '#set page(paper: "a4", margin: (x: 20mm, top: 20mm, bottom: 35mm))',
        f"#set text(font: ({families}), size: 12pt, dir: {direction}, {language(document['language'])})",
        "#set par(leading: 0.65em)",
    ]
    if document["footer"]:
        footer = " \\\n".join(f"#{quoted(line)}" for line in document["footer"])
        head += [f"#set page(footer: [#set text(size: 9pt)\n{footer}#h(1fr)#context counter(page).display()])"]
    return "\n".join(head) + "\n\n" + "\n\n".join(paragraph(each, document) for each in document["paragraphs"])


def paragraph(each: dict[str, Any], document: dict[str, Any]) -> str:
    """One paragraph."""
    text = f"#{quoted(each['text'])}"
    if each["language"] != document["language"]:
        direction = "rtl" if each["rtl"] else "ltr"
        text = f"#block[#set text(dir: {direction}, {language(each['language'])})\n{text}]"
    return MARKUP[each["kind"]] + text


def language(tag: str) -> str:
    """A language as Typst names it."""
    primary, region = REGIONS.get(tag, (tag, ""))
    return f'lang: "{primary}"' + (f', region: "{region}"' if region else "")


def quoted(text: str) -> str:
    """A string literal."""
    return json.dumps(text, ensure_ascii=False)
