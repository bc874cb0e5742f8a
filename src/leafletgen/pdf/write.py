"""Turns a composition into a file: paints the pages, then writes what they share."""

from leafletgen.pages import Composition
from leafletgen.pdf.document import Dictionary, Literal
from leafletgen.pdf.metadata import write_metadata
from leafletgen.pdf.outline import BookmarkPlaces, write_outline
from leafletgen.pdf.pages import PageWriter
from leafletgen.pdf.shared import Shared
from leafletgen.text.typesetter import Typesetter


def write(composition: Composition, typesetter: Typesetter | None = None) -> bytes:
    """Turn a composition into the bytes of a tagged PDF file, PDF/UA-1 and PDF/A-2a. The same input gives the same bytes.

    `typesetter` remembers what other files need too; pass the one that composed. Without one nothing is remembered.

    Raises Refused when a picture or font file cannot be used.
    """
    shared = Shared(composition, typesetter or Typesetter())
    document, catalog = shared.document, shared.document.Catalog.dict
    pages = write_pages(composition, shared, catalog)
    catalog["StructTreeRoot"] = shared.tree.write(document, pages)
    if composition.bookmarks:
        heights = [page.height for page in composition.pages]
        places = BookmarkPlaces(pages, heights, shared.tree.references())
        catalog |= {"Outlines": write_outline(document, composition.bookmarks, places), "PageMode": "/UseOutlines"}
    write_metadata(document, composition)
    data: bytes = document.format()
    return data


def write_pages(composition: Composition, shared: Shared, catalog: dict[str, object]) -> list[str]:
    """Write the page tree, all pages and what they share; return the references to the pages."""
    document, resources, root = shared.document, Literal(), Dictionary({"Type": "/Pages"})
    catalog["Pages"] = parent = document.add(root)
    common = {"Type": "/Page", "Parent": parent, "Resources": document.add(resources)}
    pages = [Dictionary(common) for _ in composition.pages]
    references = [document.add(page) for page in pages]
    for index, page in enumerate(composition.pages):
        pages[index].dict |= PageWriter(shared, page, index).entries()
    resources.text = shared.resources()
    root.dict |= {"Kids": f"[{' '.join(references)}]", "Count": len(references)}
    return references
