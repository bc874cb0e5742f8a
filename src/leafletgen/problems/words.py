"""Words of messages: a writer's text, a character, and the name that was probably meant."""

import unicodedata
from difflib import get_close_matches

LONGEST_SHOWN = 60
"""The most characters of a writer's text that a message repeats."""
LONGEST_COMPARED = 60
"""Longer words get no 'did you mean': comparing costs the product of the lengths, and a file may be hostile."""


def shown(text: str) -> str:
    """A writer's text for a message: in quotes, shortened, with invisible characters named."""
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return "'" + "".join(map(_visible, short)) + "'"


def visible(lines: str) -> str:
    """A text of several lines with every invisible character named, as `<U+FEFF>`."""
    return "\n".join("".join(map(_visible, line)) for line in lines.split("\n"))


def named(character: str) -> str:
    """A character as a message names it: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def did_you_mean(word: str, choices: tuple[str, ...]) -> str:
    """The nearest choice as a question, or all choices if none is near."""
    near = get_close_matches(word, choices, n=1) if len(word) <= LONGEST_COMPARED else []
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known are {', '.join(choices)}" if choices else "there is none"


def _visible(character: str) -> str:
    # Other kinds of spaces can only be distinguished by name.
    hidden = character != " " and unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
    return f"<U+{ord(character):04X}>" if hidden else character
