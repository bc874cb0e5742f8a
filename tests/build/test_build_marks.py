"""Editions for a print shop, beside those of the office."""

import json

from shelf import Shelf

from leafletgen.build.plan import Selection


def test_marked_edition_lies_beside_the_other(shelf: Shelf) -> None:
    """Each edition is made once, is up to date by itself, stays when what is gone is pruned, and is in the manifest."""
    shelf.leaflet("asthma")
    office, shop = (
        shelf.request(Selection(layouts=("a4",), marks=marks), prune=Selection()) for marks in (False, True)
    )
    assert shelf.states(office) == {"asthma.en.a4": "made"}
    assert shelf.states(shop) == {"asthma.en.a4+marks": "made"}
    assert shelf.states(office) == {"asthma.en.a4": "current"}
    assert shelf.states(shop) == {"asthma.en.a4+marks": "current"}
    outputs = json.loads((shelf.output / "manifest.json").read_bytes())["outputs"]
    assert {entry["file"]: entry["marks"] for entry in outputs} == {
        "asthma/asthma.en.a4.pdf": False,
        "asthma/asthma.en.a4+marks.pdf": True,
    }
    files = shelf.files()
    assert files["asthma/asthma.en.a4.pdf"] != files["asthma/asthma.en.a4+marks.pdf"]
