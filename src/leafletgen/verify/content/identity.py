"""Which leaflet a file is, by its own word."""

from typing import NamedTuple

from leafletgen.verify.reader.opening import open_file


class Identity(NamedTuple):
    """What the properties of a file say of it (`scrotal-calcinosis 1.0 en a4` in its Subject)."""

    leaflet: str
    version: str
    language: str
    layout: str


def identify(data: bytes) -> Identity | None:
    """The leaflet, version, language and layout of a file; None when it does not say, or cannot be read. Never raises."""
    try:
        file = open_file(data)
        words = file.text(file.info.get("Subject")).split(" ")
    except Exception:  # a damaged file can make a reader fail in any way; `check` says how
        return None
    return Identity(*words) if len(words) == 4 and all(words) else None
