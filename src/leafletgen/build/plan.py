"""Plans a run: a selection of names becomes jobs, and jobs with the settings of the run become a request."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, product
from pathlib import Path

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.library import Library
from leafletgen.library.names import is_unusable
from leafletgen.model.edition import Job
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import did_you_mean, shown

NAME = re.compile(r"(?!\.)[^/\\\x00-\x1f\x7f\ud800-\udfff]+")
"""What leaflets, languages, layouts and clinics may be called: names that lead into no other folder and can be written."""

ALL = "all"
"""What stands for every name on the command line."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The names that were asked for. No names, or `all`, mean everything; but no clinics mean none.

    `marks`: all of it with marks for a print shop.
    """

    leaflets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    marks: bool = False

    def covers(self, job: Job) -> bool:
        """True for a job of these names; here no clinics mean every one, and marks make no difference."""
        pairs = (
            (self.leaflets, job.leaflet), (self.languages, job.language), (self.layouts, job.layout), (self.clinics, job.clinic),
        )  # fmt: skip
        return all(not names or ALL in names or name in names for names, name in pairs)


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is to make, and how: everything that build, check, preview and the workers need to know.

    `program` is the name of the program in the manifest. `release` refuses texts that are unsigned, or past their review
    date on the day `today`; `thorough` compares every translation with its source. `output` is the folder of the files. `workers` is how many jobs may run at a time (None:
    one for each core, or as many as the cluster has); `cluster` is the address of a dask scheduler, or empty. `force`
    rebuilds files that are up to date; `prune` names the files that are deleted if what they were made from is gone.
    """

    library: Library
    jobs: tuple[Job, ...]
    program: str
    today: date
    release: bool = False
    thorough: bool = False
    output: Path = Path("dist")
    workers: int | None = None
    cluster: str = ""
    force: bool = False
    prune: Selection | None = None


def plan(library: Library, selection: Selection, overlooked: list[Diagnostic] | None = None) -> tuple[Job, ...]:
    """Every job of a selection, in order of its names. Warnings about files that belong to no job go to `overlooked`.

    Raises Refused with every name that the library does not have, or when there is nothing to make.
    """
    warnings = [] if overlooked is None else overlooked
    found: list[Diagnostic] = []
    leaflets = chosen("leaflet", selection.leaflets, library.leaflet_ids(), found, every=library.own_leaflet_ids())
    layouts = chosen("layout", selection.layouts, library.layout_names(), found)
    clinics = chosen("clinic", selection.clinics, library.clinic_names(), found) if selection.clinics else ("",)
    languages = {leaflet: tuple(library.languages_of(leaflet)) for leaflet in leaflets}
    wanted = named_languages(selection, languages, found)
    own = {leaflet: own_layouts(library, leaflet, layouts, selection, found) for leaflet in leaflets}
    found += [misnamed(name) for name in (*leaflets, *sum(languages.values(), layouts), *clinics) if is_misnamed(name)]
    if found:
        raise Refused(*found)
    warnings += [one for leaflet in leaflets for one in unread(library, leaflet, languages[leaflet])]
    jobs = [
        Job(leaflet, language, layout, clinic, selection.marks)
        for leaflet in leaflets
        for language, layout, clinic in product(languages[leaflet], own[leaflet], clinics)
        if wanted is None or language in wanted
    ]
    if not jobs:
        raise Refused(*warnings, problem("nothing-to-make", Place(str(library.root))))
    return tuple(sorted(jobs))


def own_layouts(
    library: Library, leaflet: str, layouts: tuple[str, ...], selection: Selection, found: list[Diagnostic]
) -> tuple[str, ...]:
    """The layouts to make a leaflet in: those named, else its own. Errors in `leaflet.yaml` are reported later."""
    if selection.layouts:
        return layouts
    try:
        own = library.layouts_of(leaflet)
    except Refused:
        return layouts
    found += [unknown(f"layout of {leaflet}", name, layouts) for name in own if name not in layouts]
    return own


