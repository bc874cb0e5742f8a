"""The tag tree: the leaflet's elements in reading order, and every mark on the pages in exactly one of them."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from typesetting import composed, everything, page_of, paragraph, text_line

from leafletgen.pages import Element, Numbering, Role
from leafletgen.pdf.write import write

PAINTING = {"f", "S", "B", "Tj", "TJ", "Do"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> pikepdf.Pdf:
    """A file with everything in it."""
    return pikepdf.open(io.BytesIO(write(everything(Path(tmp_path_factory.mktemp("pictures"))))))


def kids(element: pikepdf.Object) -> list[Any]:
    """An element's children and content, in order."""
    content = element.get("/K")
    if content is None:
        return []
    return list(content) if isinstance(content, pikepdf.Array) else [content]


def outline(element: pikepdf.Object, pages: Sequence[pikepdf.Object]) -> Iterator[str]:
    """A tree as indented lines: structure types, and content as `page:mcid` or `annotation`."""
    yield str(element.S).removeprefix("/")
    for kid in kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            yield f"  {pages.index(element.Pg)}:{kid}"
        elif kid.get("/Type") == "/MCR":
            yield f"  {pages.index(kid.Pg)}:{kid.MCID}"
        elif kid.get("/Type") == "/OBJR":
            yield "  annotation"
        else:
            yield from (f"  {line}" for line in outline(kid, pages))


def elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every structure element."""
    yield root
    for kid in kids(root):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def found(file: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """Every element of a structure type."""
    return [element for element in elements(file.Root.StructTreeRoot.K) if str(element.S) == f"/{role}"]


def test_tree_is_the_leaflets(file: pikepdf.Pdf) -> None:
    """Elements come in the leaflet's order with their content on both pages; a link stands inside its sentence."""
    pages: list[pikepdf.Object] = [page.obj for page in file.pages]
    assert (
        "\n".join(outline(file.Root.StructTreeRoot.K, pages))
        == """\
Document
  H1
    0:0
  Sect
    H2
      0:1
    P
      0:2
      Link
        0:3
        annotation
      0:4
      1:1
    L
      LI
        Lbl
          0:5
        LBody
          0:6
    Figure
      0:7
      Caption
        0:8
    Figure
      1:0
    P
      1:2
  P
    0:9"""
    )


def test_parents_know_their_children(file: pikepdf.Pdf) -> None:
    """Every element names as its parent the one that lists it."""
    root = file.Root.StructTreeRoot
    assert root == root.K.P
    for element in elements(root.K):
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert element == kid.P


def test_every_sequence_has_one_owner(file: pikepdf.Pdf) -> None:
    """Each marked-content sequence on the pages is in exactly one element, and the parent tree says which."""
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    pages: list[pikepdf.Object] = [page.obj for page in file.pages]
    owned = Counter[tuple[int, int]]()
    for element in elements(file.Root.StructTreeRoot.K):
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/MCR":
                continue
            page = pages.index(kid.Pg if isinstance(kid, pikepdf.Dictionary) else element.Pg)
            mcid = int(kid.MCID if isinstance(kid, pikepdf.Dictionary) else kid)
            owned[page, mcid] += 1
            assert parents[page][mcid] == element
    painted = {
        (index, int(operation.operands[1]["/MCID"]))
        for index, page in enumerate(file.pages)
        for operation in pikepdf.parse_content_stream(page)
        if str(operation.operator) == "BDC" and "/MCID" in operation.operands[1]
    }
    assert owned == Counter(painted)
    assert [page["/StructParents"] for page in pages] == [0, 1]


def test_tags_of_sequences_are_their_elements(file: pikepdf.Pdf) -> None:
    """A sequence in the content stream is called what its element is."""
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    for index, page in enumerate(file.pages):
        for operation in pikepdf.parse_content_stream(page):
            if str(operation.operator) == "BDC" and "/MCID" in operation.operands[1]:
                owner = numbers[2 * index + 1][int(operation.operands[1]["/MCID"])]
                assert operation.operands[0] == owner.S


def test_nothing_is_painted_unmarked(file: pikepdf.Pdf) -> None:
    """Whatever is painted is inside a tag or an artifact, never both, and all that is opened is closed."""
    for page in file.pages:
        open_marks: list[str] = []
        for operation in pikepdf.parse_content_stream(page):
            operator = str(operation.operator)
            if operator in {"BDC", "BMC"}:
                artifact = operation.operands[0] == "/Artifact"
                tagged = operator == "BDC" and "/MCID" in operation.operands[1]
                open_marks.append("artifact" if artifact else "tag" if tagged else "inner")
            elif operator == "EMC":
                open_marks.pop()
            elif operator in PAINTING:
                assert Counter(open_marks)["tag"] + Counter(open_marks)["artifact"] == 1
        assert not open_marks


