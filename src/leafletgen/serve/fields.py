"""The fields of a leaflet on its page: what they are called, what was typed into them, and what is wrong with that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import g, request

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.model.blocks import FillIn, fill_ins
from leafletgen.serve.desk import Choice, Desk
from leafletgen.serve.making import Made
from leafletgen.serve.trouble import Trouble

LONGEST = 200
"""Characters of a field."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the page shows it: `own` is its label in the language of the sheet, `wrong` what is wrong with its words."""

    name: str
    label: str
    own: str = ""
    value: str = field(default="", repr=False)
    wrong: str = field(default="", repr=False)
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Filling:
    """The fields of a leaflet, and the sheet that has been made of them. `now`: it is to be printed at once."""

    fields: tuple[Field, ...] = ()
    sheet: str = ""
    now: bool = False
    gone: bool = False


def filling(desk: Desk, choice: Choice, sheet: str) -> tuple[Filling, Made | None]:
    """The fields of a leaflet with what is on a sheet, and that sheet; without one, empty fields."""
    fields = fields_of(desk, choice)
    if not fields:
        return Filling(), None
    found = desk.sheets.get(sheet, g.visitor) if sheet else None
    job = desk.order(choice, {}, others=False).request.jobs
    usable = found if found and job and found.job == job[0] else None
    typed = usable.typed if usable else {}
    views = shown_fields(desk, choice, fields, typed, None)
    now = bool(usable) and request.args.get("then") == "print"
    filled = Filling(views, sheet if usable else "", now=now, gone=bool(sheet) and usable is None)
    return filled, usable.made if usable else None


def fields_of(desk: Desk, choice: Choice) -> tuple[FillIn, ...]:
    """The fields of a leaflet in its source language, in reading order; none where it cannot be read."""
    library = desk.settings.library
    try:
        if b"fields" not in library.text_file(choice.card.id, choice.card.source).read():
            return ()
        return tuple(fill_ins(library.leaflet(choice.card.id, choice.card.source)))
    except Refused:
        return ()


def shown_fields(
    desk: Desk, choice: Choice, fields: tuple[FillIn, ...], typed: Mapping[str, str], trouble: Trouble | None
) -> tuple[Field, ...]:
    """The fields as the page shows them: with the label that the nurse reads, and the one that is printed."""
    wrong = dict(trouble.fields) if trouble else {}
    own: dict[str, str] = {}
    if choice.language != choice.card.source:
        try:
            translated = desk.settings.library.leaflet(choice.card.id, choice.language)
            own = {one.name: one.label.plain for one in fill_ins(translated)}
        except Refused:
            own = {}
    return tuple(
        Field(
            f"f{number}",
            one.label.plain,
            own.get(one.name, ""),
            typed.get(one.name, ""),
            wrong.get(f"f{number}", ""),
            rows=one.lines,
        )
        for number, one in enumerate(fields, 1)
    )


def field_faults(
    desk: Desk, fields: tuple[FillIn, ...], typed: Mapping[str, str], problems: tuple[Diagnostic, ...]
) -> dict[str, str]:
    """What is wrong with what was typed, in words, by the name of the input; nothing where it is the leaflet itself."""
    words, found = desk.words, {}
    places = {one.name: (f"f{number}", one.label.plain) for number, one in enumerate(fields, 1)}
    for one in problems:
        named = re.search(r"field '([^']*)'", one.place.about)
        if named and named[1] in places:
            name, label = places[named[1]]
            found[name] = field_fault(desk, one, label, typed.get(named[1], ""))
        elif typed and one.code == "filled-not-good":
            found["f1"] = words("trouble.field_other")
    return found


def field_fault(desk: Desk, one: Diagnostic, label: str, typed: str) -> str:
    """One sentence about one field."""
    words = desk.words
    if one.code == "field-too-long":
        return words("trouble.field_long", label=label, count=len(typed), most=LONGEST)
    if one.code == "field-does-not-fit":
        return words("trouble.field_wide", label=label)
    sign = re.search(r"character '?(\S)'?[ ,(]", one.message)
    if sign and sign[1] in typed:
        return words("trouble.field_sign", label=label, sign=sign[1])
    return words("trouble.field_unknown_sign", label=label)
