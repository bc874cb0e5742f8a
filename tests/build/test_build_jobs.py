"""Which files are made."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

import pytest
from shelf import Shelf

from leafletgen.build.plan import Inventory, Selection, plan, tasks
from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.model.edition import Job


@pytest.fixture
def two(shelf: Shelf) -> Shelf:
    """Two leaflets; one of them in Arabic too."""
    return shelf.leaflet("asthma", en="Text.", ar="نص.").leaflet("burns", en="Text.")


Names: TypeAlias = tuple[str, ...]


def selection(leaflets: Names, languages: Names = (), layouts: Names = (), clinics: Names = ()) -> Selection:
    """A selection of these names."""
    return Selection(leaflets, languages, layouts, clinics)


def names(shelf: Shelf, *leaflets: str, **others: Names) -> list[str]:
    """The names of the files that a selection makes."""
    return [job.name for job in plan(shelf.library, selection(leaflets, **others))]


def refused(shelf: Shelf, *leaflets: str, **others: Names) -> list[str]:
    """What is said of a selection that cannot be made."""
    with pytest.raises(Refused) as caught:
        plan(shelf.library, selection(leaflets, **others))
    return [f"{one.message}; {one.hint}" for one in caught.value.diagnostics]


def test_nothing_named_is_everything(two: Shelf) -> None:
    """With nothing named there is a job for each leaflet in each of its languages in each layout that is for it, sorted.

    `all` layouts are all of them, those that are made on request too.
    """

    def expected(layouts: Iterable[str]) -> list[str]:
        return [f"{text}.{layout}" for text in ("asthma.ar", "asthma.en", "burns.en") for layout in layouts]

    every, usual = two.library.layout_names(), two.library.layouts_of("asthma")
    assert {"a4", "trifold-a4"} <= set(usual) < set(every)
    assert names(two) == names(two, "all", languages=("all",)) == expected(usual)
    assert names(two, layouts=("all",)) == expected(every)


def test_names_narrow_the_selection(two: Shelf) -> None:
    """Names of leaflets, languages, layouts and clinics each narrow the selection; naming twice is naming once."""
    assert names(two, "burns", "burns", layouts=("a4", "a4")) == ["burns.en.a4"]
    assert names(two, languages=("ar",), layouts=("a4",)) == ["asthma.ar.a4"]
    assert names(two, "burns", layouts=("a4",), clinics=("example",)) == ["burns.en.a4.example"]
    marked = replace(selection(("burns",), layouts=("a4",)), marks=True)
    assert [job.output for job in plan(two.library, marked)] == ["burns/burns.en.a4+marks.pdf"]


def test_unknown_names_are_all_told_with_the_nearest(two: Shelf) -> None:
    """Every unknown name is told in one go, with the name that was probably meant."""
    found = refused(two, "asthna", languages=("en",), layouts=("a44",), clinics=("exampel",))
    assert len(found) == 3
    for wrong, right in (("asthna", "asthma"), ("a44", "a4"), ("exampel", "example")):
        assert any(f"'{wrong}'" in one and f"did you mean '{right}'" in one for one in found)


def test_a_language_that_a_named_leaflet_lacks_is_told(two: Shelf) -> None:
    """Whoever asks for a leaflet by name is told when it is not in a language; asking for all takes those that are."""
    assert refused(two, "asthma", "burns", languages=("ar",)) == ["there is no language of burns 'ar'; known are en"]
    assert names(two, languages=("ar",), layouts=("a4",)) == ["asthma.ar.a4"]
    assert "'xx'" in refused(two, languages=("xx",))[0]


def test_unknown_names_beside_all_are_told(two: Shelf) -> None:
    """Whoever asks for all and for something that is not there is told so; `all` with what is there is all."""
    said = refused(two, "all", "asthna", languages=("all", "xx"), layouts=("all", "a44"))
    assert [one.partition(";")[0].split()[-1] for one in said] == ["'asthna'", "'a44'", "'xx'"]
    assert names(two, "all", "burns", languages=("all", "ar")) == names(two)
    assert names(two, "asthma", "burns", languages=("all", "ar")) == names(two)
    assert "'ar'" in refused(two, "burns", languages=("all", "ar"))[0]


def test_what_no_job_is_made_of_is_warned_of(two: Shelf) -> None:
    """A text whose name ends in .yml, and a leaflet without any text, are not passed over in silence."""
    leaflets = two.root / "leaflets"
    (leaflets / "burns" / "ar.yml").write_text("title: x", "utf-8")
    (leaflets / "colds").mkdir()
    found: list[Diagnostic] = []
    plan(two.library, Selection(), found)
    assert [(str(one.place), one.code) for one in found] == [
        ("leaflets/burns/ar.yml", "not-read"),
        ("leaflets/colds", "no-text"),
    ]
    assert found[0].hint == "rename it to 'ar.yaml'"
    found.clear()
    plan(two.library, selection(("asthma",)), found)
    assert not found
    assert "there is no text of this leaflet" in refused(two, "colds")[0]


def test_a_library_without_leaflets_says_so(shelf: Shelf) -> None:
    """An empty library is told apart from a finished run."""
    (shelf.root / "leaflets").mkdir(parents=True)
    assert "nothing to make" in refused(shelf)[0]


def test_tasks_keep_a_text_together(two: Shelf) -> None:
    """One text's jobs are one task, up to the size; no job is lost or doubled on the way."""
    request = two.request()
    together = list(tasks(request))
    texts = [{(job.leaflet, job.language) for job in task.jobs} for task in together]
    assert texts == [{text} for text in [("asthma", "ar"), ("asthma", "en"), ("burns", "en")]]
    small = list(tasks(request, most=3))
    assert max(len(task.jobs) for task in small) == 3
    assert [job for task in small for job in task.jobs] == list(request.jobs)


def test_inventory_knows_what_is_gone(two: Shelf) -> None:
    """A job is in the inventory while its leaflet, language, layout and clinic are all in the library."""
    there = Inventory(two.library)
    job = Job("asthma", "ar", "a4", "example")
    assert job in there
    for gone in (
        Job("asthma", "hi", "a4"),
        Job("none", "ar", "a4"),
        Job("asthma", "ar", "none"),
        Job("asthma", "ar", "a4", "none"),
    ):
        assert gone not in there


@pytest.mark.parametrize("name", ["a\\b", "a\nb", "\udcff"])
def test_names_that_lead_astray_are_refused(two: Shelf, name: str) -> None:
    """A file whose name the manifest could not be trusted with is told before anything is made."""
    (two.root / "leaflets" / "asthma" / f"{name}.yaml").write_text("title: x", "utf-8")
    (told,) = refused(two)
    assert "cannot be the name of a file or folder" in told
