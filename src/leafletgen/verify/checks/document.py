"""Checks of the file as a whole, such as its metadata (PDF/UA-1, 7.1 and 7.2; PDF/A-2, 6.2.3 and 6.6)."""

import re
from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.identity import Identity, identity_in
from leafletgen.verify.content.matching import without_breaks

LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(-x(-[A-Za-z0-9]{1,8})+)?"
)
"""The language tags that leaflets use: language, script, region, variants, private use (BCP 47, 2.1)."""

DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
CREATED = "{http://ns.adobe.com/xap/1.0/}CreateDate"
PRODUCER_KEY = "{http://ns.adobe.com/pdf/1.3/}Producer"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"
PDFA_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
PDFA_CONFORMANCE = "{http://www.aiim.org/pdfa/ns/id/}conformance"


def pages_have_a_size(case: FileCase) -> Iterator[Diagnostic]:
    """Every page has a size."""
    for page in case.file.pages:
        if len(case.file.numbers(page.entries.get("MediaBox"))) != 4:
            yield broken("media-box-missing", f"page {page.number}")


def has_title(case: FileCase) -> Iterator[Diagnostic]:
    """The file has the leaflet's title, and viewers show it."""
    file = case.file
    title = file.text(file.info.get("Title"))
    if not title.strip():
        yield broken("title-missing", where="properties")
    elif case.edition and title != (expected := without_breaks(case.edition.leaflet.title.plain)[0]):
        yield broken("title-wrong", found=title, expected=expected)
    if file.resolve(file.dictionary(file.root.get("ViewerPreferences")).get("DisplayDocTitle")) is not True:
        yield broken("title-hidden")


def has_language(case: FileCase) -> Iterator[Diagnostic]:
    """Language tags are valid, in the document and in its tags. The document has the language of the leaflet."""
    language = case.file.text(case.file.root.get("Lang"))
    if not language:
        yield broken("language-missing")
    elif case.edition and language.lower() != case.edition.leaflet.language.lower():
        yield broken("language-wrong", found=language, expected=case.edition.leaflet.language)
    named = {case.file.text(element.entries["Lang"]) for element in case.elements if "Lang" in element.entries}
    for found in sorted(named | {language} - {""}):
        if not LANGUAGE.fullmatch(found):
            yield broken("language-invalid", found=found)


def has_identity(case: FileCase) -> Iterator[Diagnostic]:
    """The file names the edition that it is compared with: in XMP for programs, in its subject for people."""
    if case.edition is None:
        return
    expected, found = Identity.of(case.edition), identity_in(case.xmp)
    if found != expected:
        yield broken("identity-wrong", found=found or "nothing", expected=expected)
    subject = case.file.text(case.file.info.get("Subject"))
    if subject != " ".join(expected[:4]):
        yield broken("subject-wrong", found=subject, expected=" ".join(expected[:4]))


def has_metadata(case: FileCase) -> Iterator[Diagnostic]:
    """XMP metadata declare PDF/UA-1 and PDF/A-2a, and agree with the document properties."""
    file = case.file
    if file.stream(file.root.get("Metadata")) is None:
        yield broken("xmp-missing")
        return
    found = case.xmp
    if found is None:
        yield broken("xmp-unreadable")
        return
    if found.get(PDFUA) != "1":
        yield broken("pdfua-missing")
    if found.get(PDFA_PART) != "2" or found.get(PDFA_CONFORMANCE) != "A":
        yield broken("pdfa-missing")
    if not found.get(DC_TITLE):
        yield broken("title-missing", where="XMP metadata")
    created = date_digits(file.text(file.info.get("CreationDate")))
    for what, same in (
        ("title", found.get(DC_TITLE, "") == file.text(file.info.get("Title"))),
        ("producer", found.get(PRODUCER_KEY, "") == file.text(file.info.get("Producer"))),
        ("date", date_digits(found.get(CREATED, "")) == created),
    ):
        if not same:
            yield broken("xmp-differs", what=what)


def date_digits(date: str) -> str:
    """The digits of a date in the form of PDF or XMP, from year to second."""
    return re.sub(r"\D", "", date)[:14]


def has_output_intent(case: FileCase) -> Iterator[Diagnostic]:
    """An output intent with a profile defines the colours."""
    file = case.file
    intents = [file.dictionary(entry) for entry in file.array(file.root.get("OutputIntents"))]
    if not any(file.stream(intent.get("DestOutputProfile")) for intent in intents):
        yield broken("output-intent-missing")


def has_tab_order(case: FileCase) -> Iterator[Diagnostic]:
    """On a page with links the tab key follows the structure (PDF/UA-1, 7.18.3)."""
    for page in case.file.pages:
        if page.entries.get("Annots") and case.file.name(page.entries.get("Tabs")) != "S":
            yield broken("tab-order-missing", f"page {page.number}")
