"""Checking a tree: whatever it is, the answer is a file or diagnostics in it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from leafletgen.diagnostics import Refused
from leafletgen.library.build.layout import merged
from leafletgen.library.build.leaflet import duplicate_ids
from leafletgen.library.schema.clinic import ClinicFile
from leafletgen.library.schema.fonts import FontsFile
from leafletgen.library.schema.language import LanguageFile
from leafletgen.library.schema.layout import LayoutFile
from leafletgen.library.schema.leaflet import FactsFile, TranslationFile
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document, Node
from leafletgen.library.yaml.events import read_document
from leafletgen.problems.catalogue import CATALOGUE

GOOD = Path(__file__).parent / "good" / "trifold.yaml"
KINDS: tuple[type[Keys], ...] = (FactsFile, TranslationFile, LanguageFile, LayoutFile, FontsFile, ClinicFile)
WORDS = (
    "id", "title", "summary", "sections", "heading", "body", "bullets", "steps", "note", "warning", "pros_and_cons",
    "pros", "cons", "figure", "image", "alt", "labels", "page", "sides", "panels", "flows", "styles", "colours", "paper",
    "spaces", "families", "regular", "file", "logo", "extends", "<paragraph>", "<box>", "en", "12 pt", "#ffffff", "true",
    "2026-11-22", "1.0", "**a", "a.png", "", "أ",
)  # fmt: skip
"""Keys and values of all kinds of files, and names that the program uses for itself."""

TREES: st.SearchStrategy[Node] = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6),
    max_leaves=40,
)


def document(tree: Node) -> Document:
    """The document in a file that holds a tree."""
    return read_document(yaml.safe_dump(tree, allow_unicode=True).encode(), "file.yaml", "something")


def found(read: Document, kind: type[Keys]) -> list[str]:
    """The codes with which a document is refused as a kind of file; each must be of the table, and placed."""
    try:
        checked(read, kind, duplicate_ids)
    except Refused as refused:
        return [one.code if one.place.line and one.code in CATALOGUE else "?" for one in refused.diagnostics]
    return []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
@settings(max_examples=60, deadline=None)
@given(tree=st.dictionaries(st.sampled_from(WORDS), TREES, min_size=1))
def test_any_tree_is_checked(kind: type[Keys], tree: Node) -> None:
    """Whatever the tree, the outcome is a file, or errors of the table with their places: never another exception."""
    assert "?" not in found(document(tree), kind)


@settings(max_examples=60, deadline=None)
@given(tree=st.dictionaries(st.sampled_from(WORDS), TREES))
def test_any_tree_may_extend_a_layout(tree: dict[str, Node]) -> None:
    """Whatever is laid over a good layout, the outcome is a layout or errors with their places."""
    base = read_document(GOOD.read_bytes(), "trifold.yaml", "something")
    assert "?" not in found(merged(document({**tree, "extends": "trifold"}), base), LayoutFile)
