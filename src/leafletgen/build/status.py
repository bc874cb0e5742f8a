"""The state of each text and each file of a library, for `leafletgen list`."""

from dataclasses import dataclass
from datetime import date

from leafletgen.build.manifest import read_manifest
from leafletgen.build.plan import Request, tasks
from leafletgen.build.uptodate import OutputFolder
from leafletgen.diagnostics import Refused
from leafletgen.model.edition import Job
from leafletgen.model.standing import State
from leafletgen.trust.standing import state_of

BUILT = "built"
"""The state of a file that a build would leave as it is."""


@dataclass(frozen=True, slots=True)
class FileStatus:
    """A job, the version, title, day of review and state of its text, and the state of its file (`OutputFolder.state`).

    `title` is in the language that the leaflet was written in. Where `leaflet.yaml` or the source cannot be read, there is
    neither title nor day.
    """

    job: Job
    version: str
    title: str
    review_by: date | None
    text: State
    file: str


def status(request: Request) -> list[FileStatus]:
    """The status of every job of a request, in the same order."""
    folder = OutputFolder(request, read_manifest(request.output))
    headings: dict[str, tuple[str, date | None]] = {}
    files = []
    for task in tasks(request):
        states = [(job, folder.state(job)) for job in task.jobs]
        read = any(state == BUILT for _, state in states)
        version, text = text_state(folder, task, read=read)
        leaflet = task.jobs[0].leaflet
        if leaflet not in headings:
            headings[leaflet] = heading(folder, leaflet)
        files += [FileStatus(job, version, *headings[leaflet], text, state) for job, state in states]
    return files


def heading(folder: OutputFolder, leaflet: str) -> tuple[str, date | None]:
    """The title of a leaflet and the day by which it is reviewed."""
    try:
        facts = folder.cases.facts(leaflet)
        return folder.request.library.title(leaflet, facts.source_language), facts.review_by
    except Refused:
        return "", None


def text_state(folder: OutputFolder, task: Request, *, read: bool) -> tuple[str, State]:
    """The version of a task's text, and its state.

    With `read` a file was made from these very sources, so the text need not be read to see that it can be.
    """
    job = task.jobs[0]
    try:
        if not read:
            task.library.leaflet(job.leaflet, job.language)
        return folder.cases.facts(job.leaflet).version, state_of(folder.cases.standing(job.leaflet, job.language))
    except Refused:
        return "", State.BROKEN
