"""ReportLab's document objects, imported so that settings on this machine cannot change what they do.

On import ReportLab runs `~/.reportlab_mods`, `~/.reportlab_settings` and modules of these names, reads the variables
RL_… of the environment, and needs a current folder. None of that may change a leaflet.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from types import ModuleType

CLOCK = "SOURCE_DATE_EPOCH"
"""ReportLab reads this variable as the time of a file. Our files have the times of their texts."""


@contextlib.contextmanager
def without(*names: str) -> Iterator[None]:
    """Remove these variables from the environment during the block."""
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """For importing ReportLab: in this block it finds only its own settings, and searches no folder for fonts."""
    settings = ModuleType("reportlab_settings")
    vars(settings).update(dict.fromkeys(("T1SearchPath", "TTFSearchPath", "CMapSearchPath"), ()))
    stand_ins = {settings.__name__: settings, "reportlab_mods": ModuleType("reportlab_mods")}
    found, there = os.getcwd, {name: sys.modules.get(name) for name in stand_ins}
    sys.modules.update(stand_ins)
    os.getcwd = lambda: os.sep
    try:
        with without(*(name for name in os.environ if name.startswith("RL_"))):
            yield
    finally:
        os.getcwd = found
        for name, module in there.items():
            sys.modules.pop(name)
            if module:
                sys.modules[name] = module


with alone():
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject

__all__ = ["CLOCK", "PDFDictionary", "PDFDocument", "PDFObject", "without"]
