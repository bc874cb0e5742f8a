"""The shipped leaflets: they say what they must, the same in every language, in words that patients read."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from leafletgen.compose.labels import ZEROES
from leafletgen.library.library import Library
from leafletgen.model.language import LABELS
from leafletgen.model.leaflet import Leaflet, Text

ROOT = Path(__file__).parent.parent
ID = "scrotal-calcinosis"
LANGUAGES = sorted(path.stem for path in (ROOT / "leaflets" / ID).glob("*.yaml") if path.stem != "leaflet")
LANGUAGE_FILES = sorted(path.stem for path in (ROOT / "languages").glob("*.yaml"))

FACTS = (
    ("what-it-is", "other name", "also called calcinosis scrotalis"),
    ("what-it-is", "calcium collects in the scrotum", "calcium collects under its skin"),
    ("what-it-is", "what the scrotum is", "the sac that holds the testicles"),
    ("what-it-is", "nodules", "hard lumps (nodules)"),
    ("what-it-is", "plaques", "(plaques)"),
    ("what-it-is", "rare and benign", "rare and benign"),
    ("what-it-is", "slow", "grow slowly, over years"),
    ("what-it-is", "usual age", "between the ages of 20 and 40"),
    ("what-it-is", "not infectious", "cannot catch scrotal calcinosis from anyone"),
    ("what-it-is", "fertility, with its weight", "not known to affect fertility"),
    ("symptoms", "hard and firm", "hard, firm lumps or bumps"),
    ("symptoms", "painless", "do not usually hurt"),
    ("symptoms", "one or many, of different sizes", "one lump or many, of different sizes"),
    ("symptoms", "range of sizes", "from 1 mm to several centimetres"),
    ("symptoms", "colour", "colour of your skin, or yellow-white"),
    ("symptoms", "itching", "itching"),
    ("symptoms", "heaviness", "heavy feeling"),
    ("symptoms", "discharge", "chalky white matter"),
    ("symptoms", "redness", "skin that is red"),
    ("symptoms", "inflammation", "inflamed"),
    ("symptoms", "ulcers", "ulcerated"),
    ("causes", "unknown", "exact cause is not known"),
    ("causes", "old cysts", "old skin cysts"),
    ("causes", "no cyst found by others", "others have found no cyst"),
    ("causes", "normal blood calcium", "calcium in the blood is normal"),
    ("causes", "only suggested", "have been suggested as playing a part"),
    ("causes", "not proven", "none is a proven cause"),
    ("causes", "injury", "injury to the scrotum"),
    ("causes", "infections", "infection, such as tuberculosis or syphilis"),
    ("causes", "autoimmune disease", "autoimmune disease"),
    ("causes", "example of autoimmune disease", "such as sarcoidosis"),
    ("causes", "medicines", "some medicines"),
    ("causes", "skin conditions", "keeps the skin inflamed for a long time"),
    ("diagnosis", "examination", "look at the lumps and feel them"),
    ("diagnosis", "imaging", "an x-ray, an ultrasound scan or a ct scan to confirm that there is calcium"),
    ("diagnosis", "imaging often not needed", "often, none of these is needed"),
    ("diagnosis", "microscope", "looked at under a microscope"),
    ("treatment", "not always needed", "you do not need treatment"),
    ("treatment", "no cure", "there is no cure"),
    ("treatment", "aims", "ease symptoms and prevent further problems (complications)"),
    ("treatment", "pain relief", "pain relief that you can buy without a prescription"),
    ("treatment", "compresses", "warm compresses"),
    ("treatment", "when to operate", "for severe cases, to remove lumps that are large or troublesome"),
    ("treatment", "comfort only", "nothing shows that they shrink the lumps"),
    ("treatment", "what works", "surgery is what works"),
    ("treatment", "anaesthetic", "local (only the area is numb) to general"),
    ("pros-and-cons", "less pain", "ease pain"),
    ("pros-and-cons", "better appearance", "improve how the skin looks"),
    ("pros-and-cons", "good look after surgery", "after surgery, it usually looks good"),
    ("pros-and-cons", "two small series", "two small studies of surgery (7 men and 5 men), no lumps had come back"),
    ("pros-and-cons", "some calcium may stay", "may not remove all of the calcium"),
    ("pros-and-cons", "recurrence", "lumps can come back"),
    ("pros-and-cons", "no end to the tendency", "does not stop new lumps from forming"),
    ("pros-and-cons", "new lumps are smaller", "usually smaller"),
    ("pros-and-cons", "risks of surgery", "risks of any operation"),
    ("alternatives", "depends on the cause", "depends on the cause"),
    ("alternatives", "underlying condition", "treating it may prevent more calcium"),
    ("recovery", "depends on treatment and severity", "depends on your treatment and how severe your condition is"),
    ("recovery", "quick measures", "pain relief and warm compresses act fairly quickly"),
    ("recovery", "after surgery", "recovery from surgery takes longer"),
    ("when-to-get-help", "any new lump", "any new lump"),
    ("when-to-get-help", "most are harmless", "most are harmless, but some are not"),
    ("when-to-get-help", "signs of infection", "pain, redness, warmth or leaking. these can be signs of an infection"),
)
"""Section, fact, and the words (in lower case) that carry the fact with its weight."""

SOURCES = (
    "Idiopathic scrotal calcinosis: en bloc excision. Case Reports in Urology 2020; article 8877695.",
    "Ye D, Ma X, Yang X. Scrotal calcinosis: a case report and literature review. "
    "Am J Clin Exp Urol 2022;10(3):194–198.",
    "Lin F, Guo S, Wu J, et al. Idiopathic calcinosis of scrotum: a case report and review of the literature. "
    "Heliyon 2022;8(9):e10762.",
    "Akinboro AO, Onilede DA, Babatunde TO, et al. Idiopathic scrotal calcinosis: report of 2 cases, and review of "
    "pathogenesis and factors that determine patients' acceptance of surgical treatment. "
    "Clin Cosmet Investig Dermatol 2018;11:333–337.",
    "Khallouk A, El Yazami O, Mellas S, et al. Idiopathic scrotal calcinosis: a non-elucidated pathogenesis and its "
    "surgical treatment. Rev Urol 2011;13(2):95–97.",
    "Sütçü M, Akdağ O. Idiopathic scrotal calcinosis: a review of the literature with seven cases. "
    "Eur Arc Med Res 2019;35(3):132–136.",
    "Scrotal calcinosis: analysis of 5 cases. J Clin Exp Invest 2018;9(4):150–153.",
)


@pytest.fixture(scope="module")
def library() -> Library:
    """The library of this checkout."""
    return Library.find(ROOT)


def told(leaflet: Leaflet) -> Iterator[Text]:
    """What the leaflet tells: its texts without the sources and the disclaimer."""
    apart = {leaflet.disclaimer.id, *(source.id for source in leaflet.sources)}
    return (text for text in leaflet.texts() if text.id not in apart)


def shape(leaflet: Leaflet) -> list[tuple[str, str, tuple[str, ...]]]:
    """Section, kind of block and ids of its texts, for every block in order."""
    return [
        (section.id, type(block).__name__, tuple(text.id for text in block.texts()))
        for section in leaflet.sections
        for block in section.body
    ]


def numbers(text: Text) -> list[str]:
    """The numbers of a text in ASCII digits without separators; sorted, for languages order their words differently."""
    plain = "".join(str(unicodedata.decimal(character, character)) for character in text.plain)
    return sorted(re.findall(r"[0-9]+", re.sub(r"(?<=[0-9])[.,'’٫٬ \u00a0\u202f](?=[0-9])", "", plain)))


def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, without a silent e."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    spoken = re.sub(r"(?<=[^aeioul])e$|(?<=[^aeioutd])ed$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def words(leaflet: Leaflet) -> list[str]:
    """Every word that the leaflet tells, in order."""
    return " ".join(text.plain for text in told(leaflet)).split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_structure_is_that_of_the_english(library: Library, language: str) -> None:
    """A translation has the sections, blocks and items of the English, in its order."""
    assert shape(library.leaflet(ID, language)) == shape(library.leaflet(ID, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_those_of_the_english(library: Library, language: str) -> None:
    """Every text of a translation has the numbers of the English text, in whatever digits."""
    english = {text.id: numbers(text) for text in told(library.leaflet(ID, "en"))}
    assert {text.id: numbers(text) for text in told(library.leaflet(ID, language))} == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_those_that_the_language_prints(library: Library, language: str) -> None:
    """A leaflet's own numbers and the program's dates and page numbers are in the same digits."""
    zero = ZEROES[library.language(language).digits]
    digits = {
        character for text in told(library.leaflet(ID, language)) for character in text.plain if character.isdecimal()
    }
    assert {ord(digit) - unicodedata.decimal(digit) for digit in digits} == {zero}


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_composed(library: Library, language: str) -> None:
    """Every string is in Unicode's composed form (NFC), so that the same word is always the same characters."""
    strings = [text.plain for text in library.leaflet(ID, language).texts()]
    strings += library.language(language).labels.values()
    assert [string for string in strings if not unicodedata.is_normalized("NFC", string)] == []


