"""The fonts of fonts/: whole, licensed, embeddable, and enough for every language that the library speaks."""

import hashlib
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
import yaml

from leafletgen.model.typeface import Family, Typeface, Typefaces
from leafletgen.text.faces import open_face

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"
LIMIT = 48_000_000
"""Bytes that fonts/ may have."""

SYMBOLS = "±µμ½¼¾≤≥≈≠→←↑↓✓✗•°×÷−–—…‰€£©®™²³℃№☎✉⚠☐☑■●▪′″√∞⅓⅔♿\u2011"


def read(path: Path) -> dict[str, Any]:
    """A YAML file with every scalar a string."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506 - only strings


ENTRIES = read(FONTS / "fonts.yaml")["families"]
SAMPLES = read(ROOT / "tools" / "font_samples.yaml")["languages"]
SPOKEN = [language for language, sample in SAMPLES.items() if "text" in sample]
FILES = sorted({entry[weight]["file"] for entry in ENTRIES for weight in ("regular", "bold")})
CUT = {
    "Noto Sans SC": ("gb2312",),
    "Noto Sans TC": ("big5",),
    "Noto Sans JP": ("euc_jp",),
    "Noto Sans KR": ("euc_kr",),
}
"""The character sets that each cut font has in both weights, as Python's codecs know them."""
WHOLE = {"zh-Hans": "gb18030", "zh-Hant": "big5hkscs", "ja": "euc_jis_2004", "ko": "euc_kr"}
"""The character set of which a language has every ideograph, in its own forms."""
CUT_ENTRIES = [entry for entry in ENTRIES if entry["family"] in CUT]


def family(entry: dict[str, Any]) -> Family:
    """An entry of fonts.yaml as the model has it."""
    regular, bold = (
        Typeface(entry["family"], weight == "bold", FONTS / entry[weight]["file"], entry[weight]["sha256"])
        for weight in ("regular", "bold")
    )
    return Family(entry["family"], tuple(entry["scripts"]), regular, bold, tuple(entry.get("languages", ())))


TYPEFACES = Typefaces(
    tuple(family(entry) for entry in ENTRIES if entry.get("fallback") != "true"),
    tuple(family(entry) for entry in ENTRIES if entry.get("fallback") == "true"),
)


def lacking(families: Iterable[Family], text: str) -> set[str]:
    """The characters of a text that none of the families has in both weights."""
    faces = [(open_face(family.regular), open_face(family.bold)) for family in families]
    return {character for character in text if not any(all(f.covers(character) for f in pair) for pair in faces)}


def table(file: str, tag: str) -> bytes:
    """One table of a font file; empty when the file has none."""
    return bytes(hb.Face(hb.Blob.from_file_path(str(FONTS / file))).reference_table(tag).data)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["family"])
