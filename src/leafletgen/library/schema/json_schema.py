"""JSON Schemas of every kind of file, for editors that complete and check what is typed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias, cast

from pydantic.json_schema import JsonSchemaValue

from leafletgen.library.schema.clinic import ClinicFile
from leafletgen.library.schema.fonts import FontsFile
from leafletgen.library.schema.glossary import GlossaryFile
from leafletgen.library.schema.language import LanguageFile
from leafletgen.library.schema.layout import LayoutFile
from leafletgen.library.schema.leaflet import FactsFile, TranslationFile
from leafletgen.library.schema.settings import LibraryFile
from leafletgen.library.schema.validation import Keys
from leafletgen.library.schema.words import WordsFile

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

SCHEMA_KINDS: Mapping[str, type[Keys]] = {
    "leaflet": FactsFile,
    "translation": TranslationFile,
    "language": LanguageFile,
    "layout": LayoutFile,
    "fonts": FontsFile,
    "clinic": ClinicFile,
    "words": WordsFile,
    "library": LibraryFile,
    "glossary": GlossaryFile,
}
"""The name of each schema, and the kind of file that it describes."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXTENDS = "The name of a layout from which everything comes that is left out here."


def schemas() -> dict[str, JsonSchemaValue]:
    """The schemas, by file name."""
    return {f"{name}.schema.json": _schema(kind) for name, kind in SCHEMA_KINDS.items()}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into a folder, which is made if it is missing. Return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / name
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return tuple(written)


def _schema(kind: type[Keys]) -> JsonSchemaValue:
    schema = _tidied(kind.model_json_schema())
    if kind is LayoutFile:
        # A layout that extends another may leave out any key. Only the reader can check that none is missing.
        schema = _without_required(schema)
    whole = {"$schema": DIALECT, "title": kind.WORDS, **cast(JsonSchemaValue, schema)}
    if kind is LayoutFile:
        whole["properties"]["extends"] = {"type": "string", "description": EXTENDS}
    return whole


def _tidied(node: Json) -> Json:
    """The schema without parts that would mislead in an editor.

    Titles made from field names hide the descriptions. Defaults are values of the program, such as points without a
    unit. Null is not allowed: a key without a value is an error.
    """
    if isinstance(node, list):
        return [_tidied(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key != "default" and not _is_title(key, value)}
    match kept:
        case {"anyOf": [dict() as only, {"type": "null"}]}:
            del kept["anyOf"]
            kept = {**only, **kept}
    return {key: _tidied(value) for key, value in kept.items()}


def _is_title(key: str, value: object) -> bool:
    """True for a generated title. A property may also have the name `title`, but its value is a schema."""
    return key == "title" and isinstance(value, str)


def _without_required(node: Json) -> Json:
    if isinstance(node, list):
        return [_without_required(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {key: _without_required(value) for key, value in node.items() if key != "required"}