def test_library_lists_every_translation(library: Library) -> None:
    """The library offers a leaflet in each language that it has a file for."""
    assert sorted(library.languages_of(ID)) == LANGUAGES


@pytest.mark.parametrize("tag", LANGUAGE_FILES)
def test_labels_are_complete(library: Library, tag: str) -> None:
    """A language has every label, none empty, each with exactly the places that the program fills."""
    language = library.language(tag)
    places = {name: frozenset(re.findall(r"\{(\w*)\}", wording)) for name, wording in language.labels.items()}
    assert places == dict(LABELS)
    assert all(wording.strip() for wording in (language.name, language.disclaimer, *language.labels.values()))


@pytest.mark.parametrize(("section", "fact", "phrase"), FACTS, ids=[f"{section}: {fact}" for section, fact, _ in FACTS])
def test_english_tells_the_fact(library: Library, section: str, fact: str, phrase: str) -> None:
    """Every fact that the leaflet must tell is in its section, with the weight that the evidence gives it."""
    found = next(part for part in library.leaflet(ID, "en").sections if part.id == section)
    assert phrase in " ".join(text.plain for block in found.body for text in block.texts()).lower(), fact


def test_english_blames_no_cause(library: Library) -> None:
    """What has only been suggested is never called a cause."""
    assert "caused by" not in " ".join(words(library.leaflet(ID, "en"))).lower()


