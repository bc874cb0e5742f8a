"""Sheets that are filled in for one patient: the errors in their values."""

from collections.abc import Iterator

from leafletgen.characters import refused_characters, unprintable
from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.model.edition import Edition
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import did_you_mean, named, shown

LONGEST_FIELD = 200
"""The most characters of a field: enough for a name, an address or a short instruction, not for a letter."""

LINE_ENDS = "\t\n\r"
"""Control characters that a file may have, but not a field: its value is one line of text."""


def faults(edition: Edition) -> list[Diagnostic]:
    """The errors in the fields of an edition. No message repeats a value, because messages may go to a log."""
    known = tuple(field.name for field in edition.fillable)
    return [fault for name, value in edition.fields.items() for fault in faults_of(name, value, known)]


def faults_of(name: object, value: object, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The errors in one field."""
    place = Place(about=f"field {shown(str(name))}")
    if name not in known:
        yield problem("unknown-field", place, hint=did_you_mean(str(name), known))
    if not isinstance(value, str):
        yield problem("wrong-type", place, found="something else", expected="a text", hint="give it as text")
        return
    if len(value) > LONGEST_FIELD:
        yield problem("field-too-long", place, count=len(value), most=LONGEST_FIELD)
    for character in sorted(set(value) & set(LINE_ENDS)):
        yield problem("control-character", place, name=named(character), hint="write a space")
    for character in refused_characters(value):
        yield unprintable(character, place)


def does_not_fit(edition: Edition) -> Diagnostic:
    """The error for a sheet with room for empty fields, but not for these values."""
    longest = max(edition.fields, key=lambda name: len(edition.fields[name]))
    place = Place(about=f"field '{longest}'")
    return problem("field-does-not-fit", place, leaflet=edition.leaflet.id, layout=edition.layout.id)
