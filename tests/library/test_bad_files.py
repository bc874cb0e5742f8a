"""Every bad file says beside the offending line what is wrong with it; the reader must say the same, and no more."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from leafletgen.diagnostics import Refused
from leafletgen.library.build.layout import extended, merged, read_layout
from leafletgen.library.build.leaflet import duplicate_ids, read_facts
from leafletgen.library.schema.clinic import read_clinic
from leafletgen.library.schema.fonts import read_typefaces
from leafletgen.library.schema.language import read_language
from leafletgen.library.schema.leaflet import TranslationFile
from leafletgen.library.schema.validation import checked
from leafletgen.library.yaml.document import Document
from leafletgen.library.yaml.events import read_document
from leafletgen.problems.catalogue import CATALOGUE

BAD = Path(__file__).parent / "bad"
FILES = sorted(BAD.glob("*/*.yaml"))
GOOD = read_document((BAD.parent / "good" / "trifold.yaml").read_bytes(), "trifold.yaml", "a layout")
READERS: dict[str, Callable[[Document], object]] = {
    "leaflet": lambda document: read_facts(document, BAD / "leaflet"),
    "translation": lambda document: checked(document, TranslationFile, duplicate_ids, folder=BAD / "translation"),
    "language": lambda document: read_language(document, "en"),
    "layout": lambda document: read_layout(merged(document, GOOD) if extended(document) else document, "bad"),
    "clinic": lambda document: read_clinic(document, "bad", BAD / "clinic"),
    "fonts": lambda document: read_typefaces(document, BAD / "fonts"),
}


def expected_errors(text: str) -> Counter[tuple[int, str]]:
    """The lines and codes in the comments `# error: code, code`."""
    found: Counter[tuple[int, str]] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        comment = re.search(r"# error: ([a-z-]+(?:, [a-z-]+)*)$", line)
        found.update((number, code) for code in (comment[1].split(", ") if comment else ()))
    return found


def without_expectations(file: Path) -> bytes:
    """The bytes of a bad file without what it says of itself: behind a text, that would be an error of its own."""
    return re.sub(rb" *# error: [a-z-]+(, [a-z-]+)*(?=\n)", b"", file.read_bytes())


def refusal(file: Path) -> Refused:
    """What the reader of this kind of file says."""
    with pytest.raises(Refused) as caught:
        READERS[file.parent.name](read_document(without_expectations(file), file.name, "something"))
    return caught.value


def test_there_are_enough_of_them() -> None:
    """The reader is tried on at least 60 bad files."""
    assert len(FILES) >= 60


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_bad_file_is_refused_for_its_reasons(file: Path) -> None:
    """Every error in a file is reported at its line, with its code, and nothing else is."""
    expected = expected_errors(file.read_text(encoding="utf-8"))
    reported = Counter((one.place.line, one.code) for one in refusal(file).diagnostics)
    assert expected, "the file does not say what is wrong with it"
    assert reported == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_error_says_what_to_do(file: Path) -> None:
    """Every error has a place in the file, a message and a hint, each on one line without anything invisible."""
    for one in refusal(file).diagnostics:
        assert one.place.file == file.name
        assert one.place.column > 0
        assert one.message.strip()
        assert one.hint.strip()
        assert str(one).isprintable()


def test_every_code_is_in_the_table_once() -> None:
    """The codes that the bad files bring up are all names of the one table."""
    codes = {one.code for file in FILES for one in refusal(file).diagnostics}
    assert codes <= CATALOGUE.keys()
