"""What a finished file was made from, as hashes: of every file that it depends on, and of the program itself."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from leafletgen.library.library import Library

ABSENT = ""
"""Stands for the hash of a file that is not there."""

SHIPPED = "shipped:"
"""Marks a shipped file of which the library has one of the same name, as of `fonts/fonts.yaml`: both count."""

DECIDE_BYTES = ("babel", "deflate", "icu4py", "pillow", "reportlab", "segno", "uharfbuzz")
"""Libraries whose next version may set or draw a leaflet otherwise."""


def digest(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal; ABSENT when it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ABSENT


def hashes(library: Library, paths: Iterable[Path]) -> dict[str, str]:
    """The hash of every file, by its name in the library that it belongs to, with `/` on every system."""
    return {key_of(library, path): digest(path) for path in paths}


def key_of(library: Library, path: Path) -> str:
    """What a file is called in a manifest: its name; of a shipped file that is read beside the library's own, with a mark."""
    name = name_of(library, path)
    beside = home_of(library, path) != library.root and (library.root / name).is_file()
    return f"{SHIPPED}{name}" if beside else name


def name_of(library: Library, path: Path) -> str:
    """What a file of the library, or of the shipped one behind it, is called in both."""
    return path.relative_to(home_of(library, path)).as_posix()


def home_of(library: Library, path: Path) -> Path:
    """Which of the two a file belongs to: the library, or the shipped one, which may lie within it (in a `.venv`)."""
    roots = (root for root in (library.root, library.shipped) if path.is_relative_to(root))
    return max(roots, key=lambda root: len(root.parts))


@lru_cache(maxsize=1)
def libraries() -> Mapping[str, str]:
    """The versions of the libraries that decide what a file looks like, byte for byte."""
    return {name: version(name) for name in DECIDE_BYTES}


@lru_cache(maxsize=1)
def program() -> str:
    """What makes the files: its version, and a hash of its own files and of the versions of its libraries."""
    package = Path(__file__).resolve().parents[1]
    library = package / "shipped"
    own = (path for path in package.rglob("*") if path.suffix in {".py", ".txt"} and not path.is_relative_to(library))
    parts = [f"{path.relative_to(package).as_posix()} {digest(path)}" for path in sorted(own)]
    parts += (f"{name} {version}" for name, version in libraries().items())
    fingerprint = sha256("; ".join(parts).encode()).hexdigest()
    return f"leafletgen {version('leafletgen')} ({fingerprint[:12]})"
