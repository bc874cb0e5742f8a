"""The examples in the documentation are good files."""

import re
from pathlib import Path

from small_library import language, make_library, write

from leafletgen.compose.blocks.kinds import KINDS
from leafletgen.library.library import Library, shipped_root
from leafletgen.library.schema.figures import FigureContent
from leafletgen.library.schema.layout import BoxContent, LayoutFile, StyleContent
from leafletgen.library.schema.leaflet import FactsFile, ReviewEntry, TranslationFile
from leafletgen.model.blocks import Figure
from leafletgen.model.layout import BoxName, Icon, Part, StyleName

DOCS = Path(__file__).parents[2] / "docs"


def examples(name: str) -> list[str]:
    """The YAML examples of a page."""
    return re.findall(r"^```yaml\n(.*?)^```", (DOCS / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_examples_of_leaflets_are_read(tmp_path: Path) -> None:
    """The leaflet and the clinic of the page for writers read without an error."""
    facts, english, clinic = examples("leaflet-format.md")
    make_library(tmp_path)
    write(
        tmp_path,
        {
            "leaflets/back-pain/leaflet.yaml": facts,
            "leaflets/back-pain/en.yaml": english,
            "languages/en.yaml": language("English", "Latn", "ltr"),
            "clinics/riverside.yaml": clinic,
        },
    )
    library = Library(tmp_path, tmp_path)
    assert library.leaflet("back-pain", "en").title.plain
    assert library.clinic("riverside").telephone == "020 7946 0958"


def test_every_block_has_an_example(tmp_path: Path) -> None:
    """The page of blocks shows every kind of block, and each example is read."""
    found = [line for text in examples("blocks.md") for line in text.splitlines()]
    body = "\n".join(f"      {line}" for line in found)
    make_library(tmp_path)
    text = f"title: Lumps\nsummary: Look.\nsections:\n  - id: all\n    heading: All?\n    body:\n{body}\n"
    write(tmp_path, {"leaflets/lumps/en.yaml": text})
    blocks = Library(tmp_path, tmp_path).leaflet("lumps", "en").sections[0].body
    assert {type(block) for block in blocks} == set(KINDS) - {Figure}


def test_examples_of_layouts_are_read(tmp_path: Path) -> None:
    """The layouts of the page for designers read without an error."""
    found = examples("layout-format.md")
    write(tmp_path, {f"layouts/example-{number}.yaml": text for number, text in enumerate(found)})
    library = Library(tmp_path, shipped_root())
    assert len(found) == 2
    for number in range(len(found)):
        assert library.layout(f"example-{number}").id == f"example-{number}"


def test_every_name_of_the_format_is_explained() -> None:
    """The pages mention every key, style and box that files can have."""
    layouts = (DOCS / "layout-format.md").read_text(encoding="utf-8")
    keys = {*LayoutFile.model_fields, *StyleContent.model_fields, *BoxContent.model_fields}
    assert [name for name in (*keys, *StyleName, *BoxName, *Icon, *Part) if f"`{name}`" not in layouts] == []
    leaflets = (DOCS / "leaflet-format.md").read_text(encoding="utf-8")
    keys = {
        *FactsFile.model_fields,
        *TranslationFile.model_fields,
        *FigureContent.model_fields,
        *ReviewEntry.model_fields,
    }
    assert [name for name in keys if f"{name}:" not in leaflets and f"`{name}`" not in leaflets] == []


def test_the_glossary_has_each_term_once() -> None:
    """The terms of the glossary are in alphabetical order, and none stands there twice."""
    rows = re.findall(r"^\| ([a-z ]+) \|", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE)
    terms = rows[1:]
    assert rows[0] == "term"
    assert terms == sorted(set(terms))
    assert {"edition", "job", "up to date", "worker"} <= set(terms)
