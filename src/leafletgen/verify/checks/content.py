"""Checks of content against tags: everything painted belongs to exactly one tag or artifact (PDF/UA-1, 7.1)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from leafletgen.diagnostics import Diagnostic
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.content.matching import squeezed
from leafletgen.verify.content.tree import Annotation, Element, Kid, MarkedContent, number_tree
from leafletgen.verify.reader.objects import Ref, Value


def is_tagged(case: FileCase) -> Iterator[Diagnostic]:
    """The file is marked as tagged, and has a structure tree."""
    marked = case.file.dictionary(case.file.root.get("MarkInfo")).get("Marked")
    if case.file.resolve(marked) is not True or not case.roots:
        yield broken("tags-missing")


def nothing_is_loose(case: FileCase) -> Iterator[Diagnostic]:
    """Nothing is painted outside tags and artifacts, and none of them is inside another."""
    for painted in case.painted:
        for what in dict.fromkeys(painted.loose):
            yield broken("content-untagged", f"page {painted.page.number}", what=what)
        for what in painted.nested:
            yield broken("content-nested", f"page {painted.page.number}", what=what)


def replacements_are_true(case: FileCase) -> Iterator[Diagnostic]:
    """Replacement text is the same as the text of the glyphs under it."""
    for painted in case.painted:
        for sequence in painted.sequences:
            for replacement, glyphs in sequence.replaced:
                if replacement != glyphs and squeezed(replacement).characters != squeezed(glyphs).characters:
                    yield broken(
                        "replacement-wrong",
                        f"page {painted.page.number}, {sequence.tag}",
                        glyphs=glyphs[:60],
                        replacement=replacement[:60],
                    )


def tags_add_no_words(case: FileCase) -> Iterator[Diagnostic]:
    """No tag has words that are read aloud instead of its own text. Only a picture has alternative text (Alt)."""
    for element in case.elements if case.edition else ():
        for key in ("ActualText", "E", "Alt"):
            if key in element.entries and not (key == "Alt" and element.role == "Figure"):
                said = "".join(run.text for sequence in case.read(element) for run in sequence.runs)
                other = case.file.text(element.entries[key])
                if said.strip() or key != "Alt":
                    yield broken("replacement-wrong", str(element), glyphs=said[:60], replacement=other[:60])


def content_has_one_tag(case: FileCase) -> Iterator[Diagnostic]:
    """Every marked-content sequence belongs to exactly one element, and its MCID is on the page only once."""
    marks = Counter([content for content, _ in case.marks])
    for content, count in marks.items():
        sequence = case.sequences[content]
        if count > 1:
            yield broken("mcid-repeated", f"page {content.page}, {sequence.tag}", mcid=content.mcid)
        if content not in case.references:
            text = "".join(run.text for run in sequence.runs)[:60]
            yield broken("mcid-orphaned", f"page {content.page}, {sequence.tag}", mcid=content.mcid, text=text)


def tags_have_content(case: FileCase) -> Iterator[Diagnostic]:
    """Every reference in the tree leads to a painted sequence, and no two lead to the same."""
    wrong = {content for content, count in case.references.items() if count > 1 or content not in case.sequences}
    for element in case.elements if wrong else ():
        for content in element.contents():
            if content in wrong:
                code = "mcid-shared" if content in case.sequences else "mcid-unpainted"
                yield broken(code, f"page {content.page}, {element}", mcid=content.mcid)


def parents_agree(case: FileCase) -> Iterator[Diagnostic]:
    """References up agree with references down: elements name their parent, the parent tree names content's element."""
    file = case.file
    tree = file.dictionary(file.root.get("StructTreeRoot"))
    families: list[tuple[Value, Sequence[Kid]]] = [(file.root.get("StructTreeRoot"), case.roots)]
    families += ((element.ref, element.kids) for element in case.elements)
    for parent, kids in families:
        for kid in kids:
            if isinstance(kid, Element) and kid.entries.get("P") != parent:
                yield broken("parent-wrong", str(kid))
    parents = number_tree(file, tree.get("ParentTree"))
    keys = {page.number: file.resolve(page.entries.get("StructParents")) for page in file.pages}
    owners = {number: file.array(parents.get(key)) for number, key in keys.items() if isinstance(key, int)}
    for element in case.elements:
        for kid in element.kids:
            if not leads_to_element(case, kid, element, owners, parents):
                what = f"marked content {kid.mcid}" if isinstance(kid, MarkedContent) else "the link"
                yield broken("parent-tree-wrong", str(element), what=what)


def leads_to_element(
    case: FileCase, kid: object, element: Element, owners: dict[int, list[object]], parents: dict[int, object]
) -> bool:
    """True when the parent tree leads from a piece of content to the element that holds it."""
    if isinstance(kid, MarkedContent):
        page = owners.get(kid.page, [])
        return 0 <= kid.mcid < len(page) and page[kid.mcid] == element.ref
    if isinstance(kid, Annotation):
        key = case.file.resolve(case.file.dictionary(kid.ref).get("StructParent"))
        found = parents.get(key) if isinstance(key, int) else None
        return isinstance(found, Ref) and found == element.ref
    return True
