"""Three readers that know nothing of leafletgen, and what they get out of a file."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from typing import TypeAlias

import pypdf
import pypdfium2 as pdfium

Reader: TypeAlias = Callable[[bytes, bool], list[str]]
"""Takes a file, and whether it is to be read from right to left; gives the text of each page."""

POPPLERS_MARKS = re.compile("[\u202a-\u202e]")
"""Directional marks that pdftotext puts around words to show their order; they are no text of the file."""


def read_pypdf(data: bytes, rtl: bool) -> list[str]:  # noqa: ARG001 - readers are alike
    """The pages' text as pypdf gives it without options."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def read_pdfium(data: bytes, rtl: bool) -> list[str]:  # noqa: ARG001
    """The pages' text as pdfium gives it: what is copied in Chrome."""
    with pdfium.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def read_poppler(data: bytes, rtl: bool) -> list[str]:
    """The pages' text as poppler's pdftotext gives it.

    Left to right in the order of the file (`-raw`): else it puts columns and panels in the order of their places on
    paper. Right to left in its own order, for in raw mode it does not put such lines together.
    """
    order = [] if rtl else ["-raw"]
    command = ["pdftotext", *order, "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return POPPLERS_MARKS.sub(" " if rtl else "", done.stdout.decode()).split("\f")[:-1]


def readers() -> Mapping[str, Reader]:
    """The readers that there are on this machine; poppler only where it is installed."""
    found = {"pypdf": read_pypdf, "pdfium": read_pdfium}
    return {**found, "poppler": read_poppler} if shutil.which("pdftotext") else found


def described(name: str) -> str:
    """A reader and its version."""
    if name == "poppler":
        told = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=True).stderr
        return f"poppler {told.split()[2]}"
    return f"pypdf {pypdf.__version__}" if name == "pypdf" else f"pdfium {pdfium.PDFIUM_INFO}"
