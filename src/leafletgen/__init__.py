"""Printable patient leaflets: YAML in, tagged A4 and tri-fold PDF out, in every language a clinic needs.

The names in `__all__` are the public Python API (docs/python.md). Each is imported from its module when it is first used,
so that `import leafletgen` costs nothing.
"""

TYPE_CHECKING = False
"""Type checkers treat this name as true. Importing `typing` would take longer than everything else here."""

if TYPE_CHECKING:
    from leafletgen.build.inspect import verify_file
    from leafletgen.diagnostics import Diagnostic, Refused
    from leafletgen.library.library import Library
    from leafletgen.model.edition import Edition, Job
    from leafletgen.pipeline import make_leaflet
    from leafletgen.text.typesetter import Typesetter

    version: str

__all__ = ["Diagnostic", "Edition", "Job", "Library", "Refused", "Typesetter", "make_leaflet", "verify_file", "version"]

_HOMES = {
    "Diagnostic": "leafletgen.diagnostics",
    "Edition": "leafletgen.model.edition",
    "Job": "leafletgen.model.edition",
    "Library": "leafletgen.library.library",
    "Refused": "leafletgen.diagnostics",
    "Typesetter": "leafletgen.text.typesetter",
    "make_leaflet": "leafletgen.pipeline",
    "verify_file": "leafletgen.build.inspect",
}


# Type checkers read the imports above, so they find names that do not exist.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name from its home (PEP 562)."""
        from importlib import import_module  # noqa: PLC0415 - only when a name is used

        if name == "version":
            found = import_module("importlib.metadata").version("leafletgen")
        elif name in _HOMES:
            found = getattr(import_module(_HOMES[name]), name)
        else:
            message = f"module 'leafletgen' has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        """The public names, for completion."""
        return sorted({*globals(), *__all__})
