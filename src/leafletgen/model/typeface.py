"""Typefaces as the library describes them. The text stage opens the files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Typeface:
    """One font file: a family in one weight.

    `sha256` is the hexadecimal hash of the file in `fonts.yaml`. It is checked when the file is opened.
    `word_space` is the least width of a space, in ems.
    """

    family: str
    bold: bool
    path: Path
    sha256: str
    word_space: float = 0.0


@dataclass(frozen=True, slots=True)
class Family:
    """A family, and its scripts and languages.

    `scripts` are ISO 15924 codes; `languages`, when not empty, are the only BCP 47 primary tags (or tags with script,
    `zh-Hant`) that prefer this family. `scale` makes scripts look equally large (1 is the type size itself);
    `leading` is the distance of baselines, in type sizes, that most of its lines need. A line whose marks reach
    further gets more when it is set.
    """

    name: str
    scripts: tuple[str, ...]
    regular: Typeface
    bold: Typeface
    languages: tuple[str, ...] = ()
    scale: float = 1.0
    leading: float = 1.3


@dataclass(frozen=True, slots=True, eq=False)
class Typefaces:
    """All families of a library, in order of preference. `fallback` are tried for characters that others lack.

    Compared by identity: a library returns the same object while `fonts.yaml` does not change, and typesetters
    remember by it.
    """

    families: tuple[Family, ...]
    fallback: tuple[Family, ...] = ()

    def chain(self, script: str, language: str) -> tuple[Family, ...]:
        """The families to try for a script in a language: those for the language, for the script, fallback, all others.

        Of the others, families of this language come first: in a Chinese text, a full stop behind a Latin
        word counts as Latin, but must look as Chinese writes it.
        """

        def rank(family: Family) -> int:
            fits = script in family.scripts
            if family.languages:
                if not serves_language(family, language):
                    return 5
                return 0 if fits else 4
            if fits:
                return 1
            return 2 if family in self.fallback else 3

        known = dict.fromkeys((*self.families, *self.fallback))
        return tuple(sorted(known, key=rank))


def serves_language(family: Family, language: str) -> bool:
    """True when the family is for the language: one for `zh-Hant` is also for `zh-Hant-TW`."""
    subtags = language.split("-")
    return any("-".join(subtags[: count + 1]) in family.languages for count in range(len(subtags)))
