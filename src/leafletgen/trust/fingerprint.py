"""Fingerprints: SHA-256 of everything that is printed from a text, so that any edit changes the fingerprint.

They do not depend on the version, dates, comments, quotes, the order of keys, positions in the file, or the encoding of
white space and letters: a reader does not see these.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from leafletgen.model.leaflet import Leaflet, Noun, Text, nouns

Canonical: TypeAlias = "str | int | float | bool | list[Canonical] | dict[str, Canonical] | None"

FORM = 2
"""The version of the canonical form. A new version changes the fingerprint of every text."""
STRING_LENGTH = 16
"""The hexadecimal digits of a string's fingerprint: 64 bits are enough for the few hundred strings of a leaflet."""


@dataclass(frozen=True, slots=True)
class PrintedBeside:
    """What is printed with a text's own words: `pictures` has the SHA-256 of each, `labels` the language's words."""

    pictures: Mapping[Path, str]
    labels: Mapping[str, str] = field(default_factory=dict)


def text_fingerprint(leaflet: Leaflet, shown: PrintedBeside) -> str:
    """The fingerprint of a text, in hexadecimal.

    The labels above its parts are signed with it: `Don't` above a list matters as much as its items.
    """
    whole: dict[str, Canonical] = {
        "form": FORM,
        "leaflet": leaflet.id,
        "language": leaflet.language,
        "text": canonical(leaflet, shown),
    }
    return hashed(whole)


def pictures_of(noun: Noun) -> Iterator[Path]:
    """The files of the pictures in a leaflet or a part of it."""
    yield from (path for each in fields(noun) if isinstance(path := getattr(noun, each.name), Path))
    for _, _, part in noun.parts():
        for one in nouns(part):
            yield from pictures_of(one)


def string_fingerprints(leaflet: Leaflet) -> tuple[str, ...]:
    """The fingerprint of every string that is translated, in reading order."""
    return tuple(string_fingerprint(text) for text in translated(leaflet))


def string_fingerprint(text: Text) -> str:
    """The fingerprint of one string with its markup."""
    return hashed(markup(text))[:STRING_LENGTH]


def translated(leaflet: Leaflet) -> tuple[Text, ...]:
    """The strings that a translator writes: all except the sources, which stay as they were published."""
    own = {id(text) for text in leaflet.sources}
    return tuple(text for text in leaflet.texts() if id(text) not in own)


def hashed(value: Canonical) -> str:
    """The SHA-256 of a value in canonical JSON, in hexadecimal."""
    data = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(data.encode("utf-8")).hexdigest()


def canonical(value: object, shown: PrintedBeside) -> Canonical:
    """A part of a leaflet as JSON with everything that is printed from it, and nothing else.

    Missing parts are left out, so that a kind of noun can get new parts without new fingerprints.
    """
    match value:
        case Text():
            return markup(value)
        case Noun():
            parts = {name: canonical(part, shown) for name, _, part in value.parts() if part not in (None, ())}
            pictures: dict[str, Canonical] = {
                each.name: shown.pictures[path]
                for each in fields(value)
                if isinstance(path := getattr(value, each.name), Path)
            }
            return {"kind": type(value).__name__, **parts, **pictures, **labels_of(value, shown), **role_of(value)}
        case tuple():
            return [canonical(one, shown) for one in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def labels_of(value: Noun, shown: PrintedBeside) -> dict[str, Canonical]:
    """The words of the language above the parts of a noun, or instead of a missing part."""
    names = (slot.instead if part is None else slot.label for _, slot, part in value.parts())
    words: list[Canonical] = [shown.labels[name] for name in names if name in shown.labels]
    return {"labels": words} if words else {}


def role_of(value: Noun) -> dict[str, Canonical]:
    """The role of a section, by which layouts place it; empty without one."""
    role = getattr(value, "role", None)
    return {"role": str(role)} if role else {}


def markup(text: Text) -> list[Canonical]:
    """A string as its language and spans, with white space folded and letters composed (NFC)."""
    spans: list[Canonical] = []
    before = " "
    for span in text.spans:
        words = re.sub("[ \t\r\n]+", " ", unicodedata.normalize("NFC", span.text))
        if before.endswith(" "):
            words = words.removeprefix(" ")
        before = words or before
        spans.append([words, span.strong, span.link, *([span.language] if span.language else [])])
    if spans:
        last = spans[-1]
        spans[-1] = [before.removesuffix(" "), *last[1:]] if isinstance(last, list) and last[0] else last
    return [text.language, *spans]
