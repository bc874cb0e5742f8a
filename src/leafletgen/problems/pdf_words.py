"""Finished files: words and geometry."""

from collections.abc import Mapping

from leafletgen.problems.problem import REBUILD, Problem

PDF_WORDS: Mapping[str, Problem] = {
    "text-lost": Problem("the leaflet says “{text}”; the file does not", REBUILD),
    "text-changed": Problem("the file does not say what the leaflet says: {difference}", REBUILD),
    "text-order": Problem("“{text}” is read in another place than the leaflet has it", REBUILD),
    "text-language": Problem("“{text}” is in {expected}, but is read aloud as {found}", REBUILD),
    "disclaimer-missing": Problem("the disclaimer is not on the page", REBUILD),
    "disclaimer-repeated": Problem("a screen reader reads the disclaimer {count} times", "leave it tagged on one page only"),
    "extraction-differs": Problem("pypdf reads another text from the page: {difference}", REBUILD),
    "extraction-spaced": Problem("pypdf reads other spaces than there are in “{text}”", REBUILD),
    "outside-page": Problem("{what} reaches beyond the edge of the paper", "move it inwards: it would be cut off"),
    "outside-safe-area": Problem("{what} stands nearer than 5 mm to the edge", "move it inwards: printers and cutters need room"),
}  # fmt: skip
