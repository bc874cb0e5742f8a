"""Finished files: the file as a whole."""

from collections.abc import Mapping

from leafletgen.problems.problem import REBUILD, REOPEN, Problem

PDF_FILES: Mapping[str, Problem] = {
    "pdf-unreadable": Problem("this is no PDF file that can be read: {why}", REOPEN),
    "pdf-encrypted": Problem("the file is locked with a password", "take the password off: screen readers are locked out, too"),
    "pdf-empty": Problem("the file has no pages", REOPEN),
    "title-missing": Problem("the file has no title in its {where}", "give the document a title in its properties"),
    "title-wrong": Problem("the file calls itself “{found}”, the leaflet is “{expected}”", REBUILD),
    "title-hidden": Problem("viewers show the file's name instead of its title", "set DisplayDocTitle in the viewer preferences"),
    "language-missing": Problem("the file does not say which language it is in", "set the document's language in its properties"),
    "language-invalid": Problem("“{found}” is no language tag", "use a BCP 47 tag such as en or pt-BR"),
    "language-wrong": Problem("the file says it is in “{found}”, the leaflet is in “{expected}”", REBUILD),
    "file-acts": Problem("the file does more than show a leaflet: {what}", "get the file again from where it was built"),
    "file-holds-more": Problem("the file holds what leafletgen never puts there: {what}", "get the file again from where it was built"),
    "document-differs": Problem("the file is not as the library makes it: its {what}", "build it again; if it was built by another version of leafletgen, build it with this one"),
    "annotation-unexpected": Problem("the page has a note, stamp, field or other annotation ({kind}) on it", "take it off, or get the file again from where it was built"),
    "identity-wrong": Problem("the file says in its XMP metadata that it is {found}, not {expected}", "look whether this is the right file"),
    "subject-wrong": Problem("the file says it is “{found}”, not “{expected}”", "look whether this is the right file"),
    "xmp-missing": Problem("the file has no XMP metadata", "save it as PDF/UA and PDF/A"),
    "xmp-unreadable": Problem("the XMP metadata are damaged", "save the file as PDF/UA and PDF/A again"),
    "xmp-differs": Problem("XMP metadata and properties do not agree about the {what}", "save the file as PDF/A again"),
    "pdfua-missing": Problem("the file does not say that it follows PDF/UA-1", "make it accessible, and save it as PDF/UA"),
    "pdfa-missing": Problem("the file does not say that it follows PDF/A-2a", "save it as PDF/A-2a, to keep it for good"),
    "output-intent-missing": Problem("the file does not say what its colours mean", "add an output intent with an ICC profile"),
    "tab-order-missing": Problem("the tab key does not follow the reading order", "set the page's tab order to structure"),
    "media-box-missing": Problem("the page has no size", REOPEN),
}  # fmt: skip
