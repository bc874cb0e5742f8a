"""The title of a text is found without reading the rest, and is the same as that of the whole text."""

from pathlib import Path

import pytest

from leafletgen.library.library import Library

FACTS = "id: a\nversion: '1'\npublished: 2026-01-01\nreview_by: 2028-01-01\nsource_language: en\n"
REST = "summary: S.\nsections:\n  - {id: a, heading: 'title: no', body: [Text.]}\n"


@pytest.mark.parametrize(
    "lines",
    [
        "title: Knee\n", "title: 'Knee'\n", 'title: "Knee"\n', "title: >-\n  Knee\n  pain\n", "title: 'Knee\n  pain'\n", "title: '**Knee** pain'\n",
        "title: Knee\r\n", "'title': Knee\n", "title : Knee\n", "# c\ntitle: Knee # c\n", "title:\n  Knee\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_a_title_alone_is_the_title_of_the_text(tmp_path: Path, lines: str, first: bool) -> None:
    """However a title is written, and wherever it stands, its lines alone say the same as the whole file."""
    folder = tmp_path / "leaflets" / "a"
    folder.mkdir(parents=True)
    (folder / "leaflet.yaml").write_text(FACTS, "utf-8")
    (folder / "en.yaml").write_bytes((lines + REST if first else REST + lines).encode())
    library = Library.find(tmp_path)
    assert library.title("a", "en") == library.headline("a", "en").title != ""
