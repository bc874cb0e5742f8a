"""Bytes to a tree: what is kept, what is refused, and that nothing else can happen."""

import time
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from leafletgen.diagnostics import Refused
from leafletgen.library.folder import LARGEST_FILE
from leafletgen.library.yaml.document import Document, Node
from leafletgen.library.yaml.events import DEEPEST, LONGEST_SCALAR, MOST_NODES, read_document

SECONDS = 10.0
"""Processor time that reading a hostile file of the largest size may take; the pathological cases take hours."""


def read(data: bytes) -> Document:
    """The document in some bytes."""
    return read_document(data, "file.yaml", "something")


def codes(data: bytes) -> list[str]:
    """The codes of what is wrong with some bytes, in order."""
    try:
        return [one.code for one in read(data).found]
    except Refused as refused:
        return [one.code for one in refused.diagnostics]


@pytest.mark.parametrize(
    "written",
    ["12:30", "010", "no", "1.10", "x<y>z", "AT&T", "~", "null", "true", "0x1F", "1e3", ".inf", "2026-11-22", "1_000", "=", "5-10 mg", "+44"],
)  # fmt: skip
def test_plain_scalar_stays_as_written(written: str) -> None:
    """No value changes its type or its spelling, whatever YAML thinks that it is."""
    assert read(f"- {written}\n".encode()).tree == [written]


@pytest.mark.parametrize(
    "written", ["# 5", "* star", "- dash", "a: b", "&x", "!y", "%z", "@a", "`b`", "[c]", "{d}", "| e"]
)
def test_quoted_scalar_stays_as_written(written: str) -> None:
    """In quotes a text may begin with, or hold, what is a sign of YAML elsewhere."""
    assert read(f"- '{written}'\n- \"{written}\"\n".encode()).tree == [written, written]


def test_white_space_becomes_single_spaces() -> None:
    """Line ends, tabs and runs of spaces become one space, and none is left at the ends."""
    assert read(b"- '  one\n\n  two\t \tthree '\n- |\n  four\n  five\n").tree == ["one two three", "four five"]


@pytest.mark.parametrize(
    "kept",
    [
        "\xa0",
        "\u202f",
        "\u200c",
        "\u200d",
        "\u2060",
        "\u200b",
        "\xad",
        "\u2009",
        "\u3000",
        "\u200e",
        "\u200f",
        "\u061c",
    ],
)
def test_spaces_and_joiners_with_a_meaning_are_kept(kept: str) -> None:
    """No-break and other special spaces, joiners, break hints and direction marks are characters of the text."""
    assert read(f"- a{kept}b\n".encode()).tree == [f"a{kept}b"]


def test_characters_are_not_normalised() -> None:
    """Composed and decomposed letters stay what they were."""
    assert read("- e\u0301\n- \u00e9\n".encode()).tree == ["e\u0301", "\u00e9"]


def test_places_are_known() -> None:
    """Every value and every key has its line and column, from 1."""
    document = read("a: б\nc:\n  - d: e\n".encode())
    assert {trail: (place.line, place.column) for trail, place in document.values.items()} == {
        (): (1, 1),
        ("a",): (1, 4),
        ("c",): (3, 3),
        ("c", 0): (3, 5),
        ("c", 0, "d"): (3, 8),
    }
    assert {trail: (place.line, place.column) for trail, place in document.keys.items()} == {
        ("a",): (1, 1),
        ("c",): (2, 1),
        ("c", 0, "d"): (3, 5),
    }


