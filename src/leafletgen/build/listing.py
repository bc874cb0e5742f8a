"""What there is in a library, and the state of each text and each file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from leafletgen.build.manifest import read_manifest
from leafletgen.build.plan import tasks
from leafletgen.build.progress import columns
from leafletgen.build.records import job_json
from leafletgen.build.task import Setup
from leafletgen.build.uptodate import Folder
from leafletgen.diagnostics import Refused
from leafletgen.model.edition import Job


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: a job, the version and state of its text, and the state of its file."""

    job: Job
    version: str
    text: str
    file: str


def entries(setup: Setup, jobs: Sequence[Job], output: Path) -> list[Entry]:
    """The list, in the order of the jobs."""
    folder = Folder(setup, output, read_manifest(output))
    listed = []
    for task in tasks(jobs):
        version, text = text_state(setup, task.leaflet, task.language)
        listed += [Entry(job, version, text, folder.state(job)) for job in task.jobs]
    return listed


def text_state(setup: Setup, id: str, language: str) -> tuple[str, str]:
    """The version of a text, and whether patients may have it: draft, released, expired; broken when it cannot be read."""
    try:
        leaflet = setup.library.leaflet(id, language)
    except Refused:
        return "", "broken"
    if leaflet.expired(setup.today):
        return leaflet.version, "expired"
    return leaflet.version, "draft" if leaflet.draft else "released"


def as_table(listed: Sequence[Entry]) -> str:
    """The list for people."""
    heads = ["leaflet", "language", "layout", "clinic", "version", "text", "file"]
    rows = [
        [one.job.leaflet, one.job.language, one.job.layout, one.job.clinic, one.version, one.text, one.file]
        for one in listed
    ]
    return columns([heads, *rows])


def as_lines(listed: Sequence[Entry]) -> str:
    """The list for machines, one line of JSON each."""
    return "\n".join(
        json.dumps({**job_json(one.job), "version": one.version, "text": one.text, "state": one.file}) for one in listed
    )
