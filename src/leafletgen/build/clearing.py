"""Removes files that patients must not get: of withdrawn leaflets and, with `--release`, all not released.

It removes only files that a build made and nobody has changed, and names each of them.
"""

from collections.abc import Iterator
from pathlib import Path

from leafletgen.build.manifest import Manifest
from leafletgen.build.plan import Request
from leafletgen.build.uptodate import OutputFolder, file_digest
from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.files import remove
from leafletgen.model.edition import Job
from leafletgen.problems.catalogue import problem


def clear(request: Request, manifest: Manifest, folder: OutputFolder) -> Iterator[tuple[Job, Diagnostic]]:
    """Remove the files of withdrawn leaflets, and with `release` those that would not be made today.

    A file that this run will make again stays until then. Yields each file with the warning that names it.
    Raises OSError when a file cannot be removed.
    """
    wanted = frozenset(request.jobs)
    for name, output in list(manifest.outputs.items()):
        job = output.job
        if why := folder.why_withdrawn(job):
            warning = problem("removed-withdrawn", Place(str(request.output / name)), why=why)
        elif request.release and not folder.may_stay(job, made_anew=job in wanted):
            warning = problem("removed-unreleased", Place(str(request.output / name)), leaflet=job.leaflet)
        else:
            continue
        if removed := discard(request.output, name, manifest, warning):
            yield job, removed


def discard(output: Path, name: str, manifest: Manifest, warning: Diagnostic) -> Diagnostic | None:
    """Remove a file and its entry, and return the warning. A file that somebody has changed stays, with a warning.

    None for a file that is not there. Raises OSError.
    """
    path, made = output / name, manifest.outputs[name]
    if not path.exists():
        manifest.gone(name)
        return None
    if file_digest(path) != made.sha256 or not path.resolve().is_relative_to(output.resolve()):
        return problem("not-removed", Place(str(path)), reason=warning.message)
    remove(path)
    manifest.gone(name)
    return warning


def past_dates(request: Request, manifest: Manifest) -> Iterator[tuple[Job, Diagnostic]]:
    """All files in the folder with an overdue review, also those of other runs, each with its warning."""
    for output in manifest.outputs.values():
        if output.review_by < request.today.isoformat():
            place = Place(f"leaflets/{output.job.leaflet}/leaflet.yaml")
            yield output.job, problem("expired", place, review_by=output.review_by)
