"""Decides which files are up to date, by hashes of the sources, the program and the finished file, never by time."""

import stat
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from leafletgen.build.manifest import Manifest
from leafletgen.build.plan import Request
from leafletgen.diagnostics import Refused
from leafletgen.files import read_error
from leafletgen.library.cases import Cases
from leafletgen.library.folder import DISK, Disk
from leafletgen.library.library import Library
from leafletgen.model.edition import Job
from leafletgen.ordinary import check_kind, read_ordinary
from leafletgen.trust.standing import why_withdrawn

ABSENT = ""
"""Stands for the hash of a file that is not there."""
UNREADABLE_HASH = "unreadable"
"""Stands for the hash of a file that cannot be read; no manifest holds it."""

SHIPPED = "shipped:"
"""Marks a shipped file that is read beside one of the same name in the library, as `fonts/fonts.yaml` is: both count."""

DECIDE_BYTES = ("babel", "deflate", "icu4py", "pillow", "reportlab", "segno", "uharfbuzz")
"""Libraries whose next version may set or draw a leaflet differently."""


class OutputFolder:
    """The output folder of a request, with its manifest. It knows which files a build would not make again."""

    def __init__(self, request: Request, manifest: Manifest) -> None:
        self.request = request
        self.manifest = manifest
        self.sources = CurrentSources(request.library)
        self.cases = Cases(request.library, request.today, by_record=not request.release)

    def is_current(self, job: Job) -> bool:
        """True when building the job again would give the same bytes."""
        output = self.manifest.outputs.get(job.output)
        if output is None or job.output in self.manifest.failures or not output.holds_on(self.request.today):
            return False
        if self.request.release and not self.may_be_handed_out(job):
            return False
        if output.program != self.request.program or not self.sources.match(output.sources):
            return False
        path = self.request.output / job.output
        try:
            check_kind(path.parent, stat.S_IFDIR)
            return sha256(read_ordinary(path)).hexdigest() == output.sha256
        except OSError:
            # It is made again. Writing it then reports what is wrong.
            return False

    def may_be_handed_out(self, job: Job) -> bool:
        """True when every text on the paper of a job may be given to patients. False when one cannot be read."""
        library = self.request.library
        try:
            source = library.source_language(job.leaflet)
            texts = (job.language, source) if library.layout(job.layout).bilingual else (job.language,)
            return self.cases.standing(job.leaflet, *dict.fromkeys(texts)).released
        except Refused:
            return False

    def may_stay(self, job: Job, *, made_anew: bool) -> bool:
        """True when a file may stay among those for patients: it may be given out, and is what would be made today.

        With `made_anew` this run makes it today, so only the first is checked.
        """
        return self.may_be_handed_out(job) if made_anew else self.is_current(job)

    def why_withdrawn(self, job: Job) -> str:
        """Why the leaflet of a job is withdrawn; empty if it is not, or if its records cannot be read."""
        try:
            records = self.cases.records_of(job.leaflet)
            if not records.any_withdrawn:
                return ""
            return why_withdrawn(records, job.language, self.request.library.source_language(job.leaflet))
        except Refused:
            return ""

    def state(self, job: Job) -> str:
        """`built`, `stale` (it would be made again) or `missing`."""
        if job.output not in self.manifest.outputs:
            return "missing"
        return "built" if self.is_current(job) else "stale"


class CurrentSources:
    """The hashes of a library's files as they are now; each file is read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.known: dict[str, str] = {}

    def match(self, sources: Mapping[str, str]) -> bool:
        """True when every source still has its hash in the manifest, and absent ones are still absent."""
        return all(self.digest(name) == was for name, was in sources.items())

    def digest(self, name: str) -> str:
        """The hash of a file, the library's own or else the shipped one; UNREADABLE_HASH if it cannot be read."""
        if name not in self.known:
            inside = name.removeprefix(SHIPPED)
            try:
                own = file_digest(self.library.root / inside) if inside == name else ABSENT
                self.known[name] = own or file_digest(self.library.shipped / inside)
            except OSError:
                # The file is made again, and the worker then reports what is wrong with the source.
                self.known[name] = UNREADABLE_HASH
        return self.known[name]


def file_digest(path: Path, disk: Disk = DISK) -> str:
    """The SHA-256 of a file, hexadecimal; ABSENT when it is not there. Raises OSError when it cannot be read."""
    try:
        return disk.digest(path)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT


def hashes(library: Library, paths: Iterable[Path]) -> dict[str, str]:
    """The hash of every file, by its name in the manifest (`source_key`). Raises Refused when one cannot be read."""
    found = {}
    for path in paths:
        try:
            found[source_key(library, path)] = file_digest(path, library.disk)
        except OSError as trouble:
            raise Refused(read_error(trouble, Path(source_name(library, path)))) from None
    return found


def source_key(library: Library, path: Path) -> str:
    """The name of a file in the manifest; a shipped file that is read beside the library's own one has a mark."""
    name = source_name(library, path)
    beside = source_root(library, path) != library.root and library.disk.is_there(library.root / name)
    return f"{SHIPPED}{name}" if beside else name


def source_name(library: Library, path: Path) -> str:
    """The name of a file within its library, with `/` on every system; the same for an own file and a shipped one."""
    return path.relative_to(source_root(library, path)).as_posix()


def source_root(library: Library, path: Path) -> Path:
    """The folder a file belongs to: the library's own, or the shipped one, which may lie inside it (in a `.venv`)."""
    roots = (root for root in (library.root, library.shipped) if path.is_relative_to(root))
    return max(roots, key=lambda root: len(root.parts))


@lru_cache(maxsize=1)
def libraries() -> Mapping[str, str]:
    """The versions of the libraries on which the bytes of a file depend."""
    return {name: version(name) for name in DECIDE_BYTES}


@lru_cache(maxsize=1)
def program_name() -> str:
    """The name of the program in the manifest: its version, and a hash of its own files and its libraries' versions."""
    package = Path(__file__).resolve().parents[1]
    library = package / "shipped"
    own = (path for path in package.rglob("*") if path.suffix in {".py", ".txt"} and not path.is_relative_to(library))
    parts = [f"{path.relative_to(package).as_posix()} {file_digest(path)}" for path in sorted(own)]
    parts += (f"{name} {version}" for name, version in libraries().items())
    fingerprint = sha256("; ".join(parts).encode()).hexdigest()
    return f"leafletgen {version('leafletgen')} ({fingerprint[:12]})"
