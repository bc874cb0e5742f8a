"""A library's own files beside the shipped ones, and the names that files may have."""

from pathlib import Path

import pytest
from small_library import ENGLISH, FACTS, make_library, png, write

from leafletgen.build.plan import Selection, plan
from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.library.library import Library, shipped_root
from leafletgen.library.names import is_unusable, same_elsewhere
from leafletgen.model.blocks import Figure
from leafletgen.model.graphics import Raster

CLINIC = "language: en\nname: North\n"
FONT = "{file: b/B.ttf, sha256: " + "cd" * 32 + "}"


def family(name: str, fallback: bool = False) -> str:
    """A family in fonts.yaml."""
    return (
        f"  - {{family: {name}, scripts: [Latn], origin: x, licence: OFL-1.1, licence_file: b/OFL.txt, "
        f"regular: {FONT}, bold: {FONT}, fallback: {'true' if fallback else 'false'}}}\n"
    )


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A library that takes the place of the shipped one."""
    make_library(tmp_path / "shipped")
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An empty folder for a library of one's own."""
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


@pytest.mark.parametrize("name", ["leaflets", "clinics", "layouts", "languages", "fonts"])
def test_one_folder_makes_a_library(own: Path, name: str) -> None:
    """A folder with any one of the folders of a library is one, and has everything that is shipped besides."""
    (own / name).mkdir()
    library = Library.find(own)
    assert library.root == own
    assert "scrotal-calcinosis" in library.leaflet_ids()
    assert "a4" in library.layout_names()


