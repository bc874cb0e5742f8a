"""A library of one leaflet, which says one sentence: for tests that look at what becomes of it on paper."""

from pathlib import Path

from leafletgen.library.library import Library
from leafletgen.model.edition import Edition, Job

ROOT = Path(__file__).parents[1]
FACTS = "id: sentence\nversion: '1'\npublished: '2026-11-22'\nreview_by: '2028-11-22'\nsource_language: {}\n"
TEXT = "title: 'X'\nsummary: '{}'\nsections:\n  - {{id: a, heading: '{}', body: [{}]}}\n"


def edition_saying(folder: Path, language: str, summary: str, heading: str = "X", body: str = "'X'") -> Edition:
    """The leaflet on A4, in a language, with this summary; `body` are its blocks, as YAML writes them in a row."""
    place = folder / "leaflets" / "sentence"
    place.mkdir(parents=True)
    (place / "leaflet.yaml").write_text(FACTS.format(language), "utf-8")
    (place / f"{language}.yaml").write_text(TEXT.format(summary, heading, body), "utf-8")
    return Library(folder, ROOT).edition(Job("sentence", language, "a4"))
