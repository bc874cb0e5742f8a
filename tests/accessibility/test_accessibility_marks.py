"""What nobody vouches for says so: each mark on every page, in the patient's language and the clinic's, heard once."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from babel import Locale
from second_reader import Sequence, TaggedFile
from written import printed

from leafletgen.compose.labels import localised_date
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition, Job
from leafletgen.model.standing import Mark, Standing
from leafletgen.pipeline import make_leaflet
from leafletgen.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT, ROOT)
FIRST = "scrotal-calcinosis"
TAGS = LIBRARY.languages_of(FIRST)
TYPESETTER = Typesetter()
FOOTER = {"Type": "Pagination", "Subtype": "Footer"}
ENGLISH = {
    Mark.DRAFT: "Draft: not yet checked by a clinician",
    Mark.CHANGED: "Changed since it was signed",
    Mark.STALE: "The English text has changed since this was translated",
    Mark.EXPIRED: "Out of date since 22 November 2028",
}


def edition(tag: str, *marks: Mark, layout: str = "a4", clinic: str = "") -> Edition:
    """The shipped leaflet in a language, with these marks."""
    return replace(LIBRARY.edition(Job(FIRST, tag, layout, clinic)), standing=Standing(marks, ()))


def made(given: Edition) -> TaggedFile:
    """The finished file as a screen reader has it."""
    return TaggedFile(make_leaflet(given, TYPESETTER).pdf)


def for_clinic(given: Edition, *marks: str) -> str:
    """What a sheet in another language than English says in English: what it is, then its marks."""
    named = Locale("en").languages[given.leaflet.language.replace("-", "_")]
    return "\u2003".join(("Scrotal calcinosis", named, FIRST, "Version 1.0", *marks))


def heard(file: TaggedFile, words: str) -> list[set[int]]:
    """The pages of each element that says words."""
    nodes = [node for node in file.root.walk() if node.said == words]
    return [{kid.page for kid in node.kids if isinstance(kid, Sequence)} for node in nodes]


def footer(file: TaggedFile, page: int) -> str:
    """The text of a page's running footer."""
    return "".join(printed(each.text) for each in file.artifacts(page) if each.artifact == FOOTER)


@pytest.mark.parametrize("tag", TAGS)
def test_each_mark_is_on_every_page_in_both_languages(tag: str) -> None:
    """In each of 31 languages all four marks are heard once, and stand in the footers of the other pages."""
    given = edition(tag, *Mark)
    labels = yaml.safe_load((ROOT / f"languages/{tag}.yaml").read_text("utf-8"))["labels"]
    file = made(given)
    own = [
        labels["changed"],
        labels["expired"].replace("{date}", localised_date(given.leaflet.review_by, given.languages[tag])),
    ]
    own += [labels["pair"].format(name=labels["draft"], value=labels["draft_reason"])]
    for words in own:
        (pages,) = heard(file, printed(words))
        for page in set(range(len(file.pages))) - pages:
            assert printed(words) in footer(file, page)
    before, after = labels["stale"].split("{source}")
    (stale,) = (
        node
        for node in file.root.walk()
        if node.said.startswith(printed(before)) and node.said.endswith(printed(after))
    )
    assert tag == "en" or len(stale.said) > len(before + after)
    together = for_clinic(given, *ENGLISH.values())
    assert [len(pages) for pages in heard(file, together)] == ([] if tag == "en" else [1])
    for page in range(len(file.pages)):
        shown = footer(file, page)
        assert tag == "en" or together in shown or {page} in heard(file, together)


@pytest.mark.parametrize("mark", Mark)
@pytest.mark.parametrize(
    ("tag", "layout"), [("de", "a4"), ("ar", "trifold-a4"), ("hi", "bilingual-a4"), ("ja", "booklet-a5")]
)
def test_each_mark_has_its_own_words(tag: str, layout: str, mark: Mark) -> None:
    """A sheet with one mark says that one and no other."""
    given = edition(tag, mark, layout=layout)
    file = made(given)
    (spoken,) = (node.said for node in file.root.walk() if node.said.startswith(for_clinic(given)))
    assert spoken == for_clinic(given, ENGLISH[mark])
    labels = LIBRARY.language(tag).labels
    begins = {name: labels[name.value].partition("{")[0] or labels[name.value].rpartition("}")[2] for name in Mark}
    said = " ".join(node.said for node in file.root.walk())
    assert [name for name in Mark if begins[name] in said] == [mark]


def test_the_clinic_reads_marks_in_its_own_language() -> None:
    """With a clinic that speaks German, an Arabic sheet has its marks in Arabic and German; a German one only in German."""
    clinic = replace(LIBRARY.clinic("example"), language="de")
    german = LIBRARY.language("de").labels["changed"]
    for tag, count in (("ar", 2), ("de", 1)):
        plain = edition(tag, Mark.CHANGED, clinic="example")
        given = replace(plain, clinic=clinic, languages={**plain.languages, "de": LIBRARY.language("de")})
        file = made(given)
        said = [node.said.rpartition("\u2003")[2] for node in file.root.walk() if node.role == "P"]
        assert said.count(german) == 1
        assert sum(said.count(printed(LIBRARY.language(one).labels["changed"])) for one in {tag, "de"}) == count


def test_a_language_without_words_for_a_mark_calls_the_text_a_draft() -> None:
    """A language file from before says once that the text is a draft; the clinic reads what it is."""
    given = edition("so", Mark.CHANGED, Mark.EXPIRED)
    old = given.languages["so"]
    labels = {name: words for name, words in old.labels.items() if name not in {"changed", "stale", "expired"}}
    somali = replace(old, labels=labels)
    file = made(replace(given, languages={**given.languages, "so": somali}))
    assert len(heard(file, f"{labels['draft']}: {labels['draft_reason']}")) == 1
    assert len(heard(file, for_clinic(given, ENGLISH[Mark.CHANGED], ENGLISH[Mark.EXPIRED]))) == 1


@pytest.mark.parametrize(("tag", "layout"), [("en", "a4"), ("ar", "trifold-a4"), ("hi", "bilingual-a4")])
def test_the_fingerprint_is_in_the_footer_of_every_page(tag: str, layout: str) -> None:
    """The first eight digits of the fingerprint of each text on the paper stand in every footer, also of a released sheet."""
    given = edition(tag, layout=layout)
    assert all(len(one) == 64 for one in given.fingerprints)
    assert len(given.fingerprints) == (2 if given.beside else 1)
    file = made(given)
    shown = [one[:8] for one in given.fingerprints]
    imprint = [node for node in file.root.walk() if node.said.endswith(shown[-1])]
    assert len(imprint) == 1
    (pages,) = heard(file, imprint[0].said)
    for page in range(len(file.pages)):
        assert page in pages or all(one in footer(file, page) for one in shown)
    other = LIBRARY.edition(Job(FIRST, "de", "a4")).fingerprints
    assert not set(other) & set(given.fingerprints)