def test_a_clinic_of_ones_own_is_enough(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with nothing but a clinic the shipped leaflets are made for it."""
    write(own, {"clinics/north.yaml": CLINIC})
    monkeypatch.chdir(own)
    library = Library.find()
    assert library.root == own
    jobs = plan(library, Selection(languages=("en",), layouts=("a4",), clinics=("north",)))
    assert [job.name for job in jobs] == [f"{leaflet}.en.a4.north" for leaflet in library.leaflet_ids()]


def test_leaflets_are_added(own: Path, shipped: Path) -> None:
    """Shipped leaflets stay beside one's own; one of the same name replaces the shipped one with all of its languages."""
    write(
        own,
        {
            "leaflets/bumps/leaflet.yaml": FACTS.replace("lumps", "bumps"),
            "leaflets/bumps/en.yaml": ENGLISH.split("      - figure")[0],
        },
    )
    library = Library(own, shipped)
    assert library.leaflet_ids() == ("bumps", "lumps")
    assert library.languages_of("lumps") == ("ar", "en")
    assert library.leaflet("lumps", "ar").id == "lumps"
    write(own, {"leaflets/lumps/leaflet.yaml": FACTS, "leaflets/lumps/en.yaml": ENGLISH.split("      - figure")[0]})
    assert library.languages_of("lumps") == ("en",)
    assert library.leaflet("lumps", "en").title.place.file == "leaflets/lumps/en.yaml"


def test_who_has_leaflets_means_those(own: Path, shipped: Path) -> None:
    """Without names one's own leaflets are made; a shipped one is there by its name."""
    write(own, {"leaflets/bumps/leaflet.yaml": FACTS.replace("lumps", "bumps"), "leaflets/bumps/en.yaml": ENGLISH})
    library = Library(own, shipped)
    assert {job.leaflet for job in plan(library, Selection())} == {"bumps"}
    assert {job.leaflet for job in plan(library, Selection(leaflets=("lumps",)))} == {"lumps"}
    assert {job.leaflet for job in plan(library, Selection(leaflets=("all", "lumps")))} == {"bumps", "lumps"}


def test_font_families_are_added(own: Path, shipped: Path) -> None:
    """One's own families come before the shipped ones; one of the same name takes the shipped one's place."""
    write(
        own,
        {
            "fonts/fonts.yaml": "families:\n" + family("B") + family("C", fallback=True),
            "fonts/b/OFL.txt": "x",
            "fonts/b/B.ttf": "x",
        },
    )
    library = Library(own, shipped)
    typefaces = library.typefaces()
    assert [one.name for one in typefaces.families] == ["B", "A"]
    assert [one.name for one in typefaces.fallback] == ["C", "D"]
    assert library.typefaces() is typefaces
    write(own, {"fonts/fonts.yaml": "families:\n" + family("A")})
    typefaces = Library(own, shipped).typefaces()
    assert [one.name for one in typefaces.families] == ["A"]
    assert typefaces.families[0].regular.path.is_relative_to(own)
    assert Library(own, shipped).setting_sources("small")[-2:] == (
        own / "fonts/fonts.yaml",
        shipped / "fonts/fonts.yaml",
    )


def test_english_stays_in_its_font(own: Path) -> None:
    """A font for another script does not change the font of English."""
    write(
        own,
        {
            "fonts/fonts.yaml": "families:\n" + family("Lao").replace("Latn", "Laoo"),
            "fonts/b/OFL.txt": "x",
            "fonts/b/B.ttf": "x",
        },
    )
    ours, theirs = (Library(root, shipped_root()).typefaces() for root in (own, shipped_root()))
    assert ours.chain("Latn", "en")[0] == theirs.chain("Latn", "en")[0]
    assert ours.chain("Laoo", "lo")[0].name == "Lao"


@pytest.mark.parametrize("name", ["north.YAML", "north.Yaml"])
def test_capitals_in_the_names_of_files_are_read(own: Path, shipped: Path, name: str) -> None:
    """Windows and cameras write suffixes in capitals: clinics, layouts and languages are read all the same."""
    write(own, {f"clinics/{name}": CLINIC, "layouts/mine.YAML": "extends: trifold\ntitle: Mine\n"})
    library = Library(own, shipped)
    assert library.clinic("north").name == "North"
    assert library.layout("mine").title == "Mine"
    assert library.setting_sources("mine", "north")[0] == own / "layouts/mine.YAML"


@pytest.mark.parametrize("name", ["IMG.PNG", "Img.Png", "dot.PNG"])
def test_capitals_in_the_names_of_pictures_are_read(shipped: Path, name: str) -> None:
    """A picture may have its suffix in capitals."""
    (shipped / "leaflets/lumps" / name).write_bytes(png(4, 3))
    write(shipped, {"leaflets/lumps/en.yaml": ENGLISH.replace("dot.png", name)})
    figure = Library(shipped, shipped).leaflet("lumps", "en").sections[0].body[7]
    assert isinstance(figure, Figure)
    assert isinstance(figure.graphic, Raster)


@pytest.mark.parametrize(
    "name", ["fr.yml", "es.YAML", "fr.yaml.txt", "ar.yaml.bak", "de.yaml ", "it.YML", "pt.yaml~", "pl.yaml.orig"]
)
def test_stray_files_are_warned_of(shipped: Path, name: str) -> None:
    """A file beside a leaflet's texts that looks like one and is not read is named, with the name that it needs."""
    write(shipped, {f"leaflets/lumps/{name}": ENGLISH})
    found: list[Diagnostic] = []
    plan(Library(shipped, shipped), Selection(), found)
    (one,) = found
    assert (one.code, one.place.file) == ("not-read", f"leaflets/lumps/{name}")
    assert f"'{name[:2]}.yaml'" in one.hint


@pytest.mark.parametrize(
    "name", ["notes.txt", "dot.png", "en.yaml", "leaflet.yaml", "records.yaml", ".en.yaml.swp", "yaml"]
)
def test_other_files_are_no_strays(shipped: Path, name: str) -> None:
    """Pictures, notes and the files of a leaflet are not told of."""
    if not (shipped / "leaflets/lumps" / name).exists():
        write(shipped, {f"leaflets/lumps/{name}": ""})
    assert Library(shipped, shipped).overlooked("lumps") == ()


@pytest.mark.parametrize(
    "name",
    [
        "con",
        "CON",
        "aux",
        "nul",
        "prn",
        "com1",
        "LPT9",
        "nul.x",
        "a.",
        "a ",
        " a",
        "a:b",
        "a*b",
        "a?b",
        'a"b',
        "a<b",
        "a|b",
        "a\\b",
    ],
)
def test_names_that_windows_cannot_hold_are_found(name: str) -> None:
    """Devices, ends that are cut off, and signs that mean something to Windows make no names."""
    assert is_unusable(name)


@pytest.mark.parametrize(
    "name", ["a4", "console", "auxiliary", "nul-1", "com", "com10", "été", "zh-Hans", "a.b", "my_layout-2"]
)
def test_ordinary_names_are_fine(name: str) -> None:
    """Names that only begin like a device, and letters of any script, are names."""
    assert not is_unusable(name)


@pytest.mark.parametrize(
    ("name", "others", "same"), [("A4", ("A4", "a4"), "a4"), ("ß", ("SS",), "SS"), ("a4", ("a4", "a5"), "")]
)
def test_names_that_differ_in_capitals_are_one(name: str, others: tuple[str, ...], same: str) -> None:
    """Windows and macOS take names that differ in capitals for one."""
    assert same_elsewhere(name, others) == same


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("layouts/aux.yaml", "aux"),
        ("layouts/nul.yaml", "nul"),
        ("layouts/Small.yaml", "Small"),
        ("layouts/SMALL.yaml", "small"),
    ],
)
def test_layouts_that_other_systems_cannot_hold_are_refused(shipped: Path, file: str, name: str) -> None:
    """A layout that Windows cannot hold, or takes for another one, is an error that says so."""
    write(shipped, {file: "extends: trifold\ntitle: X\n"})
    with pytest.raises(Refused) as caught:
        Library(shipped, shipped).layout(name)
    assert caught.value.diagnostics[0].code == "bad-file-name"


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1"])
def test_leaflets_that_windows_cannot_hold_are_refused(shipped: Path, name: str) -> None:
    """A leaflet whose folder Windows cannot hold is refused."""
    write(shipped, {f"leaflets/{name}/leaflet.yaml": FACTS.replace("lumps", name), f"leaflets/{name}/en.yaml": ENGLISH})
    with pytest.raises(Refused) as caught:
        Library(shipped, shipped).leaflet(name, "en")
    assert caught.value.diagnostics[0].code == "bad-file-name"


