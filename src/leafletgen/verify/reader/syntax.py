"""The syntax of PDF objects (ISO 32000-1, 7.2 and 7.3): text becomes tokens, then values, in one pass."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from leafletgen.verify.reader.objects import Malformed, Name, Ref, Value

STRING = r"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\([^()\\]*+\))*+\))*+\)"
"""A literal string. Unescaped brackets may nest three deep, which is more than any string here needs.

Here and below repetitions are possessive, so that a pattern fails at once, also in a hostile file.
"""

REGULAR, PDF_SPACE = r"[^\0\t\n\f\r ()<>\[\]{}/%]", r"[\0\t\n\f\r ]"
"""Regular characters and white space of PDF (ISO 32000-1, 7.2.2). The classes of `re` differ, and are slower."""

ATOM = rf"/{REGULAR}*+|[0-9]++ [0-9]++ R\b|{REGULAR}++"
"""A name, a reference, a number or a word."""

ARRAY = r"\[[^<>()\[\]{}%]*+\]"
"""An array of atoms only."""

PLAIN_STRING = r"\([^()\\\r]*+\)"
"""A literal string that needs no decoding: no escapes, no brackets, no carriage return."""

HEXADECIMAL = r"<[0-9A-Fa-f\s]*+>"
KEY, VALUE = r"[^\0\t\n\f\r ()<>\[\]{}/%#]++", rf"{ATOM}|{ARRAY}|{PLAIN_STRING}|{HEXADECIMAL}"
DICTIONARY = rf"<<{PDF_SPACE}*+(?:/{KEY}{PDF_SPACE}*+(?:{VALUE}){PDF_SPACE}*+)*+>>"
"""A dictionary without another inside. Most are, and they are quick to parse."""

ATOMS = re.compile(ATOM)
FIELD = re.compile(rf"/({KEY}){PDF_SPACE}*+({VALUE})")
TOKEN = re.compile(
    rf"{DICTIONARY}|{ARRAY}|{ATOM}|<<|>>|\[|\]|{HEXADECIMAL}|{STRING}|%[^\r\n]*+",
    re.DOTALL,
)
CODED = re.compile(r"#([0-9A-Fa-f]{2})")
"""A character of a name by its code (ISO 32000-1, 7.3.5)."""
ESCAPE = re.compile(r"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
LINE_END = re.compile(r"\r\n?")
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "\r\n": "", "\n": "", "\r": ""}
KEYWORDS = {"true": True, "false": False, "null": None}


def scalar(token: str) -> Value:
    """A name, reference, string, number or word. Raises Malformed."""
    first = token[0]
    if first == "/":
        name = token[1:]
        return Name(CODED.sub(lambda found: chr(int(found[1], 16)), name) if "#" in name else name)
    if token.isdecimal():
        return int(token)
    if token[-2:] == " R":
        number, generation, _ = token.split(" ")
        return Ref(int(number), int(generation))
    if first == "(":
        return literal(token)
    if first == "<":
        return hexadecimal(token[1:-1])
    if token in KEYWORDS:
        return KEYWORDS[token]
    try:
        return int(token) if token.lstrip("+-").isdecimal() else float(token)
    except ValueError:
        raise Malformed(f"{token[:40]!r} is no object") from None


def literal(token: str) -> bytes:
    """The bytes of a literal string (ISO 32000-1, 7.3.4.2)."""

    def character(found: re.Match[str]) -> str:
        code = found[1]
        return chr(int(code, 8) & 255) if code[0] in "01234567" else ESCAPES.get(code, code)

    # Every kind of line end in a string is read as a line feed.
    inside = LINE_END.sub("\n", token[1:-1]) if "\r" in token else token[1:-1]
    return (ESCAPE.sub(character, inside) if "\\" in inside else inside).encode("latin-1")


def hexadecimal(digits: str) -> bytes:
    """The bytes of a hexadecimal string; a missing last digit is 0 (ISO 32000-1, 7.3.4.3)."""
    try:
        return bytes.fromhex(digits)
    except ValueError:
        packed = "".join(digits.split())
        return bytes.fromhex(packed + "0" * (len(packed) % 2))


class Scalars(dict[str, Value]):
    """The scalars of one file, by token. A file repeats the same few.

    They are not kept for the next file: one may be a patient's name, and the process lives longer than the file.
    """

    def __missing__(self, token: str) -> Value:
        """Read a token for the first time. Raises Malformed."""
        self[token] = found = scalar(token)
        return found


@cache
def usual() -> dict[str, Value]:
    """Small numbers and references to the first objects, which are frequent in any file."""
    return {str(number): number for number in range(500)} | {f"{each} 0 R": Ref(each, 0) for each in range(500)}


def parse(text: str, known: Scalars | None = None) -> list[Value]:
    """All objects of a text, one after the other. `known` are the scalars of its file.

    `text` is Latin-1, one character a byte. Raises Malformed.
    """
    known = Scalars() if known is None else known
    current: list[Any] = []
    above: list[list[Any]] = []
    for piece in TOKEN.findall(text):
        if piece[:2] == "<<" and piece != "<<":
            current.append(
                {key: known[value] if value[0] != "[" else atoms(value, known) for key, value in FIELD.findall(piece)}
            )
        elif piece[0] == "[" and piece != "[":
            current.append(atoms(piece, known))
        elif piece in OPENERS:
            above.append(current)
            current = []
        elif piece in CLOSERS:
            if not above:
                raise Malformed("a bracket is closed that was never opened")
            value = CLOSERS[piece](current)
            current = above.pop()
            current.append(value)
        elif piece[0] != "%":
            current.append(known[piece])
    if above:
        raise Malformed("a bracket is never closed")
    return current


def atoms(array: str, known: Scalars) -> list[Value]:
    """The values of an array without others inside."""
    return list(map(known.__getitem__, ATOMS.findall(array)))


def dictionary_of(entries: list[Value]) -> dict[str, Value]:
    """A dictionary from alternating keys and values. Raises Malformed."""
    keys = entries[::2]
    if len(entries) % 2 or not {Name}.issuperset(map(type, keys)):
        raise Malformed("a dictionary has a key that is no name, or no value for a key")
    return dict(zip(keys, entries[1::2], strict=True))


OPENERS = frozenset({"<<", "["})
CLOSERS: Mapping[str, Callable[[list[Value]], Value]] = {">>": dictionary_of, "]": list}
"""The tokens that end a dictionary or array, with the function that makes it from its values."""
