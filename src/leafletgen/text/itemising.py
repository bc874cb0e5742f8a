"""Splits text into runs. A run has one script, direction, face and style, so that HarfBuzz can shape it."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.typeface import Family, Typefaces, serves_language
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown
from leafletgen.text import ucd
from leafletgen.text.bidi import MOVING
from leafletgen.text.breaking import clusters
from leafletgen.text.faces import Face, Faces
from leafletgen.text.flaws import character_names
from leafletgen.text.typesetter import Memory

VERTICAL = frozenset({"Mong", "Phag"})
"""Scripts written in columns from top to bottom. Nobody can read them in lines from left to right."""

UNDECIDED = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""Scripts of characters that take the script of their neighbours (UAX #24, 5.1)."""


class Alike(NamedTuple):
    """What the characters of a run share: all that shaping needs, the embedding level and the stretch.

    `language` is BCP 47.
    """

    face: Face
    scale: float
    script: str
    language: str
    level: int
    stretch: int

    @property
    def rtl(self) -> bool:
        """True for an odd embedding level (UAX #9, BD2)."""
        return self.level % 2 == 1


class Run(NamedTuple):
    """Characters `start` to `end` of a paragraph, which are alike."""

    start: int
    end: int
    alike: Alike


def main_script(text: str, default: str) -> str:
    """The script of the first character that is not common or inherited; else `default`."""
    return next((script for script in map(ucd.script, text) if script not in UNDECIDED), default)


def scripts(text: str, default: str) -> list[str]:
    """The script of every character. Common and inherited characters get that of their neighbour (UAX #24, 5.2).

    A closing bracket gets the script of its opening bracket, so that both are drawn with one face.
    """
    decided = set(map(ucd.script, set(text))) - UNDECIDED
    if len(decided) <= 1:
        return [*decided, default][:1] * len(text)
    own = list(map(ucd.script, text))
    current = main_script(text, default)
    opened: list[tuple[str, str]] = []
    resolved = []
    for character, script in zip(text, own, strict=True):
        if script not in UNDECIDED:
            current = script
        pair = ucd.bracket(character)
        if pair and pair[1] == "o":
            opened.append((pair[0], current))
        elif pair and opened and opened[-1][0] == character:
            current = opened.pop()[1]
        resolved.append(current)
    return resolved


class Ordinary(dict[str, bool]):
    """For each character, whether it is ordinary. A text of ordinary characters alone is one run.

    Ordinary characters are of one script or common, are drawn by the first face, and are at one level.
    """

    def __init__(self, alike: Alike) -> None:
        super().__init__()
        self.alike = alike

    def __missing__(self, character: str) -> bool:
        alike = self.alike
        self[character] = found = (
            ucd.script(character) in {alike.script, *UNDECIDED} - VERTICAL
            and ucd.bidi_class(character) not in MOVING[alike.level]
            and ord(character) in alike.face.coverage
        )
        return found

    def throughout(self, text: str) -> bool:
        """True for a text of ordinary characters alone."""
        return all(map(self.__getitem__, text))


class FaceChoice:
    """Which face draws a cluster in one language."""

    def __init__(self, typefaces: Typefaces, language: str, opened: Faces) -> None:
        self.typefaces = typefaces
        self.language = language
        self.opened = opened
        self.chains: dict[str, tuple[Family, ...]] = {}
        self.chosen: dict[tuple[str, str, bool], tuple[Face, float] | None] = {}
        self.known: dict[tuple[str, int, bool], Ordinary] = {}

    def chain(self, script: str) -> tuple[Family, ...]:
        """The families to try for a script, the best first."""
        if script not in self.chains:
            self.chains[script] = self.typefaces.chain(script, self.language)
        return self.chains[script]

    def face(self, cluster: str, script: str, bold: bool) -> tuple[Face, float] | None:
        """The first face that has a glyph for the whole cluster, and its scale; None when there is none."""
        if script in VERTICAL:
            return None
        key = (cluster, script, bold)
        if key not in self.chosen:
            self.chosen[key] = next(
                (
                    (face, family.scale)
                    for family in self.chain(script)
                    if (face := self.opened[family.bold if bold else family.regular]).covers(cluster)
                ),
                None,
            )
        return self.chosen[key]

    def family(self, face: Face, script: str) -> Family:
        """The family of a face that was chosen for a script."""
        return next(each for each in self.chain(script) if face.typeface in (each.regular, each.bold))

    def is_regional(self, script: str) -> bool:
        """True for a script whose letters look different in different languages, such as Han."""
        return len({family.languages for family in self.chain(script) if script in family.scripts}) > 1

    def ordinary(self, script: str, level: int, bold: bool) -> Ordinary:
        """The ordinary characters of a script at a level."""
        key = (script, level, bold)
        if key not in self.known:
            family = self.chain(script)[0]
            face = self.opened[family.bold if bold else family.regular]
            self.known[key] = Ordinary(Alike(face, family.scale, script, self.language, level, 0))
        return self.known[key]


