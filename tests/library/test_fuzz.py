"""Seeded generators of hostile files: whatever they hold, they are read or refused with errors that have places.

`make fuzz` runs all cases (2,000 of YAML, 500 of SVG, 200 pictures, 100 names); the suite runs the first ones.
"""

import io
import os
import random
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from small_library import ENGLISH, make_library

from leafletgen.diagnostics import Diagnostic, Refused, error
from leafletgen.library.folder import FileTrouble
from leafletgen.library.library import Library
from leafletgen.library.pictures import raster
from leafletgen.library.svg.drawing import read_svg
from leafletgen.pdf.images import decoded_picture

LONG = bool(os.environ.get("FUZZ"))
"""Whether all cases are run, and not only some of each kind."""
DRAWINGS = sorted((Path(__file__).parent / "drawings").glob("*.svg"))
SIGNS = ["#", " #", ": ", "- ", "|", ">", "'", '"', "\\", "[", "]", "{", "}", "&a ", "*a", "!t ", "? ", "%", "@", "`", "\t", "\n", "\r\n", "---\n",
         "...\n", "\u00a0", "\u3000", "\uff1a", "\ufffd", "\u0092", "\u202e", "\ufeff", "字", "ا", "**", "](", "\x00", "Ã©", "~", "<<: ", "  "]  # fmt: skip

NOTHING = error("", "")
"""Stands for a refusal that says nothing, which no refusal may."""


def cases(long: int, short: int) -> range:
    """The seeds of a generator."""
    return range(long if LONG else short)


def seeded(seed: int) -> random.Random:
    """Chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - nothing secret


def mutated(text: str, chance: random.Random) -> str:
    """A text with a few signs put in, taken out, doubled or moved."""
    for _ in range(chance.randrange(1, 6)):
        at, length = chance.randrange(len(text) + 1), chance.randrange(1, 12)
        match chance.randrange(4):
            case 0:
                text = text[:at] + chance.choice(SIGNS) + text[at:]
            case 1:
                text = text[:at] + text[at + length :]
            case 2:
                text = text[:at] + text[at : at + length] * 3 + text[at + length :]
            case _:
                other = chance.randrange(len(text) + 1)
                text = text[:other] + text[at : at + length] + text[other:]
    return text


def refused_in_order(act: Callable[[], object]) -> None:
    """Do something; what is refused has a code, words, and nothing that a terminal would obey."""
    found: tuple[Diagnostic, ...] = ()
    try:
        act()
    except Refused as refused:
        found = refused.diagnostics or (NOTHING,)
    for one in found:
        assert one.message.strip()
        assert str(one).isprintable()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small library."""
    make_library(tmp_path / "library")
    return tmp_path / "library"


def test_mutated_leaflets_are_read_or_refused(root: Path) -> None:
    """Whatever becomes of a text, reading it ends with a leaflet or with located errors."""
    for seed in cases(2000, 150):
        (root / "leaflets/lumps/en.yaml").write_bytes(mutated(ENGLISH, seeded(seed)).encode("utf-8", "replace"))
        refused_in_order(lambda: Library(root, root).leaflet("lumps", "en"))


def test_mutated_drawings_are_read_or_refused() -> None:
    """Whatever becomes of a drawing, reading it ends with shapes or with located errors."""
    for seed in cases(500, 100):
        chance = seeded(seed)
        text = mutated(chance.choice(DRAWINGS).read_text("utf-8"), chance)
        refused_in_order(partial(read_svg, text.encode("utf-8", "replace"), "drawing.svg"))


def test_damaged_pictures_are_read_or_refused(tmp_path: Path) -> None:
    """Whatever becomes of the bytes of a picture, it is measured and decoded, or refused."""
    for seed in cases(200, 40):
        chance = seeded(seed)
        kind, mode = chance.choice(
            [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK")]
        )
        out = io.BytesIO()
        Image.new(mode, (chance.randrange(1, 60), chance.randrange(1, 60))).save(out, kind)
        data = bytearray(out.getvalue())
        for _ in range(chance.randrange(1, 9)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        path = tmp_path / f"a{seed}.{kind.lower()}"
        path.write_bytes(data)
        with suppress(FileTrouble):
            raster(tmp_path, path.name)
        refused_in_order(partial(decoded_picture, path))


def test_hostile_names_are_known_or_refused(root: Path) -> None:
    """Whatever a name spells, it is looked up among the files that there are, and leads nowhere else."""
    parts = [
        "..",
        ".",
        "/",
        "\\",
        "con",
        "lumps",
        "en",
        "\x00",
        " ",
        "a4",
        "~",
        "$HOME",
        "%00",
        "\u202e",
        "é",
        "e\u0301",
        "A" * 300,
        ":",
        "*",
        "\n",
    ]
    library = Library(root, root)
    for seed in cases(100, 100):
        chance = seeded(seed)
        name = "".join(chance.choice(parts) for _ in range(chance.randrange(1, 5)))
        refused_in_order(partial(library.leaflet, name, "en"))
        refused_in_order(partial(library.leaflet, "lumps", name))
        for read in (library.layout, library.clinic, library.language, library.languages_of):
            refused_in_order(partial(read, name))
