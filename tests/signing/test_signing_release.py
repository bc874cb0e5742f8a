"""What may be handed out: only what the right people have signed, word for word."""

from datetime import date
from pathlib import Path

import pytest
from clinic_library import TODAY, Shelf

from leafletgen.diagnostics import Refused
from leafletgen.model.standing import Mark, State
from leafletgen.signing.acts import Act, accept, withdraw
from leafletgen.signing.status import status


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A library of one leaflet in two languages."""
    return Shelf(tmp_path / "library")


def test_signed_by_the_rule_is_released(shelf: Shelf) -> None:
    """A source that a clinician signed, and a translation that a translator and a second person signed, are released."""
    assert shelf.codes("en") == ["unsigned"]
    shelf.sign("en", "maria", "clinician")
    assert shelf.standing("en").released
    shelf.sign("de", "omar", "translator")
    assert shelf.codes("de") == ["second-signature-missing"]
    shelf.sign("de", "lin", "translator")
    assert shelf.standing("de").released
    assert shelf.standing("de").marks == ()


@pytest.mark.parametrize(("person", "role", "code"), [
    ("omar", "translator", "nothing-translated"), ("omar", "clinician", "signer-not-entitled"),
    ("old", "clinician", "signer-not-entitled"), ("nobody", "clinician", "unknown-name"),
])  # fmt: skip
def test_who_may_not_sign_is_refused(shelf: Shelf, person: str, role: str, code: str) -> None:
    """Somebody who is unknown, has another role or is no longer entitled cannot sign the source."""
    with pytest.raises(Refused) as refused:
        shelf.sign("en", person, role)
    assert code in {one.code for one in refused.value.diagnostics}
    assert not (shelf.folder / "records.yaml").exists()


@pytest.mark.parametrize(("signed", "code"), [
    ([("pat", "reader")], "translator-missing"), ([("maria", "clinician")], "translator-missing"),
    ([("omar", "translator")], "second-signature-missing"), ([("omar", "translator"), ("pat", "reader")], "second-signature-missing"),
])  # fmt: skip
def test_too_few_signatures_release_no_translation(shelf: Shelf, signed: list[tuple[str, str]], code: str) -> None:
    """A translator alone, a clinician alone, or a reader beside them, are not enough."""
    shelf.sign("en", "maria", "clinician")
    for person, role in signed:
        shelf.sign("de", person, role)
    assert shelf.codes("de") == [code]
    assert shelf.standing("de").marks == (Mark.DRAFT,)


def test_a_translation_of_an_unsigned_source_is_not_released(shelf: Shelf) -> None:
    """Words that no clinician has seen are not released by those who translated them."""
    shelf.sign("de", "omar", "translator")
    shelf.sign("de", "lin", "translator")
    assert shelf.codes("de") == ["source-unsigned"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg for", "50 mg for"),
        ("5 mg.'", "5 mg'"),
        ("**one**", "one"),
        ("'Do not drive.'", "'Do drive.'"),
        ("How much?", "How  much!"),
        ("0958", "0959"),
    ],
)
def test_an_edit_undoes_a_signature(shelf: Shelf, old: str, new: str) -> None:
    """One changed character of the source: it is unsigned, and its translation is stale."""
    shelf.sign_all()
    shelf.edit("en", old, new)
    assert shelf.codes("en") == ["changed-since-signed"]
    assert shelf.standing("en").marks == (Mark.CHANGED,)
    assert {"source-unsigned", "source-changed"} <= set(shelf.codes("de"))
    assert Mark.STALE in shelf.standing("de").marks
    shelf.sign("en", "maria", "clinician")
    assert shelf.standing("en").released
    assert "source-changed" in shelf.codes("de")


def test_an_edit_of_a_translation_concerns_it_alone(shelf: Shelf) -> None:
    """A changed character of a translation makes exactly that language unsigned."""
    shelf.sign_all()
    shelf.edit("de", "5 mg,", "50 mg,")
    assert shelf.codes("de") == ["changed-since-signed", "numbers-differ"]
    assert shelf.standing("en").released


def test_writing_a_file_otherwise_undoes_nothing(shelf: Shelf) -> None:
    """Quotes, comments, order of keys, line ends and a new version are not what was signed."""
    shelf.sign_all()
    shelf.edit("en", "title: 'Doses'\nsummary: 'Take 5 mg.'", '# a comment\nsummary: "Take 5 mg."\ntitle: Doses')
    shelf.edit("leaflet", "'1.0'", "'1.1'")
    path = shelf.folder / "de.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert shelf.standing("en").released
    assert shelf.standing("de").released


def test_an_old_review_counts_for_nothing(shelf: Shelf) -> None:
    """An entry under 'reviewed' names no words: the text is unsigned, and says what to do."""
    path = shelf.folder / "en.yaml"
    entry = "reviewed: [{name: Dr A, role: clinician, date: '2026-11-20', version: '1.0'}]\n"
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    assert shelf.codes("en") == ["signed-by-version-only", "unsigned"]


@pytest.mark.parametrize(
    ("today", "codes"),
    [(date(2026, 11, 27), ["signature-in-future", "clinician-missing"]), (date(2028, 11, 2), ["expired"])],
)
def test_the_day_counts(shelf: Shelf, today: date, codes: list[str]) -> None:
    """A signature from tomorrow does not count, and a text past its review date is not released."""
    shelf.sign("en", "maria", "clinician")
    assert shelf.codes("en", today) == codes


def test_somebody_whose_time_is_over_does_not_count(shelf: Shelf) -> None:
    """The signature of somebody who is entitled no longer is no signature."""
    shelf.sign("en", "old", "clinician", date(2026, 6, 1))
    assert shelf.codes("en") == ["signer-not-entitled", "clinician-missing"]


def test_a_day_before_the_text_is_refused(shelf: Shelf) -> None:
    """Nobody can have signed words on a day on which the text had others."""
    shelf.sign("en", "maria", "clinician")
    shelf.edit("en", "Take 5 mg.", "Take 6 mg.")
    with pytest.raises(Refused, match="signed-too-early"):
        shelf.sign("en", "maria", "clinician", date(2026, 11, 27))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("5 mg,", "50 mg,", "numbers-differ"),
        ("5 mg.", "5 ml.", "units-differ"),
        ("3 Tage", "3 Wochen", "units-differ"),
        ("**eine**", "eine", "strong-differs"),
        ("0958", "0985", "links-differ"),
    ],
)
def test_differences_keep_a_signed_translation_back_until_accepted(shelf: Shelf, old: str, new: str, code: str) -> None:
    """What differs from the source is a reason against a text, signed or not, until somebody accepts it."""
    shelf.edit("de", old, new)
    shelf.sign_all()
    reasons = shelf.standing("de").reasons
    assert [one.code for one in reasons] == [code]
    assert reasons[0].place.line
    string = reasons[0].hint.rpartition("--string ")[2]
    accept(shelf.library, Act("doses", "de", "omar", TODAY), string)
    assert shelf.standing("de").released
    shelf.edit("en", "Take", "Swallow")
    assert code in shelf.codes("de") or "source-changed" in shelf.codes("de")


@pytest.mark.parametrize("language", ["", "de"])
def test_what_is_withdrawn_is_not_released(shelf: Shelf, language: str) -> None:
    """A withdrawn leaflet or language says why, and a new signature makes it valid again."""
    shelf.sign_all()
    withdraw(shelf.library, Act("doses", language, "maria", TODAY), "the dose was halved")
    assert "the dose was halved" in str(shelf.standing("de").reasons[0])
    assert shelf.standing("en").released == bool(language)
    shelf.sign_all()
    assert shelf.standing("de").released


def test_an_untranslated_sentence_keeps_a_text_back(shelf: Shelf) -> None:
    """A sentence that is the same in both languages is a reason against the translation; a name is none."""
    shelf.edit("de", "Fahren Sie nicht Auto.", "Do not drive.")
    assert "untranslated" in shelf.codes("de")
    shelf.edit("de", "Do not drive.", "Paracetamol Extra")
    shelf.edit("en", "Do not drive.", "Paracetamol Extra")
    assert "untranslated" not in shelf.codes("de")


def test_another_language_under_a_name_keeps_a_text_back(shelf: Shelf) -> None:
    """An English text that was saved as the German one is told as what it is."""
    english = (shelf.folder / "en.yaml").read_text("utf-8")
    more = "You can ask the nurse if you have any of these, and this will not be on your record at the clinic."
    (shelf.folder / "de.yaml").write_text(english.replace("Do not drive.", more), "utf-8")
    assert "wrong-language" in shelf.codes("de")
    (shelf.folder / "de.yaml").write_text(english.replace("Do not drive.", f"[{more}]{{en}}"), "utf-8")
    assert "wrong-language" not in shelf.codes("de")


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ("{en: [tablet, tablets], de: [Tablette]}", None),
        ("{en: [tablet], de: [Pille, Tabl.]}", "term-missing"),
        ("{en: [tab], de: [Pille]}", None),  # no word of the source
        ("{en: [tablet], fr: [comprimé]}", None),  # no German term
        ("{en: [Drive], de: [AUTO]}", None),
    ],
)
def test_a_translation_has_the_terms_of_the_glossary(shelf: Shelf, terms: str, code: str | None) -> None:
    """Where the source has a term, its translation must have what `glossary.yaml` calls it, until somebody accepts another."""
    (shelf.library.root / "glossary.yaml").write_text(f"terms:\n  - {terms}\n", "utf-8")
    shelf.sign_all()
    assert shelf.codes("de") == ([code] if code else [])


def test_a_glossary_counts_after_signing_too(shelf: Shelf) -> None:
    """A term that comes into the glossary keeps back what was signed before, also where the records are believed."""
    shelf.sign_all()
    (shelf.library.root / "glossary.yaml").write_text("terms: [{en: [tablet], de: [Pille]}]\n", "utf-8")
    assert shelf.codes("de") == ["term-missing"]
    (found,) = status(shelf.library, TODAY, ["doses"])
    assert {one.language: one.state for one in found.texts}["de"] is State.DIFFERENT
