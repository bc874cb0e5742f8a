"""A translation is built like its source, or is refused with both places."""

from pathlib import Path

import pytest
from small_library import ARABIC, make_library, write

from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library

SECTION = "  - {id: more, heading: المزيد, body: [كلمة]}\n"

CHANGES = {
    "section renamed": (("id: causes", "id: cause"), 2, "there is no section 'causes' here"),
    "section added": (("      - figure:", "      - figure:"), 1, "there is a section 'more' here"),
    "block missing": (("      - note: كلمة.\n", ""), 5, "section 'causes' has 7 blocks here, but 8 blocks there"),
    "block of another kind": (("- note: كلمة.", "- warning: كلمة."), 1, "there is a warning with a paragraph here"),
    "bullets for steps": (
        ("- steps:", "- bullets:"),
        1,
        "there is a list of 3 bullets here, but a list of 3 steps there",
    ),
    "item missing": (
        ("[12:30, 010]", "[12:30]"),
        1,
        "there is a list of 1 bullet here, but a list of 2 bullets there",
    ),
    "con missing": (("cons: [سيئ, أسوأ]", "cons: [سيئ]"), 1, "there is 1 pro and 1 con here, but 1 pro and 2 cons"),
    "heading of box missing": (("          heading: معلومة\n", ""), 1, "there is a note with a paragraph"),
    "part of box missing": (
        ("            - bullets: ['# 5', ب]\n", ""),
        1,
        "there is a note with a heading and a paragraph",
    ),
    "role of its own": (
        ("id: causes", "id: causes\n    role: risks"),
        1,
        "section 'causes' has role 'risks' here, but no role",
    ),
    "caption missing": ((", caption: النقطة", ""), 1, "there is a figure without a caption here"),
    "disclaimer of its own": (
        ("summary:", "disclaimer: تنبيه\nsummary:"),
        1,
        "the translation has a disclaimer of its own",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_other_structure_is_refused(tmp_path: Path, name: str) -> None:
    """Each difference is an error that says what is here and what is there, and names both places."""
    make_library(tmp_path)
    (old, new), count, message = CHANGES[name]
    changed = ARABIC.replace(old, new) + (SECTION if name == "section added" else "")
    write(tmp_path, {"leaflets/lumps/ar.yaml": changed})
    with pytest.raises(Refused) as caught:
        Library(tmp_path, tmp_path).leaflet("lumps", "ar")
    found = caught.value.diagnostics
    assert {one.code for one in found} == {"structure-differs"}
    assert len(found) == count
    assert any(message in one.message for one in found)
    assert all(one.place.line for one in found)
    assert all("(leaflets/lumps/en.yaml:" in one.message or "(languages/en.yaml:" in one.message for one in found)


def test_sections_in_another_order_are_refused(tmp_path: Path) -> None:
    """The same sections in another order are an error at the first that moved."""
    make_library(tmp_path)
    english = (tmp_path / "leaflets/lumps/en.yaml").read_text(encoding="utf-8").split("reviewed:")[0]
    first = ARABIC.split("sections:\n")
    write(
        tmp_path,
        {
            "leaflets/lumps/en.yaml": english + SECTION,
            "leaflets/lumps/ar.yaml": f"{first[0]}sections:\n{SECTION}{first[1]}",
        },
    )
    with pytest.raises(Refused) as caught:
        Library(tmp_path, tmp_path).leaflet("lumps", "ar")
    (found,) = caught.value.diagnostics
    assert found.message.startswith("section 'more' comes first here, but 'causes' in the source")
