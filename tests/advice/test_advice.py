"""Advice on whole leaflets: what they leave out, how they read, and what is waived."""

import json
from collections import Counter
from pathlib import Path

import pytest

from leafletgen.advice.advise import LeafletAdvice, Waiver, advise
from leafletgen.advice.grades import FORMULAS, score
from leafletgen.advice.sentences import sentences, syllable_count
from leafletgen.cli.app import status_of
from leafletgen.library.library import Library

FACTS = (
    "id: knee\nversion: '1.0'\npublished: '2026-11-01'\nreview_by: '2028-11-01'\nsource_language: en\nlayouts: [a4]\n"
)
ROLES = ("what-it-is", "benefits", "risks", "alternatives", "nothing", "recovery", "get-help")


def section(role: str, *body: str) -> str:
    """A section with a role, in YAML."""
    items = "".join(f"      - {line}\n" for line in body or ("Rest.",))
    return f"  - id: {role}\n    role: {role}\n    heading: What?\n    body:\n{items}"


def write(root: Path, text: str, facts: str = "") -> Library:
    """A library of one leaflet with these sections."""
    folder = root / "leaflets" / "knee"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "leaflet.yaml").write_text(FACTS + facts, "utf-8")
    (folder / "en.yaml").write_text(f"title: 'Knee'\nsummary: 'Your knee.'\nsections:\n{text}", "utf-8")
    return Library(root, Path(__file__).parents[2])


def advice(root: Path, text: str, *waivers: Waiver) -> LeafletAdvice:
    """The advice on a leaflet with these sections."""
    return advise(write(root, text).leaflet("knee", "en"), waivers)


def codes(found: LeafletAdvice) -> list[str]:
    """The rules that found something."""
    return [one.code for one in found.findings]


@pytest.mark.parametrize("left_out", ROLES[1:6])
def test_what_a_treatment_leaflet_leaves_out_is_named(tmp_path: Path, left_out: str) -> None:
    """Each part that a patient needs to decide is missed, and only that."""
    found = advice(tmp_path, "".join(section(role) for role in ROLES if role != left_out))
    assert [(one.code, f"'{left_out}'" in one.message) for one in found.findings] == [("section-missing", True)]


def test_a_whole_leaflet_needs_no_advice(tmp_path: Path) -> None:
    """Where every part is told in plain words, nothing is said."""
    assert codes(advice(tmp_path, "".join(map(section, ROLES)))) == []


def test_a_leaflet_about_no_treatment_needs_no_alternatives(tmp_path: Path) -> None:
    """A leaflet that says what something is and when to get help is about no treatment."""
    assert codes(advice(tmp_path, section("what-it-is") + section("get-help"))) == []


def test_a_leaflet_without_roles_is_asked_for_them(tmp_path: Path) -> None:
    """Without roles nobody can tell what is left out."""
    assert codes(advice(tmp_path, section("risks").replace("    role: risks\n", ""))) == ["no-roles"]


def test_a_risk_in_numbers_speaks_for_the_words_before_it(tmp_path: Path) -> None:
    """A sentence with `rare` needs no number where the block after it has one."""
    words, risk = "Bleeding is rare.", "risk: {of: 100, happens_to: 3, what: bleeding}"
    whole = "".join(section(role) for role in ROLES if role != "risks")
    assert codes(advice(tmp_path, whole + section("risks", words))) == ["risk-without-number"]
    assert codes(advice(tmp_path, whole + section("risks", words, risk))) == []


def test_terms_explain_words_of_the_trade(tmp_path: Path) -> None:
    """A word that the leaflet explains under `terms` may be used anywhere in it."""
    body = ["The incision heals fast.", "terms: [{term: incision, meaning: a cut}]"]
    whole = "".join(section(role) for role in ROLES if role != "risks")
    assert codes(advice(tmp_path, whole + section("risks", body[0]))) == ["jargon"]
    assert codes(advice(tmp_path, whole + section("risks", *body))) == []


def test_a_waiver_needs_something_to_waive(tmp_path: Path) -> None:
    """What is waived is set aside, for the language that is named; a waiver that waives nothing is reported."""
    text = "".join(map(section, ROLES)).replace("Rest.", "The incision heals.", 1)
    assert codes(advice(tmp_path, text)) == ["jargon"]
    waived = advice(tmp_path, text, Waiver("jargon", "The ward says it so."))
    assert (codes(waived), [one.code for one in waived.waived]) == ([], ["jargon"])
    assert codes(advice(tmp_path, text, Waiver("jargon", "why", "de"))) == ["jargon"]
    assert codes(advice(tmp_path, text, Waiver("long-sentence", "why"))) == ["jargon", "waiver-unused"]


@pytest.mark.parametrize(
    ("waived", "code"),
    [
        ("waived: [{rule: long-sentences, reason: why}]\n", "unknown-value"),
        ("waived: [{rule: jargon}]\n", "missing-key"),
        ("waived: [{rule: jargon, reason: ''}]\n", "empty-text"),
    ],
)
def test_a_waiver_has_a_rule_and_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], waived: str, code: str
) -> None:
    """A waiver without a reason, or of a rule that there is not, is an error with its place."""
    write(tmp_path, "".join(map(section, ROLES)), waived)
    assert status_of(["check", "--library", str(tmp_path)]) == 1
    assert f"error[{code}]" in (said := capsys.readouterr().err)
    assert "leaflets/knee/leaflet.yaml:7:" in said


