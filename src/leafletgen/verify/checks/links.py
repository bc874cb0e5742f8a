"""Checks of links: each leads to the leaflet's address and lies on the leaflet's words, and there are no others."""

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import unquote, urlsplit

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.addresses import target
from leafletgen.model.leaflet import Text
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.checks.text import place_of, placed_texts
from leafletgen.verify.content.tree import Annotation, Element

LINK_TOLERANCE = 2.0
"""How far the area of a link may be off its words, in points."""


def links_lead_where_the_leaflet_says(case: FileCase) -> Iterator[Diagnostic]:
    """The links of each text lead to its addresses, in their order, and lie on their words."""
    if case.edition is None:
        return
    tagged = 0
    for expected, index in placed_texts(case):
        if index is None:
            continue
        passage = case.passages[index]
        if not any(span.link for span in expected.text.spans) and not any(
            isinstance(kid, Element) for kid in passage.element.kids
        ):
            continue
        links = list(links_in(passage.element))
        tagged += sum(isinstance(kid, Annotation) for link in links for kid in link.kids)
        wanted, found = targets(expected.text), [link_goals(case, link) for link in links]
        if [{plain_address(target(each))} for each in wanted] != [set(map(plain_address, each)) for each in found]:
            yield broken(
                "link-elsewhere", place_of(passage), found=", ".join(uri[:80] for each in found for uri in sorted(each)) or "nowhere",
                expected=", ".join(wanted) or "nowhere",
            )  # fmt: skip
        for link in links:
            if not lies_on_its_words(case, link):
                yield broken("link-misplaced", place_of(passage))
    if tagged != sum(len(case.file.array(page.entries.get("Annots"))) for page in case.file.pages):
        yield broken("link-elsewhere", found="somewhere else", expected="its own addresses")


def links_in(element: Element) -> Iterator[Element]:
    """The Link elements inside of a text."""
    for kid in element.kids:
        if isinstance(kid, Element) and kid.role == "Link":
            yield kid
        elif isinstance(kid, Element) and kid.role in {"Span", "Em", "Strong"}:
            yield from links_in(kid)


def targets(text: Text) -> list[str]:
    """The addresses of the links in a text, in order."""
    return [link for link, _ in groupby(text.printed, key=lambda span: span.link) if link]


def link_goals(case: FileCase, link: Element) -> set[str]:
    """The targets of the annotations of a Link element."""
    annotations = (case.file.dictionary(kid.ref) for kid in link.kids if isinstance(kid, Annotation))
    return {case.file.text(case.file.dictionary(each.get("A")).get("URI")) for each in annotations}


def plain_address(uri: str) -> str:
    """An address in a normal form: percent-decoded, with its host in ASCII (RFC 3490)."""
    try:
        plain = unquote(uri)
        host = urlsplit(plain).hostname or ""
        return plain.replace(host, host.encode("idna").decode("ascii"), 1) if host else plain
    except ValueError:
        return uri


def lies_on_its_words(case: FileCase, link: Element) -> bool:
    """True when each annotation of a link lies on words of the link, and all these words are covered."""
    words = [(sequence.page, run) for sequence in case.read(link) for run in sequence.runs if not run.text.isspace()]
    own = {kid.ref for kid in link.kids if isinstance(kid, Annotation)}
    areas = [area for ref in own for area in case.annotation_areas.get(ref, ())]
    return all(
        any(
            page == on and len(area) == 4 and min(area[::2]) - LINK_TOLERANCE <= min(run.x0, run.x1)
            and max(run.x0, run.x1) <= max(area[::2]) + LINK_TOLERANCE + run.size and min(area[1::2]) - LINK_TOLERANCE <= run.y <= max(area[1::2])
            for on, area in areas
        )
        for page, run in words
    )  # fmt: skip
