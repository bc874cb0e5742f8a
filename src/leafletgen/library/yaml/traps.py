"""Places where YAML drops, adds or misreads characters of a text without a word; no word may be lost or invented."""

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
"""The first and the last character of each block of Chinese and Japanese, whose writers set no space where a line ends."""

WRAPPED_BY_MACHINE = 80
"""Characters. A program that writes YAML (PyYAML, Weblate) wraps a longer line, and only at a space that is there."""

FALSE_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
"""What looks like a space, or like nothing, and is no space to YAML."""
COLONS = "\uff1a\ufe13\ufe55\ua789\u2236\u05c3"
"""What looks like a colon."""
DASHES = "\u2010-\u2015\u2212\uff0d\ufe63\u2022\u00b7"
"""What looks like the hyphen of a list, or what other programs set in its place."""

_FOLD = re.compile(r"([^ \t\r\n])(?:\r\n|\r|\n)[ \t]*(?=([^ \t\r\n]))")
"""A line end without a space before it, and its neighbours; U+3000 is a neighbour, for YAML leaves it where it is."""

_LOOK_ALIKE = re.compile(
    rf"^[ \t]*(?P<indent>[{FALSE_SPACES}])"
    rf"|^[ \t]*(?:-[ ]+)*(?P<dash>[{DASHES}])[ {FALSE_SPACES}]"
    rf"|^[ \t]*(?:-[ ]+)*-(?P<item>[{FALSE_SPACES}])"
    rf"|^[ \t]*(?:-[ ]+)*[a-z_]+[ ]?(?P<colon>[{COLONS}])"
    rf"|^[ \t]*(?:-[ ]+)*[a-z_]+:(?P<value>[{FALSE_SPACES}])"
)
"""A character that a writer took for a sign of YAML, where such a sign may stand."""
MEANT = {"indent": "space", "dash": "hyphen", "item": "space", "colon": "colon", "value": "space"}
"""Which sign was meant."""


def folds_a_line(source: str) -> bool:
    """Whether a text, as it stands in the file, has a line end that YAML reads as a space and its writer may not mean as one.

    That is a line end between two characters of Chinese or Japanese, with no space at it, where a program would not have
    wrapped the line.
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
    """Where in a line a character stands that was taken for a sign of YAML, and the sign; None where there is none."""
    found = _LOOK_ALIKE.match(text)
    if not found or not found.lastgroup:
        return None
    return found.start(found.lastgroup), MEANT[found.lastgroup]