def test_first_of_two_equal_keys_is_kept() -> None:
    """The value of a repeated key never replaces the first, not even in part."""
    document = read(b"a: {b: c}\na: {d: e}\n<<: {a: f}\n")
    assert document.tree == {"a": {"b": "c"}}
    assert [one.code for one in document.found] == ["duplicate-key", "merge-key"]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """What Windows editors put before the first letter of a file changes neither the text nor the places in it."""
    plain, marked = read(b"a: b\nc: d\n"), read(b"\xef\xbb\xbfa: b\nc: d\n")
    assert (plain.tree, plain.values, plain.keys) == (marked.tree, marked.values, marked.keys)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("a: b\n".encode("utf-16"), "bad-encoding", 1, 1),
        ("a: b\n".encode("utf-16-be"), "bad-encoding", 1, 1),
        ("a: b\n".encode("utf-32"), "bad-encoding", 1, 1),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: b\n", "invisible-character", 1, 1),
        (b"a: b\nc: \xe9t\xe9\n", "bad-encoding", 2, 4),
        ("\u4e00: ".encode() + b"\xff\n", "bad-encoding", 1, 4),
        (b"a: \xc0\xaf\n", "bad-encoding", 1, 4),
        (b"a: \xed\xa0\x80\n", "bad-encoding", 1, 4),
        (b"a: \xf4\x90\x80\x80\n", "bad-encoding", 1, 4),
        (b"a: \xe2\x82", "bad-encoding", 1, 4),
        (b"a: b\x00c\n", "control-character", 1, 5),
        (b"a: b\r\nc: d\x7f\r\n", "control-character", 2, 5),
        ("a: b\nc: d\u202ee\n".encode(), "bidi-control", 2, 5),
        ("# \u2066\n".encode(), "bidi-control", 1, 3),
        ("a: \u0378\n".encode(), "unassigned-character", 1, 4),
        ("a: \U000f0000\n".encode(), "private-character", 1, 4),
        ("a: b\ufeffc\n".encode(), "invisible-character", 1, 5),
        (b"", "empty-file", 1, 1),
        (b"# nothing\n", "empty-file", 1, 1),
        (b"\n\n", "empty-file", 1, 1),
        (b"---\n...\n", "empty-file", 1, 1),
    ],
)
def test_bytes_that_are_no_text_are_located(data: bytes, code: str, line: int, column: int) -> None:
    """Wrong encodings, and characters that nobody could print, are errors at their line and column."""
    with pytest.raises(Refused) as caught:
        read(data)
    (found,) = caught.value.diagnostics
    assert (found.code, found.place.line, found.place.column) == (code, line, column)


def nested(opening: str, closing: str) -> Callable[[int], bytes]:
    """Documents of a certain depth."""
    return lambda depth: (opening * depth + "x" + closing * depth).encode()


@pytest.mark.parametrize("make", [nested("[", "]"), nested("{a: ", "}"), nested("- ", "")])
def test_depth_is_capped(make: Callable[[int], bytes]) -> None:
    """The deepest allowed document is read; one level more is an error, and so are 100,000."""
    assert codes(make(DEEPEST)) == []
    assert codes(make(DEEPEST + 1)) == ["too-deep"]
    assert codes(make(100_000)) == ["too-deep"]


@pytest.mark.parametrize(
    ("before", "opening", "column"),
    [
        ("", "[", 33),
        ("", "{a: ", 129),
        ("", "- ", 65),
        ("", "[{a: ", 81),
        ("é: x\r\n😀: ", "[", 35),
        ("- é\n- ", "[", 34),
        ("- {a: b}\n- ", "{a: ", 127),
    ],
)
@pytest.mark.parametrize("depth", [DEEPEST + 1, 999, 1_000, 1_001, 5_000, 100_000])
def test_the_first_level_too_deep_is_named(before: str, opening: str, column: int, depth: int) -> None:
    """However deep a file is, and however deep the parser itself would go, the error is at the first level too many."""
    with pytest.raises(Refused) as refused:
        read((before + opening * depth).encode())
    (found,) = refused.value.diagnostics
    assert (found.code, found.place.line, found.place.column) == ("too-deep", before.count("\n") + 1, column)


def test_number_of_values_is_capped() -> None:
    """The most values allowed are read; one more is an error."""
    assert codes(b"- x\n" * (MOST_NODES - 1)) == []
    assert codes(b"- x\n" * MOST_NODES) == ["too-many-nodes"]


