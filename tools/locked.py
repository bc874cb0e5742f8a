"""Reads the lock, `requirements/*.txt`: which version of which library it names."""

import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).parents[1] / "requirements"


def entries(lock: str) -> dict[str, list[Requirement]]:
    """What a lock names, by library; a library may stand there several times, each for some machines."""
    found: dict[str, list[Requirement]] = {}
    text = (REQUIREMENTS / f"{lock}.txt").read_text("utf-8")
    for entry in map(Requirement, re.findall(r"^([a-z0-9].*?)(?: \\)?$", text, re.MULTILINE)):
        found.setdefault(canonicalize_name(entry.name), []).append(entry)
    return found


def versions(lock: str, **machine: str) -> dict[str, str]:
    """The version of each library that a lock installs on a machine; on this one where none is described."""
    return {
        name: str(entry.specifier).removeprefix("==")
        for name, several in entries(lock).items()
        for entry in several
        if entry.marker is None or entry.marker.evaluate(machine)
    }