SIDES = """extends: trifold
title: Mine
sides:
  - id: outside
    panels:
      - {id: one, width: 148.5 mm}
      - {id: two, width: 148.5 mm, footer: true}
flows:
  - panels: [one, two]
    content: [title, summary, sections, sources, clinic, questions]
duplex: none
"""


def test_own_sides_and_flows_drop_the_tight_flows(shipped: Path) -> None:
    """What was inherited and says how other panels are filled goes with them."""
    base = (shipped / "layouts/trifold.yaml").read_text("utf-8")
    assert "tight_flows" in base or "flows" in base
    write(shipped, {"layouts/mine.yaml": SIDES})
    layout = Library(shipped, shipped).layout("mine")
    assert layout.tight_flows == ()
    assert [panel.id for panel in layout.sides[0].panels] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("extends: trifold\ntitle: Mine\nsides:\n  - {id: a, panels: [{id: b, width: 297 mm, footer: true}]}\n", 3),
        ("title: Mine\nextends: trifold\npaper: {width: 100 mm, height: 210 mm}\n", 3),
        ("title: Mine\nextends: trifold\nduplex: none\nsafe: 90 mm\n", 4),
    ],
)
def test_errors_of_what_was_inherited_name_the_own_line(shipped: Path, text: str, line: int) -> None:
    """Where a layout changes what its base rests on, the errors stand at its own line, in its own file."""
    write(shipped, {"layouts/mine.yaml": text})
    with pytest.raises(Refused) as caught:
        Library(shipped, shipped).layout("mine")
    assert {one.place.file for one in caught.value.diagnostics} == {"layouts/mine.yaml"}
    assert line in {one.place.line for one in caught.value.diagnostics}
    assert all(one.place.line <= text.count("\n") for one in caught.value.diagnostics)
