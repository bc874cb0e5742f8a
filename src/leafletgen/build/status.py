"""The state of each text and each file of a library, for `leafletgen list`."""

from dataclasses import dataclass

from leafletgen.build.manifest import read_manifest
from leafletgen.build.plan import Request, tasks
from leafletgen.build.uptodate import OutputFolder
from leafletgen.diagnostics import Refused
from leafletgen.model.edition import Job
from leafletgen.model.standing import State
from leafletgen.trust.standing import state_of


@dataclass(frozen=True, slots=True)
class FileStatus:
    """A job, the version and state of its text (`text_state`), and the state of its file (`OutputFolder.state`)."""

    job: Job
    version: str
    text: str
    file: str


def status(request: Request) -> list[FileStatus]:
    """The status of every job of a request, in the same order."""
    folder = OutputFolder(request, read_manifest(request.output))
    files = []
    for task in tasks(request):
        version, text = text_state(folder, task)
        files += [FileStatus(job, version, text, folder.state(job)) for job in task.jobs]
    return files


def text_state(folder: OutputFolder, task: Request) -> tuple[str, str]:
    """The version of a task's text, and its state in one word (`State`)."""
    job = task.jobs[0]
    try:
        leaflet = task.library.leaflet(job.leaflet, job.language)
    except Refused:
        return "", State.BROKEN
    return leaflet.version, state_of(folder.cases.standing(job.leaflet, job.language))