def test_summary_calms_and_sends_new_lumps_to_be_checked(library: Library) -> None:
    """The first box says that the lumps are harmless in nearly all men and that new ones need checking."""
    summary = library.leaflet(ID, "en").summary.plain
    assert "harmless in nearly all men" in summary
    assert "have a new lump checked" in summary


def test_disclaimer_says_what_it_must(library: Library) -> None:
    """The leaflet is for education, is no medical advice, and sends the reader to a professional."""
    disclaimer = library.leaflet(ID, "en").disclaimer.plain
    for phrase in (
        "for education only",
        "not medical advice",
        "qualified health professional",
        "diagnosis and treatment",
    ):
        assert phrase in disclaimer


def test_english_is_short_enough(library: Library) -> None:
    """The English has 500 to 650 words."""
    assert 500 <= len(words(library.leaflet(ID, "en"))) <= 650


def test_english_reads_at_eleven(library: Library) -> None:
    """The English needs no more than US grade 6 (age 11 to 12; Flesch-Kincaid grade level, Kincaid 1975)."""
    leaflet = library.leaflet(ID, "en")
    told_words = words(leaflet)
    sentences = sum(max(1, len(re.findall(r"[.?:](?=\s|$)", text.plain))) for text in told(leaflet))
    spoken = sum(syllables(part) for word in told_words for part in word.split("-"))
    grade = 0.39 * len(told_words) / sentences + 11.8 * spoken / len(told_words) - 15.59
    assert grade < 6.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_are_those_that_were_checked(library: Library, language: str) -> None:
    """Every language prints the same sources, as they were published."""
    assert tuple(source.plain for source in library.leaflet(ID, language).sources) == SOURCES