class FaceChoices(Memory[tuple[Typefaces, str], FaceChoice]):
    """The face choice of each library and language (BCP 47)."""

    ENTRY = 30_000
    SHARED = False

    def work_out(self, question: tuple[Typefaces, str]) -> FaceChoice:
        """A new face choice."""
        return FaceChoice(*question, self.typesetter.memory(Faces))


class Style(NamedTuple):
    """What all characters of a run share, before a face is chosen.

    `stretch` is the number of the stretch: neighbouring characters with the same link and the same language (BCP 47).
    """

    script: str
    level: int
    bold: bool
    stretch: int
    language: str


def itemise(
    text: str, styles: Iterable[tuple[int, Style]], choices: Callable[[str], FaceChoice]
) -> tuple[list[Run], tuple[Diagnostic, ...]]:
    """Split a paragraph into runs. Also return an error, without a place, for every cluster that no font can draw.

    Each of `styles` has the index where it begins; `choices` gives the face choice of a language. A mark stays in the
    run of its base character.
    """
    runs: list[Run] = []
    missing: dict[Diagnostic, None] = {}
    begun = list(behind_marks(text, list(styles)))
    ends = [*(start for start, _ in begun[1:]), len(text)]
    for (start, style), end in zip(begun, ends, strict=True):
        position, choice = start, choices(style.language)
        for part, found in faces_of_stretch(text[start:end], style, choice):
            if found:
                run_end = position + len(part)
                runs.append(
                    Run(position, run_end, Alike(*found, style.script, style.language, style.level, style.stretch))
                )
            else:
                missing |= dict.fromkeys(missing_font_or_glyphs(part, style.script, choice))
            position += len(part)
    return runs, tuple(missing)


def behind_marks(text: str, styles: Sequence[tuple[int, Style]]) -> Iterator[tuple[int, Style]]:
    """The styles, each from its first character on that is no mark; one of nothing but marks is left out.

    Those marks stand on a character of another style, and are drawn with it.
    """
    ends = [*(start for start, _ in styles[1:]), len(text)]
    for (start, style), end in zip(styles, ends, strict=True):
        first = next((at for at in range(start, end) if at == 0 or not is_mark(text[at])), None)
        if first is not None:
            yield first, style


def from_other_regions(text: str, runs: Iterable[Run], choices: Callable[[str], FaceChoice]) -> Iterator[Diagnostic]:
    """Warnings for characters that look different by region when only the face of another region has them."""
    for start, end, alike in runs:
        choice = choices(alike.language)
        family = choice.family(alike.face, alike.script)
        if family.languages and not serves_language(family, alike.language) and choice.is_regional(alike.script):
            characters = "".join(dict.fromkeys(text[start:end]))[:20]
            yield problem(
                "other-region", characters=shown(characters), other=family.languages[0], language=alike.language
            )


def is_mark(character: str) -> bool:
    """True for combining marks (General_Category M)."""
    return unicodedata.category(character).startswith("M")


def faces_of_stretch(text: str, style: Style, choice: FaceChoice) -> Iterator[tuple[str, tuple[Face, float] | None]]:
    """The parts of a text of one style, each with its face and scale; None for a part that no font can draw.

    Nearly every text is covered by one face, so this is tried before going cluster by cluster.
    """
    first = choice.face(text[:1], style.script, style.bold)
    if first and first[0].coverage.issuperset(map(ord, set(text))):
        yield text, first
        return
    for found, part in groupby(clusters(text), lambda cluster: choice.face(cluster, style.script, style.bold)):
        yield "".join(part), found


def missing_font_or_glyphs(part: str, script: str, choice: FaceChoice) -> list[Diagnostic]:
    """The errors for text that no font can draw: one if no font is for the script, else one for each cluster."""
    if script in VERTICAL:
        return [problem("vertical-script", name=script_name(part[0]), script=script, language=choice.language)]
    families = (*choice.typefaces.families, *choice.typefaces.fallback)
    is_letter = ucd.script(part[0]) == script
    if is_letter and not any(script in family.scripts for family in families):
        return [missing_font(part[0], script, choice.language)]
    return [missing_glyph(cluster, choice.language) for cluster in clusters(part)]


def missing_font(character: str, script: str, language: str) -> Diagnostic:
    """The error for a script that no font is for."""
    return problem("missing-font", name=script_name(character), script=script, language=language)


def script_name(character: str) -> str:
    """The English name of a letter's script."""
    return unicodedata.name(character, ucd.script(character)).partition(" ")[0].capitalize()


def missing_glyph(cluster: str, language: str) -> Diagnostic:
    """The error for characters that no font has."""
    return problem("missing-glyph", character=repr(cluster), names=character_names(cluster), language=language)
