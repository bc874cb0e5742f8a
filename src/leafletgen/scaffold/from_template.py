"""A new leaflet, layout or clinic, each from its template."""

from datetime import date
from pathlib import Path

from leafletgen.diagnostics import Place, Refused
from leafletgen.library.library import Library, shipped_root
from leafletgen.scaffold.new_files import Started, check_name, opened_library, taken, write_new
from leafletgen.scaffold.template_files import filled_template, in_words

REVIEW_AFTER = 2
"""Years after which a new leaflet is reviewed."""


def new_leaflet(root: Path, name: str, language: str, today: date) -> Started:
    """Write a new leaflet in its source language. A folder that is no library becomes one. Raises Refused."""
    check_name(name)
    folder = f"leaflets/{name}"
    if (root / folder).exists():
        raise Refused(taken("leaflet", name, Place(folder)))
    # Raises Refused for an unknown language, in which the leaflet could not be built.
    Library(root, shipped_root()).language(language)
    facts = filled_template(
        "leaflet", id=name, language=language, published=today.isoformat(), review_by=_review(today).isoformat()
    )
    text = filled_template("text", title=in_words(name), published=today.isoformat())
    files = write_new(root, {f"{folder}/leaflet.yaml": facts, f"{folder}/{language}.yaml": text})
    return Started(files, "replace the words in these files with yours", (f"check {name}", f"preview {name}"))


def _review(today: date) -> date:
    """The same day some years later; the 28th if that year has no 29th of February."""
    try:
        return today.replace(year=today.year + REVIEW_AFTER)
    except ValueError:
        return today.replace(year=today.year + REVIEW_AFTER, day=28)


def new_layout(root: Path, name: str) -> Started:
    """Write a new layout, which looks like A4 until it is changed. Raises Refused."""
    check_name(name)
    library = opened_library(root)
    if name in library.layout_names():
        raise Refused(taken("layout", name))
    files = write_new(root, {f"layouts/{name}.yaml": filled_template("layout", title=in_words(name))})
    commands = tuple(f"{command} {_example(library)} -L {name}" for command in ("check", "preview"))
    return Started(
        files, "change colours, spaces and type in the file, and delete the lines that you do not change", commands
    )


def new_clinic(root: Path, name: str) -> Started:
    """Write a new clinic. Raises Refused."""
    check_name(name)
    library = opened_library(root)
    if name in library.clinic_names():
        raise Refused(taken("clinic", name))
    files = write_new(root, {f"clinics/{name}.yaml": filled_template("clinic", title=in_words(name))})
    commands = tuple(f"{command} {_example(library)} -c {name}" for command in ("check", "preview"))
    return Started(
        files, "replace the name, address and telephone number in the file with those of your clinic", commands
    )


def _example(library: Library) -> str:
    """The name of a leaflet for the commands to try."""
    return next(iter(library.leaflet_ids()), "LEAFLET")