class Inventory:
    """The jobs for which a library has the leaflet, language, layout and clinic."""

    def __init__(self, library: Library) -> None:
        self.languages = {name: frozenset(library.languages_of(name)) for name in library.leaflet_ids()}
        self.layouts = frozenset(library.layout_names())
        self.clinics = frozenset((*library.clinic_names(), ""))

    def __contains__(self, job: Job) -> bool:
        languages = self.languages.get(job.leaflet, frozenset())
        return job.language in languages and job.layout in self.layouts and job.clinic in self.clinics


def chosen(
    what: str, named: Iterable[str], there: Iterable[str], found: list[Diagnostic], every: Sequence[str] | None = None
) -> tuple[str, ...]:
    """The names asked for that the library has. The others become errors in `found`. `every` is what `all` stands for."""
    known = tuple(there)
    wanted = tuple(dict.fromkeys(named))
    found += [unknown(what, name, known) for name in wanted if name not in {*known, ALL}]
    if not wanted or ALL in wanted:
        return known if every is None else tuple(dict.fromkeys((*every, *(name for name in wanted if name in known))))
    return tuple(name for name in wanted if name in known)


def named_languages(
    selection: Selection, there: dict[str, tuple[str, ...]], found: list[Diagnostic]
) -> frozenset[str] | None:
    """The languages that were asked for, or None for all of them.

    Of a leaflet that is asked for by name, every one of them must be there; else, or beside `all`, one leaflet that has
    it is enough.
    """
    wanted = frozenset(selection.languages)
    if not wanted or not there:
        return None
    named = selection.leaflets and ALL not in {*selection.leaflets, *wanted}
    for language in sorted(wanted - {ALL}):
        if named:
            found += [
                unknown(f"language of {leaflet}", language, tags)
                for leaflet, tags in there.items()
                if language not in tags
            ]
        elif not any(language in tags for tags in there.values()):
            known = sorted({tag for tags in there.values() for tag in tags})
            found.append(unknown("language", language, tuple(known)))
    return None if ALL in wanted else wanted


def unread(library: Library, leaflet: str, languages: Sequence[str]) -> Iterator[Diagnostic]:
    """Warnings about files of a leaflet that are ignored because of their names, or about a leaflet without a text."""
    names = library.overlooked(leaflet)
    for name in names:
        place, stem = (
            Place(f"leaflets/{leaflet}/{name}"),
            re.split(r"\.ya?ml", name, maxsplit=1, flags=re.IGNORECASE)[0],
        )
        yield problem("not-read", place, name=stem)
    if not languages and not names:
        yield problem("no-text", Place(f"leaflets/{leaflet}"))


def unknown(what: str, name: str, known: tuple[str, ...]) -> Diagnostic:
    """The error for a name that the library does not have."""
    return problem("unknown-name", Place(), what=what, value=shown(name), hint=did_you_mean(name, known))


def is_misnamed(name: str) -> bool:
    """True for a name that cannot stand in a file name or in the manifest. The empty name (no clinic) can."""
    return bool(name) and (not NAME.fullmatch(name) or is_unusable(name))


def misnamed(name: str) -> Diagnostic:
    """The error for such a name."""
    hint = "rename it: letters, digits and hyphens will do everywhere"
    return problem("bad-file-name", Place(), value=shown(name), what="a file or folder", hint=hint)


def tasks(request: Request, most: int = 16) -> Iterator[Request]:
    """A request as tasks: requests for the jobs of one text, at most `most` of them, which one worker makes.

    The text is shaped once and set in every layout. The jobs must be sorted.
    """
    for _, group in groupby(request.jobs, key=lambda job: (job.leaflet, job.language)):
        together = tuple(group)
        for start in range(0, len(together), most):
            yield replace(request, jobs=together[start : start + most])
