"""The operand of `Tj` and `TJ`: strings, and the numbers that move the pen between them (ISO 32000-1, 9.4.3)."""

import re

from leafletgen.verify.content.statements import SHOWN
from leafletgen.verify.reader.objects import Malformed
from leafletgen.verify.reader.syntax import hexadecimal, parse

SHOWN_STRINGS = re.compile(SHOWN)


class Adjustments(dict[str, float]):
    """The sum of the numbers between two strings, by their text. A page has few different ones."""

    def __missing__(self, numbers: str) -> float:
        """Add up numbers for the first time."""
        self[numbers] = found = sum(map(float, numbers.split()))
        return found


def flat(operand: str) -> str:
    """An operand in the form for `strings`: strings of one kind, without escapes and brackets. Raises Malformed."""
    if SHOWN_STRINGS.fullmatch(operand):
        return operand
    (value,) = parse(operand)
    values = value if isinstance(value, list) else [value]
    if not {bytes, int, float}.issuperset(map(type, values)):
        raise Malformed(f"{operand[:40]} is no text to show")
    parts = [f"<{each.hex()}>" if isinstance(each, bytes) else f" {each} " for each in values]
    return f"[{''.join(parts)}]"


def separate_strings(operand: str) -> list[bytes]:
    """The strings of a flat operand, one by one."""
    if operand[0] != "[":
        return [strings(operand, Adjustments())[0]]
    literal = "(" in operand
    parts = operand[1:-1].replace(*(")(" if literal else "><")).split("(" if literal else "<")[1::2]
    return [part.encode("latin-1") if literal else hexadecimal(part) for part in parts]


def strings(operand: str, adjustments: Adjustments) -> tuple[bytes, float]:
    """The strings of a flat operand joined, and the sum of the adjustments between them. Raises Malformed."""
    if operand[0] == "(":
        return operand[1:-1].encode("latin-1"), 0.0
    if operand[0] == "<":
        return hexadecimal(operand[1:-1]), 0.0
    literal = "(" in operand
    parts = operand[1:-1].replace(*(")(" if literal else "><")).split("(" if literal else "<")
    shown = "".join(parts[1::2])
    return shown.encode("latin-1") if literal else hexadecimal(shown), sum(map(adjustments.__getitem__, parts[::2]))
