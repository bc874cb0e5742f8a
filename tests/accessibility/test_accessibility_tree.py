"""The tags are the leaflet: what a screen reader hears is what the YAML says, in its order, as what it is."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from finished import ROOT, SHELF, File, every_file
from second_reader import Sequence
from written import indented, laid_out, outline, ways

from leafletgen.model.edition import Job

APART = ("questions", "sources", "clinic")
"""Labels over the sections that are not the leaflet's own words."""


def parts(file: File) -> tuple[list[tuple[str, list[str]]], dict[str, list[str]]]:
    """The tags of each element in order, with the name of what is apart, and those of what is apart by its name."""
    labels = {file.written.labels[name]: name for name in APART}
    every: list[tuple[str, list[str]]] = []
    for node in file.heard.root.nodes:
        name = labels.get(node.nodes[0].said, "") if node.nodes else ""
        every.append((name, list(outline(node, file.written.language))))
    return every, {name: lines for name, lines in every if name}


def orders(file: File, layout: dict[str, Any]) -> Iterator[list[str]]:
    """What may be heard, for each way of a layout: the leaflet's words in its order, and the names of what is apart."""
    written, beside = file.written, file.beside
    ends = written.ends(beside)
    for names in ways(layout):
        if beside:
            assert names[:3] == ["title", "summary", "sections"]
            own = ["Sect", *indented(written.half()), f"Sect [{beside.language}]", *indented(beside.half())]
            yield [*own, *names[3:], *ends]
        else:
            said = written.parts(names)
            yield [
                *(line for name in names for line in ([name] if name in APART else chain(*said[name]))),
                *ends,
            ]


@every_file
def test_what_is_heard_is_what_is_written(job: Job) -> None:
    """The YAML's strings are heard character for character, each as what it is, in the order of one way of the layout."""
    file = SHELF.file(job)
    every, apart = parts(file)
    written = file.written
    layout = laid_out(ROOT, job.layout)
    heard = [line for name, lines in every for line in ([name] if name else lines)]
    absent = {name for name in ("questions", "sources") if name not in apart}
    allowed = [[line for line in order if line not in absent] for order in orders(file, layout)]
    assert heard[:-1] in allowed
    assert heard[-1].startswith(f"P: {written.labels['version'].partition('{')[0]}")
    assert apart.get("sources", []) == written.sources(layout.get("sources", "full"))
    assert apart["clinic"][1] == f"  H2: {written.labels['clinic']}"


@pytest.mark.parametrize("job", [job for job in SHELF.jobs() if job.clinic], ids=lambda job: job.name)
def test_clinics_are_heard_in_their_own_language(job: Job) -> None:
    """A clinic's name, address and hours are in its language, its telephone number in the reader's."""
    file = SHELF.file(job)
    _, apart = parts(file)
    other = "" if file.written.language == "en" else " [en]"
    assert {f"  P{other}: Harbour Clinic", f"  Figure{other}: An anchor"} <= set(apart["clinic"])
    assert f"  P: {file.written.paired('telephone', '020 7946 0958')}" in apart["clinic"]


@every_file
def test_the_document_says_its_title_and_language(job: Job) -> None:
    """The tree has one root, a Document with the leaflet's title, in the leaflet's language."""
    file = SHELF.file(job)
    root = file.heard.root
    assert (root.role, root.language, root.attributes["T"]) == (
        "Document", file.written.language, file.written.text["title"],
    )  # fmt: skip


@every_file
def test_every_piece_of_content_is_heard_once(job: Job) -> None:
    """Each marked-content sequence belongs to exactly one element, and bears its name."""
    file = SHELF.file(job)
    owned = [(kid, node) for node in file.heard.root.walk() for kid in node.kids if isinstance(kid, Sequence)]
    counted = Counter((sequence.page, sequence.mcid) for sequence, _ in owned)
    assert set(counted.values()) == {1}
    assert counted.keys() == file.heard.tagged.keys()
    assert len([each for each in file.heard.sequences if each.mcid is not None]) == len(counted)
    assert {(sequence.tag, node.role) for sequence, node in owned if sequence.tag != node.role} == set()


@every_file
def test_nothing_is_painted_outside(job: Job) -> None:
    """Whatever is painted is in one tag or in one artifact, and these are not in each other."""
    file = SHELF.file(job)
    loose = [each for each in file.heard.sequences if each.mcid is None and each.artifact is None]
    assert [each.painted for each in loose] == [0] * len(file.heard.pages)
    assert {each.inside for each in file.heard.sequences} == {0}


@every_file
def test_headings_leave_no_level_out(job: Job) -> None:
    """There is one H1 in each language, and no heading is more than one level below the one before it."""
    file = SHELF.file(job)
    levels = [int(node.role[1]) for node in file.heard.root.walk() if node.role in {"H1", "H2", "H3", "H4"}]
    assert levels.count(1) == (2 if file.beside else 1)
    assert all(below <= above + 1 for above, below in zip([0, *levels], levels, strict=False))


@every_file
def test_boxes_are_sections_with_a_heading(job: Job) -> None:
    """Every section begins with its heading in words, but the two languages of a file, which begin like the file."""
    file = SHELF.file(job)
    sections = [node for node in file.heard.root.walk() if node.role == "Sect"]
    whole = [node for node in sections if "H1" in {kid.role for kid in node.nodes}]
    assert len(whole) == (2 if file.beside else 0)
    for node in sections:
        assert node.nodes[0].role in ({"P"} if node in whole else {"H2", "H3", "H4"})
        assert node.nodes[0].said.strip()


@every_file
def test_lists_are_lists(job: Job) -> None:
    """A list has items and nothing else, an item its label and its body; a box to tick is not heard."""
    file = SHELF.file(job)
    for node in file.heard.root.walk():
        below = [kid.role for kid in node.nodes]
        if node.role == "L":
            assert set(below) == {"LI"}
        assert (node.role == "LI") is (below in (["Lbl", "LBody"], ["LBody"]))


@every_file
def test_figures_have_words_and_a_place(job: Job) -> None:
    """A figure has words, stands on its page, and holds nothing that these words would hide."""
    file = SHELF.file(job)
    for node in file.heard.root.walk():
        if node.role == "Figure":
            (content,) = node.kids
            assert isinstance(content, Sequence)
            assert (node.said, bool(node.alt.strip())) == ("", True)
            left, bottom, right, top = map(float, node.attributes["BBox"])
            x1, y1, x2, y2 = map(float, file.heard.pages[content.page].MediaBox)
            assert x1 <= left < right <= x2
            assert y1 <= bottom < top <= y2
