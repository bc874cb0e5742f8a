"""Every single defect of a good file is told from the good file by a code of its own."""

import io
from functools import cache
from pathlib import Path

import damage_document
import damage_fonts
import damage_seen
import damage_tags
import damage_text
import pikepdf
import pytest
from damage import DAMAGES, Damage, spoiled
from verified import edition_of, every_block, made, shipped

from leafletgen.model.edition import Edition
from leafletgen.problems.catalogue import THEMES
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.table import CHECKS, check
from leafletgen.verify.reader.foreign import ForeignFile

assert {damage_document, damage_fonts, damage_seen, damage_tags, damage_text}, "importing them registers what they hold"

THOROUGH = {
    "extraction-differs",
    "extraction-spaced",
    "glyph-wrong",
    "font-unknown",
    "text-moved",
    "pages-differ",
    "document-differs",
}
"""What the thorough checks alone find."""

UNREADABLE = {"pdf-unreadable", "pdf-encrypted", "pdf-empty"}
"""What leaves nothing more to say."""


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for pictures."""
    return tmp_path_factory.mktemp("pictures")


@cache
def good(language: str, pictures: Path) -> tuple[Edition, bytes]:
    """A good file in a language; the English one has every kind of block."""
    if language != "en":
        return shipped(language, "a4")
    edition = edition_of(every_block(pictures, paragraphs=14), "a4")
    return edition, made(edition)


@pytest.mark.parametrize("language", ["en", "ar", "hi"])
def test_a_good_file_has_no_defect(language: str, pictures: Path) -> None:
    """Nothing is found in the files that the defects are done to, so that what is found afterwards is the defect."""
    edition, data = good(language, pictures)
    assert check(data, edition) == []


@pytest.mark.parametrize("damage", [pytest.param(each, id=each.name) for each in DAMAGES])
def test_a_defect_is_told_by_its_own_code(damage: Damage, pictures: Path) -> None:
    """A file with one defect is refused with the defect's code, with a message and a next step."""
    edition, data = good(damage.language, pictures)
    found = check(spoiled(data, damage.spoil), edition, thorough=damage.code in THOROUGH, again=data)
    told = [diagnostic for diagnostic in found if diagnostic.code == damage.code]
    assert told, [str(diagnostic) for diagnostic in found]
    assert told[0].message
    assert told[0].hint


@pytest.mark.parametrize("damage", [pytest.param(each, id=each.name) for each in DAMAGES])
def test_both_readers_find_the_same(damage: Damage, pictures: Path) -> None:
    """The quick reader and qpdf see the same file: every check finds the same through either."""
    edition, data = good(damage.language, pictures)
    bad = spoiled(data, damage.spoil)
    quick = check(bad, edition)
    if UNREADABLE & {diagnostic.code for diagnostic in quick}:
        assert UNREADABLE & {diagnostic.code for diagnostic in check(bad, edition, thorough=True)}
    else:
        opened = FileCase(ForeignFile(bad), edition)
        assert [diagnostic for each in CHECKS for diagnostic in each(opened)] == quick


def test_a_locked_file_is_refused(pictures: Path) -> None:
    """A file with a password is told from a damaged one."""
    _, data = good("en", pictures)
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [diagnostic.code for diagnostic in check(locked.getvalue(), None)] == ["pdf-encrypted"]


TESTED_ELSEWHERE = {"pdf-encrypted", "text-inkless", "text-divided"}
"""Rules with a test of their own: above, in test_verify_pixels.py, and in test_verify_divided.py."""


def test_every_rule_has_a_defect() -> None:
    """There is no rule that no test breaks."""
    rules = {code for theme in THEMES if theme.name.startswith("pdf_") for code in theme.problems}
    assert {damage.code for damage in DAMAGES} | TESTED_ELSEWHERE == rules
