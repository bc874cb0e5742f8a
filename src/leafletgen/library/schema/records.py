"""`leaflets/<id>/records.yaml`: the signatures. The program writes it as JSON, which every YAML reader can read."""

import json
import re
from dataclasses import fields
from datetime import date
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field

from leafletgen.diagnostics import Place
from leafletgen.library.schema.fields import Day, Id, LanguageTag, choice, matching_text, only_text
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.document import Document, Node
from leafletgen.library.yaml.events import read_document
from leafletgen.model.people import Acceptance, Compared, Event, Records, Signature, SigningRole, TextRecord

RECORDS_FORMAT = "1"
Fingerprint: TypeAlias = Annotated[str, BeforeValidator(matching_text(re.compile("[0-9a-f]{64}"), "bad-fingerprint"))]
StringFingerprint: TypeAlias = Annotated[
    str, BeforeValidator(matching_text(re.compile("[0-9a-f]{16}"), "bad-fingerprint"))
]
Fingerprints: TypeAlias = Annotated[
    str, BeforeValidator(matching_text(re.compile("(?:[0-9a-f]{16}(?: (?=.))?)*"), "bad-fingerprint"))
]
"""Fingerprints of strings, in one text with spaces: checking a list of thousands one by one would take long."""
AnyText: TypeAlias = Annotated[str, BeforeValidator(only_text(str))]


class SignatureContent(Keys):
    """Somebody's word for a text."""

    WORDS: ClassVar[str] = "a signature"
    by: Id = Field(description="Who signed: an id of people.yaml.")
    role: Annotated[SigningRole, BeforeValidator(choice(SigningRole))] = Field(description="In what role.")
    on: Day = Field(description="When.")
    text: Fingerprint = Field(description="The fingerprint of the text.")
    source: Fingerprint | None = Field(None, description="The fingerprint of the source that it was compared with.")
    recorded_by: AnyText = Field("", description="Who entered it.")
    sig: AnyText = Field("", description="The OpenSSH signature.")


class AcceptanceContent(Keys):
    """A difference that somebody looked at."""

    WORDS: ClassVar[str] = "an accepted difference"
    kind: AnyText
    string: StringFingerprint
    source: StringFingerprint
    by: Id
    on: Day


class ComparedContent(Keys):
    """What was found out about a text from the bytes of its files."""

    WORDS: ClassVar[str] = "a comparison"
    inputs: Fingerprint
    text: Fingerprint


class TextRecordContent(Keys):
    """What is on record of one language."""

    WORDS: ClassVar[str] = "the record of a language"
    signed: list[SignatureContent] = Field([])
    made_from: Fingerprints = ""
    strings: Fingerprints = ""
    accepted: list[AcceptanceContent] = Field([])
    withdrawn: AnyText = ""
    compared: ComparedContent | None = None


class EventContent(Keys):
    """A line of the history."""

    WORDS: ClassVar[str] = "a line of the history"
    what: AnyText
    by: AnyText
    on: Day
    language: AnyText = ""
    text: AnyText = ""
    why: AnyText = ""


class RecordsFile(Keys):
    """`records.yaml`: everything on record of a leaflet."""

    WORDS: ClassVar[str] = "records.yaml"
    format: AnyText = Field(description="The version of this format.")
    languages: dict[LanguageTag, TextRecordContent] = Field({}, description="The records of each language.")
    strings: dict[StringFingerprint, AnyText] = Field({}, description="Strings of the source, by fingerprint.")
    history: list[EventContent] = Field([], description="What was done, in order.")
    withdrawn: AnyText = Field("", description="Why the leaflet is withdrawn.")


def read_records(data: bytes, file: str) -> Records:
    """The records in a file. Raises Refused."""
    content = checked(document_of(data, file), RecordsFile)
    return Records(
        languages={
            tag: TextRecord(
                tuple(
                    Signature(one.by, one.role, one.on, one.text, one.source or "", one.recorded_by, one.sig)
                    for one in record.signed
                ),
                tuple(record.made_from.split()),
                tuple(record.strings.split()),
                tuple(Acceptance(one.kind, one.string, one.source, one.by, one.on) for one in record.accepted),
                record.withdrawn,
                Compared(record.compared.inputs, record.compared.text) if record.compared else None,
            )
            for tag, record in content.languages.items()
        },
        strings=content.strings,
        history=tuple(Event(one.what, one.by, one.on, one.language, one.text, one.why) for one in content.history),
        withdrawn=content.withdrawn,
    )


def document_of(data: bytes, file: str) -> Document:
    """The file as a tree: quickly as JSON if the program wrote it, else as YAML, which also finds its errors."""
    try:
        tree = json.loads(data, object_pairs_hook=once, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return read_document(data, file, "the records of a leaflet")
    quick = Document(file, tree, {(): Place(file)}, {})
    return quick if is_plain(tree) else read_document(data, file, "the records of a leaflet")


def once(pairs: list[tuple[str, Node]]) -> dict[str, Node]:
    """A mapping of these pairs. Raises ValueError for a key that is there twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def is_plain(node: object) -> bool:
    """True for a tree of mappings, lists and texts."""
    match node:
        case dict():
            return all(map(is_plain, node.values()))
        case list():
            return all(map(is_plain, node))
        case _:
            return isinstance(node, str)


def written(records: Records) -> bytes:
    """The bytes of a file with these records: JSON with one line for each fact, so that versions can be compared."""
    content = {
        "format": RECORDS_FORMAT,
        **({"withdrawn": records.withdrawn} if records.withdrawn else {}),
        "languages": {tag: records_json(record) for tag, record in sorted(records.languages.items())},
        "strings": dict(sorted(records.strings.items())),
        "history": [records_json(event) for event in records.history],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def records_json(value: object) -> object:
    """A value of the records as JSON, without empty values."""
    match value:
        case Signature() | Acceptance() | Compared() | Event() | TextRecord():
            held = {each.name: records_json(getattr(value, each.name)) for each in fields(value)}
            return {name: one for name, one in held.items() if one}
        case tuple() if all(isinstance(one, str) for one in value):
            return " ".join(value)
        case tuple():
            return [records_json(one) for one in value]
        case None:
            return ""
        case date():
            return value.isoformat()
        case _:
            return str(value)
