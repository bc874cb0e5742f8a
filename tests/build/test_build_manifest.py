"""The manifest, its schema, and what is written about it."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from schema_checking import faults
from shelf import Shelf

from leafletgen.build.plan import Selection

TOP = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((TOP / "schemas/manifest.schema.json").read_bytes())


@pytest.fixture
def manifest(shelf: Shelf) -> dict[str, Any]:
    """The manifest of a folder with files with and without clinic, draft and signed, and a failure."""
    shelf.leaflet("asthma", signed=True, pt_BR="Beba.", en="Drink.").leaflet("burns")
    shelf.leaflet("colds", en="[no link](nowhere:x)")
    for clinics in ((), ("example",)):
        shelf.build(shelf.request(Selection(layouts=("a4", "trifold-a4"), clinics=clinics)))
    data: dict[str, Any] = json.loads(shelf.files()["manifest.json"])
    return data


def test_every_manifest_is_as_its_schema_says(manifest: dict[str, Any]) -> None:
    """What is written is what the schema describes; and what it does not describe, the schema refuses."""
    assert faults(manifest, SCHEMA, SCHEMA) == []
    output = manifest["outputs"][0]
    for harm in ({"pages": 0}, {"pages": "2"}, {"draft": 1}, {"sha256": "x"}, {"new": 1}, {"file": "/etc/passwd"}):
        assert faults({**manifest, "outputs": [{**output, **harm}]}, SCHEMA, SCHEMA), harm
    for key in output:
        lesser = {name: value for name, value in output.items() if name != key}
        assert faults({**manifest, "outputs": [lesser]}, SCHEMA, SCHEMA), key


def test_the_manifest_tells_the_truth(manifest: dict[str, Any], shelf: Shelf) -> None:
    """Each entry agrees with the file, the sources and the library that it speaks of."""
    assert len(manifest["outputs"]) == 12
    for entry in manifest["outputs"]:
        data = shelf.files()[entry["file"]]
        assert (len(data), digest(data)) == (entry["bytes"], entry["sha256"])
        assert entry["draft"] == (entry["leaflet"] == "burns")
        assert entry["pages"] == max(fill["page"] for fill in entry["fills"])
        assert entry["program"] in manifest["programs"]
        library = shelf.library
        for name, hashed in entry["sources"].items():
            path = next((root / name for root in (library.root, library.shipped) if (root / name).exists()), None)
            assert hashed == (digest(path.read_bytes()) if path else ""), name
        expected = {f"leaflets/{entry['leaflet']}/{name}.yaml" for name in ("leaflet", "en", entry["language"])}
        expected |= {f"layouts/{entry['layout']}.yaml", "fonts/fonts.yaml", f"languages/{entry['language']}.yaml"}
        expected |= {f"clinics/{entry['clinic']}.yaml"} if entry["clinic"] else set()
        assert expected <= entry["sources"].keys()
    assert {entry["leaflet"] for entry in manifest["failures"]} == {"colds"}


def test_the_manifest_is_sorted_one_entry_a_line(manifest: dict[str, Any], shelf: Shelf) -> None:
    """Entries are sorted by file, keys by name, and each entry is a line, so that two manifests compare well."""
    text = shelf.files()["manifest.json"].decode("ascii")
    for part in ("outputs", "failures"):
        names = [entry["file"] for entry in manifest[part]]
        assert names == sorted(names)
        for entry in manifest[part]:
            assert json.dumps(entry, sort_keys=True, separators=(",", ":")) in [
                line.rstrip(",") for line in text.splitlines()
            ]


def test_the_manifest_says_nothing_of_the_machine(shelf: Shelf, manifest: dict[str, Any]) -> None:
    """No path of the machine and no time is in it."""
    text = json.dumps(manifest)
    assert str(shelf.root.parent) not in text
    assert not re.search(r"\d\d:\d\d:\d\d", text)


def test_each_key_is_described() -> None:
    """`docs/manifest.md` names every key of the schema, and the example in it is JSON of the same shape."""
    text = (TOP / "docs/manifest.md").read_text("utf-8")
    keys = {key for kind in ("output", "failure", "fill", "problem") for key in SCHEMA["$defs"][kind]["properties"]}
    assert [key for key in keys | SCHEMA["properties"].keys() - {"format"} if key not in text] == []
    example = json.loads(text.partition("```json")[2].partition("```")[0])
    assert example.keys() == SCHEMA["properties"].keys()
    assert example["outputs"][0].keys() < SCHEMA["$defs"]["output"]["properties"].keys()


def digest(data: bytes) -> str:
    """The SHA-256 of bytes."""
    return sha256(data).hexdigest()
