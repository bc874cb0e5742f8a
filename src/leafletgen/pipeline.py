"""The story of a leaflet, from words to bytes that have been read back."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from leafletgen.compose.composer import Report, compose
from leafletgen.diagnostics import Diagnostic, Refused, Severity
from leafletgen.model.edition import Edition
from leafletgen.pdf.write import write
from leafletgen.verify.checks.table import check


@dataclass(frozen=True, slots=True)
class Made:
    """A finished leaflet: the whole file, how its text was made to fit, and what is worth a look all the same."""

    pdf: bytes
    report: Report
    warnings: tuple[Diagnostic, ...]


def make_leaflet(edition: Edition) -> Made:
    """Make one leaflet in one language and layout.

    Raises Refused with every reason found: a character that no font has, text that does not fit, or a finished file
    that does not hold what the leaflet says.
    """
    with garbage_kept():
        # Shape every text, break it into lines, fill the panels at the largest size that fits, and say what is what.
        composed = compose(edition)
        # Draw exactly that, tagged, into one file in memory.
        pdf = write(composed.composition)
        # Open the bytes afresh and hold them against the leaflet: what is not there word for word is not written.
        found = check(pdf, edition.leaflet, edition.beside)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        raise Refused(*found)
    return Made(pdf, composed.report, tuple(found))


@contextmanager
def garbage_kept() -> Iterator[None]:
    """Look for garbage again only afterwards: hardly anything is, before a leaflet is done, and looking takes a fifth of its time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
