"""Names that not every system can hold, or that two systems would take for one."""

import re
from collections.abc import Iterable

RESERVED = frozenset({
    "con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
})  # fmt: skip
"""What Windows takes for a device, with any suffix and in any case."""
_UNUSABLE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[. ]$|^[. ]')
"""Signs that Windows refuses, and ends that it cuts off."""
USABLE = "rename it: letters, digits and hyphens will do everywhere"


def is_unusable(name: str) -> bool:
    """True for a name that Windows or macOS cannot hold."""
    return name.split(".", maxsplit=1)[0].rstrip().lower() in RESERVED or _UNUSABLE.search(name) is not None


def same_elsewhere(name: str, names: Iterable[str]) -> str:
    """Another name that Windows and macOS take for this one; nothing where there is none."""
    folded = name.casefold()
    return next((one for one in names if one != name and one.casefold() == folded), "")
