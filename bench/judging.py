"""Judges a finished file: counts its pages and bytes, validates it, and counts the strings that readers extract."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import page as validation
import pikepdf
from coming_back import Result, ours, wanted_of
from coming_back import judged as judge_of
from documents import document_of, is_rtl
from readers import readers
from workers import OURS, Variant

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
PROFILES = {"UA-1": validation.ValidationProfile.PDF_UA_1, "A-2a": validation.ValidationProfile.PDF_A_2A}
READERS = ("pypdf", "pdfium")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result for a file: pages, bytes, bytes without embedded fonts, the standards it meets, and the strings that each reader extracts."""

    pages: int
    bytes: int
    besides: int
    standards: tuple[str, ...]
    back: dict[str, Result]


def judged(program: str, variant: Variant) -> Verdict:
    """The verdict on what a program has made of a leaflet last."""
    path = Path(variant.out(program)[0])
    data = path.read_bytes()
    with pikepdf.open(path) as file:
        pages, outlines = len(file.pages), outline_bytes(file)
    return Verdict(pages, len(data), len(data) - outlines, met(data), back(program, variant, data))


def outline_bytes(file: pikepdf.Pdf) -> int:
    """Bytes of the font files that are embedded, as they stand in the file."""
    streams = {
        each[key].objgen: each[key]
        for each in file.objects
        if isinstance(each, pikepdf.Dictionary)
        for key in FONT_FILES
        if key in each
    }
    return sum(len(stream.read_raw_bytes()) for stream in streams.values())


def met(data: bytes) -> tuple[str, ...]:
    """The standards that a validator finds met."""
    reports = {name: validation.validate_pdf_bytes(data, profile=profile) for name, profile in PROFILES.items()}
    return tuple(name for name, report in reports.items() if report.is_compliant)


def back(program: str, variant: Variant, data: bytes) -> dict[str, Result]:
    """How many of its strings come back from a file, by reader: character for character and in order."""
    library = variant.library
    leaflet = library.leaflet(variant.id, variant.language)
    if program == OURS:
        return {name: result for name, result in ours(library, leaflet, variant.layouts[0]).items() if name in READERS}
    wanted = wanted_of(each.text for each in document_of(leaflet, library).paragraphs)
    rtl = is_rtl(variant.language, library)
    return {name: judge_of(name, rtl=rtl)(whole(readers()[name](data, rtl)), wanted) for name in READERS}


def whole(pages: Sequence[str]) -> list[str]:
    """The text of all pages as one."""
    return ["\n".join(pages)]
