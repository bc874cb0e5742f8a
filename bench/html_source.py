"""A document in HTML, for the programs that take that."""

from html import escape
from typing import Any

ELEMENTS = {"title": "h1", "heading": "h2", "body": "p", "bullet": "li"}


def page(document: dict[str, Any], style: str = "", footer: str = "") -> str:
    """The document; bullets that follow each other are one list. `style` is a style sheet of its own, `footer` its element for that."""
    body = "".join(element(each) for each in document["paragraphs"])
    body = body.replace("<li", "<ul><li").replace("</li>", "</li></ul>").replace("</ul><ul>", "")
    direction = "rtl" if document["rtl"] else "ltr"
    return (
        f"<!doctype html><html lang='{document['language']}' dir='{direction}'><head><meta charset='utf-8'>"
        f"<title>{escape(document['title'])}</title>{style}</head><body>{footer}{body}</body></html>"
    )


def element(each: dict[str, Any]) -> str:
    """One paragraph."""
    name = ELEMENTS[each["kind"]]
    direction = "rtl" if each["rtl"] else "ltr"
    return f"<{name} lang='{each['language']}' dir='{direction}'>{escape(each['text'])}</{name}>"
