"""Expressions made out of the words of the rule, not out of the program's grammar: seeded, so that a failure comes back.

The rule for numbers in right-to-left text says: any run of numbers, units, codes and the signs between them, with or
without spaces around the signs.
"""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st

DIGITS: tuple[str, ...] = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
"""Western, Arabic-Indic and Persian."""

JOINTS = (*"-–—−/:.,;×x*#+±=<>≤≥≈~→؍", "/ ", "..", "=>", "+/-")
INSIDE = (".", ",", "'", "’", "/", ":", "٫", "٬", "،", "؍", "-", "–")
"""Signs inside one number, never with a space beside them."""

BEFORE: tuple[str, ...] = (
    "",
    "",
    "",
    "",
    "+",
    "-",
    "−",
    "±",
    "<",
    "> ",
    "≥ ",
    "≤",
    "~",
    "£",
    "€ ",
    "#",
    "*",
    "№ ",
    "٪",
    "=",
)
UNITS = (
    "", "", "", " mg", "mg", " ml", " µg", " mmol/L", " mg/kg/day", "%", " %", "٪", "‰", "°", " °C", "°F", " €", "₪", "′", "+",
    " mm Hg", " kg/m²", " IU", " h", "*", "#", " ⁄l",
)  # fmt: skip
CODES: tuple[str, ...] = (
    "A+", "B−", "AB+", "O-", "HIV+", "Na+", "Ca²⁺", "Cl⁻", "C++", "COVID-19", "HbA1c", "B12", "CD4+", "T4", "2,4-D", "5-FU",
    "1,25(OH)2D3", "46,XX", "BRCA1/2", "E11.9", "N06AB06", "O₂", "1 1/2", "2½", "½", "*123#", "#31#", "(+44) 20 7946 0958",
    "13 11 26", "+44 (0)20 7946 0958", "10^9/l", "HLA-B*57:01", "v2.0.1", "1-0-1-0", "F#", "Rh(D)+",
)  # fmt: skip


def number(choose: Random) -> str:
    """One number, perhaps with a sign before it and a unit behind."""
    digits = choose.choice(DIGITS)
    groups = ["".join(choose.choices(digits, k=choose.randint(1, 4))) for _ in range(choose.choice((1, 1, 1, 2, 3)))]
    return f"{choose.choice(BEFORE)}{choose.choice(INSIDE).join(groups)}{choose.choice(UNITS)}"


def joint(choose: Random, before: str) -> str:
    """What stands between two: a sign, with a space on both sides, on one or on none; or a space alone.

    An `x` that touches a letter or a bracket would be a word of another kind.
    """
    if not choose.randrange(8):
        return " "
    sign = choose.choice(JOINTS)
    apart = sign == "x" and not before[-1].isdecimal()
    left = " " if apart else choose.choice(("", " "))
    return f"{left}{sign}{choose.choice(('', ' '))}"


def expression(choose: Random) -> str:
    """An expression of one to four numbers or codes, perhaps with brackets inside."""
    parts: list[str] = [
        number(choose) if choose.randrange(4) else choose.choice(CODES) for _ in range(choose.randint(1, 4))
    ]
    if len(parts) > 1 and not choose.randrange(5):
        at = choose.randrange(len(parts))
        parts[at] = f"({parts[at]})"
    joined = parts[0]
    for part in parts[1:]:
        joined += joint(choose, joined) + part
    return joined


def expressions(count: int, seed: int) -> Iterator[str]:
    """So many different expressions."""
    choose = Random(seed)  # noqa: S311 - not a secret: the same every time
    seen: set[str] = set()
    while len(seen) < count:
        made = expression(choose)
        if made not in seen:
            seen.add(made)
            yield made


ALPHABET = [
    *"019٠٥۵०½ .,:;/-–+()<≥%°@#£&_'x*[]→",
    "\u00a0", "mg", "°C", "ml", "a", "http://", "www.", "ا", "ب", "ש", "،", "é", "\u200c", "a.m.", "kg/day", "\u0301", "\u05be",
]  # fmt: skip
texts = st.lists(st.sampled_from(ALPHABET), max_size=40).map("".join)
"""Anything at all that is made of the same characters."""
