"""Finds markup of other programs, which would be printed as typed: `### `, `*slowly*`, `<b>`, `&nbsp;`."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

from leafletgen.problems.words import named


class Typed(NamedTuple):
    """Typed markup: the characters found, what they are in another program, and what to write instead."""

    found: str
    what: str
    instead: str


TYPED_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE), what, instead)
    for pattern, what, instead in (
        (r"^#{1,6} (?=[^\W\d_])", "a heading in Markdown", "use 'heading:', of a section or between blocks"),
        (r"(?<![\w*\\])\*(?=[^\s*])[^*]*[^\W\d_][^*]*(?<=[^\s*])\*(?![\w*#])", "emphasis in Markdown", "write **strong** with two stars, or \\* for a star"),
        (r"(?<![\w_])_{1,2}(?=[^\s_])[^_]*[^\W\d_][^_]*(?<=[^\s_])_{1,2}(?![\w_])", "emphasis in Markdown", "write **strong** with two stars"),
        (r"~~(?=\S)[^~]+~~", "struck out text in Markdown", "leave the words out"),
        (r"`[^`\s][^`]*`", "code in Markdown", "leave ` out"),
        (r"^\|[^|]*\|[^|]*\|.*", "a table in Markdown", "use the block 'table:'"),
        (r"^[-*+•▪●◦‣■·∙⁃–—➢❖►▶➤] (?=\S)", "an item of a list", "use the block 'bullets:', without the sign"),
        (r"^1[.)] .*?[\s;.]2[.)] \S", "a numbered list", "use the block 'steps:', without the numbers"),
        (r"[☐☑☒❏❑⬜🗹]", "a box to tick", "use the block 'checklist:', without the sign"),
        (r"_{3,}|\.{6,}|…{3,}", "a line to write on", "use the block 'fields:'"),
        (r"^Q(?:uestion)?\s?: (?=\S)", "a question with its answer", "use 'heading:' for the question"),
        (r"</?(?:b|i|u|s|em|strong|small|big|br|p|div|span|a|ul|ol|li|h[1-6]|hr|table|tr|td|th|sup|sub|font|img|center|blockquote)(?:\s[^<>]*)?/?>", "a tag of HTML", "leave it out; write **strong** for bold print"),
        (r"\$?\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|\$\{[^{}]*\}|<<[^<>]+>>|\[(?:insert|enter|add|type|your|name of)\b[^\[\]]*\](?![({])", "a placeholder", "write what is to be printed: nothing is filled in"),
        (r"(?<![\\:/\w])\\[nrt](?![a-z])", "a line end or tab in a program", "begin a new paragraph or item"),
    )
)  # fmt: skip
"""The patterns of such markup. Signs count only where ordinary text does not have them."""
_SIGNS = re.compile(r"[#*_~`|•▪●◦‣■·∙⁃➢❖►▶➤☐☑☒❏❑⬜🗹<{\[\\&]|^[-+1Qq–—]|\.{6}|…{3}")
_ENTITY = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,30}));"
)


def typed(text: str) -> Iterator[Typed]:
    """The parts of a text that are markup in another program."""
    if not _SIGNS.search(text):
        return
    for pattern, what, instead in TYPED_PATTERNS:
        found = pattern.search(text)
        if found:
            yield Typed(found[0], what, instead)
    for entity in _ENTITY.finditer(text):
        meant = _meant(entity)
        if meant:
            shown = f"'{meant}'" if meant.isprintable() and not meant.isspace() else named(meant[0])
            yield Typed(entity[0], f"{shown} in HTML", "write the sign itself")


def _meant(entity: re.Match[str]) -> str:
    """The characters of an HTML entity; empty for text that only looks like one."""
    if entity["name"]:
        return html5.get(f"{entity['name']};", "")
    number = int(entity["decimal"] or entity["hexadecimal"], 10 if entity["decimal"] else 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
