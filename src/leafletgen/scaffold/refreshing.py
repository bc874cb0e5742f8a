"""Refreshes the comments of a translation: above each text its source as it is now, and as it was where that has changed."""

from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from leafletgen.diagnostics import Place, Refused
from leafletgen.files import write_error, write_whole
from leafletgen.library.folder import Source
from leafletgen.library.library import Library
from leafletgen.library.yaml.document import Document, Trail
from leafletgen.library.yaml.events import read_document
from leafletgen.model.people import TextRecord
from leafletgen.problems.catalogue import problem
from leafletgen.scaffold.new_files import Started, opened_library
from leafletgen.trust.fingerprint import string_fingerprint

WAS = "was: "
"""Stands before a source that is not any more as it was when the text below was translated."""
LEAST_LIKENESS = 0.4
"""A comment that is less like a source is a note, and not what the source was before (difflib's ratio)."""
TOP_KEYS = "title, summary and sections"


def refresh_comments(root: Path, tag: str, leaflets: tuple[str, ...]) -> Started:
    """Refresh the comments in the translations of leaflets. Nothing but comments is changed; a file that is right stays.

    Raises Refused for a translation that is not there, that cannot be read, or that is built otherwise than its source.
    """
    library = opened_library(root)
    texts = {name: refreshed(library, name, tag) for name in dict.fromkeys(leaflets)}
    changed = []
    for name, text in texts.items():
        path = library.text_file(name, tag).path
        if path.read_bytes() != text:
            try:
                write_whole(path, text)
            except OSError as trouble:
                raise Refused(write_error(trouble, path)) from None
            changed.append(path)
    what = f"{' '.join(leaflets)} -l {tag}"
    advice = (
        f"look at the texts below '# {WAS.strip()}'" if changed else "nothing: every comment is the source as it is now"
    )
    return Started(tuple(changed), advice, (f"check {what}",))


def refreshed(library: Library, id: str, tag: str) -> bytes:
    """A translation's file with its comments as they should be. Raises Refused."""
    source_language = library.source_language(id)
    if tag == source_language:
        raise Refused(problem("nothing-translated", Place(f"leaflets/{id}/{tag}.yaml")))
    file = library.text_file(id, tag)
    library.leaflet(id, tag)  # which raises for a file with errors, or of another structure than its source
    data = file.read()
    own = read_document(data, file.name, TOP_KEYS)
    record = library.records(id).languages.get(tag, TextRecord())
    new = with_comments(data, own, sources(library, id, source_language), frozenset(record.made_from))
    if read_document(new, file.name, TOP_KEYS).tree != own.tree:  # a comment would become a part of a text
        raise Refused(problem("text-like-comment", Place(file.name)))
    return new


def sources(library: Library, id: str, language: str) -> dict[Trail, tuple[str, str]]:
    """Each text of the source by its trail: as its file has it, in one line, and its fingerprint."""
    texts = {text.place: text for text in library.leaflet(id, language).texts()}
    source: Source = library.text_file(id, language)
    document = read_document(source.read(), source.name, TOP_KEYS)
    return {
        trail: (" ".join(str(document.at(trail)).split()), string_fingerprint(texts[place]))
        for trail, place in document.values.items()
        if place in texts
    }


def with_comments(data: bytes, own: Document, source: dict[Trail, tuple[str, str]], made_from: frozenset[str]) -> bytes:
    """The lines of a translation, each text below the comments that belong above it."""
    text = data.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    placed = sorted((place.line, place.column, trail) for trail, place in own.values.items() if trail in source)
    new: list[str] = []
    done = 0
    for line, group in groupby(placed, key=lambda one: one[0]):
        new += lines[done : line - 1]
        done = line - 1
        new = below_comments(new, lines[done], [source[trail] for _, _, trail in group], made_from)
    return end.join([*new, *lines[done:]]).encode("utf-8")


def below_comments(above: list[str], line: str, source: list[tuple[str, str]], made_from: frozenset[str]) -> list[str]:
    """The lines above a text, with the sources of the texts in it as the last comments. Comments of a translator stay."""
    start = len(above)
    while start and above[start - 1].lstrip().startswith("# "):
        start -= 1
    comments = [one.lstrip().removeprefix("# ") for one in above[start:]]
    current = frozenset(words for words, _ in source)
    for words, fingerprint in source:
        comments = with_source(comments, words, current, signed=fingerprint in made_from)
    indent = line[: len(line) - len(line.lstrip())]
    return [*above[:start], *(f"{indent}# {one}" for one in comments)]


def with_source(comments: list[str], words: str, current: frozenset[str], *, signed: bool) -> list[str]:
    """The comments above a text with its source among them, once, below what it was where that is another.

    `current` are the sources of all texts on the line. When the translation is signed beside the source as it is,
    what it was is not needed any more.
    """
    former = [at for at, one in enumerate(comments) if one.startswith(WAS)]
    if words not in comments:
        likeness = [SequenceMatcher(None, one, words, autojunk=False).ratio() for one in comments]
        old = [at for at, one in enumerate(comments) if at not in former and one not in current]
        old = [at for at in old if likeness[at] > LEAST_LIKENESS]
        at = max(old, key=lambda at: likeness[at], default=len(comments))
        was = comments[at : at + 1]
        if at - 1 in former:  # it is older than what is replaced here
            was = []
        comments = [*comments[:at], *(f"{WAS}{one}" for one in was), words, *comments[at + 1 :]]
    at = comments.index(words)
    if at and comments[at - 1].startswith(WAS) and (signed or comments[at - 1] == f"{WAS}{words}"):
        del comments[at - 1]
    return comments
