"""Ways in which YAML changes a text behind its writer's back; both are errors, for no word may be lost or invented."""

import re

LINE_END = re.compile(r"\r\n|\r|\n")

_COMMENT_OR_NUMBER = re.compile(r"[ \t]+#[ \t]?[0-9]")
_WITHOUT_SPACES = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    # Chinese, Japanese
    ("\u3000", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uff60"),
    ("\U00020000", "\U0003ffff"),
)
"""The first and the last letter of each block whose scripts set no spaces between words."""

_FOLDED = re.compile(r"([^ \t\r\n])[ \t]*(?:\r\n|\r|\n)[ \t]*(?=([^ \t\r\n]))")
"""A line end between two letters; a space of Chinese (U+3000) is one here, for YAML leaves it where it is."""


def swallowed(line: str, end: int) -> bool:
    """Whether behind a text that ends there in its line is a comment that looks like a number of it: `bed # 5`."""
    return bool(_COMMENT_OR_NUMBER.match(line, end))


def folded(source: str) -> bool:
    """Whether a text, as it stands in the file, has a line end between letters of a script that sets no spaces.

    YAML reads the line end as a space, which would be printed.
    """
    return any(_sets_no_space(before) and _sets_no_space(after) for before, after in _FOLDED.findall(source))


def _sets_no_space(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _WITHOUT_SPACES)
