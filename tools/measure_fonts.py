"""Measure how large and how tall each script's letters are, for `scale` and `leading` in `fonts/fonts.yaml`.

    python tools/measure_fonts.py            print the measures beside what fonts.yaml says
    python tools/measure_fonts.py --check    the same; status 1 when a value of fonts.yaml does not fit its measure

The measures are taken on the texts of `font_samples.yaml`, shaped, from the extents of their glyphs.

eye      the median top of the letters as they run, in ems: about the x-height of Latin script
scale    Noto Sans' eye divided by it, kept from 1 (no script is drawn smaller than the type size says) to 1.1 (the eye
         of joined scripts counts their teeth, which are smaller than their letters)
leading  the distance of baselines at which one in ten neighbouring lines keeps its ink apart as it is, in lines of
         many widths and both weights, in type sizes, after scale. A paragraph with lines that need more is set wider as a
         whole, so this decides how even a page looks, not whether lines touch.
"""

import argparse
import statistics
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb
import yaml
from fetch_fonts import FONTS, families

SAMPLES = Path(__file__).resolve().parent / "font_samples.yaml"
REFERENCE = ("Noto Sans", "en")
LARGEST_SCALE = 1.1
SCALE_TOLERANCE = 0.03
CLEARANCE = 0.02
"""White between two lines where they come closest, in type sizes."""
EVEN = 0.1
"""The part of neighbouring lines that the leading of a family must suffice for."""
MEASURES = [width / 2 for width in range(20, 81)]
"""Line widths to try, in ems: 10 to 40."""


class Ink(NamedTuple):
    """The extents of a glyph in place, in ems from the word's origin."""

    left: float
    right: float
    bottom: float
    top: float


class Word(NamedTuple):
    """A shaped word with the space after it; `letters` are the tops of glyphs that take up width."""

    ink: tuple[Ink, ...]
    advance: float
    letters: tuple[float, ...]
    rtl: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """What a family needs for a language, beside what fonts.yaml gives it."""

    language: str
    family: str
    eye: float
    wanted_scale: float
    scale: float
    wanted_leading: float
    leading: float

    def fits(self) -> bool:
        """True when the scale is near the measured one and the leading is no smaller."""
        return abs(self.scale - self.wanted_scale) <= SCALE_TOLERANCE and self.leading >= self.wanted_leading

    def __str__(self) -> str:
        """One line of the table."""
        scales, leadings = (
            f"{self.wanted_scale:5.2f} {self.scale:5.2f}",
            f"{self.wanted_leading:7.2f} {self.leading:7.2f}",
        )
        return f"{self.language:8} {self.family:28} {self.eye:5.2f}  {scales}  {leadings}{'' if self.fits() else '  <'}"


def main() -> int:
    """Run the command; the exit status is 1 when, with --check, a value does not fit."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--check", action="store_true", help="status 1 when a value does not fit")
    check = options.parse_args().check
    measured = list(measures())
    print(f"{'language':8} {'family':28} {'eye':>5}  {'scale, given':>11}  {'leading, given':>15}")
    print(*measured, sep="\n")
    return int(check and not all(measure.fits() for measure in measured))


def measures() -> Iterator[Measure]:
    """Measure every language that has a sample text, with the family that it is set in."""
    samples = yaml.load(SAMPLES.read_text(encoding="utf-8"), yaml.BaseLoader)["languages"]  # noqa: S506 - only strings
    by_name = {entry["family"]: entry for entry in families()}
    name, language = REFERENCE
    reference = eye(words(by_name[name]["regular"]["file"], samples[language]["text"]))
    for language, sample in samples.items():
        if text := sample.get("text"):
            entry = preferred(by_name.values(), sample["script"], language)
            yield measure(entry, language, text, reference)


def preferred(entries: Iterable[dict[str, Any]], script: str, language: str) -> dict[str, Any]:
    """The entry that a language is set in: one that names the language, else the first for its script."""
    fit = [entry for entry in entries if script in entry["scripts"] and language in entry.get("languages", [language])]
    return max(fit, key=lambda entry: "languages" in entry)


def measure(entry: dict[str, Any], language: str, text: str, reference: float) -> Measure:
    """Measure a family on a text; `reference` is the eye to compare with."""
    regular, bold = (words(entry[weight]["file"], text) for weight in ("regular", "bold"))
    scale = float(entry["scale"])
    return Measure(
        language=language,
        family=entry["family"],
        eye=eye(regular),
        wanted_scale=min(max(reference / eye(regular), 1.0), LARGEST_SCALE),
        scale=scale,
        wanted_leading=max(in_lines(regular), in_lines(bold)) * scale + CLEARANCE,
        leading=float(entry["leading"]),
    )


def words(file: str, text: str) -> list[Word]:
    """Shape the words of a text with a font file of fonts/; each character of a text without spaces is a word."""
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / file)))
    font = hb.Font(face)
    ideographic = " " not in text
    return [shaped(font, face.upem, word) for word in (text if ideographic else text.replace(" ", " \n").split("\n"))]


def shaped(font: hb.Font, upem: int, text: str) -> Word:
    """Shape one word."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    ink, letters = [], []
    x = y = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        extents = font.get_glyph_extents(info.codepoint)
        if extents and extents.height:
            left, top = x + position.x_offset + extents.x_bearing, y + position.y_offset + extents.y_bearing
            box = Ink(left / upem, (left + extents.width) / upem, (top + extents.height) / upem, top / upem)
            ink.append(box)
            letters += [box.top] if position.x_advance else []
        x += position.x_advance
        y += position.y_advance
    return Word(tuple(ink), x / upem, tuple(letters), rtl=buffer.direction == "rtl")


def eye(shaped_words: list[Word]) -> float:
    """The median top of letters, in ems."""
    return statistics.median(top for word in shaped_words for top in word.letters)


def in_lines(shaped_words: list[Word]) -> float:
    """The distance of baselines, in ems, that suffices for the part `EVEN` of neighbours at the widths of `MEASURES`."""
    needed = sorted(
        max((under.top - over.bottom for over in above for under in below if meet(over, under)), default=0.0)
        for width in MEASURES
        for above, below in pairwise(lines(shaped_words, width))
    )
    return needed[int(EVEN * (len(needed) - 1))]


def meet(over: Ink, under: Ink) -> bool:
    """True when one glyph stands above the other."""
    return over.left < under.right and under.left < over.right


def lines(shaped_words: list[Word], width: float) -> list[list[Ink]]:
    """Break words into lines of at most so many ems; each line as its ink, placed from the side where it begins."""
    broken: list[list[Ink]] = [[]]
    x = 0.0
    for word in shaped_words:
        if broken[-1] and x + word.advance > width:
            broken.append([])
            x = 0.0
        origin = -x - word.advance if word.rtl else x
        broken[-1] += [box._replace(left=box.left + origin, right=box.right + origin) for box in word.ink]
        x += word.advance
    return broken


if __name__ == "__main__":
    sys.exit(main())