def test_hash_is_the_promised_one(entry: dict[str, Any]) -> None:
    """Each font file has the SHA-256 that fonts.yaml gives for it."""
    for weight in ("regular", "bold"):
        data = (FONTS / entry[weight]["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry[weight]["sha256"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["family"])
def test_family_carries_its_licence(entry: dict[str, Any]) -> None:
    """Each family has beside it the licence that it names, with its copyright line."""
    text = (FONTS / entry["licence_file"]).read_text(encoding="utf-8")
    assert entry["licence"] == "OFL-1.1"
    assert text.startswith("Copyright")
    assert "SIL OPEN FONT LICENSE" in text


def test_every_file_has_an_entry() -> None:
    """fonts/ holds what fonts.yaml names and nothing else, so nothing is shipped without licence and origin."""
    named = {*FILES, *(entry["licence_file"] for entry in ENTRIES), "fonts.yaml"}
    assert {path.relative_to(FONTS).as_posix() for path in FONTS.rglob("*") if path.is_file()} == named


def test_fonts_stay_small() -> None:
    """All fonts together stay under the size that a checkout and a wheel should carry."""
    assert sum(path.stat().st_size for path in FONTS.rglob("*") if path.is_file()) < LIMIT


@pytest.mark.parametrize("file", FILES)
def test_font_can_be_embedded(file: str) -> None:
    """Each file is a static TrueType font, as CIDFontType2 needs, and its OS/2 fsType restricts nothing."""
    tags = hb.Face(hb.Blob.from_file_path(str(FONTS / file))).table_tags
    assert "glyf" in tags
    assert "fvar" not in tags
    assert table(file, "OS/2")[8:10] == b"\0\0"


@pytest.mark.parametrize("file", FILES)
def test_weight_is_what_the_name_says(file: str) -> None:
    """Each file's OS/2 weight class is 400 when it is named Regular and 700 when it is named Bold."""
    expected = {"Regular": 400, "Bold": 700}[Path(file).stem.rsplit("-", 1)[1]]
    assert int.from_bytes(table(file, "OS/2")[4:6], "big") == expected


@pytest.mark.parametrize("language", SAMPLES)
def test_alphabet_is_in_one_face(language: str) -> None:
    """The family preferred for a language has all its letters, so that no word mixes faces."""
    sample = SAMPLES[language]
    first = TYPEFACES.chain(sample["script"], language)[0]
    letters = sample["letters"] + sample["letters"].upper() + sample.get("text", "")
    assert not lacking([first], "".join(filter(is_letter, letters)))


def is_letter(character: str) -> bool:
    """True for letters and the marks on them."""
    return unicodedata.category(character)[0] in "LM"


@pytest.mark.parametrize("language", SPOKEN)
def test_sample_and_symbols_are_covered(language: str) -> None:
    """Every character of a language's sample, and every symbol that a leaflet may use, is in a font of its chain."""
    sample = SAMPLES[language]
    chain = TYPEFACES.chain(sample["script"], language)
    assert not lacking(chain, sample["letters"] + sample["text"] + SYMBOLS)


@pytest.mark.parametrize("language", SPOKEN)
def test_latin_words_are_in_a_latin_face(language: str) -> None:
    """English words, addresses and units inside any language come from one family for Latin script."""
    chain = TYPEFACES.chain("Latn", language)
    assert "Latn" in chain[0].scripts
    assert not lacking(chain[:1], "ABCXYZabcxyz0123456789@/:.-_?=&%+()")


@pytest.mark.parametrize(("script", "language", "expected"), [
    ("Latn", "en-GB", "Atkinson Hyperlegible Next"), ("Latn", "vi", "Noto Sans"), ("Latn", "yo", "Noto Sans"),
    ("Arab", "fa", "Noto Sans Arabic"), ("Arab", "ur", "Noto Nastaliq Urdu"), ("Arab", "ur-PK", "Noto Nastaliq Urdu"),
    ("Hani", "zh-Hans", "Noto Sans SC"), ("Hani", "zh-Hant", "Noto Sans TC"), ("Hani", "zh-Hant-HK", "Noto Sans TC"),
    ("Hani", "ja", "Noto Sans JP"), ("Hira", "ja", "Noto Sans JP"), ("Hang", "ko", "Noto Sans KR"),
])  # fmt: skip
def test_language_chooses_the_family(script: str, language: str, expected: str) -> None:
    """Where families share a script, the language decides: Urdu gets Nastaliq, Hong Kong its own character forms."""
    assert TYPEFACES.chain(script, language)[0].name == expected


def national(codec: str) -> set[int]:
    """A national character set: what its codec makes of two bytes; of KS X 1001 without hanja."""
    last = {"euc_kr": 0xC8FE, "big5": 0xF9D5}.get(codec, 0xFEFE)
    texts = (code.to_bytes(2, "big").decode(codec, errors="ignore") for code in range(0xA1A1, last + 1))
    ideographs = {ord(text) for text in texts if len(text) == 1 and text >= "\u3041"}
    return ideographs | (set(range(0xAC00, 0xD7A4)) if codec == "euc_kr" else set())


@pytest.mark.parametrize("entry", CUT_ENTRIES, ids=lambda entry: entry["family"])
def test_cut_keeps_the_national_set(entry: dict[str, Any]) -> None:
    """A cut font has every ideograph, kana and syllable of its national set, and says in its origin that it is cut."""
    assert ", cut to " in entry["origin"]
    for weight in ("regular", "bold"):
        face = hb.Face(hb.Blob.from_file_path(str(FONTS / entry[weight]["file"])))
        for codec in CUT[entry["family"]]:
            assert national(codec) <= set(face.unicodes)


@pytest.mark.parametrize(("language", "codec"), WHOLE.items())
def test_ideographs_have_the_forms_of_their_region(language: str, codec: str) -> None:
    """Every ideograph of a language's largest standard is drawn by a font for that language.

    The Korean font as published lacks one hanja.
    """
    families = [one for one in TYPEFACES.families if language in one.languages]
    faces = [open_face(family.regular) for family in families]
    encodable = (chr(code) for code in (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6)))
    wanted = {character for character in encodable if has(codec, character)}
    lacked = {character for character in wanted if not any(face.covers(character) for face in faces)}
    assert lacked <= {"隙"} if language == "ko" else not lacked


def has(codec: str, character: str) -> bool:
    """True when a character set has a character; of GB 18030, which has all of Unicode, the ideographs of two blocks."""
    try:
        return bool(character.encode(codec))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant", "羥基 巰基 疥蟎 髕骨 癤 釓 鎝 噁心 瘜肉 膕窩 顳顎 痲瘋 蕁麻疹"),
        ("zh-Hans", "腘窝 䓬 㖞 羟 巯 螨 髌 疖 钆 锝 恶 息肉 膕 颞 荨麻疹 镓 炔诺酮"),
        ("ja", "髙橋 山﨑 塡 剝 頰 𠮟 骨粗鬆症 蕁麻疹 膵臓 痙攣 疥癬 閾値"),
        ("yue", "嘅 咗 佢 哋 喺 冇 啲 嚟 嗰 唔 咁 瞓 攰 痾 嘢"),
        ("ko", "疥癬 骨折 癌"),
    ],
)
def test_medical_words_and_names_are_in_their_own_fonts(language: str, words: str) -> None:
    """Medical terms, people's names and regional words are drawn by fonts for their language alone."""
    own = [one for one in TYPEFACES.families if language in one.languages]
    assert not lacking(own, words.replace(" ", ""))


@pytest.mark.parametrize("entry", CUT_ENTRIES, ids=lambda entry: entry["family"])
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_cut_font_keeps_off_the_reserved_name(entry: dict[str, Any], weight: str) -> None:
    """A changed font bears its licence, and no name that the licence reserves (OFL 1.1, clause 3: here "Source")."""
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / entry[weight]["file"])))
    names = [face.get_name(number, "en") or "" for number in (1, 3, 4, 6)]
    assert not any("source" in name.casefold() for name in names)
    assert "SIL Open Font License" in (face.get_name(13, "en") or "")


def test_scale_and_leading_fit_their_measures() -> None:
    """The scales and leadings of fonts.yaml fit what the shaped sample texts measure."""
    command = [sys.executable, str(ROOT / "tools" / "measure_fonts.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_origin_is_pinned() -> None:
    """Each package that fonts.yaml names has its SHA-512 in the command that fetches it."""
    command = (ROOT / "tools" / "fetch_fonts.py").read_text(encoding="utf-8")
    for entry in ENTRIES:
        package, version = entry["origin"].split(",")[0].split()
        assert f'"{package}@{version}": "sha512-' in command
