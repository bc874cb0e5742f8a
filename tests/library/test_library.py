"""A library: what there is in it, what it reads, and that no name leads out of it."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from small_library import ARABIC, ENGLISH, FACTS, language, make_library, png, write

from leafletgen.build.plan import Selection, plan
from leafletgen.diagnostics import Refused
from leafletgen.library.build.leaflet import TAKEN
from leafletgen.library.library import Library, shipped_root
from leafletgen.model.blocks import Bullets, Figure, NoteBox, Paragraph, ProsAndCons, Steps, WarningBox
from leafletgen.model.clinic import Telephone
from leafletgen.model.credits import Contributor, Credits, Said
from leafletgen.model.edition import Job
from leafletgen.model.graphics import Vector
from leafletgen.model.language import Direction
from leafletgen.model.layout import Duplex, Part, StyleName
from leafletgen.model.leaflet import Span
from leafletgen.model.medicines import KNOWN
from leafletgen.pipeline import make_leaflet


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small library."""
    make_library(tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def library(root: Path) -> Library:
    """That library, without another behind it."""
    return Library(root, root)


def codes(act: Callable[[], object]) -> list[str]:
    """The codes with which something is refused."""
    with pytest.raises(Refused) as caught:
        act()
    return [one.code for one in caught.value.diagnostics]


def test_contents_are_listed(library: Library) -> None:
    """A library knows its leaflets, their languages, its layouts and clinics, sorted."""
    assert library.leaflet_ids() == ("lumps",)
    assert library.languages_of("lumps") == ("ar", "en")
    assert library.layout_names() == ("small", "trifold")
    assert library.clinic_names() == ("example",)


@pytest.mark.skipif(os.name == "nt", reason="making a link needs a privilege there")
def test_a_link_that_leads_nowhere_is_no_leaflet(library: Library) -> None:
    """Links to themselves, or to what is gone, do not keep anybody from the leaflets beside them."""
    for name, target in (("circle", "circle"), ("gone", "nothing")):
        (library.root / "leaflets" / name).symlink_to(target)
    assert library.leaflet_ids() == ("lumps",)


def test_a_folder_that_cannot_be_read_is_not_passed_over(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leaflet whose folder may not be looked into is an error, not a leaflet without languages."""

    def forbidden(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", forbidden)
    assert codes(lambda: library.languages_of("lumps")) == ["unreadable-file"]
    assert codes(library.layout_names) == ["unreadable-file"]


def test_leaflet_is_read_whole(library: Library) -> None:
    """Every fact and every block arrives in the model."""
    leaflet = library.leaflet("lumps", "en")
    assert (leaflet.id, leaflet.language, leaflet.version, leaflet.source_language) == ("lumps", "en", "1.0", "en")
    assert (leaflet.published, leaflet.review_by) == (date(2026, 11, 22), date(2028, 11, 22))
    (section,) = leaflet.sections
    assert [type(block) for block in section.body] == [
        Paragraph,
        Bullets,
        Steps,
        NoteBox,
        NoteBox,
        WarningBox,
        ProsAndCons,
        Figure,
    ]
    assert [review.name for review in leaflet.reviews]


def test_every_text_comes_back_in_order_with_its_id(library: Library) -> None:
    """Texts stay as written, in reading order, and each has an id of its own that says where it stands."""
    texts = {text.id: text.plain for text in library.leaflet("lumps", "en").texts()}
    assert texts == {
        "title": "Lumps & bumps",
        "summary": "Have lumps looked at.",
        "causes.heading": "What causes them?",
        "causes.body.0.text": "Nobody knows, see the site.",
        "causes.body.1.items.0": "12:30",
        "causes.body.1.items.1": "010",
        "causes.body.2.items.0": "no",
        "causes.body.2.items.1": "1.10",
        "causes.body.2.items.2": "x<y>z",
        "causes.body.3.body.0.text": "A calm word.",
        "causes.body.4.heading": "Good to know",
        "causes.body.4.body.0.text": "AT&T",
        "causes.body.4.body.1.items.0": "# 5",
        "causes.body.4.body.1.items.1": "a: b",
        "causes.body.5.body.0.text": "Call 020 7946 0958.",
        "causes.body.6.pros.0": "good",
        "causes.body.6.cons.0": "bad",
        "causes.body.6.cons.1": "worse",
        "causes.body.7.alt": "A dot",
        "causes.body.7.caption": "The dot",
        "sources.0": "A book. 2026; 1: 2–3.",
        "disclaimer": "Ask English.",
    }


def test_ids_are_the_same_in_every_language(library: Library) -> None:
    """A translation has the ids of its source."""
    english, arabic = (library.leaflet("lumps", tag) for tag in ("en", "ar"))
    assert [text.id for text in english.texts()] == [text.id for text in arabic.texts()]


def test_markup_becomes_spans(library: Library) -> None:
    """Strong print and links arrive as spans."""
    paragraph = library.leaflet("lumps", "en").sections[0].body[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.spans == (
        Span("Nobody "),
        Span("knows", strong=True),
        Span(", see "),
        Span("the site", link="https://example.org"),
        Span("."),
    )


def test_every_text_knows_its_place_and_language(library: Library) -> None:
    """A text says in which file, line and column it stands, and in which language it is."""
    texts = {text.id: text for text in library.leaflet("lumps", "ar").texts()}
    assert str(texts["title"].place) == "leaflets/lumps/ar.yaml:1:8"
    assert str(texts["causes.body.1.items.1"].place) == "leaflets/lumps/ar.yaml:8:26"
    assert str(texts["sources.0"].place) == "leaflets/lumps/leaflet.yaml:7:5"
    assert str(texts["disclaimer"].place) == "languages/ar.yaml:4:13"
    assert {name: text.language for name, text in texts.items() if text.language != "ar"} == {"sources.0": "en"}


def test_drawing_is_read(root: Path, library: Library) -> None:
    """A figure may be a drawing, and what is wrong with it is told where it stands in its own file."""
    write(root, {"leaflets/lumps/en.yaml": ENGLISH.replace("dot.png", "dot.svg")})
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6">'
    write(root, {"leaflets/lumps/dot.svg": f'{head}<rect width="9" height="6"/></svg>'})
    figure = library.leaflet("lumps", "en").sections[0].body[7]
    assert isinstance(figure, Figure)
    assert isinstance(figure.graphic, Vector)
    assert (figure.graphic.width, figure.graphic.height) == (9, 6)
    assert root / "leaflets/lumps/dot.svg" in library.text_sources("lumps", "en")
    write(root, {"leaflets/lumps/dot.svg": f"{head}\n  <script/></svg>"})
    with pytest.raises(Refused) as caught:
        library.leaflet("lumps", "en")
    assert [(one.code, str(one.place)) for one in caught.value.diagnostics] == [
        ("unsafe-svg", "leaflets/lumps/dot.svg:2:3")
    ]


def test_disclaimer_of_its_own_replaces_the_default(root: Path, library: Library) -> None:
    """A leaflet with a disclaimer does not print the language's."""
    write(root, {"leaflets/lumps/en.yaml": ENGLISH + "disclaimer: Mind **this**.\n"})
    assert library.leaflet("lumps", "en").disclaimer.plain == "Mind this."


def test_picture_is_measured(root: Path, library: Library) -> None:
    """A figure knows the size of its picture, and sees it change."""
    sizes = []
    for size in ((4, 3), (7, 9)):
        (root / "leaflets/lumps/dot.png").write_bytes(png(*size))
        figure = library.leaflet("lumps", "en").sections[0].body[7]
        assert isinstance(figure, Figure)
        assert figure.image == root / "leaflets/lumps/dot.png"
        sizes.append((figure.graphic.width, figure.graphic.height))
    assert sizes == [(4, 3), (7, 9)]


def test_change_of_a_file_is_seen(root: Path, library: Library) -> None:
    """A file that has changed is read again."""
    library.leaflet("lumps", "en")
    write(root, {"leaflets/lumps/en.yaml": ENGLISH.replace("Lumps & bumps", "Bumps")})
    assert library.leaflet("lumps", "en").title.plain == "Bumps"


def test_language_is_read(library: Library) -> None:
    """A language arrives with direction, digits and labels."""
    arabic = library.language("ar")
    assert (arabic.tag, arabic.name, arabic.script, arabic.digits) == ("ar", "العربية", "Arab", "arab")
    assert arabic.direction is Direction.RTL
    assert arabic.labels["page"] == "Page {page} of {pages}"
    assert library.language("en").digits == "latn"


def test_months_are_those_of_the_tag_itself(root: Path, library: Library) -> None:
    """A language may bring the names of its months; a region that it serves keeps the names that CLDR has for that."""
    months = [f"month{number}" for number in range(1, 13)]
    write(root, {"languages/de.yaml": language("Deutsch", "Latn", "ltr") + f"months: [{', '.join(months)}]\n"})
    assert library.language("de").months == tuple(months)
    assert library.language("de-AT").months == library.language("en").months == ()


def test_region_takes_the_words_of_its_language(root: Path, library: Library) -> None:
    """`en-GB` is printed with the words of `en`, but `zh-Hant` never with those of another script."""
    write(root, {"languages/zh.yaml": language("中文", "Hans", "ltr")})
    assert library.language("en-GB").tag == "en-GB"
    assert library.language("en-GB").labels == library.language("en").labels
    assert codes(lambda: library.language("zh-Hant")) == ["unknown-name"]
    with pytest.raises(Refused, match="start it with: leafletgen new language sw"):
        library.language("sw")


def test_languages_for_a_leaflet(library: Library) -> None:
    """The languages of the leaflet, its sources and its clinic are found together."""
    leaflet = library.leaflet("lumps", "en")
    assert set(library.languages_for(leaflet)) == {"en"}
    assert set(library.languages_for(leaflet, library.clinic("example"))) == {"en", "ar"}


def test_layout_is_read(library: Library) -> None:
    """A layout arrives with lengths in points, names resolved and colours from 0 to 1."""
    layout = library.layout("trifold")
    assert layout.duplex is Duplex.SHORT_EDGE
    assert not layout.repeats
    assert [round(panel.width, 2) for panel in layout.sides[0].panels] == [274.96, 283.46, 283.46]
    assert layout.flows[0].foot == (Part.CLINIC,)
    assert layout.styles[StyleName.BODY].size == 11.5
    assert layout.styles[StyleName.BODY].after == 6.0
    assert layout.paper == (1.0, 1.0, 1.0)


def test_layout_extends_another(library: Library) -> None:
    """What a layout leaves out comes from the one that it extends."""
    base, small = library.layout("trifold"), library.layout("small")
    assert (small.id, small.title) == ("small", "Small")
    assert small.styles[StyleName.BODY].size == 11.0
    assert small.styles[StyleName.BODY].floor == base.styles[StyleName.BODY].floor
    assert small.boxes == base.boxes


def test_layout_extends_one_level(root: Path, library: Library) -> None:
    """A layout cannot extend one that extends another, or itself."""
    write(root, {"layouts/tiny.yaml": "extends: small\n", "layouts/self.yaml": "extends: self\n"})
    assert codes(lambda: library.layout("tiny")) == ["bad-extends"]
    assert codes(lambda: library.layout("self")) == ["bad-extends"]
    write(root, {"layouts/tiny.yaml": "extends: nobody\n"})
    assert codes(lambda: library.layout("tiny")) == ["unknown-name"]


@pytest.mark.parametrize("name", ["my layout", "my.layout", "größer"])
def test_names_of_layouts_go_into_names_of_files(root: Path, library: Library, name: str) -> None:
    """A layout's name is made of letters, digits, hyphens and underscores, for it is a part of file names."""
    write(root, {f"layouts/{name}.yaml": "extends: trifold\n", "layouts/my_layout-2.yaml": "extends: trifold\n"})
    assert codes(lambda: library.layout(name)) == ["bad-file-name"]
    assert library.layout("my_layout-2").id == "my_layout-2"


def test_error_in_a_base_names_the_base(root: Path, library: Library) -> None:
    """What is wrong in the extended layout is reported in its own file."""
    good = (root / "layouts/trifold.yaml").read_text(encoding="utf-8")
    write(root, {"layouts/trifold.yaml": good.replace("safe: 5 mm", "safe: 5")})
    with pytest.raises(Refused) as caught:
        library.layout("small")
    assert [one.place.file for one in caught.value.diagnostics] == ["layouts/trifold.yaml"]


def test_typefaces_are_read_once(library: Library) -> None:
    """Families are in order, fallback apart, and the same object as long as the file is the same."""
    typefaces = library.typefaces()
    assert [family.name for family in typefaces.families] == ["A"]
    assert [(family.name, family.scale) for family in typefaces.fallback] == [("D", 1.05)]
    assert typefaces.families[0].bold.path == library.root / "fonts/a/A.ttf"
    assert library.typefaces() is typefaces


def test_clinic_is_read(library: Library) -> None:
    """A clinic arrives with its logo's path."""
    clinic = library.clinic("example")
    assert (clinic.id, clinic.language, clinic.telephone) == ("example", "ar", "020 7946 0958")
    assert clinic.logo is not None
    assert clinic.logo.graphic.path == library.root / "clinics/mark.png"


def test_sources_are_every_file_that_matters(library: Library) -> None:
    """Every file that a finished leaflet depends on is named."""
    found = {*library.text_sources("lumps", "ar"), *library.setting_sources("small", "example")}
    assert sorted(path.relative_to(library.root).as_posix() for path in found) == [
        "clinics/example.yaml",
        "clinics/mark.png",
        "fonts/fonts.yaml",
        "languages/ar.yaml",
        "languages/en.yaml",
        "layouts/small.yaml",
        "layouts/trifold.yaml",
        "leaflets/lumps/ar.yaml",
        "leaflets/lumps/dot.png",
        "leaflets/lumps/en.yaml",
        "leaflets/lumps/leaflet.yaml",
    ]


@pytest.mark.parametrize(
    "name", ["../lumps", "/etc/passwd", "..", ".", "", "lumps/", "LUMPS", "lump", "a\0b", "x" * 5000]
)
def test_names_are_looked_up_never_joined(library: Library, name: str) -> None:
    """A name that is not in the library is unknown, whatever path it spells."""
    for read in (
        lambda: library.leaflet(name, "en"),
        lambda: library.leaflet("lumps", name),
        lambda: library.languages_of(name),
        lambda: library.layout(name),
        lambda: library.clinic(name),
        lambda: library.language(name),
    ):
        assert codes(read) == ["unknown-name"]


def test_unknown_name_gets_a_suggestion(library: Library) -> None:
    """A name with a slip is answered by the nearest that there is."""
    with pytest.raises(Refused, match="did you mean 'trifold'"):
        library.layout("trifolt")


@pytest.mark.parametrize(
    "name", ["leaflets/lumps/en.yaml", "languages/en.yaml", "layouts/trifold.yaml", "clinics/example.yaml"]
)
def test_links_out_of_the_library_are_not_followed(root: Path, library: Library, name: str) -> None:
    """A symbolic link to a file elsewhere is refused, also where that file is good."""
    elsewhere = root.parent / "elsewhere.yaml"
    (root / name).rename(elsewhere)
    (root / name).symlink_to(elsewhere)
    read = {
        "leaflets": lambda: library.leaflet("lumps", "en"),
        "languages": lambda: library.language("en"),
        "layouts": lambda: library.layout("trifold"),
        "clinics": lambda: library.clinic("example"),
    }[name.split("/", maxsplit=1)[0]]
    assert codes(read) == ["outside-library"]


def test_picture_behind_a_link_out_is_refused(root: Path, library: Library) -> None:
    """A picture must lie in the leaflet's own folder."""
    picture = root / "leaflets/lumps/dot.png"
    picture.unlink()
    picture.symlink_to(root / "clinics/mark.png")
    assert codes(lambda: library.leaflet("lumps", "en")) == ["outside-library"]


def test_what_is_no_file_is_not_opened(root: Path, library: Library) -> None:
    """A folder or a pipe in the place of a file is refused at once, and not called missing: something is there."""
    (root / "leaflets/lumps/ar.yaml").unlink()
    os.mkfifo(root / "leaflets/lumps/ar.yaml")
    assert codes(lambda: library.leaflet("lumps", "ar")) == ["unreadable-file"]
    (root / "layouts/odd.yaml").mkdir()
    assert codes(lambda: library.layout("odd")) == ["unreadable-file"]


def test_missing_facts_are_an_error(root: Path, library: Library) -> None:
    """A leaflet without `leaflet.yaml` is refused by name."""
    (root / "leaflets/lumps/leaflet.yaml").unlink()
    with pytest.raises(Refused, match=r"leaflets/lumps/leaflet\.yaml: error\[missing-file\]"):
        library.leaflet("lumps", "en")


def test_source_language_must_be_there(root: Path, library: Library) -> None:
    """A translation of a text that is not there cannot be checked, and is refused."""
    write(root, {"leaflets/lumps/leaflet.yaml": FACTS.replace("source_language: en", "source_language: fr")})
    assert codes(lambda: library.leaflet("lumps", "ar")) == ["unknown-name"]


def test_name_of_a_translation_is_a_tag(root: Path, library: Library) -> None:
    """A file whose name is no language tag is an error that says how to write it, not a file that is ignored."""
    write(root, {"leaflets/lumps/pt_br.yaml": ENGLISH})
    assert "pt_br" in library.languages_of("lumps")
    with pytest.raises(Refused, match="write it as 'pt-BR'"):
        library.leaflet("lumps", "pt_br")


def test_folder_and_id_are_the_same(root: Path, library: Library) -> None:
    """A leaflet's id is the name of its folder."""
    write(root, {"leaflets/bumps/leaflet.yaml": FACTS, "leaflets/bumps/en.yaml": ENGLISH})
    assert "id-not-folder" in codes(lambda: library.leaflet("bumps", "en"))


def test_own_files_come_before_shipped_ones(root: Path, tmp_path: Path) -> None:
    """Languages, layouts and clinics of a library add to the shipped ones and replace them one by one."""
    own = tmp_path / "own"
    write(
        own,
        {
            "leaflets/lumps/leaflet.yaml": FACTS,
            "leaflets/lumps/en.yaml": ENGLISH.replace(
                "      - figure: {image: dot.png, alt: A dot, caption: The dot}\n", ""
            ),
            "languages/en.yaml": language("Our English", "Latn", "ltr"),
            "layouts/ours.yaml": "extends: trifold\ntitle: Ours\n",
        },
    )
    library = Library(own, root)
    assert library.layout_names() == ("ours", "small", "trifold")
    assert library.layout("ours").title == "Ours"
    assert library.language("en").name == "Our English"
    assert library.language("ar").name == "العربية"
    assert library.leaflet("lumps", "en").disclaimer.plain == "Ask Our English."
    assert library.clinic_names() == ("example",)
    assert library.typefaces().families[0].regular.path.is_relative_to(root)


def test_library_is_found(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The given folder counts, else the current one if it has leaflets, else what is shipped."""
    monkeypatch.chdir(tmp_path)
    assert Library.find().root == shipped_root()
    assert Library.find(root).root == root
    monkeypatch.chdir(root)
    assert Library.find().root == root
    assert codes(lambda: Library.find(tmp_path)) == ["no-library"]
    assert codes(lambda: Library.find(tmp_path / "nowhere")) == ["no-library"]


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no current folder")
def test_a_current_folder_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who deletes the folder that they are in is told which, unless they name a library."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PWD", str(folder))
    folder.rmdir()
    with pytest.raises(Refused) as caught:
        Library.find()
    assert caught.value.diagnostics[0].place.file == str(folder)
    assert Library.find(shipped_root()).root == shipped_root()


def test_shipped_library_is_whole() -> None:
    """What the project ships has fonts, layouts, languages and a clinic that read without an error."""
    library = Library.find(shipped_root())
    assert set(library.layout_names()) >= {"a4", "letter", "trifold-a4", "trifold-letter"}
    for name in library.layout_names():
        assert library.layout(name).id == name
    for name in library.clinic_names():
        assert library.clinic(name).language in library.languages_for(
            library.leaflet("scrotal-calcinosis", "en"), library.clinic(name)
        )
    assert library.typefaces().families


def test_arabic_and_english_have_one_structure(root: Path, library: Library) -> None:
    """The test library's own translation passes the check that the others fail."""
    write(root, {"leaflets/lumps/ar.yaml": ARABIC})
    assert not library.leaflet("lumps", "ar").reviews


def test_the_emergency_number_is_the_clinics_or_the_librarys(tmp_path: Path) -> None:
    """A clinic's own number comes before that of library.yaml; without either there is none."""
    make_library(tmp_path)
    write(
        tmp_path,
        {
            "clinics/north.yaml": "language: en\nname: North\n",
            "clinics/south.yaml": "language: en\nname: South\nemergency: '112'\n",
        },
    )
    library = Library(tmp_path, shipped_root())

    def numbers() -> list[str]:
        return [library.edition(Job("lumps", "en", "a4", clinic)).emergency for clinic in ("", "north", "south")]

    assert numbers() == ["", "", "112"]
    write(tmp_path, {"library.yaml": "emergency: '999'\n"})
    assert numbers() == ["999", "999", "112"]
    assert tmp_path / "library.yaml" in library.setting_sources("a4")


def test_a_library_adds_names_of_medicines(tmp_path: Path) -> None:
    """What stands under `medicines` in library.yaml is in every edition; without the key the program's names are."""
    make_library(tmp_path)
    library = Library(tmp_path, shipped_root())
    assert library.edition(Job("lumps", "en", "a4")).medicines is KNOWN
    write(tmp_path, {"library.yaml": "medicines: [Zytrimol, Cardovan]\n"})
    medicines = library.edition(Job("lumps", "en", "a4")).medicines
    assert medicines.inside("Zytrimoltabletten") == [(0, 8)]
    assert medicines.inside("Paracetamoltabletten") == [(0, 11)]


def test_a_bad_library_file_is_refused(tmp_path: Path) -> None:
    """What is wrong with library.yaml is an error with its place."""
    make_library(tmp_path)
    write(tmp_path, {"library.yaml": "emergency: call us\n"})
    with pytest.raises(Refused) as caught:
        Library(tmp_path, shipped_root()).edition(Job("lumps", "en", "a4"))
    assert [(one.place.file, one.place.line, one.code) for one in caught.value.diagnostics] == [
        ("library.yaml", 1, "bad-telephone-number")
    ]


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_a_section_may_be_called_as_any_part_of_a_leaflet(tmp_path: Path, name: str) -> None:
    """A section whose id is that of another part of the sheet is printed like any other."""
    facts = FACTS.replace("lumps", "asthma")
    text = f"title: T\nsummary: S\nsections: [{{id: {name}, heading: H, body: [B]}}]\n"
    write(tmp_path, {"leaflets/asthma/leaflet.yaml": facts, "leaflets/asthma/en.yaml": text})
    make_leaflet(Library.find(tmp_path).edition(Job("asthma", "en", "large-print")))


def test_a_leaflet_has_layouts_of_its_own(root: Path) -> None:
    """A leaflet that names layouts is made in these, unless others are named; a name that no layout has is an error."""
    library = Library(root, root)
    facts = root / "leaflets/lumps/leaflet.yaml"
    every = {job.layout for job in plan(library, Selection())}
    assert every == set(library.layout_names())
    facts.write_text(FACTS + "layouts: [small]\n", "utf-8")
    assert {job.layout for job in plan(Library(root, root), Selection())} == {"small"}
    assert {job.layout for job in plan(Library(root, root), Selection(layouts=("trifold",)))} == {"trifold"}
    facts.write_text(FACTS + "layouts: [smal]\n", "utf-8")
    with pytest.raises(Refused) as caught:
        plan(Library(root, root), Selection())
    assert "smal" in str(caught.value)


def test_who_speaks_is_the_leaflets_the_clinics_or_the_librarys(tmp_path: Path) -> None:
    """The leaflet's producer comes before the library's, a clinic's lines before them too; each in the leaflet's language if there."""
    make_library(tmp_path)
    write(
        tmp_path,
        {
            "clinics/north.yaml": "language: en\nname: North\nfeedback: {en: Tell North., ar: أخبر الشمال}\n",
            "library.yaml": "producer: {en: The trust, ar: الهيئة}\nfeedback: Tell the library.\nformats: {ar: لغات أخرى}\n",
        },
    )
    library = Library(tmp_path, shipped_root())

    def credits_of(tag: str, clinic: str = "") -> Credits:
        return library.edition(Job("lumps", tag, "a4", clinic)).credits

    english, arabic = credits_of("en"), credits_of("ar")
    assert (english.producer, arabic.producer) == (Said("en", "The trust"), Said("ar", "الهيئة"))
    assert (english.feedback, arabic.feedback) == (Said("en", "Tell the library."),) * 2
    assert (english.formats, arabic.formats) == (None, Said("ar", "لغات أخرى"))
    assert credits_of("en", "north").feedback == Said("en", "Tell North.")
    assert credits_of("ar", "north").feedback == Said("ar", "أخبر الشمال")
    facts = (tmp_path / "leaflets/lumps/leaflet.yaml").read_text("utf-8")
    added = "producer: The ward\nauthors: [{name: Ana, role: {ar: طبيبة}}]\nreviewers: [{name: Ben, role: nurse, date: 2026-11-20}]\n"
    write(tmp_path, {"leaflets/lumps/leaflet.yaml": facts + added})
    arabic = credits_of("ar")
    assert arabic.producer == Said("en", "The ward")
    assert arabic.authors == (Contributor(Said("en", "Ana"), Said("ar", "طبيبة")),)
    assert arabic.reviewers == (Contributor(Said("en", "Ben"), Said("en", "nurse"), date(2026, 11, 20)),)
    assert credits_of("en").authors == (Contributor(Said("en", "Ana")),)


def test_a_clinic_is_read_in_its_languages(tmp_path: Path) -> None:
    """An edition has its clinic in the leaflet's language if the file has that, and knows what those read who hand it out."""
    make_library(tmp_path)
    text = (
        "language: en\nname: North\naddress: [Here]\n"
        "telephones: [{label: night, number: '1234'}, {label: Ward 4, number: '5678'}]\n"
        "translations:\n  ar: {name: الشمال, address: [هنا], labels: {Ward 4: الجناح 4}}\n"
    )
    write(tmp_path, {"clinics/north.yaml": text})
    library = Library(tmp_path, shipped_root())
    arabic = library.edition(Job("lumps", "ar", "a4", "north"))
    assert arabic.clinic is not None
    assert (arabic.clinic.language, arabic.clinic.name, arabic.clinic.address) == ("ar", "الشمال", ("هنا",))
    assert arabic.clinic.telephones == (Telephone("night", "1234"), Telephone("الجناح 4", "5678"))
    assert arabic.clinic_language == "en"
    assert {"ar", "en"} <= set(arabic.languages)
    english = library.edition(Job("lumps", "en", "a4", "north"))
    assert english.clinic is not None
    assert (english.clinic.language, english.clinic.name) == ("en", "North")


@pytest.mark.parametrize(
    ("use", "is_made"),
    [
        ("", True), ("leaflets: [lumps]", True), ("leaflets: [asthma, lumps]", True), ("leaflets: [asthma]", False),
        ("leaflets: []", True), ("on_request: true", False), ("on_request: false", True),
        ("on_request: true\nleaflets: [lumps]", False),
    ],
)  # fmt: skip
def test_a_layout_is_for_some_leaflets(root: Path, use: str, is_made: bool) -> None:
    """A layout that names leaflets is made for these, and one on request for none, unless it is named."""
    (root / "layouts/mine.yaml").write_text(f"extends: large-print\ntitle: Mine\n{use}\n", "utf-8")
    library = Library(root, shipped_root())
    assert library.layout("mine").title == "Mine"
    assert ("mine" in {job.layout for job in plan(library, Selection())}) == is_made
    assert {job.layout for job in plan(library, Selection(layouts=("mine",)))} == {"mine"}
    (root / "leaflets/lumps/leaflet.yaml").write_text(FACTS + "layouts: [mine]\n", "utf-8")
    assert {job.layout for job in plan(Library(root, shipped_root()), Selection())} == {"mine"}


def test_when_a_layout_is_made_is_not_inherited(root: Path) -> None:
    """What a layout extends says how it looks, not for which leaflets it is made."""
    base = (shipped_root() / "layouts/large-print.yaml").read_text("utf-8")
    (root / "layouts/base.yaml").write_text(base + "\non_request: true\nleaflets: [asthma]\n", "utf-8")
    (root / "layouts/mine.yaml").write_text("extends: base\ntitle: Mine\n", "utf-8")
    made = {job.layout for job in plan(Library(root, shipped_root()), Selection())}
    assert "mine" in made
    assert "base" not in made


def test_a_layout_that_cannot_be_read_is_still_asked_for(root: Path) -> None:
    """A layout with an error is made when none is named, so that its error is said and not passed over."""
    (root / "layouts/mine.yaml").write_text("on_request: [true\n", "utf-8")
    assert "mine" in {job.layout for job in plan(Library(root, shipped_root()), Selection())}


@pytest.mark.parametrize(
    ("abridged", "content", "missing"),
    [
        ("true", "[title, summary, get-help]", ""),
        ("true", "[title, summary]", "'get-help' is not printed"),
        ("true", "[title, get-help]", "'summary' is not printed"),
        ("false", "[title, summary, get-help]", "'sections' is not printed"),
    ],
)
def test_an_abridged_layout_has_the_key_points(root: Path, abridged: str, content: str, missing: str) -> None:
    """A layout may leave text out only where it says so, and never when to get help."""
    panels = "flows: [{panels: [page], content: " + content + ", foot: [clinic]}]"
    mine = f"extends: large-print\ntitle: Mine\nsources: none\nabridged: {abridged}\n{panels}\n"
    (root / "layouts/mine.yaml").write_text(mine, "utf-8")
    library = Library(root, shipped_root())
    if not missing:
        assert library.layout("mine").abridged
        return
    with pytest.raises(Refused) as caught:
        library.layout("mine")
    assert [one.message for one in caught.value.diagnostics] == [missing]
