"""The cut of the Chinese, Japanese and Korean fonts: which characters stay, and the subsetting.

The full fonts have 59 MB. What everyday and medical texts and people's names need stays in both weights. What is rarer, up
to everything that a country's standards require, is in a file of its own in the regular weight alone, which sets it in
bold text too: the region's own form in the wrong weight beats another region's form.

| font | in both weights | besides, in the regular weight |
|---|---|---|
| Noto Sans SC | GB 2312-80; the 8,105 characters of 2013 (`kTGH`) | GB 18030: every ideograph that the font has |
| Noto Sans TC | Big5, both levels | HKSCS |
| Noto Sans JP | JIS X 0208; kanji for everyday use, for names (`kJoyoKanji`, `kJinmeiyoKanji`) and of IBM | JIS X 0213 |
| Noto Sans KR | all 11,172 modern syllables, jamo; symbols of KS X 1001 | hanja of KS X 1001 |

The sets come from Python's own codecs and from Unihan 15.0, as Debian's package `unicode-data` has it, so that they are the
same on every machine.
"""

import bz2
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import uharfbuzz as hb

# For running text set horizontally: composition, regional forms, kerning, and half-width or proportional punctuation.
FEATURES = ("calt", "ccmp", "halt", "kern", "liga", "locl", "mark", "palt")
# Vertical setting, alternative baselines, and what only hinted or interactive use reads.
DROPPED_TABLES = ("BASE", "STAT", "gasp", "prep", "vhea", "vmtx")
# Copyright to version (0-5), PostScript name (6), trademark to licence address (7-14): whose the font is stays in it.
NAMES = range(15)

UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
MEDICINE = "\u359e\u3a4d\u3fad\u3fd7"
"""Characters of medical words that neither standard has: 口眼㖞斜, a drooping face; skin and joint diseases."""
RARE = " Rare"
"""What the name of a family ends in that has the rarer characters of another."""


def two_bytes(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[int]:
    """The code points that a codec gives for two-byte codes; codes that it does not know are skipped."""
    trails = tuple(trails)
    return decoded(codec, (bytes((lead, trail)) for lead in leads for trail in trails))


def decoded(codec: str, codes: Iterable[bytes]) -> set[int]:
    """The code points that a codec gives for codes."""
    return {ord(text) for code in codes if len(text := code.decode(codec, errors="ignore")) == 1}


TRAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
"""Second bytes of Big5."""


@cache
def unihan(*properties: str) -> frozenset[int]:
    """The code points that have one of these properties of Unihan."""
    lines = bz2.decompress(UNIHAN.read_bytes()).decode("utf-8").splitlines()
    fields = (line.split("\t") for line in lines if line.startswith("U+"))
    return frozenset(int(field[0][2:], 16) for field in fields if field[1] in properties)


def simplified_chinese() -> set[int]:
    """GB 2312-80, the table of general standard Chinese characters of 2013, and what medicine writes besides."""
    return two_bytes("gb2312", range(0xA1, 0xFF), range(0xA1, 0xFF)) | unihan("kTGH") | set(map(ord, MEDICINE))


def ideographs() -> set[int]:
    """Every ideograph; a cut keeps those that the font has."""
    return {*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x32000)}


def traditional_chinese() -> set[int]:
    """Big5, both levels."""
    return two_bytes("big5", range(0xA1, 0xFA), TRAILS)


def hong_kong() -> set[int]:
    """Big5 with the Hong Kong Supplementary Character Set of 2008."""
    return two_bytes("big5hkscs", range(0x87, 0xFF), TRAILS)


def japanese() -> set[int]:
    """JIS X 0208, the kanji for everyday use and for names, and those that IBM added, with which many names are written."""
    names = unihan("kJoyoKanji", "kJinmeiyoKanji", "kIBMJapan")
    return two_bytes("euc_jp", range(0xA1, 0xFF), range(0xA1, 0xFF)) | names


def japanese_of_2004() -> set[int]:
    """JIS X 0213:2004, both planes."""
    second_plane = (bytes((0x8F, lead, trail)) for lead in range(0xA1, 0xFF) for trail in range(0xA1, 0xFF))
    return two_bytes("euc_jis_2004", range(0xA1, 0xFF), range(0xA1, 0xFF)) | decoded("euc_jis_2004", second_plane)


def korean() -> set[int]:
    """Every modern Hangul syllable, compatibility jamo, and KS X 1001 without hanja."""
    return {*range(0xAC00, 0xD7A4), *range(0x3131, 0x318F)} | two_bytes("euc_kr", range(0xA1, 0xC9), range(0xA1, 0xFF))


def hanja() -> set[int]:
    """The hanja of KS X 1001."""
    return two_bytes("euc_kr", range(0xCA, 0xFE), range(0xA1, 0xFF))


def shared() -> set[int]:
    """What all four keep: ASCII, Latin-1, general punctuation, CJK punctuation, full-width and half-width forms."""
    blocks = ((0x20, 0x7F), (0xA0, 0x100), (0x2010, 0x2028), (0x2030, 0x2040), (0x3000, 0x3040), (0xFF00, 0xFFF0))
    return {code for first, end in blocks for code in range(first, end)}


EVERYDAY: dict[str, Callable[[], set[int]]] = {
    "Noto Sans SC": simplified_chinese,
    "Noto Sans TC": traditional_chinese,
    "Noto Sans JP": japanese,
    "Noto Sans KR": korean,
}
"""What stays in both weights."""

WHOLE: dict[str, Callable[[], set[int]]] = {
    "Noto Sans SC": ideographs,
    "Noto Sans TC": hong_kong,
    "Noto Sans JP": japanese_of_2004,
    "Noto Sans KR": hanja,
}
"""What stays at all."""


def kept(family: str) -> set[int]:
    """The characters of a family that is cut."""
    whole = family.removesuffix(RARE)
    if family == whole:
        return EVERYDAY[whole]() | shared()
    return WHOLE[whole]() - EVERYDAY[whole]() - shared()


def is_cut(family: str) -> bool:
    """True for a family that is cut."""
    return family.removesuffix(RARE) in EVERYDAY


def cut(font: bytes, family: str) -> bytes:
    """The font file of a family that is cut, without hinting; the same bytes for the same input."""
    request = hb.SubsetInput()
    request.unicode_set.update(kept(family))
    request.layout_feature_tag_set.clear()
    request.layout_feature_tag_set.update(map(tag_number, FEATURES))
    request.drop_table_tag_set.update(map(tag_number, DROPPED_TABLES))
    request.name_id_set.update(NAMES)
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(request.subset(hb.Face(hb.Blob(font))).blob.data)


def tag_number(tag: str) -> int:
    """An OpenType tag as HarfBuzz's sets hold it: four bytes, big-endian."""
    return int.from_bytes(tag.encode("ascii"), "big")
