"""Finds text that was decoded wrongly: `donâ€™t` is the UTF-8 of `don’t`, read as Windows-1252.

Only certain damage is reported: an accented letter before a closing quotation mark is ordinary in many languages.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class Damaged(NamedTuple):
    """A damaged part of a text. `meant` is the right text; empty when it is not known."""

    found: str
    meant: str


def _continuing(encoding: str) -> str:
    """The characters of an encoding for the continuation bytes of UTF-8, as a character class of a pattern."""
    return "".join(re.escape(_character(byte, encoding)) for byte in range(0x80, 0xC0))


def _character(byte: int, encoding: str) -> str:
    """The character of a byte. A byte that the encoding lacks is that control character, as in browsers."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def _byte_table(encoding: str) -> dict[str, int]:
    return {_character(byte, encoding): byte for byte in range(0x80, 0x100)}


WESTERN = _continuing("cp1252")
ORDINARY = "\u00a0«»‘’“”„‚‹›–—…•™°·¡¿ªº\u00ad"
"""Those of them that ordinary text may have behind an accented letter."""
UTF8 = (
    ("cp1252", rf"(?:Ã[ƒ‚¢]|Â[¢€])[{WESTERN}ÂÃâÅƒ]*"),
    ("cp1252", rf"[ÐÑÎÏ×ØÙÚÛ][{WESTERN}](?:[ -~]{{0,3}}[ÐÑÎÏ×ØÙÚÛ][{WESTERN}])+"),
    ("cp1252", rf"[à-ï][{WESTERN}]{{2}}(?:[ -~]{{0,3}}[à-ï][{WESTERN}]{{2}})+"),
    (
        "cp1252",
        rf"[à-ï](?:[^\W\da-zA-Z]|(?![{ORDINARY}])[{WESTERN}])(?![{ORDINARY}])[{WESTERN}]|ï»¿|ï¿½|â€[{WESTERN}]?|â„¢|â‚¬",
    ),
    ("cp1252", rf"ðŸ[{WESTERN}]{{2}}"),
    ("cp1252", rf"[Ã-ß](?![{ORDINARY}])[{WESTERN}]|[Ã-Å][{ORDINARY}](?=[^\W\d_])|Ã—(?=\s*\d)"),
    ("cp1252", rf"(?<![A-ZÀ-Þ])Â[{WESTERN}]"),
    ("cp1251", rf"(?:[РС][{_continuing('cp1251')}]){{3,}}"),
    ("cp1251", rf"вЂ[{_continuing('cp1251')}]"),
    ("cp1256", rf"(?:[طظ][{_continuing('cp1256')}]){{3,}}"),
    ("mac_roman", rf"‚Ä[{_continuing('mac_roman')}]|[√¬](?![\s\d])[{_continuing('mac_roman')}]"),
    ("cp850", r"ÔÇ[ÖÿªôÉ£]|├[▒®ñÂ¬íÚ╝╗]"),
)
"""Pairs of an encoding, and the pattern of UTF-8 that was read in that encoding."""
_PATTERNS = tuple((encoding, re.compile(pattern)) for encoding, pattern in UTF8)
_TABLES = {encoding: _byte_table(encoding) for encoding, _ in UTF8}
_SUSPICIOUS = re.compile(r"[\u00c2-\u00f0√¬‚├ÔРСвطظ]")
_LETTERS_OF_ANOTHER = re.compile(r"(?<![^\W\d_])[À-ÖØ-öø-ÿ]{5,}(?![^\W\d_])")
"""Words of accented letters alone, which no language has: Cyrillic or Arabic of one byte a letter, read as Western."""
MOST_DAMAGES = 4
"""The most times that the same damage to a text is undone."""


def damaged(text: str) -> Iterator[Damaged]:
    """The parts of a text that were decoded wrongly."""
    if not _SUSPICIOUS.search(text):
        return
    taken: list[tuple[int, int]] = []
    for encoding, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            meant = _read_again(found[0], encoding)
            if meant is not None and not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                yield Damaged(found[0], meant)
    for found in _LETTERS_OF_ANOTHER.finditer(text):
        if len(set(found[0].lower())) > 2:
            yield Damaged(found[0], "")


def _read_again(text: str, encoding: str) -> str | None:
    """The text with its bytes read as UTF-8, repeated while that changes it; None if they are not UTF-8."""
    meant: str | None = None
    for _ in range(MOST_DAMAGES):
        table = _TABLES[encoding]
        try:
            text = bytes(table[one] if one in table else ord(one) for one in text).decode("utf-8")
        except (ValueError, UnicodeDecodeError):
            # The end of a sequence may be lost. The damage is reported even if the right text is not known.
            return meant or ("" if text.startswith("â€") else None)
        meant = text
        if text.isascii() or not _is_printable(text) or not _SUSPICIOUS.search(text):
            break
    return meant if meant is not None and _is_printable(meant) else None


def _is_printable(text: str) -> bool:
    return all(unicodedata.category(one) not in {"Cc", "Cn", "Co", "Cs"} for one in text)
