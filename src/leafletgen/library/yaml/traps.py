"""Finds places where YAML silently drops, adds or misreads characters: no word may be lost or invented."""

import re

YAML_LINE_END = re.compile(r"\r\n|\r|\n")

CJK = (
    ("\u3000", "\u30ff"),  # punctuation, Hiragana, Katakana
    ("\u3100", "\u312f"),  # Bopomofo
    ("\u31a0", "\u31ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uff60"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last character of each Chinese and Japanese block. In these scripts a line end is not a space."""

WRAPPED_BY_MACHINE = 80
"""In characters. A program that writes YAML (PyYAML, Weblate) wraps longer lines, and only at existing spaces."""

FALSE_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
"""Characters that look like a space or like nothing, but are not a space in YAML."""
COLONS = "\uff1a\ufe13\ufe55\ua789\u2236\u05c3"
"""Characters that look like a colon."""
DASHES = "\u2010-\u2015\u2212\uff0d\ufe63\u2022\u00b7"
"""Characters that look like the hyphen of a list, or that other programs use instead."""

_FOLD = re.compile(r"([^ \t\r\n])(?:\r\n|\r|\n)[ \t]*(?=([^ \t\r\n]))")
"""A line end without a space before it, and its neighbours. U+3000 may be one, because YAML keeps it."""

_LOOK_ALIKE = re.compile(
    rf"^[ \t]*(?P<indent>[{FALSE_SPACES}])"
    rf"|^[ \t]*(?:-[ ]+)*(?P<dash>[{DASHES}])[ {FALSE_SPACES}]"
    rf"|^[ \t]*(?:-[ ]+)*-(?P<item>[{FALSE_SPACES}])"
    rf"|^[ \t]*(?:-[ ]+)*[a-z_]+[ ]?(?P<colon>[{COLONS}])"
    rf"|^[ \t]*(?:-[ ]+)*[a-z_]+:(?P<value>[{FALSE_SPACES}])"
)
"""A look-alike character at a place where YAML has a sign."""
MEANT = {"indent": "space", "dash": "hyphen", "item": "space", "colon": "colon", "value": "space"}
"""The sign that was meant, by the group of the pattern."""


def folds_a_line(source: str) -> bool:
    """True when YAML reads a line end in a text as a space that its writer may not want.

    That is a line end without a space, between two Chinese or Japanese characters, on a line that no program would have
    wrapped.
    """
    for fold in _FOLD.finditer(source):
        begin = max(source.rfind("\n", 0, fold.end(1)), source.rfind("\r", 0, fold.end(1))) + 1
        if fold.end(1) - begin <= WRAPPED_BY_MACHINE and is_cjk(fold[1]) and is_cjk(fold[2]):
            return True
    return False


def is_cjk(character: str) -> bool:
    """True for letters and punctuation of Chinese and Japanese."""
    return any(first <= character <= last for first, last in CJK)


def look_alike(text: str) -> tuple[int, str] | None:
    """The index in a line of a character that looks like a sign of YAML, and that sign; None without one."""
    found = _LOOK_ALIKE.match(text)
    if not found or not found.lastgroup:
        return None
    return found.start(found.lastgroup), MEANT[found.lastgroup]
