"""The cut of the Chinese, Japanese and Korean fonts: which characters stay, and the subsetting.

The full fonts hold up to 31,000 characters; a leaflet in everyday language needs the national standard of its country.
The sets come from Python's own codecs, so that they are the same on every machine:

| font | set | bytes of the codec |
|---|---|---|
| Noto Sans SC | GB 2312-80: 6,763 hanzi, symbols | `gb2312`, all rows |
| Noto Sans TC | Big5 level 1: 5,401 hanzi, symbols | `big5`, A140-A3FE and A440-C67E |
| Noto Sans JP | JIS X 0208: 6,355 kanji, kana, symbols; the four jōyō kanji of 2010 that it lacks | `euc_jp`, two-byte rows |
| Noto Sans KR | all 11,172 modern syllables, jamo; symbols of KS X 1001 | `euc_kr`, rows before the hanja |
"""

from collections.abc import Callable, Iterable

import uharfbuzz as hb

# For running text set horizontally: composition, regional forms, kerning, and half-width or proportional punctuation.
FEATURES = ("calt", "ccmp", "halt", "kern", "liga", "locl", "mark", "palt")
# Vertical setting, alternative baselines, and what only hinted or interactive use reads.
DROPPED_TABLES = ("BASE", "STAT", "gasp", "prep", "vhea", "vmtx")
# Copyright to version (0-5), PostScript name (6), trademark to licence address (7-14): whose the font is stays in it.
NAMES = range(15)

JOYO_OUTSIDE_JIS = "\u5861\u525d\u9830\U00020b9f"


def two_bytes(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[int]:
    """The code points that a codec gives for two-byte codes; codes that it does not know are skipped."""
    trails = tuple(trails)
    codes = (bytes((lead, trail)) for lead in leads for trail in trails)
    return {ord(text) for code in codes if len(text := code.decode(codec, errors="ignore")) == 1}


def simplified_chinese() -> set[int]:
    """GB 2312-80."""
    return two_bytes("gb2312", range(0xA1, 0xFF), range(0xA1, 0xFF))


def traditional_chinese() -> set[int]:
    """Big5's symbols and its level 1, which ends in the middle of row C6."""
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    whole_rows = two_bytes("big5", (*range(0xA1, 0xA4), *range(0xA4, 0xC6)), trails)
    return whole_rows | two_bytes("big5", (0xC6,), range(0x40, 0x7F))


def japanese() -> set[int]:
    """JIS X 0208, and the jōyō kanji that came after it."""
    return two_bytes("euc_jp", range(0xA1, 0xFF), range(0xA1, 0xFF)) | set(map(ord, JOYO_OUTSIDE_JIS))


def korean() -> set[int]:
    """Every modern Hangul syllable, compatibility jamo, and KS X 1001 without hanja."""
    return {*range(0xAC00, 0xD7A4), *range(0x3131, 0x318F)} | two_bytes("euc_kr", range(0xA1, 0xC9), range(0xA1, 0xFF))


def shared() -> set[int]:
    """What all four keep: ASCII, Latin-1, general punctuation, CJK punctuation, full-width and half-width forms."""
    blocks = ((0x20, 0x7F), (0xA0, 0x100), (0x2010, 0x2028), (0x2030, 0x2040), (0x3000, 0x3040), (0xFF00, 0xFFF0))
    return {code for first, end in blocks for code in range(first, end)}


SETS: dict[str, Callable[[], set[int]]] = {
    "Noto Sans SC": simplified_chinese,
    "Noto Sans TC": traditional_chinese,
    "Noto Sans JP": japanese,
    "Noto Sans KR": korean,
}


def cut(font: bytes, family: str) -> bytes:
    """The font file of one of `SETS`, cut to its set, without hinting; the same bytes for the same input."""
    request = hb.SubsetInput()
    request.unicode_set.update(SETS[family]() | shared())
    request.layout_feature_tag_set.clear()
    request.layout_feature_tag_set.update(map(tag_number, FEATURES))
    request.drop_table_tag_set.update(map(tag_number, DROPPED_TABLES))
    request.name_id_set.update(NAMES)
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(request.subset(hb.Face(hb.Blob(font))).blob.data)


def tag_number(tag: str) -> int:
    """An OpenType tag as HarfBuzz's sets hold it: four bytes, big-endian."""
    return int.from_bytes(tag.encode("ascii"), "big")
