"""Checks of the tag tree itself: headings, lists, pictures, links, bookmarks (PDF/UA-1, 7.3 to 7.5, 7.18)."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.matching import difference, exact
from leafletgen.verify.content.tree import STANDARD, Annotation, Element
from leafletgen.verify.reader.objects import Ref, Value

HEADINGS = {f"H{level}": level for level in range(1, 7)}
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
LIST_PARTS = {"L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}}
"""The elements that a list and its items may have."""


def roles_are_standard(case: FileCase) -> Iterator[Diagnostic]:
    """Every tag is a standard type, or mapped to one."""
    for element in case.elements:
        if element.role not in STANDARD:
            yield broken("role-unknown", str(element), kind=element.kind)


def headings_have_no_gaps(case: FileCase) -> Iterator[Diagnostic]:
    """Headings begin with H1 and go down one level at a time."""
    before = 0
    for element in case.elements:
        level = HEADINGS.get(element.role)
        if level is None:
            continue
        if before == 0 and level != 1:
            yield broken("heading-first", str(element), kind=element.role)
        elif before and level > before + 1:
            yield broken("heading-gap", str(element), kind=element.role, before=f"H{before}")
        before = level


def lists_are_lists(case: FileCase) -> Iterator[Diagnostic]:
    """A list has items, an item has a label and a body, and there are no items outside a list."""
    listed = {kid for element in case.elements if element.role == "L" for kid in element.kids}
    for element in case.elements:
        parts = LIST_PARTS.get(element.role)
        if parts is None:
            continue
        kids = {kid.role for kid in element.kids if isinstance(kid, Element)}
        if stray := kids - parts:
            yield broken("list-broken", str(element), what=f"{element.role} holds {', '.join(sorted(stray))}")
        if element.role == "LI" and (element not in listed or "LBody" not in kids):
            yield broken("list-broken", str(element), what="LI is outside of L, or without LBody")


def pictures_have_words(case: FileCase) -> Iterator[Diagnostic]:
    """Every picture has alternative text and its place. The text is the leaflet's, if the edition is known."""
    figures = [element for element in case.elements if element.role == "Figure"]
    alts = [case.file.text(figure.entries.get("Alt")).strip() for figure in figures]
    for figure, alt in zip(figures, alts, strict=True):
        if not alt and not case.file.text(figure.entries.get("ActualText")).strip():
            yield broken("alt-missing", str(figure))
        if not any(len(case.file.numbers(entries.get("BBox"))) == 4 for entries in attributes(case, figure)):
            yield broken("figure-box-missing", str(figure))
    if case.edition and alts != case.descriptions:
        yield broken("alt-wrong", difference=difference(" / ".join(case.descriptions), " / ".join(alts)))


def attributes(case: FileCase, element: Element) -> Iterator[dict[str, Value]]:
    """The attribute objects of an element (ISO 32000-1, 14.7.5)."""
    found = case.file.resolve(element.entries.get("A"))
    for each in found if isinstance(found, list) else [found]:
        yield case.file.dictionary(each)


def link_tags_lead_somewhere(case: FileCase) -> Iterator[Diagnostic]:
    """Every Link tag holds its annotation."""
    for element in case.elements:
        if element.role == "Link" and not any(isinstance(kid, Annotation) for kid in element.kids):
            yield broken("link-missing", str(element))


def links_are_tagged_and_named(case: FileCase) -> Iterator[Diagnostic]:
    """Every link on a page is in a Link tag, describes its target in words, and has an allowed target."""
    file = case.file
    tagged = {
        kid.ref
        for element in case.elements
        if element.role == "Link"
        for kid in element.kids
        if isinstance(kid, Annotation)
    }
    for page in file.pages:
        for value in file.array(page.entries.get("Annots")):
            annotation = file.dictionary(value)
            about = f"page {page.number}"
            if file.name(annotation.get("Subtype")) != "Link":
                continue
            if not isinstance(value, Ref) or value not in tagged:
                yield broken("link-untagged", about)
            if not file.text(annotation.get("Contents")).strip():
                yield broken("link-unnamed", about)
            yield from leads_where_it_may(case, annotation, about)


def leads_where_it_may(case: FileCase, annotation: dict[str, Value], about: str) -> Iterator[Diagnostic]:
    """A link goes to another place in the file, or to a web page, an e-mail address or a telephone number."""
    if "Dest" in annotation and "A" not in annotation:
        return
    action = case.file.dictionary(annotation.get("A"))
    kind = case.file.name(action.get("S"))
    uri = case.file.text(action.get("URI"))
    if kind == "GoTo" or (kind == "URI" and scheme(uri) in SCHEMES):
        return
    yield broken("link-scheme", about, uri=uri[:80] or kind)


def scheme(uri: str) -> str:
    """The scheme of an address, in small letters; empty when there is none."""
    try:
        return urlsplit(uri).scheme.lower()
    except ValueError:
        return ""


def bookmarks_are_headings(case: FileCase) -> Iterator[Diagnostic]:
    """The bookmarks of a leaflet are its H1 and H2, in order."""
    if case.edition is None:
        return
    headings = [at for at, passage in enumerate(case.passages) if passage.element.role in {"H1", "H2"}]
    outline = case.file.dictionary(case.file.root.get("Outlines"))
    titles = list(bookmark_titles(case, outline, 0))
    if list(map(exact, titles)) != [case.exact_passages[at] for at in headings]:
        said = " / ".join(case.passages[at].text for at in headings)
        yield broken("bookmarks-differ", difference=difference(said, " / ".join(titles)))


def bookmark_titles(case: FileCase, entry: dict[str, Value], depth: int) -> Iterator[str]:
    """The titles below an outline entry, in order. A circle ends at a limit."""
    value = entry.get("First")
    for _ in range(10_000):
        item = case.file.dictionary(value)
        if not item or depth > 6:
            return
        yield case.file.text(item.get("Title"))
        yield from bookmark_titles(case, item, depth + 1)
        value = item.get("Next")
