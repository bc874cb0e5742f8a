"""What a line may divide, as `verify` sees it: a rule of its own, from the words of the leaflet alone."""

from dataclasses import replace

import pytest
from verified import made, shipped

from leafletgen.model.leaflet import Span
from leafletgen.model.medicines import KNOWN, Medicines
from leafletgen.verify.checks.divided import divided_wrongly
from leafletgen.verify.checks.table import check
from leafletgen.verify.content.matching import spacing_fits, squeezed, with_addresses

GOOD = (
    ("Die Untersuchung zahlt", "Die Untersu\u00ad\nchung zahlt"),
    ("Die Untersu\u00adchung zahlt", "Die Untersu\u00ad\u2060\nchung zahlt"),
    ("Die Untersu\u00adchung zahlt", "Die Untersu\u00adchung\nzahlt"),
    ("CONTRAINDICATIONS", "CONTRAINDIC\u00ad\nATIONS"),
    ("Paracetamoltabletten", "Paracetamol\u00ad\ntabletten"),
    ("see https://a.example/b-c", "see https://a.\nexample/b-\nc"),
    ("see https://a.example/abcdef", "see https://a.example/abc\ndef"),
    ("name_of_a_file.pdf", "name_of_\na_file.pdf"),
    ("and/or", "and/\nor"),
    ("Name: ________", "Name: ____\n____"),
    ("ยาโรค", "ยา\nโรค"),
    ("服药hydroxyethylcellulose", "服药hydroxyethyl\u00ad\ncellulose"),
    ("والمستشفيات", "والمس\u200b\nتشفيات"),
    ("5 mg a day", "5 mg\na day"),
)

BAD = (
    ("Die Untersuchung zahlt", "Die Untersu\nchung zahlt"),
    ("Die Untersuchung zahlt", "Die Untersu\u00adchung zahlt"),
    ("Take 1250 mg", "Take 12\n50 mg"),
    ("Take 1250 mg", "Take 12\u00ad\n50 mg"),
    ("Take paracetamol", "Take parace\u00ad\ntamol"),
    ("Take Amoxicillin", "Take Amoxi\u00ad\ncillin"),
    ("LevETIRAcetam", "LevETIRA\u00ad\ncetam"),
    ("McAllister", "McAl\u00ad\nlister"),
    ("and/or", "and/\u00ad\nor"),
    ("والمستشفيات", "والمس\nتشفيات"),
)


@pytest.mark.parametrize(("expected", "found"), GOOD)
def test_what_may_be_divided_is_good(expected: str, found: str) -> None:
    """A word with a soft hyphen at its end of line, an address, and scripts without spaces."""
    assert not divided_wrongly(expected, found, KNOWN)


@pytest.mark.parametrize(("expected", "found"), BAD)
def test_what_must_not_be_divided_is_found(expected: str, found: str) -> None:
    """A word without its hyphen, a number, a name of a medicine, capitals inside; and a hyphen in the middle of a line."""
    assert divided_wrongly(expected, found, KNOWN)


def test_the_librarys_own_names_count() -> None:
    """A name that the library adds is a medicine to `verify`, too."""
    text, found = "Take Zytrimolan", "Take Zytri\u00ad\nmolan"
    assert not divided_wrongly(text, found, KNOWN)
    assert divided_wrongly(text, found, Medicines(frozenset({"zytrimolan"})))


def test_extracted_lines_end_where_they_may() -> None:
    """What a reader extracts may have a line end in a word at a soft hyphen, and anywhere in an address; nowhere else."""
    word = squeezed("Untersuchung")
    assert spacing_fits(word, squeezed("Untersu\u00ad\nchung"))
    assert not spacing_fits(word, squeezed("Untersu\nchung"))
    assert not spacing_fits(word, squeezed("Untersu\u00ad chung"))
    address = with_addresses(squeezed("see www.a.example/abcdef now"))
    assert spacing_fits(address, squeezed("see www.a.example/abc\ndef now"))
    assert not spacing_fits(address, squeezed("see www.a.example/abcdef n\now"))


def test_a_file_with_a_divided_name_is_broken() -> None:
    """A file is made by who does not know a name, and read by who does: the line that divides it is found."""
    edition, _ = shipped("en", "a4")
    name = "zytrimolanophenaxodoniumhydrobromidosulfate" * 4
    summary = replace(edition.leaflet.summary, spans=(Span(f"Take {name} daily."),))
    edition = replace(edition, leaflet=replace(edition.leaflet, summary=summary))
    data = made(edition)
    assert check(data, edition) == []
    knowing = replace(edition, medicines=Medicines(frozenset({name})))
    assert [found.code for found in check(data, knowing)] == ["text-divided"]
