"""Names that a shell offers to complete: leaflets, languages, layouts, clinics and codes.

A shell runs the program at each press of the tab key. Only names are printed; none if the library cannot be read.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

if TYPE_CHECKING:
    from leafletgen.library.library import Library

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415

VARIABLE = "_LEAFLETGEN_COMPLETE"
"""The variable of the environment by which a shell asks for the words that may follow."""


def unknown_request() -> str:
    """What the variable asks for, if that is nothing that click can do; it would end without a word."""
    asked = os.environ.get(VARIABLE, "")
    shell, _, what = asked.partition("_")
    known = get_completion_class(shell) is not None and what in {"source", "complete"}
    return "" if known else asked


Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
"""Returns the words that may be at the cursor, for click."""


def offering(names: "Callable[[Library, click.Context], Iterable[str]]", *others: str) -> Complete:
    """Completion by `others`, and by names of the library that the words before the cursor select."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from leafletgen.diagnostics import Refused
        from leafletgen.library.library import Library

        root = context.params.get("root")
        try:
            found = [*names(Library.find(root if isinstance(root, Path) else None), context), *others]
        except (Refused, OSError):
            found = [*others]
        given = context.params.get(parameter.name or "") or ()
        return [CompletionItem(name) for name in found if name.startswith(incomplete) and name not in given]

    return complete


def language_tags(library: "Library", context: click.Context) -> list[str]:
    """The languages of the leaflets that are named, or of all."""
    known = library.leaflet_ids()
    # While the value of an option is completed, click has not assigned the other words yet: they are in `args`.
    given = {*(context.params.get("leaflets") or ()), context.params.get("leaflet"), *context.args}
    named = [name for name in known if name in given]
    return sorted({tag for name in named or known for tag in library.languages_of(name)})


ONE_LEAFLET = offering(lambda library, _: library.leaflet_ids())
ONE_LANGUAGE = offering(language_tags)
OFFERED = {
    "leaflets": offering(lambda library, _: library.leaflet_ids(), "all"),
    "languages": offering(language_tags, "all"),
    "layouts": offering(lambda library, _: library.layout_names(), "all"),
    "clinics": offering(lambda library, _: library.clinic_names()),
}
"""The completion for each parameter with any number of names."""


def offer_codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of errors and warnings, each with its meaning, which some shells show."""
    from leafletgen.problems.explanations import explanations

    known = explanations().values()
    return [CompletionItem(one.code, help=one.sentence) for one in known if one.code.startswith(incomplete)]
