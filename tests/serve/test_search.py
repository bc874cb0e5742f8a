"""Search: what is found by which words, with mistakes, in every script, with little work."""

from collections.abc import Sequence

import pytest

from leafletgen.model.headline import Headline
from leafletgen.serve import search
from leafletgen.serve.search import Entry, Hit, Index, Listing, best, folded, folded_words

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
    ("query", "language"),
    [("kolonoskopia", "pl"), ("kolonoskopie", "pl"), ("colonoscopya", "es"), ("koloskopi", "de"), ("coloscopia", "fr")],
)
def test_the_fewest_mistakes_win(query: str, language: str) -> None:
    """A word that two languages write alike opens the leaflet in the one that is nearer to it."""
    titles = {"de": "Koloskopie", "es": "Colonoscopia", "fr": "Coloscopie", "pl": "Przygotowanie do kolonoskopii"}
    index = Index([Listing("colon", [Entry(tag, Headline(title)) for tag, title in titles.items()])])
    (hit,) = index.find(folded_words(folded(query)))
    assert hit.entry.language == language


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
    hits = index.find(folded_words(folded(query)))
    assert [(hit.leaflet, hit.entry.language) for hit in hits[:1]] == [(leaflet, language)]


@pytest.mark.parametrize("query", ["zzzz", "xy", "fever qqqqqq", "", "   ", "!!!", "\u0301"])
def test_what_is_nowhere_is_not_found(index: Index, query: str) -> None:
    """Words that are in no text, and near none, find nothing; a query without words does not either."""
    words = folded_words(folded(query))
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


def test_only_likely_leaflets_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a library of a hundred leaflets only those that have every word are weighed, also with mistakes in it.

    That is what keeps a search of thousands quick; `bench/searching.py` has the times.
    """
    weighed: list[str] = []

    def weigh(listing: Listing, choices: Sequence[Sequence[str]]) -> Hit | None:
        weighed.append(listing.leaflet)
        return best(listing, choices)

    monkeypatch.setattr(search, "best", weigh)
    index = Index([Listing(f"l{number}", [Entry("en", Headline(f"Leaflet {spelt(number)}"))]) for number in range(100)])
    for query in (["fivezero"], ["fivezreo"], ["leaflet", "fivezero"], ["laeflet", "fivezreo"]):
        weighed.clear()
        assert "l50" in [hit.leaflet for hit in index.find(query)]
        assert len(weighed) < 10, query
    weighed.clear()
    assert index.find(["fivezero", "zzzzzzzz"]) == []
    assert weighed == []


def spelt(number: int) -> str:
    """A number as a word, digit by digit."""
    digits = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return "".join(digits[int(digit)] for digit in f"{number:02}")
