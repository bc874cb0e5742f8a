"""The programs that leafletgen is held against. Each takes a document (as `documents.Document` in a dictionary) and gives a file."""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Any, TypeAlias

Maker: TypeAlias = Callable[[dict[str, Any]], bytes]

PEERS: Mapping[str, tuple[str, str, str]] = {
    "Typst": ("peer_typst", "typst", "tagged, PDF/UA-1"),
    "WeasyPrint": ("peer_weasyprint", "weasyprint", "tagged, PDF/UA-1"),
    "fpdf2": ("peer_fpdf2", "fpdf2", "with shaping; no tags"),
    "Platypus": ("peer_platypus", "reportlab", "ReportLab's own layout, without shaping, font fallback and tags"),
}
"""Module, package and what it is asked for, by name."""


def maker(name: str) -> Maker:
    """The function of a peer, whose libraries are imported now and not before."""
    make: Maker = import_module(PEERS[name][0]).make
    return make


def described(name: str) -> str:
    """Name, version and what it is asked for."""
    _, package, what = PEERS[name]
    return f"{name} ({package} {version(package)}): {what}"
