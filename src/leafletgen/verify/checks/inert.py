"""Checks that the file is inert and holds only the leaflet: no actions, scripts, forms, attachments, layers."""

import re
from collections.abc import Iterator, Mapping

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.reader.objects import FileStream, Malformed, Ref, Value

ACTIVE_KEYS: Mapping[str, str] = {
    "OpenAction": "it acts when it is opened",
    "AA": "it acts when it is read, printed or closed",
    "AcroForm": "it has a form",
    "XFA": "it has a form",
    "JS": "it has a script",
    "JavaScript": "it has a script",
    "EmbeddedFiles": "it has files inside",
    "EF": "it has files inside",
    "AF": "it has files inside",
    "Collection": "it has files inside",
    "RichMedia": "it has films or sounds",
    "OCProperties": "it has layers, which can be switched off",
    "Requirements": "it wants something from its reader",
    "NeedsRendering": "it has a form",
    "FFilter": "part of it is in another file",
    "SMaskInData": "a picture in it is transparent in a way that is not followed",
}
"""Keys that no dictionary in a leaflet may have, with what each does."""

ACTIONS = frozenset({
    "Launch", "GoToR", "GoToE", "Thread", "Sound", "Movie", "Hide", "Named", "SubmitForm", "ResetForm", "ImportData",
    "JavaScript", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "GoToDp", "RichMediaExecute",
})  # fmt: skip
"""Actions that no leaflet has (ISO 32000-2, table 201): all except going to a place in the file or an address."""

OWN_KEYS: Mapping[str, frozenset[str]] = {
    "catalog": frozenset({
        "Type", "Pages", "StructTreeRoot", "Lang", "MarkInfo", "Metadata", "OutputIntents", "ViewerPreferences",
        "Outlines", "PageMode", "Version",
    }),
    "page": frozenset({
        "Type", "Parent", "Resources", "MediaBox", "TrimBox", "BleedBox", "CropBox", "Rotate", "UserUnit", "Contents",
        "StructParents", "Tabs", "Annots",
    }),
    "link": frozenset({"Type", "Subtype", "Rect", "Border", "F", "Contents", "A", "StructParent", "P"}),
    "action": frozenset({"Type", "S", "URI"}),
    "resources": frozenset({"Font", "XObject", "ProcSet", "ExtGState"}),
}  # fmt: skip
"""All keys in the dictionaries of our own files, also those that other checks look at."""

LINK_FLAGS = 4
"""The flags of a link that is shown and printed like any other (ISO 32000-1, table 165)."""

FILE_END = re.compile(rb"%%EOF[\r\n]{0,2}\Z")
MOST_OBJECTS = 200_000


def file_ends_where_it_ends(case: FileCase) -> Iterator[Diagnostic]:
    """There are no bytes before or after the file (ISO 19005-2, 6.1.2 and 6.1.3)."""
    if not case.file.data.startswith(b"%PDF-") or not FILE_END.search(case.file.data, max(0, len(case.file.data) - 10)):
        yield broken("file-acts", what="there are data before or behind it")


def nothing_acts(case: FileCase) -> Iterator[Diagnostic]:
    """The catalog, the pages and their annotations have no actions, forms, files or layers."""
    file = case.file
    names = file.dictionary(file.root.get("Names"))
    for entries, where in (
        (file.root, ""),
        (names, ""),
        *((page.entries, f"page {page.number}") for page in file.pages),
    ):
        for key in entries.keys() & ACTIVE_KEYS.keys():
            yield broken("file-acts", where, what=ACTIVE_KEYS[key])
    for page in file.pages:
        for value in file.array(page.entries.get("Annots")):
            kind = file.name(file.dictionary(value).get("Subtype"))
            if kind != "Link":
                yield broken("annotation-unexpected", f"page {page.number}", kind=kind or "nameless")


def holds_nothing_else(case: FileCase) -> Iterator[Diagnostic]:
    """In our own files, catalog, pages, links and resources have only the keys that leafletgen writes."""
    if case.edition is None:
        return
    file = case.file
    yield from strange("catalog", file.root)
    for page in file.pages:
        where = f"page {page.number}"
        yield from strange("page", page.entries, where)
        yield from strange("resources", file.dictionary(page.entries.get("Resources")), where)
        for value in file.array(page.entries.get("Annots")):
            link = file.dictionary(value)
            yield from strange("link", link, where)
            yield from strange("action", file.dictionary(link.get("A")), where)
            if file.resolve(link.get("F")) != LINK_FLAGS or any(file.numbers(link.get("Border")) or [1]):
                yield broken("file-holds-more", where, what="a link that is drawn, or hidden")


def strange(kind: str, entries: dict[str, Value], where: str = "") -> Iterator[Diagnostic]:
    """The keys of a dictionary that leafletgen never writes."""
    for key in sorted(entries.keys() - OWN_KEYS[kind]):
        yield broken("file-holds-more", where, what=f"{key} in a dictionary of the kind {kind}")


def nothing_acts_anywhere(case: FileCase) -> Iterator[Diagnostic]:
    """No object that can be reached in the file has an action or an attached file."""
    found: dict[str, None] = {}
    for entries in dictionaries(case):
        found |= dict.fromkeys(ACTIVE_KEYS[key] for key in entries.keys() & ACTIVE_KEYS.keys())
        action = case.file.name(entries.get("S"))
        if action in ACTIONS:
            found[f"it has an action ({action})"] = None
        if isinstance(entries, External):
            found["part of it is in another file"] = None
    for what in found:
        yield broken("file-acts", what=what)


class External(dict[str, Value]):
    """The dictionary of a stream whose data are in another file (ISO 32000-1, table 5, F)."""


def dictionaries(case: FileCase) -> Iterator[dict[str, Value]]:
    """Every dictionary that can be reached from the trailer, each indirect object once. Raises Malformed."""
    left: list[Value] = [case.file.trailer]
    seen: set[Ref] = set()
    while left:
        value = left.pop()
        if isinstance(value, Ref):
            if value in seen:
                continue
            seen.add(value)
            if len(seen) > MOST_OBJECTS:
                raise Malformed("the file has more objects than any honest leaflet")
            value = case.file.load(value)
        if isinstance(value, FileStream):
            yield External(value.entries) if "F" in value.entries else value.entries
            left += value.entries.values()
        elif isinstance(value, dict):
            yield value
            left += value.values()
        elif isinstance(value, list):
            left += value
        elif isinstance(value, Ref):
            left.append(value)