def test_the_command_reports_advice_and_fails_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --advice` warns on standard error, counts on standard output, and gives no other exit status."""
    write(tmp_path, section("risks", "Bleeding is rare."), "waived: [{rule: section-missing, reason: A record.}]\n")
    assert status_of(["check", "--advice", "--library", str(tmp_path), "-L", "a4"]) == 0
    said = capsys.readouterr()
    assert "en.yaml:8:9: warning[risk-without-number]" in said.err
    assert "section-missing" not in said.err
    assert said.out.splitlines()[-1] == "knee en: 1 piece of advice, 6 waived; reading not scored: fewer than 100 words"
    assert status_of(["check", "--advice", "--format", "json", "--library", str(tmp_path), "-L", "a4"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [one["code"] for one in told["advice"]] == ["risk-without-number"]
    assert told["reading"] is None


HARD = {
    "en": "The administration of intravenous anticoagulation necessitates continuous observation of haematological parameters.",
    "es": "La administración de anticoagulación intravenosa requiere una observación continuada de parámetros hematológicos.",
    "de": "Die Verabreichung gerinnungshemmender Medikamente erfordert kontinuierliche Überwachung hämatologischer Kennwerte.",
    "fr": "L’administration d’anticoagulants intraveineux nécessite une observation continuelle des paramètres hématologiques.",
    "it": "La somministrazione di anticoagulanti endovenosi richiede l’osservazione continua dei parametri ematologici.",
    "pl": "Podawanie dożylnych leków przeciwzakrzepowych wymaga nieustannego monitorowania parametrów hematologicznych.",
    "ru": "Внутривенное введение антикоагулянтов требует непрерывного наблюдения за гематологическими показателями.",
}
EASY = {
    "en": "You can eat and drink. Rest for a day. Then go for a walk.",
    "es": "Ya come y bebe. Hoy no sale. Vaya a casa con su hijo.",
    "de": "Sie sind wach. Ruhen Sie sich aus. Gehen Sie bald nach Haus.",
    "fr": "Le soir, buvez de l’eau. Ne dormez pas trop. Marchez un peu.",
    "it": "Ora può bere. Stia a casa un po’. Poi va a fare due passi.",
    "pl": "Dziś śpij. Pij wodę. Jutro idź na spacer. Nie dźwigaj.",
    "ru": "Пей чай. Спи дома. День не ешь. Завтра ты идёшь в сад.",
}


@pytest.mark.parametrize("tag", FORMULAS)
def test_hard_texts_are_told_from_easy_ones(tag: str) -> None:
    """In each language with a formula, a text of short words is within the goal, and one of long words is not."""
    easy, hard = score([EASY[tag]] * 20, tag), score([HARD[tag]] * 20, tag)
    assert easy
    assert hard
    assert (easy.hard, hard.hard) == (False, True), (easy, hard)


def test_a_hard_text_is_reported_with_its_score(tmp_path: Path) -> None:
    """A leaflet that is harder than its goal is named, with the value and the formula."""
    whole = "".join(section(role) for role in ROLES if role != "risks")
    found = advice(tmp_path, whole + section("risks", *(f"'{HARD['en']}'",) * 12))
    hard = [one.message for one in found.findings if one.code == "hard-to-read"]
    assert len(hard) == 1
    assert "Flesch-Kincaid grade" in hard[0]


@pytest.mark.parametrize("tag", ["ar", "hi", "zh-Hans", "so", "uk"])
def test_other_languages_are_not_scored(tag: str) -> None:
    """Where no formula was made for a language, none is used."""
    assert score([EASY["en"]] * 20, tag) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "the 1 made 1 helped 1 wanted 2 times 1 boxes 2 table 2 people 2 water 2 hospital 3 area 3 radio 3 idea 3 tonsil 2 operation 4",
        ),
        ("es", "agua 2 día 2 hospital 3 operación 4 cuidado 3 poeta 3"),
        ("de", "Wasser 2 Tage 2 Krankenhaus 3 Operation 4 heute 2"),
        ("fr", "eau 1 jour 1 table 1 hôpital 3 opération 4"),
        ("it", "acqua 2 giorno 2 ospedale 4 paese 3"),
        ("pl", "woda 2 dzień 1 szpital 2 operacja 4 niebo 2"),
        ("ru", "вода 2 день 1 больница 3 операция 5"),
    ],
)
def test_syllables_are_counted(language: str, words: str) -> None:
    """Common words have the syllables that a dictionary gives them."""
    listed = words.split()
    assert [syllable_count(word, language) for word in listed[::2]] == list(map(int, listed[1::2]))


def test_sentences_end_where_they_end() -> None:
    """Numbers, abbreviations and initials end no sentence."""
    text = "Take 1.5 ml, e.g. at 8 a.m. with food. Ask Dr. A. Example! “Is it safe?” Yes."
    assert sentences(text) == ["Take 1.5 ml, e.g. at 8 a.m. with food.", "Ask Dr. A. Example!", "“Is it safe?”", "Yes."]


def test_shipped_leaflets_read_as_promised() -> None:
    """The English of every shipped leaflet is within the goal, and has neither a long sentence nor a word of the trade."""
    library = Library.find(Path(__file__).parents[2])
    for name in library.own_leaflet_ids():
        found = advise(library.leaflet(name, "en"))
        assert found.score
        assert not found.score.hard
        assert set(Counter(codes(found))) <= {"section-missing"}, found.findings
