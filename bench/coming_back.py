"""Does the text come back? What a reader gets out of a file, held against the strings of a leaflet."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from documents import is_rtl
from readers import readers

from leafletgen.library.library import Library
from leafletgen.model.edition import Edition
from leafletgen.model.leaflet import Leaflet
from leafletgen.pipeline import make_leaflet
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.extraction import parts
from leafletgen.verify.checks.text import find, placed_texts
from leafletgen.verify.content.matching import IGNORED_CHARACTERS, Squeezed, squeezed
from leafletgen.verify.reader.opening import open_file

JOINERS = "\u200c\u200d"
"""Part of the spelling of a word, though neither letters nor marks."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A string, or the part of it that is on one page: `page` counts from 0; `lines` are as on paper, where that is known."""

    page: int
    text: Squeezed
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """How many strings were looked for, and the beginnings of those that did not come back."""

    total: int
    lost: tuple[str, ...]

    def __add__(self, other: "Result") -> "Result":
        return Result(self.total + other.total, self.lost + other.lost)


NOTHING = Result(0, ())
Judge: TypeAlias = "Callable[[list[str], Iterable[Wanted]], Result]"


def ours(library: Library, leaflet: Leaflet, layout: str) -> dict[str, Result]:
    """What comes back from a file of our own, by reader."""
    found, rtl = library.layout(layout), is_rtl(leaflet.language, library)
    edition = Edition(
        leaflet, found, library.languages_for(leaflet), library.typefaces(), beside=library.beside(leaflet, found)
    )
    data = make_leaflet(edition).pdf
    results = {}
    for name, reader in readers().items():
        pages = reader(data, rtl)
        results[name] = sum((judged(name, rtl=rtl)(pages, each) for each in wanted_in(data, edition)), NOTHING)
    return results


def judged(reader: str, *, rtl: bool) -> Judge:
    """What a reader's text is held to."""
    return in_order if rtl and reader != "pypdf" else exact


def wanted_of(texts: Iterable[str]) -> list[Wanted]:
    """Strings, for a file whose pages are read as one."""
    return [Wanted(0, squeezed(text), (text,)) for text in texts]


def wanted_in(data: bytes, edition: Edition) -> list[list[Wanted]]:
    """The strings of a leaflet in one of our own files, with the pages they are on, as its tags say; so for each language."""
    case = FileCase(open_file(data), edition)
    return [list(wanted_in_one(case, each)) for each in (edition.leaflet, edition.beside) if each]


def wanted_in_one(opened: FileCase, leaflet: Leaflet) -> Iterator[Wanted]:
    """The strings of one language. Raises ValueError when one is not in the file at all."""
    own = set(map(id, leaflet.texts()))
    for each, index in placed_texts(opened):
        if id(each.text) not in own:
            continue
        if index is None:
            raise ValueError(f"{each.text.id} in {each.text.language} is not in the file")
        passage = opened.passages[index]
        for (page, part), (_, on_paper) in zip(parts(passage, each.squeezed), passage.parts, strict=True):
            yield Wanted(page - 1, part, tuple(on_paper.split("\n")))


def exact(pages: list[str], wanted: Iterable[Wanted]) -> Result:
    """Every string comes back character for character, in the order of the leaflet; white space may be a line end."""
    found = [squeezed(page) for page in pages]
    reached = [0] * len(pages)
    total, lost = 0, []
    for each in wanted:
        total += 1
        at = find(found[each.page], each.text, reached[each.page])
        if at < 0:
            lost.append(each.text.characters[:40])
        else:
            reached[each.page] = at + len(each.text.characters)
    return Result(total, tuple(lost))


def in_order(pages: list[str], wanted: Iterable[Wanted]) -> Result:
    """Every line of every string comes back with its words whole and in order; what is between words may have moved.

    So punctuation and numbers do not count, nor in which order a reader takes the lines of a page.
    """
    found = [f" {' '.join(words(page))} " for page in pages]
    total, lost = 0, []
    for each in wanted:
        total += 1
        broken = [line for line in each.lines if f" {' '.join(words(line))} " not in found[each.page] and words(line)]
        lost += broken[:1]
    return Result(total, tuple(lost))


def words(text: str) -> list[str]:
    """The words of a text: letters with their marks and joiners. Orders of marks that mean the same are the same."""
    plain = unicodedata.normalize("NFC", IGNORED_CHARACTERS.sub("", text))
    others = {character for character in plain if unicodedata.category(character)[0] not in "LM"} - set(JOINERS)
    return re.sub(f"[{re.escape(''.join(others))}]+", " ", plain).split() if others else [plain]