def test_artifacts_are_of_the_right_kind(file: pikepdf.Pdf) -> None:
    """Footers, rules and grounds, and fold ticks are artifacts of their own types."""
    kinds = [
        {str(key): str(value) for key, value in operation.operands[1].items()}
        for page in file.pages
        for operation in pikepdf.parse_content_stream(page)
        if str(operation.operator) == "BDC" and operation.operands[0] == "/Artifact"
    ]
    footer = {"/Type": "/Pagination", "/Subtype": "/Footer"}
    layout, page = {"/Type": "/Layout"}, {"/Type": "/Page"}
    assert kinds == [layout, layout, footer, page, layout, footer]


def test_languages_are_marked_where_they_change(file: pikepdf.Pdf) -> None:
    """The file has a language; elements name theirs only where it differs."""
    assert str(file.Root.Lang) == "en"
    named = {
        str(element.S): str(element.Lang) for element in elements(file.Root.StructTreeRoot.K) if "/Lang" in element
    }
    assert named == {"/LBody": "hi", "/P": "ar"}


def test_figures_have_words_and_a_place(file: pikepdf.Pdf) -> None:
    """A figure has its alternative text and the box around its picture or drawing."""
    picture, icon = found(file, "Figure")
    assert (str(picture.Alt), str(icon.Alt)) == ("Lumps under the skin", "Warning")
    assert [float(edge) for edge in picture.A.BBox] == pytest.approx([50, 541.89, 170, 621.89])
    assert [float(edge) for edge in icon.A.BBox] == pytest.approx([60, 751.89, 95, 781.89])
    assert str(found(file, "Sect")[0].T) == "Causes"


@pytest.mark.parametrize("numbering", Numbering)
def test_lists_say_how_they_are_numbered(numbering: Numbering) -> None:
    """A list's attributes tell bullets, numbers and words apart."""
    element = Element(Role.LIST, "list", (Element(Role.LIST_ITEM, "item"),), numbering=numbering)
    file = pikepdf.open(io.BytesIO(write(composed([page_of(text_line("one", "en", "item"))], element))))
    (found_list,) = found(file, "L")
    assert found_list.A.O == "/List"
    assert found_list.A.ListNumbering == f"/{numbering}"


def test_links_are_annotations_of_their_element(file: pikepdf.Pdf) -> None:
    """A link's annotation names its element by the parent tree, says where it leads, and prints."""
    (annotation,) = file.pages[0].Annots
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    owner = numbers[numbers.index(annotation.StructParent) + 1]
    assert owner.S == "/Link"
    assert kids(owner)[1].Obj == annotation
    assert (str(annotation.A.URI), str(annotation.Contents), int(annotation.F)) == (
        "https://example.org/na%C3%AFve?q=1", "the register", 4,
    )  # fmt: skip
    assert [float(edge) for edge in annotation.Rect] == pytest.approx([50, 672.89, 120, 686.89])
    assert file.pages[0].Tabs == "/S"


def test_bookmarks_lead_to_headings(file: pikepdf.Pdf) -> None:
    """Bookmarks nest by level, lead to their place, and name the heading they stand for."""
    title = file.Root.Outlines.First
    heading = title.First
    assert file.Root.PageMode == "/UseOutlines"
    assert (str(title.Title), str(heading.Title)) == ("Calcinosis of the scrotum", "What causes it? – أسباب")
    assert (str(title.SE.S), str(heading.SE.S)) == ("/H1", "/H2")
    assert (int(file.Root.Outlines.Count), int(title.Count), "/Count" in heading) == (2, 1, False)
    assert heading.Dest[0] == file.pages[0].obj
    assert float(heading.Dest[3]) == pytest.approx(726.89)
    assert heading.Parent == title
    assert title.Parent == file.Root.Outlines


def test_content_without_an_element_is_refused() -> None:
    """A line whose element is not in the tree is a mistake that cannot be written."""
    with pytest.raises(KeyError, match="nowhere"):
        write(composed([page_of(text_line("one", "en", "nowhere"))], paragraph("somewhere")))


def test_two_elements_of_one_name_are_refused() -> None:
    """Two elements with one id are a mistake that cannot be written."""
    with pytest.raises(ValueError, match="twice"):
        write(composed([page_of(text_line("one", "en", "twice"))], paragraph("twice"), paragraph("twice")))
