"""Why each problem is refused, with examples: data that only `leafletgen explain` and docs/errors.md read.

`explanations/<theme>.toml` has a table for each code of the theme, with these keys:

- `why`: the harm, and the clause of a standard where there is one;
- `means`: the problem in a sentence, if the message of the catalogue has only placeholders;
- `remedy`: what to do, if the hint of the catalogue depends on the case;
- `bad` and `good`: lines of the YAML file `file` (`whole`: all of it), or a command; a test tries both;
- `run`: the command that shows it, if not `leafletgen check`;
- `case`: how it happens, in words, if an example cannot be a file.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from leafletgen.problems.catalogue import THEMES, Theme
from leafletgen.problems.problem import Problem

EXPLANATIONS_FOLDER = Path(__file__).with_name("explanations")


class ExplanationTable(TypedDict, total=False):
    """A table of an explanations file."""

    why: str
    means: str
    remedy: str
    bad: str
    good: str
    file: str
    whole: bool
    run: str
    case: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code in plain words. `sentence` and `remedy` have `…` in place of the facts of a case."""

    code: str
    theme: str
    severity: str
    sentence: str
    remedy: str
    why: str
    bad: str = ""
    good: str = ""
    file: str = ""
    whole: bool = False
    run: str = ""
    case: str = ""


@cache
def explanations() -> dict[str, Explanation]:
    """Every code that is explained, in the order of the catalogue."""
    return {one.code: one for theme in THEMES for one in _of_theme(theme)}


def _of_theme(theme: Theme) -> Iterator[Explanation]:
    entries = tomllib.loads((EXPLANATIONS_FOLDER / f"{theme.name}.toml").read_text("utf-8"))
    for code, problem in theme.problems.items():
        if code in entries:
            yield _explanation(code, theme, problem, cast(ExplanationTable, entries[code]))


def _explanation(code: str, theme: Theme, problem: Problem, entry: ExplanationTable) -> Explanation:
    return Explanation(
        code=code,
        theme=theme.title,
        severity=problem.severity.value,
        sentence=entry.get("means") or _blanks(problem.message),
        remedy=entry.get("remedy") or _blanks(problem.hint),
        why=entry["why"],
        bad=entry.get("bad", ""),
        good=entry.get("good", ""),
        file=entry.get("file", ""),
        whole=entry.get("whole", False),
        run=entry.get("run", ""),
        case=entry.get("case", ""),
    )


def _blanks(template: str) -> str:
    """A template of the catalogue with `…` for each placeholder."""
    return re.sub(r"\{[^}]*\}", "…", template)
