"""What need not be made again: by hash of everything that it was made from, and of what was made; never by time."""

from collections.abc import Mapping
from pathlib import Path

from leafletgen.build.manifest import Manifest
from leafletgen.build.sources import ABSENT, SHIPPED, digest
from leafletgen.build.task import Setup
from leafletgen.library.library import Library
from leafletgen.model.edition import Job


class Now:
    """The hashes of a library's files as they are now; each is read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.known: dict[str, str] = {}

    def same(self, sources: Mapping[str, str]) -> bool:
        """True when all files are what they were, and none has come that was not there."""
        return all(self.digest(name) == was for name, was in sources.items())

    def digest(self, name: str) -> str:
        """The hash of the file that has this name now: the library's own, or else the shipped one."""
        if name not in self.known:
            inside = name.removeprefix(SHIPPED)
            own = digest(self.library.root / inside) if inside == name else ABSENT
            self.known[name] = own or digest(self.library.shipped / inside)
        return self.known[name]


class Folder:
    """An output folder as it is now: which of its files are what this program would make, byte for byte."""

    def __init__(self, setup: Setup, path: Path, manifest: Manifest) -> None:
        self.setup = setup
        self.path = path
        self.manifest = manifest
        self.now = Now(setup.library)

    def is_current(self, job: Job) -> bool:
        """True when the job's file would come out just as it is."""
        output = self.manifest.outputs.get(job.output)
        if output is None or job.output in self.manifest.failures:
            return False
        if self.setup.release and (output.draft or output.review_by < self.setup.today.isoformat()):
            return False
        same = output.program == self.setup.program and self.now.same(output.sources)
        return same and digest(self.path / job.output) == output.sha256

    def state(self, job: Job) -> str:
        """`built`, `stale` (it would be made again) or `missing`."""
        if job.output not in self.manifest.outputs:
            return "missing"
        return "built" if self.is_current(job) else "stale"
