"""The story of a leaflet, from words to bytes that have been read back."""

from dataclasses import dataclass

from leafletgen.compose.composer import Composed, Report, compose
from leafletgen.diagnostics import Diagnostic, Refused, Severity
from leafletgen.garbage import no_collection
from leafletgen.model.edition import Edition
from leafletgen.pdf.write import write
from leafletgen.problems.catalogue import problem
from leafletgen.text.typesetter import Typesetter
from leafletgen.verify.checks.table import check


@dataclass(frozen=True, slots=True)
class MadeLeaflet:
    """A finished leaflet: the whole file, how its text was made to fit, and what is worth a look all the same."""

    pdf: bytes
    report: Report
    warnings: tuple[Diagnostic, ...]


def make_leaflet(edition: Edition, typesetter: Typesetter | None = None) -> MadeLeaflet:
    """Make one leaflet in one language and layout.

    `typesetter` remembers from one leaflet to the next what both need: fonts, words, lines. The file is the same with
    any, and without one; then nothing is remembered. What is filled into fields is never remembered: it is set by
    `typesetter.private()`.

    Raises Refused with every reason found: a character that no font has, text that does not fit, or a finished file
    that does not hold what the leaflet says.
    """
    own = typesetter or Typesetter()
    try:
        with no_collection():
            composed, pdf = unchecked_file(edition, own)
            # Open the bytes afresh and hold them against the edition: what is not there word for word is not written.
            found = check(pdf, edition)
    finally:
        own.trim()
    errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    if errors and edition.fields:
        # What they say may repeat words of the patient's.
        raise Refused(problem("filled-not-good", codes=", ".join(sorted({error.code for error in errors}))))
    if errors:
        raise Refused(*found)
    return MadeLeaflet(pdf, composed.report, (*edition.warnings, *composed.warnings, *found))


def unchecked_file(edition: Edition, typesetter: Typesetter) -> tuple[Composed, bytes]:
    """A leaflet on pages, and these as a file that nobody has checked yet. Raises Refused."""
    if edition.fields:
        typesetter = typesetter.private()
    # Shape every text, break it into lines, fill the panels at the largest size that fits, and say what is what.
    composed = compose(edition, typesetter)
    # Draw exactly that, tagged, into one file in memory.
    return composed, write(composed.composition, typesetter)
