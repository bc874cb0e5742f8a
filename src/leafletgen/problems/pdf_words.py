"""Finished files: words and geometry."""

from collections.abc import Mapping

from leafletgen.problems.problem import REBUILD, Problem

PDF_WORDS: Mapping[str, Problem] = {
    "text-lost": Problem("the leaflet says “{text}”; the file does not", REBUILD),
    "text-changed": Problem("the file does not say what the leaflet says: {difference}", REBUILD),
    "text-order": Problem("“{text}” is read in another place than it has in the leaflet", REBUILD),
    "text-added": Problem("the page says “{text}”, which is not in the leaflet", REBUILD),
    "footer-wrong": Problem("the footer does not say what it should: {difference}", REBUILD),
    "text-language": Problem("“{text}” is in {expected}, but is read aloud as {found}", REBUILD),
    "disclaimer-missing": Problem("the disclaimer is not on the page", REBUILD),
    "disclaimer-repeated": Problem("a screen reader reads the disclaimer {count} times", "leave it tagged on one page only"),
    "text-spaced": Problem("“{text}” has other spaces than the leaflet", REBUILD),
    "text-divided": Problem("a line ends inside “{text}”, where none may", REBUILD),
    "text-moved": Problem("“{text}” is not in its place on the page: a gap, another word or another line is there", REBUILD),
    "text-invisible": Problem("the text “{text}” cannot be seen: {why}", REBUILD),
    "text-covered": Problem("the text “{text}” lies under {what}", REBUILD),
    "text-faint": Problem("the text “{text}” hardly differs from its ground: its contrast is {contrast:.1f}", REBUILD),
    "text-small": Problem("the text “{text}” is {size:.1f} points large; the layout allows no less than {least:.1f}", REBUILD),
    "text-inkless": Problem("“{text}” leaves no ink on the page, or not along its whole width", REBUILD),
    "text-odd": Problem("the text “{text}” is not set as leafletgen sets text: {why}", REBUILD),
    "pages-differ": Problem("the page is not as the library makes it: {what}", "build it again; if it was built by another version of leafletgen, build it with this one"),
    "paint-unexpected": Problem("the page holds {what}, which leafletgen never puts there", REBUILD),
    "page-changed": Problem("the page is {what}", REBUILD),
    "size-wrong": Problem("the page is {found} mm large, the layout's is {expected} mm", REBUILD),
    "extraction-differs": Problem("pypdf reads another text from the page: {difference}", REBUILD),
    "extraction-spaced": Problem("pypdf reads other spaces than there are in “{text}”", REBUILD),
    "outside-page": Problem("{what} reaches beyond the edge of the paper", "move it inwards: it would be cut off"),
    "outside-safe-area": Problem("{what} stands nearer than 5 mm to the edge", "move it inwards: printers and cutters need room"),
}  # fmt: skip
