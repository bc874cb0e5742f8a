"""A new leaflet, layout or clinic, each from its template."""

from datetime import date
from pathlib import Path

from leafletgen.diagnostics import Place, Refused
from leafletgen.library.library import Library, shipped_root
from leafletgen.scaffold.new_files import Started, check_name, opened, taken, write_new
from leafletgen.scaffold.template_files import filled, in_words

REVIEW_AFTER = 2
"""Years after which a new leaflet is to be looked at again."""


def new_leaflet(root: Path, name: str, language: str, today: date) -> Started:
    """A leaflet in its source language; a folder without a library becomes one. Raises Refused."""
    check_name(name)
    folder = f"leaflets/{name}"
    if (root / folder).exists():
        raise Refused(taken("leaflet", name, Place(folder)))
    # Without the words of its language it could not be built.
    Library(root, shipped_root()).language(language)
    facts = filled(
        "leaflet", id=name, language=language, published=today.isoformat(), review_by=_review(today).isoformat()
    )
    text = filled("text", title=in_words(name), published=today.isoformat())
    files = write_new(root, {f"{folder}/leaflet.yaml": facts, f"{folder}/{language}.yaml": text})
    return Started(files, "write your words over those in the files", (f"check {name}", f"preview {name}"))


def _review(today: date) -> date:
    """The same day some years later; the 28th where that year has no 29th of February."""
    try:
        return today.replace(year=today.year + REVIEW_AFTER)
    except ValueError:
        return today.replace(year=today.year + REVIEW_AFTER, day=28)


def new_layout(root: Path, name: str) -> Started:
    """A layout that looks like A4 until it is changed. Raises Refused."""
    check_name(name)
    library = opened(root)
    if name in library.layout_names():
        raise Refused(taken("layout", name))
    files = write_new(root, {f"layouts/{name}.yaml": filled("layout", title=in_words(name))})
    commands = tuple(f"{command} {_example(library)} -L {name}" for command in ("check", "preview"))
    return Started(files, "change colours, spaces and type in the file, and delete what you leave as it is", commands)


def new_clinic(root: Path, name: str) -> Started:
    """A clinic. Raises Refused."""
    check_name(name)
    library = opened(root)
    if name in library.clinic_names():
        raise Refused(taken("clinic", name))
    files = write_new(root, {f"clinics/{name}.yaml": filled("clinic", title=in_words(name))})
    commands = tuple(f"{command} {_example(library)} -c {name}" for command in ("check", "preview"))
    return Started(files, "write your clinic's name, address and telephone number over those in the file", commands)


def _example(library: Library) -> str:
    """A leaflet to look at."""
    return next(iter(library.leaflet_ids()), "LEAFLET")
