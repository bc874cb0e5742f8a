"""Words that are wider than a line: addresses go on without a mark, words are hyphenated, and some are never divided."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from leafletgen.library.library import Library
from leafletgen.model.language import Language
from leafletgen.model.leaflet import Span
from leafletgen.model.medicines import KNOWN, MEDICINE_NAMES, Medicines
from leafletgen.text.hyphenation import PATTERNS_FOLDER, hyphenation_points, read_patterns
from leafletgen.text.narrowing import Narrowing
from leafletgen.text.paragraphs import Wording, shape_wording
from leafletgen.text.typesetter import Typesetter
from leafletgen.text.wrapping import break_lines

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT, ROOT)
TYPESETTER = Typesetter()
TYPEFACES = LIBRARY.typefaces()


@cache
def language(tag: str) -> Language:
    """A language of the library, read once: identity is equality."""
    return LIBRARY.language(tag)


def lines(text: str, tag: str, width: float, medicines: Medicines = KNOWN) -> list[str]:
    """The lines of a text over so many ems, as readers of the file get them; a hyphen of the program is U+00AD."""
    wording = Wording((Span(text),), language(tag), TYPEFACES, False)
    paragraph, missing = shape_wording(wording, TYPESETTER)
    assert not missing
    narrowed = Narrowing(wording, medicines, TYPESETTER).to(paragraph, width).paragraph
    return ["".join(word.text for word in line.words) for line in break_lines(narrowed, width)]


def fits(text: str, tag: str, width: float) -> bool:
    """True when no line of a text is wider than so many ems."""
    wording = Wording((Span(text),), language(tag), TYPEFACES, False)
    paragraph, _ = shape_wording(wording, TYPESETTER)
    narrowed = Narrowing(wording, KNOWN, TYPESETTER).to(paragraph, width).paragraph
    return all(line.width <= width + 1e-6 for line in break_lines(narrowed, width))


ADDRESSES = (
    "https://www.cdc.gov/coronavirus/2019-ncov/downloads/community-mitigation-strategy.pdf",
    "www.royalmarsdenhospital.nhs.uk/dermatology?page=skin_surgery&language=en-GB#aftercare",
    "dermatology.outpatient.appointments@royal-northern-university-hospitals.nhs.uk",
    "mailto:dermatology_outpatients@example-university-hospitals.nhs.uk",
    "doi:10.1016/j.jaad.2026.01.012-supplementary_material_of_the_authors",
    "https://example.org:8443/a~b/c+d,e;f/g%20h/i=j&k=l/m_n-o.p@q/r:s?t=u",
)


@pytest.mark.parametrize("tag", ["en", "ar", "he", "zh-Hans", "hi", "ja"])
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("around", ["{}", "({})", "a {} b"])
def test_an_address_goes_on_behind_its_signs(address: str, tag: str, around: str) -> None:
    """It is divided behind a sign and nowhere else, wherever it stands; nothing is added to what is copied."""
    text = around.format(address)
    found = lines(text, tag, 12)
    assert "".join(found) == text
    assert all(len(part) > 0 and not (part[-1].isalnum() and after[:1].isalnum()) for part, after in pairwise(found))
    assert fits(text, tag, 12)


def test_an_address_that_fits_a_line_is_whole() -> None:
    """An address is divided only where a line has no room for it."""
    assert lines("Write to us at clinic.north@example.org please", "en", 14) == [
        "Write to us at ",
        "clinic.north@example.org ",
        "please",
    ]


@pytest.mark.parametrize(
    "path",
    [
        r"\\server01\departments\dermatology\Patient_information\aftercare_FINAL_v3.docx",
        "/srv/www/hospital/intranet/departments/dermatology/leaflets/current",
        "Patienteninformation_Schilddruesenunterfunktion_Behandlung_Nachsorge.pdf",
        "and/or/either/neither/both/and/or/either/neither/both/and/or",
        "one\u00a0long\u00a0sentence\u00a0that\u00a0was\u00a0copied\u00a0from\u00a0a\u00a0page",
    ],
)
def test_paths_and_chains_go_on_without_a_hyphen(path: str) -> None:
    """Paths, file names, chains of words, and words held by spaces that do not break, are divided behind their signs."""
    found = lines(path, "en", 10)
    assert "".join(found) == path
    assert len(found) > 1
    assert fits(path, "en", 10)


HYPHENATED = {
    "de": ("Donaudampfschifffahrtsgesellschaft", "Donau-dampf-schiff-fahrts-ge-sell-schaft"),
    "en": ("electroencephalography", "elec-tro-en-ceph-al-o-graphy"),
    "fi": ("lentokonesuihkuturbiinimoottori", "len-to-ko-ne-suih-ku-tur-bii-ni-moot-tori"),
    "nl": ("hottentottententententoonstelling", "hot-ten-tot-ten-ten-ten-ten-toon-stel-ling"),
    "hu": ("megszentségteleníthetetlenség", "meg-szent-ség-te-le-nít-he-tet-len-ség"),
    "tr": ("İyileştiremediklerimizden", "İyi-leş-ti-re-me-dik-le-ri-miz-den"),
    "ru": ("распространяется", "рас-про-стра-ня-ется"),
    "el": ("αντιβιοτικά", "αντι-βιο-τικά"),
    "hi": ("अन्तर्राष्ट्रीयकरण", "अन्त-र्रा-ष्ट्री-य-करण"),
    "ta": ("கண்டுபிடிப்புகளை", "கண்-டு-பி-டிப்-பு-களை"),
    "pl": ("pięćdziesięciogroszówka", "pięć-dzie-się-cio-gro-szówka"),
    "sr": ("електрокардиограм", "елек-тро-кар-ди-о-грам"),
}


@pytest.mark.parametrize("tag", HYPHENATED)
def test_words_are_hyphenated_by_the_patterns_of_their_language(tag: str) -> None:
    """The points of each language are those of its patterns; capitals and decomposed letters have the same."""
    word, expected = HYPHENATED[tag]
    points = hyphenation_points(word, tag, foreign=False)
    pieces = [word[start:end] for start, end in zip([0, *points], [*points, len(word)], strict=True)]
    assert "-".join(pieces) == expected


@pytest.mark.parametrize(
    ("word", "tag"), [("SCHILDDRÜSENUNTERFUNKTION", "de"), ("Schilddru\u0308senunterfunktion", "de")]
)
def test_capitals_and_decomposed_letters_are_hyphenated_alike(word: str, tag: str) -> None:
    """A word in capitals, or as macOS writes it, is divided where the plain word is."""
    points = hyphenation_points(word, tag, foreign=False)
    pieces = [word[start:end] for start, end in zip([0, *points], [*points, len(word)], strict=True)]
    assert [piece.lower().replace("u\u0308", "ü") for piece in pieces] == [
        "schild",
        "drü",
        "sen",
        "un",
        "ter",
        "funk",
        "tion",
    ]


def test_a_divided_word_reads_as_one() -> None:
    """A hyphen of the program is a soft hyphen to whoever reads the file (ISO 32000-1, 14.8.2.2.3)."""
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    found = lines(f"Die {word} zahlt.", "de", 10)
    assert len(found) > 2
    assert "".join(found).replace("\u00ad", "") == f"Die {word} zahlt."
    assert all(line.endswith("\u00ad") for line in found[:-1])


@pytest.mark.parametrize("text", ["Die Untersuchung zahlt die Krankenkasse.", "Wir untersuchen Sie gern noch einmal."])
def test_words_that_fit_a_line_are_whole(text: str) -> None:
    """No word is divided for looks."""
    assert "".join(lines(text, "de", 8)) == text


WHOLE = (
    ("hydroxychloroquine", "en"), ("Acetylsalicylsäure", "de"), ("phenoxymethylpenicillin", "en"), ("амоксициллин", "ru"),
    ("парацетамол", "ru"), ("παρακεταμόλη", "el"), ("पैरासिटामोल", "hi"), ("amoksisilliini", "en"), ("LevETIRAcetam", "en"),
    ("McAllisterFeatherstone", "en"), ("12345678901234567890", "en"), ("11111111111111111111", "en"), ("trastuzumabum", "pl"), ("இன்சுலின்", "ta"),
)  # fmt: skip


@pytest.mark.parametrize(("word", "tag"), WHOLE)
def test_some_words_are_never_divided(word: str, tag: str) -> None:
    """Names of medicines, words with capitals inside and numbers stay whole, however narrow the column."""
    assert lines(word, tag, 3)[0].startswith(word[:10])


@pytest.mark.parametrize(
    ("text", "tag", "name"),
    [
        ("Amoxicillinüberempfindlichkeitsreaktion", "de", "Amoxicillin"),
        ("Paracetamoltabletteneinnahmezeiten", "de", "Paracetamol"),
        ("hydroxychloroquinesulfatemonohydrate", "en", "hydroxychloroquin"),
        ("парацетамолсодержащеголекарственногопрепарата", "ru", "парацетамол"),
    ],
)
def test_a_word_is_divided_around_the_name_in_it(text: str, tag: str, name: str) -> None:
    """A compound with the name of a medicine is divided outside of the name alone."""
    found = lines(text, tag, 7)
    assert len(found) > 1
    assert any(name in line for line in found)
    assert "".join(found).replace("\u00ad", "") == text


def test_a_word_is_divided_in_the_language_that_it_is_marked_with() -> None:
    """A Latin word in an English text has the hyphens of Latin."""
    word = "sclerodermatomyositidibus"
    own, marked = ((Span(word),), (Span(word, language="la"),))
    found = []
    for spans in (own, marked):
        wording = Wording(spans, language("en"), TYPEFACES, False)
        paragraph, _ = shape_wording(wording, TYPESETTER)
        narrowed = Narrowing(wording, KNOWN, TYPESETTER).to(paragraph, 2).paragraph
        found.append(["".join(each.text for each in unit.words) for unit in narrowed.units])
    assert found[0] != found[1]
    assert "dibus" in "".join(found[1])


@pytest.mark.parametrize("code", ["AB12cd34efgh56ijkl78mnop90", "8f14e45fceea167a5a36dedd4bea2543"])
def test_codes_are_whole(code: str) -> None:
    """Letters between digits are a code, which a hyphen would change."""
    assert lines(code, "en", 5) == [code]


def test_korean_is_divided_between_syllables() -> None:
    """A Korean word without end goes on without a mark, and without a warning."""
    word = "하이드록시프로필메틸셀룰로오스프탈레이트에스테르화합물"
    assert "".join(lines(word, "ko", 8)) == word
    assert fits(word, "ko", 8)


def test_a_library_adds_names() -> None:
    """What a library names is as whole as what the program knows, in any case of its letters."""
    word = "Zytrimolanophen"
    assert len(lines(word, "en", 4)) > 1
    assert lines(word, "en", 4, Medicines(frozenset({"ZYTRIMOLANOPHEN"}))) == [word]


@pytest.mark.parametrize("name", MEDICINE_NAMES.split())
def test_every_name_is_known_by_itself(name: str) -> None:
    """Each name of the list is found whole, so that no pattern made of it is wrong."""
    assert KNOWN.inside(name)[0][0] == 0
    assert KNOWN.inside(name)[-1][1] >= len(name) - 4


@pytest.mark.parametrize(
    "word",
    [
        "April",
        "Patienteninformation",
        "hypercholesterolaemia",
        "performing",
        "Krankenhaus",
        "распространяется",
        "enterovirus",
    ],
)
def test_plain_words_are_no_medicines(word: str) -> None:
    """Words that only look a little like a stem are hyphenated."""
    assert not KNOWN.inside(word)


@pytest.mark.parametrize("tag", ["ar", "fa", "ur", "he"])
def test_letters_that_join_get_no_hyphen(tag: str) -> None:
    """In Arabic and Hebrew letters a word without end is parted without a hyphen, and joins across the lines."""
    word = {"he": "והמטופלים"}.get(tag, "والمستشفيات") * 6
    found = lines(word, tag, 8)
    assert len(found) > 1
    assert "".join(found).replace("\u200b", "") == word
    assert not any("\u00ad" in line or "-" in line for line in found)


@pytest.mark.parametrize("path", sorted(PATTERNS_FOLDER.glob("*.tex")), ids=lambda path: path.stem)
def test_patterns_can_be_read_and_are_free(path: Path) -> None:
    """Each file of patterns has some, and says under which licence it is passed on: none asks more than to be named."""
    assert read_patterns(path.stem.removeprefix("hyph-")).weights
    head = path.read_text("utf-8").partition("\\patterns")[0].lower()
    assert "licen" in head
    free = (
        "mit",
        "lppl",
        "lgpl",
        "mpl",
        "bsd",
        "permission is hereby granted",
        "may be used",
        "copying and distribution",
    )
    assert any(word in head for word in free)


def test_hyphenation_is_linear() -> None:
    """A word of 60,000 letters is divided in time that grows with its length."""
    word = "Donaudampfschifffahrt" * 3000
    assert len(hyphenation_points(word, "de", foreign=False)) > 9000
