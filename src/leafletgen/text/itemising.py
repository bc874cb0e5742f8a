"""Text to runs: each of one script, one direction, one face, one style, so that HarfBuzz can shape it."""

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from leafletgen.diagnostics import Diagnostic, Place, error
from leafletgen.model.typeface import Family, Typefaces
from leafletgen.text import ucd
from leafletgen.text.breaking import clusters
from leafletgen.text.faces import Face, open_face

UNDECIDED = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""Scripts of characters that take the script of their neighbours (UAX #24, 5.1)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end` of a paragraph, alike in everything that shaping needs."""

    start: int
    end: int
    face: Face
    scale: float
    script: str
    level: int
    stretch: int

    @property
    def rtl(self) -> bool:
        """True for an odd embedding level (UAX #9, BD2)."""
        return self.level % 2 == 1


def scripts(text: str, default: str) -> list[str]:
    """The script of every character, with those that belong to any script given their neighbour's (UAX #24, 5.2).

    A closing bracket takes the script of its opening one, so that a pair is always drawn with one face.
    """
    own = [ucd.script(character) for character in text]
    current = next((script for script in own if script not in UNDECIDED), default)
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


class FaceChoice:
    """Which face draws a cluster in one language, remembered for the life of the process."""

    def __init__(self, typefaces: Typefaces, language: str) -> None:
        self.typefaces = typefaces
        self.language = language
        self.chains: dict[str, tuple[Family, ...]] = {}
        self.chosen: dict[tuple[str, str, bool], tuple[Face, float] | None] = {}

    def chain(self, script: str) -> tuple[Family, ...]:
        """The families to try for a script, best first."""
        if script not in self.chains:
            self.chains[script] = self.typefaces.chain(script, self.language)
        return self.chains[script]

    def face(self, cluster: str, script: str, bold: bool) -> tuple[Face, float] | None:
        """The first face that has a glyph for the whole cluster, and its scale; None when there is none."""
        key = (cluster, script, bold)
        if key not in self.chosen:
            self.chosen[key] = next(
                (
                    (face, family.scale)
                    for family in self.chain(script)
                    if (face := open_face(family.bold if bold else family.regular)).covers(cluster)
                ),
                None,
            )
        return self.chosen[key]


@lru_cache(maxsize=512)
def face_choice(typefaces: Typefaces, language: str) -> FaceChoice:
    """The one `FaceChoice` of a library for a language."""
    return FaceChoice(typefaces, language)


@dataclass(frozen=True, slots=True)
class Character:
    """One character with all that decides its run."""

    script: str
    level: int
    bold: bool
    stretch: int


def itemise(
    text: str, characters: list[Character], choice: FaceChoice, place: Place
) -> tuple[list[Run], list[Diagnostic]]:
    """Split a paragraph into runs; also every cluster that no font can draw, as errors.

    A cluster is never split: it takes the style and the level of its first character.
    """
    runs: list[Run] = []
    missing: dict[str, Diagnostic] = {}
    start = 0
    for cluster in clusters(text, choice.language):
        end = start + len(cluster)
        style = characters[start]
        found = choice.face(cluster, style.script, style.bold)
        if found is None:
            missing[cluster] = missing_glyph(cluster, choice.language, place)
        else:
            append(runs, Run(start, end, *found, style.script, style.level, style.stretch))
        start = end
    return runs, list(missing.values())


def append(runs: list[Run], run: Run) -> None:
    """Add a run, joined to the one before where they are alike."""
    if runs and replace(runs[-1], start=run.start, end=run.end) == run and runs[-1].end == run.start:
        run = replace(run, start=runs.pop().start)
    runs.append(run)


def missing_glyph(cluster: str, language: str, place: Place) -> Diagnostic:
    """The error for characters that no font has (design, promise 3)."""
    names = ", ".join(
        f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}" for character in cluster
    )
    return error(
        "missing-glyph",
        f"no font has the character {cluster!r} ({names}), which the {language} text uses",
        place,
        "write it another way, or add a font that has it to fonts/ and name it in fonts.yaml",
    )
