"""Makes a leaflet, from words to verified bytes."""

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
    """A finished leaflet: the whole file, the report of copy-fitting, and warnings."""

    pdf: bytes
    report: Report
    warnings: tuple[Diagnostic, ...]


def make_leaflet(edition: Edition, typesetter: Typesetter | None = None) -> MadeLeaflet:
    """Make one leaflet in one language and layout.

    `typesetter` remembers fonts, words and lines from one leaflet to the next. Without one nothing is remembered; the
    file is the same. The values of fields are never remembered: they are set by `typesetter.private()`.

    Raises Refused with every reason found: a character that no font has, text that does not fit, or a finished file
    that lacks words of the leaflet.
    """
    own = typesetter or Typesetter()
    try:
        with no_collection():
            composed, pdf = unchecked_file(edition, own)
            # Read the bytes back and compare them with the edition: a file that differs in a word is not written.
            found = check(pdf, edition)
    finally:
        own.trim()
    errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    if errors and edition.fields:
        # Their messages may repeat the patient's words.
        raise Refused(problem("filled-not-good", codes=", ".join(sorted({error.code for error in errors}))))
    if errors:
        raise Refused(*found)
    return MadeLeaflet(pdf, composed.report, (*edition.warnings, *composed.warnings, *found))


def unchecked_file(edition: Edition, typesetter: Typesetter) -> tuple[Composed, bytes]:
    """A leaflet on pages, and its file, which is not checked yet. Raises Refused."""
    if edition.fields:
        typesetter = typesetter.private()
    # Shape every text, break it into lines, fill the panels at the largest size that fits, and make the structure tree.
    composed = compose(edition, typesetter)
    # Draw exactly these pages, tagged, into one file in memory.
    return composed, write(composed.composition, typesetter)
