"""Every diagnostic that leafletgen can give, by its code.

To add a code: add one entry to the module of its theme, raise it with `problem(code, place, …)`, and explain it in
`explanations/<theme>.toml`. A code is never renamed or used for something else: scripts rely on it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.problems.advice import ADVICE_PROBLEMS
from leafletgen.problems.commands import COMMANDS
from leafletgen.problems.files import FILE_PROBLEMS
from leafletgen.problems.fonts import FONT_PROBLEMS
from leafletgen.problems.layouts import LAYOUTS
from leafletgen.problems.pdf_files import PDF_FILES
from leafletgen.problems.pdf_fonts import PDF_FONTS
from leafletgen.problems.pdf_tags import PDF_TAGS
from leafletgen.problems.pdf_words import PDF_WORDS
from leafletgen.problems.problem import Problem
from leafletgen.problems.runs import RUNS
from leafletgen.problems.signatures import SIGNATURE_PROBLEMS
from leafletgen.problems.texts import TEXT_PROBLEMS
from leafletgen.problems.values import VALUES
from leafletgen.problems.yaml import YAML


class Theme(NamedTuple):
    """Problems that are listed together. `name` is the name of their module, and of the file with their explanations."""

    name: str
    title: str
    problems: Mapping[str, Problem]


THEMES = (
    Theme("files", "Files, pictures and characters", FILE_PROBLEMS),
    Theme("yaml", "YAML", YAML),
    Theme("values", "Keys and values", VALUES),
    Theme("texts", "Texts of leaflets", TEXT_PROBLEMS),
    Theme("signatures", "Signatures and translations", SIGNATURE_PROBLEMS),
    Theme("advice", "Advice", ADVICE_PROBLEMS),
    Theme("layouts", "Layouts", LAYOUTS),
    Theme("fonts", "Fonts", FONT_PROBLEMS),
    Theme("commands", "Commands and folders", COMMANDS),
    Theme("runs", "Building, worker processes and clusters", RUNS),
    Theme("pdf_files", "Finished files: the file as a whole", PDF_FILES),
    Theme("pdf_fonts", "Finished files: fonts", PDF_FONTS),
    Theme("pdf_tags", "Finished files: tags and content", PDF_TAGS),
    Theme("pdf_words", "Finished files: words and margins", PDF_WORDS),
)

CATALOGUE: Mapping[str, Problem] = {code: one for theme in THEMES for code, one in theme.problems.items()}
"""Every code with its problem."""


def problem(code: str, place: Place = Place(), /, **values: object) -> Diagnostic:
    """The diagnostic of a code, with `values` filled into its sentence and next step.

    Raises KeyError for a code that is not in the catalogue, or a missing value of its templates.
    """
    entry = CATALOGUE[code]
    return Diagnostic(entry.severity, code, entry.message.format(**values), place, entry.hint.format(**values))
