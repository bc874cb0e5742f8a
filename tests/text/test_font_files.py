"""Font files from outside: a damaged one is refused by name, or does no harm; nothing else happens."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest
import uharfbuzz as hb
from mutilated_fonts import directory, mutilated

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition, Job
from leafletgen.model.typeface import Typefaces
from leafletgen.pipeline import make_leaflet
from leafletgen.text.font_files import damage, unsanitary
from leafletgen.text.typesetter import Typesetter

ROOT = Path(__file__).parent.parent.parent
LIBRARY = Library(ROOT, ROOT)
FONTS = sorted((ROOT / "fonts").glob("*/*.ttf"))
MUTILATED = 200 if os.environ.get("FUZZ") else 16
"""So many of each font; 200 in the long run."""

LATIN = ROOT / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
TYPESETTER = Typesetter()


def with_font(tag: str, script: str, file: Path) -> Edition:
    """The shipped leaflet with another file for the regular font of its script."""
    edition = LIBRARY.edition(Job("scrotal-calcinosis", tag, "a4"))
    faces = edition.typefaces
    family = faces.chain(script, tag)[0]
    regular = replace(family.regular, path=file, sha256=hashlib.sha256(file.read_bytes()).hexdigest())
    families = tuple(replace(one, regular=regular) if one is family else one for one in faces.families)
    return replace(edition, typefaces=Typefaces(families, faces.fallback))


def problems(edition: Edition) -> tuple[Diagnostic, ...]:
    """What is wrong with an edition; nothing when the file is made, and is good."""
    try:
        make_leaflet(edition, TYPESETTER.private())
    except Refused as refused:
        return refused.diagnostics
    return ()


@pytest.mark.parametrize(("tag", "script"), [("en", "Latn"), ("ar", "Arab")])
def test_mutilated_fonts_end_in_an_error_or_a_good_file(tag: str, script: str, tmp_path: Path) -> None:
    """Whatever is damaged in a font, the leaflet is refused or the file is verified as good; no other exception comes."""
    font = LIBRARY.typefaces().chain(script, tag)[0].regular.path
    refused = 0
    for number, (what, data) in enumerate(mutilated(font.read_bytes(), MUTILATED, seed=13)):
        file = tmp_path / f"{number}.ttf"
        file.write_bytes(data)
        found = problems(with_font(tag, script, file))
        refused += bool(found)
        assert all(one.code != "internal-error" for one in found), what
    assert refused > MUTILATED // 3


TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "cmap", "OS/2", "post", "glyf")


@pytest.mark.parametrize("tag", TABLES)
def test_a_font_without_a_table_is_refused_by_name(tag: str, tmp_path: Path) -> None:
    """A missing table is an error with the font's file and family."""
    data = LATIN.read_bytes()
    entry, _, _ = directory(data)[tag]
    file = tmp_path / "font.ttf"
    file.write_bytes(data[:entry] + b"zzzz" + data[entry + 4 :])
    (found,) = problems(with_font("en", "Latn", file))
    assert found.code == ("font-not-truetype" if tag == "glyf" else "font-damaged")
    assert "Atkinson" in found.message
    assert found.place.file == str(file)


@pytest.mark.parametrize("tag", ["glyf", "loca", "hmtx"])
def test_a_font_of_zeros_is_refused(tag: str, tmp_path: Path) -> None:
    """A font whose outlines or widths are zeros makes no blank page."""
    data = LATIN.read_bytes()
    _, start, length = directory(data)[tag]
    file = tmp_path / "font.ttf"
    file.write_bytes(data[:start] + bytes(length) + data[start + length :])
    assert {one.code for one in problems(with_font("en", "Latn", file))} <= {"font-damaged", "blank-glyph"}
    assert problems(with_font("en", "Latn", file))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.99])
def test_half_a_font_is_refused_by_name(share: float, tmp_path: Path) -> None:
    """A file that was broken off is the font's error, not the program's."""
    data = LATIN.read_bytes()
    file = tmp_path / "font.ttf"
    file.write_bytes(data[: int(share * len(data))])
    (found,) = problems(with_font("en", "Latn", file))
    assert found.code in {"font-damaged", "font-file-missing", "font-unreadable"}
    assert found.place.file == str(file)


def test_a_letter_without_ink_is_refused(tmp_path: Path) -> None:
    """A font in which one letter is blank is an error that names the letter and the font."""
    data = bytearray(LATIN.read_bytes())
    face = hb.Face(bytes(data))
    glyph = hb.Font(face).get_nominal_glyph(ord("e"))
    assert glyph is not None
    entries = directory(bytes(data))
    wide = int.from_bytes(data[entries["head"][1] + 50 : entries["head"][1] + 52])
    size, start = (4, entries["loca"][1]) if wide else (2, entries["loca"][1])
    offset = int.from_bytes(data[start + size * glyph : start + size * glyph + size]) * (1 if wide else 2)
    data[entries["glyf"][1] + offset : entries["glyf"][1] + offset + 10] = bytes(10)
    file = tmp_path / "font.ttf"
    file.write_bytes(data)
    found = problems(with_font("en", "Latn", file))
    assert {one.code for one in found} == {"blank-glyph"}
    assert any("'e'" in one.message and "Atkinson" in one.message for one in found)


def test_a_font_that_swaps_digits_is_refused() -> None:
    """A font that draws 5 with the glyph called six would print another dose."""
    data = bytearray(LATIN.read_bytes())
    font = hb.Font(hb.Face(bytes(data)))
    five, six = (font.get_nominal_glyph(ord(digit)) or 0 for digit in "56")
    _, start, length = directory(bytes(data))["cmap"]
    table = bytes(data[start : start + length])
    for subtable in {int.from_bytes(table[at : at + 4]) for at in range(8, 4 + 8 * int.from_bytes(table[2:4]), 8)}:
        assert int.from_bytes(table[subtable : subtable + 2]) == 4
        segments = int.from_bytes(table[subtable + 6 : subtable + 8]) // 2
        for segment in range(segments):
            at = start + subtable + 14 + 2 * segment
            first = at + 2 * segments + 2
            if int.from_bytes(data[first : first + 2]) <= 0x35 <= int.from_bytes(data[at : at + 2]):
                delta = first + 2 * segments
                changed = (int.from_bytes(data[delta : delta + 2]) + six - five) & 0xFFFF
                data[delta : delta + 2] = changed.to_bytes(2)
    assert "digit" in damage(bytes(data), hb.Face(bytes(data)))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_shipped_fonts_have_no_damage(font: Path) -> None:
    """The examination finds nothing in the fonts that leafletgen ships; nor does the OpenType Sanitizer, where it is installed."""
    data = font.read_bytes()
    assert damage(data, hb.Face(data)) == ""
    assert unsanitary(font) == ""
