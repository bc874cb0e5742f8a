"""Search: what is found by which words, with mistakes, in every script, in little time."""

import random
import time

import pytest

from leafletgen.model.headline import Headline
from leafletgen.serve.search import Entry, Index, Listing, folded, words_of

TITLES = {
    "asthma": {"en": "Asthma: your child's inhaler", "pl": "Astma: inhalator dziecka", "el": "Άσθμα"},
    "warts": {"en": "Warts and verrucas", "de": "Warzen", "ja": "いぼ", "ar": "الثآليل"},
    "wound": {"en": "Wound care at home", "fr": "Soins des plaies", "th": "การดูแลแผล", "tr": "Yara bakımı"},
    "fever": {"en": "Fever in children", "vi": "Sốt ở trẻ em", "zh-Hans": "儿童发热", "hi": "बच्चों में बुखार"},
}


@pytest.fixture(scope="module")
def index() -> Index:
    """Four leaflets."""
    return Index(
        [Listing(name, [Entry(tag, Headline(title)) for tag, title in texts.items()]) for name, texts in TITLES.items()]
    )


@pytest.mark.parametrize(
    ("query", "leaflet", "language"),
    [
        ("asthma", "asthma", "en"),
        ("ASTHMA", "asthma", "en"),
        ("asthm", "asthma", "en"),
        ("ashtma", "asthma", "en"),
        ("asthna", "asthma", "en"),
        ("childs inhaler", "asthma", "en"),
        ("child’s", "asthma", "en"),
        ("inhaller", "asthma", "en"),
        ("ασθμα", "asthma", "el"),
        ("verucas", "warts", "en"),
        ("いぼ", "warts", "ja"),
        ("الثاليل", "warts", "ar"),
        ("plaies", "wound", "fr"),
        ("แผล", "wound", "th"),
        ("bakimi", "wound", "tr"),
        ("sot o tre em", "fever", "vi"),
        ("发热", "fever", "zh-Hans"),
        ("बुखार", "fever", "hi"),
        ("children fever", "fever", "en"),
        ("fevr chldren", "fever", "en"),
    ],
)
def test_words_find_their_leaflet(index: Index, query: str, leaflet: str, language: str) -> None:
    """Capitals, marks, the order of words and a slip of the finger do not matter, in any script."""
    hits = index.find(words_of(folded(query)))
    assert [(hit.leaflet, hit.entry.language) for hit in hits[:1]] == [(leaflet, language)]


@pytest.mark.parametrize("query", ["zzzz", "xy", "fever qqqqqq", "", "   ", "!!!", "\u0301"])
def test_what_is_nowhere_is_not_found(index: Index, query: str) -> None:
    """Words that are in no text, and near none, find nothing; a query without words does not either."""
    words = words_of(folded(query))
    assert not words or index.find(words) == []


def test_a_title_comes_before_a_summary() -> None:
    """A word in a title weighs more than one in keywords, that more than a part of a word, and a summary least."""
    shown = [
        Listing("summary", [Entry("en", Headline("Other", "About the heart"))]),
        Listing("keywords", [Entry("en", Headline("Other", "", ("heart",)))]),
        Listing("title", [Entry("en", Headline("The heart"))]),
        Listing("inside", [Entry("en", Headline("Sweetheart"))]),
    ]
    assert [hit.leaflet for hit in Index(shown).find(["heart"])] == ["title", "keywords", "inside", "summary"]


def test_a_thousand_leaflets_in_31_languages_are_searched_at_once() -> None:
    """A query of a library of 31,000 texts takes a tenth of a second of processor time, also with mistakes in it.

    The limit is several times that, for a machine may be slow or busy; the page about it has figures.
    """
    dice = random.Random(1)  # noqa: S311 - invented words
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(dice.choices(letters, k=dice.randint(4, 11))) for _ in range(20_000)]
    listings = [
        Listing(
            f"l{number}",
            [
                Entry(str(tag), Headline(" ".join(dice.sample(words, 4)), " ".join(dice.sample(words, 15))))
                for tag in range(31)
            ],
        )
        for number in range(1000)
    ]
    index = Index(listings)
    wanted = listings[500].entries[7].title.split()[0]
    assert index.vocabulary
    index.find([wanted])
    for query in ([wanted], [wanted[:-2] + wanted[-1]], [wanted, "zzzzzzzz"], ["a"]):
        start = time.process_time()
        index.find(query)
        assert time.process_time() - start < 2.0
