"""File names that are not possible on every system, or that some systems take for the same."""

import re
from collections.abc import Iterable

RESERVED = frozenset({
    "con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
})  # fmt: skip
"""Names of devices on Windows, with any suffix and in any case."""
_UNUSABLE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[. ]$|^[. ]')
"""Characters that Windows refuses, and ends of names that it cuts off."""
USABLE = "rename it: letters, digits and hyphens will do everywhere"


def is_unusable(name: str) -> bool:
    """True for a name that a file cannot have on Windows or macOS."""
    return name.split(".", maxsplit=1)[0].rstrip().lower() in RESERVED or _UNUSABLE.search(name) is not None


def same_elsewhere(name: str, names: Iterable[str]) -> str:
    """Another of the names that Windows and macOS take for the same as this one; empty without one."""
    folded = name.casefold()
    return next((one for one in names if one != name and one.casefold() == folded), "")
