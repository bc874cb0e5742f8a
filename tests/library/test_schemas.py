"""The JSON Schemas that editors use: current, and in agreement with the reader about good files."""

import re
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml
from small_library import make_library

from leafletgen.library.schema.json_schema import schemas, write_schemas
from leafletgen.library.schema.language import Labels
from leafletgen.library.schema.layout import BoxesContent, StylesContent
from leafletgen.model.language import LABELS
from leafletgen.model.layout import BoxName, StyleName

TOP = Path(__file__).parents[2]
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

KIND_OF_FILE = (
    ("leaflets/*/leaflet.yaml", "leaflet"),
    ("leaflets/*/[!l]*.yaml", "translation"),
    ("languages/*.yaml", "language"),
    ("layouts/*.yaml", "layout"),
    ("fonts/fonts.yaml", "fonts"),
    ("clinics/*.yaml", "clinic"),
)


def test_schemas_in_the_repository_are_current(tmp_path: Path) -> None:
    """`leafletgen schema` would change nothing in `schemas/`; the manifest's schema is held by the batch's own test."""
    written = {path.name: path.read_text(encoding="utf-8") for path in write_schemas(tmp_path / "new")}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (TOP / "schemas").iterdir()}
    del kept["manifest.schema.json"]
    assert written == kept


def objects(node: Json) -> list[dict[str, Json]]:
    """Every mapping in a schema."""
    if isinstance(node, list):
        return [found for one in node for found in objects(one)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for one in node.values() for found in objects(one))]


@pytest.mark.parametrize("name", schemas())
def test_every_key_is_described(name: str) -> None:
    """An editor can say of every key what it is for, and knows of every mapping which keys there are."""
    schema = schemas()[name]
    for node in objects(schema):
        properties = node.get("properties")
        if isinstance(properties, dict) and node.get("type") == "object":
            assert node.get("additionalProperties") is not None
            for key, value in properties.items():
                assert isinstance(value, dict), key
                target = schema["$defs"][str(value["$ref"]).rpartition("/")[2]] if "$ref" in value else {}
                assert value.get("description") or target.get("description"), key


def test_names_in_files_are_those_of_the_model() -> None:
    """Labels, styles and boxes of the files are exactly those that the program knows."""
    assert set(Labels.model_fields) == set(LABELS)
    assert set(StylesContent.model_fields) == set(StyleName)
    assert set(BoxesContent.model_fields) == set(BoxName)


def misfits(value: Json, schema: Json, whole: dict[str, Json]) -> list[str]:
    """Why a value does not fit a schema: as much of JSON Schema 2020-12 as the schemas use."""
    assert isinstance(schema, dict)
    if "$ref" in schema:
        name = str(schema["$ref"]).removeprefix("#/$defs/")
        definitions = whole["$defs"]
        assert isinstance(definitions, dict)
        return misfits(value, definitions[name], whole)
    choices = schema.get("oneOf") or schema.get("anyOf")
    if isinstance(choices, list):
        fitting = [choice for choice in choices if not misfits(value, choice, whole)]
        return [] if len(fitting) == 1 else [f"{value!r} fits {len(fitting)} of the choices"]
    if "enum" in schema:
        known = schema["enum"]
        assert isinstance(known, list)
        return [] if value in known else [f"{value!r} is not in {known}"]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(is_type(value, str(one)) for one in types):
        return [f"{value!r} is not {types}"]
    if isinstance(value, str) and "pattern" in schema and not re.search(str(schema["pattern"]), value):
        return [f"{value!r} is not like {schema['pattern']}"]
    if isinstance(value, list):
        if len(value) < int(str(schema.get("minItems", 0))):
            return [f"{value!r} is too short"]
        return [found for one in value for found in misfits(one, schema["items"], whole)]
    return misfit_keys(value, schema, whole) if isinstance(value, dict) else []


def misfit_keys(value: dict[str, Json], schema: dict[str, Json], whole: dict[str, Json]) -> list[str]:
    """Why a mapping does not fit: missing keys, unknown keys, and what is behind the known ones."""
    properties, required = schema.get("properties", {}), schema.get("required", [])
    patterns = schema.get("patternProperties", {})
    assert isinstance(properties, dict)
    assert isinstance(patterns, dict)
    assert isinstance(required, list)
    found = [f"{key} is missing" for key in required if key not in value]
    for key, one in value.items():
        rest = next((one for pattern, one in patterns.items() if re.search(pattern, key)), None)
        rest = rest or schema.get("additionalProperties")
        if key in properties:
            found += misfits(one, properties[key], whole)
        elif isinstance(rest, dict):
            found += misfits(one, rest, whole)
        else:
            found.append(f"{key} is unknown")
    return found


def is_type(value: Json, name: str) -> bool:
    """Whether a value is of a type of JSON Schema."""
    match name:
        case "string":
            return isinstance(value, str)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return isinstance(value, list)
    return name == "object" and isinstance(value, dict)


class AsEditorsRead(yaml.SafeLoader):
    """YAML with types, as editors read it; dates are text in JSON."""


AsEditorsRead.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_good_files_fit_their_schemas(tmp_path: Path) -> None:
    """An editor has nothing to say against files that the reader takes, with quotes around numbers or without."""
    make_library(tmp_path)
    seen = 0
    for pattern, kind in KIND_OF_FILE:
        for path in (*tmp_path.glob(pattern), *(TOP / "layouts").glob(pattern.removeprefix("layouts/"))):
            value = yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsRead)  # noqa: S506 - a SafeLoader
            schema = schemas()[f"{kind}.schema.json"]
            assert misfits(value, schema, schema) == [], path
            seen += 1
    assert seen >= 12


@pytest.mark.parametrize(
    "name", ["unknown-section-key", "unknown-block", "figure-without-alt", "empty-bullets", "bullet-with-colon"]
)
def test_bad_files_do_not_fit(name: str) -> None:
    """An editor sees the common mistakes before the reader does."""
    path = Path(__file__).parent / "bad" / "translation" / f"{name}.yaml"
    value = yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsRead)  # noqa: S506 - a SafeLoader
    schema = schemas()["translation.schema.json"]
    assert misfits(value, schema, schema)