def test_length_of_a_text_is_capped() -> None:
    """The longest allowed text is read; one byte more is an error."""
    assert codes(b"- " + b"x" * LONGEST_SCALAR) == []
    assert codes(b"- " + b"x" * (LONGEST_SCALAR + 1)) == ["text-too-long"]
    assert codes(b"- " + "é".encode() * (LONGEST_SCALAR // 2 + 1)) == ["text-too-long"]


def test_size_of_a_file_is_capped() -> None:
    """The largest allowed file is read; one byte more is an error."""
    assert codes(b"a: b\n" + b"#" * (LARGEST_FILE - 5)) == []
    assert codes(b"a: b\n" + b"#" * (LARGEST_FILE - 4)) == ["file-too-large"]


BOMBS = {
    "brackets": b"[" * LARGEST_FILE,
    "braces": b"{a: " * (LARGEST_FILE // 4),
    "dashes": b"- " * (LARGEST_FILE // 2),
    "keys": b"? " * (LARGEST_FILE // 2),
    "colons": b": " * (LARGEST_FILE // 2),
    "commas": b"[" + b"a, " * (LARGEST_FILE // 3 - 1),
    "quotes": b'"' * LARGEST_FILE,
    "open quote": b'"' + b"a" * (LARGEST_FILE - 1),
    "open quote, lines": b'"' + b"\n" * (LARGEST_FILE - 1),
    "duplicates": b"a: b\n" * 49_000,
    "anchors": b"- &a b\n" * 49_000,
    "aliases": b"- *a\n" * 49_000,
    "aliases of aliases": b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 9000)),
    "merges": b"".join(b"a%d: &a%d {<<: [*a%d, *a%d]}\n" % (n, n, n - 1, n - 1) for n in range(1, 6000)),
    "tags": b"- !!python/name:os.system x\n" * 30_000,
    "lines of one text": b"a\n" * (LARGEST_FILE // 2),
    "blank lines": b"a: |\n" + b"\n" * (LARGEST_FILE - 5),
    "indentation": b" " * (LARGEST_FILE - 1) + b"a",
    "documents": b"---\n" * (LARGEST_FILE // 4),
    "directives": b"%A b\n" * (LARGEST_FILE // 5),
    "comments": b"#\n" * (LARGEST_FILE // 2),
    "one long line": b"[" + b"a,\n" * 49_000 + b"x" * 60_000 + b"]",
    "escapes": b'"' + b"\\u0041" * 170_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_file_ends_soon(name: str) -> None:
    """A hostile file of the largest size is read or refused in a moment."""
    begin = time.process_time()
    found = codes(BOMBS[name])
    assert time.process_time() - begin < SECONDS
    assert len(found) <= MOST_NODES


def test_long_list_of_errors_is_cut() -> None:
    """Of thousands of errors the first are listed, and the rest are counted."""
    with pytest.raises(Refused) as caught:
        read(b"- *a\n" * 1000 + b"---\n")
    assert len(caught.value.diagnostics) == 101
    assert caught.value.diagnostics[-1].message == "there are 901 more errors in this file"


def plain(node: Node) -> bool:
    """Whether a tree holds nothing but dict, list and str."""
    match node:
        case dict():
            return all(type(key) is str and plain(value) for key, value in node.items())
        case list():
            return all(plain(value) for value in node)
    return type(node) is str


YAML_SIGNS = st.text(alphabet="ab01 \t\n\r-:?[]{},#&*!|>'\"%@`~<=.\\u\u202e\u4e00\ufeff\x85", max_size=200)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=200), YAML_SIGNS.map(str.encode)))
def test_any_bytes_give_a_plain_tree_or_are_refused(data: bytes) -> None:
    """Whatever the bytes, the result is a tree of dict, list and str, or Refused: never another exception."""
    try:
        tree = read(data).tree
    except Refused:
        return
    assert plain(tree)


JSON = st.recursive(
    st.text(alphabet="abc é字", max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(alphabet="abc", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(JSON, min_size=1, max_size=4))
def test_what_a_yaml_writer_wrote_comes_back(tree: list[Node]) -> None:
    """A tree that another program wrote as YAML is read as it was, but for white space."""
    written = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=False).encode()
    assert read(written).tree == squeezed(tree)


def squeezed(node: Node) -> Node:
    """The tree with runs of spaces as one."""
    if isinstance(node, dict):
        return {key: squeezed(value) for key, value in node.items()}
    return [squeezed(value) for value in node] if isinstance(node, list) else " ".join(node.split())


def test_python_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C parser, its Python one gives the same tree and the same places."""
    data = b"a: 12:30\nb: [c, 'd # e', {f: g}]\nh: |\n  i\n  j\n"
    with_c = read(data)
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    without = read(data)
    assert (without.tree, without.values, without.keys) == (with_c.tree, with_c.values, with_c.keys)
