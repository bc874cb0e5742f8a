"""No word on the line of a printed text is lost, and no line end is taken for a space that is not one."""

from pathlib import Path

import pytest

from leafletgen.diagnostics import Diagnostic, Refused
from leafletgen.library.schema.clinic import ClinicFile
from leafletgen.library.schema.leaflet import FactsFile, TranslationFile
from leafletgen.library.schema.validation import Keys, checked
from leafletgen.library.yaml.events import read_document

LEAFLET = "title: A title\nsummary: A summary.\nsections:\n  - id: first\n    heading: First\n    body:\n"


def found(text: str, kind: type[Keys] = TranslationFile) -> list[Diagnostic]:
    """Everything that is wrong with a file, or worth a look."""
    try:
        document = read_document(text.encode(), "en.yaml", "something")
        checked(document, kind, folder=Path("lumps"))
    except Refused as refused:
        return list(refused.diagnostics)
    return [*document.found, *document.warnings]


def places(text: str, kind: type[Keys] = TranslationFile) -> list[tuple[str, int, int]]:
    """Code, line and column of each, lines counted from the first of the body of a leaflet."""
    before = LEAFLET.count("\n") if text.startswith(LEAFLET) else 0
    return [(one.code, one.place.line - before, one.place.column) for one in found(text, kind)]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("- Ring 020 7946 0958, then press the # key to speak to a nurse.", 1),
        ("- warning: Text STOP to #HELP", 1),
        ("- Ward 7\t# 24 hours", 1),
        ("- bullets:\n          - Take #2, then #3.", 2),
        ("- bullets: [Press, the # key\n        , now]", 1),
        ("- bullets: [Press,# key\n        now]", 1),
        ("- bullets: [one, two] # three", 1),
        ("- note: {heading: Call, body: [us]} # now", 1),
        ("- steps:\n          - One\n          - Wash your\n            hands # twice", 4),
        ("- Wash your hands # twice\n        and dry them", 1),
        ("- |  # press this\n        Press it.", 1),
        ("- note: > # 5\n          tablets", 1),
        ("- note:\n          heading: Bay #4\n          body: [x]", 2),
        ("- pros_and_cons: {pros: [a], cons: ['b', c # d\n        ]}", 1),
        ("- 咳が出たら #8000 へ", 1),
        ("- اتصل على #999 فورا", 1),
    ],
)
def test_a_comment_behind_a_printed_text_is_an_error(body: str, line: int) -> None:
    """What follows ` #` on the line of a text without quotes is not printed: the error stands at the sign, with the quotes."""
    text = f"{LEAFLET}      {body}\n"
    column = text.split("\n")[LEAFLET.count("\n") + line - 1].index("#") + 1
    assert places(text) == [("comment-in-text", line, column)]
    (one,) = found(text)
    assert "#" in one.message
    assert "quotes" in one.hint


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        (f"title: Clinic #East leaflet\n{LEAFLET[15:]}      - x\n", TranslationFile, 1),
        (f"{LEAFLET}      - x\ndisclaimer: Ask us # today\n", TranslationFile, 2),
        ("language: en\nname: Clinic #East\n", ClinicFile, 2),
        ("language: en\nname: North\ntelephone: 020 #5\naddress:\n  - Street # 7\n", ClinicFile, 3),
    ],
)
def test_a_comment_is_found_in_every_kind_of_text(text: str, kind: type[Keys], line: int) -> None:
    """Titles, disclaimers, and what a clinic says of itself are texts like any."""
    codes = places(text, kind)
    assert codes[0][:2] == ("comment-in-text", line)
    assert {code for code, _, _ in codes} == {"comment-in-text"}


@pytest.mark.parametrize(
    "body",
    [
        "# a comment\n      - A text.",
        "- A text.\n# a comment\n      - Another.",
        "- A text.\n      # a comment\n      - Another.",
        "- 'Press the # key.' # a comment",
        '- "Press the # key." # a comment',
        "- bullets: # a comment\n          - one",
        "- # a comment\n        Words.",
        "- note: # a comment\n          body: # another\n            - Words.",
        "- |\n        Press the # key.",
        "- Press#now",
        "- note: {heading: 'Call', body: ['us']} # now",
        "- bullets: [ # a comment\n        'one']",
    ],
)
def test_comments_that_cost_no_word_are_fine(body: str) -> None:
    """Comments on lines of their own, behind quotes, and behind keys and hyphens without a text are no error."""
    assert places(f"{LEAFLET}      {body}\n") == []


def test_comments_behind_facts_are_fine() -> None:
    """A comment behind a value that is not printed as it stands, like a date or an id, costs no word."""
    text = (
        "id: lumps # the folder\nversion: 1.0 # new\npublished: 2026-11-22 # a Sunday\n"
        "review_by: 2028-11-22\nsource_language: en # ours\n"
    )
    assert places(text, FactsFile) == []
    assert places(text + "sources:\n  - A book # second edition\n", FactsFile) == [("comment-in-text", 7, 12)]


@pytest.mark.parametrize(
    "body",
    [
        "- Ring us, then press the\n        # key to speak to a nurse.",
        "- note: Text STOP to\n            #HELP",
        "- bullets:\n          - Ward 7\n            # 24 hours\n          - Ward 8",
        "- Wash your\n        hands\n        # twice",
    ],
)
def test_a_comment_where_a_text_may_go_on_is_worth_a_look(body: str) -> None:
    """A line that begins with #, set in like the rest of the text above it, may be what a program has wrapped."""
    assert [code for code, _, _ in places(f"{LEAFLET}      {body}\n")] == ["comment-below-text"]


@pytest.mark.parametrize(
    "body",
    [
        "- กินยา\n        วันละสองครั้ง",
        "- >-\n        ដើម្បី\n        សុខភាព",
        "- 'သောက်ပါ\n        ဆေး'",
        "- ກິນຢາ\n        ສອງຄັ້ງ",
        "- 두 번\n        복용하세요",
        "- Take two\n        tablets",
        "- 薬を 飲む \n        こと",
        f"- {'薬を飲むこと。' * 12}\n        次に",
        "- アスピリン 100 mg\n        を飲む",
        '- "薬を\\\n        \\ 飲む"',
    ],
)
def test_line_ends_that_are_spaces_are_read_as_spaces(body: str) -> None:
    """A text wrapped at a space, by hand or by a program that writes YAML, is read with that space."""
    assert places(f"{LEAFLET}      {body}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "- 这是第\n        一行",
        "- >-\n        薬を飲\n        むこと",
        "- '我哋\n        喺度'",
        "- |\n        髙\n        﨑",
        "- ㄅㄆ\n        ㄇ",
    ],
)
def test_line_ends_inside_of_chinese_and_japanese_are_doubtful(body: str) -> None:
    """A line end without a space between two characters of Chinese or Japanese would print a space that nobody wrote."""
    assert [code for code, _, _ in places(f"{LEAFLET}      {body}\n") if code != "joined-lines"] == ["folded-line"]


@pytest.mark.parametrize(
    "body",
    [
        "- |\n        Morning: one tablet\n        Evening: two tablets",
        "- One paragraph.\n\n        Another.",
        "- 'One.\n\n        Two.'",
        '- "Morning: 1\\nEvening: 2"',
        '- "Take 2 \\tablets"',
        "- >\n        One.\n\n        Two.",
    ],
)
def test_lines_that_are_joined_are_worth_a_look(body: str) -> None:
    """Line ends that a writer kept apart, and signs that an escape makes, are printed as spaces: a warning says so."""
    assert [code for code, _, _ in places(f"{LEAFLET}      {body}\n")] == ["joined-lines"]


@pytest.mark.parametrize(
    ("text", "line", "column", "name"),
    [
        ("title:\u00a0A title\nsummary: A summary.\n", 1, 7, "U+00A0"),
        ("title\uff1aA title\nsummary: A summary.\n", 1, 6, "U+FF1A"),
        ("title: A\nsummary\uff1aA summary.\nsections: []\n", 2, 8, "U+FF1A"),
        ("title: A\n\u00a0\u00a0summary: A summary.\n", 2, 1, "U+00A0"),
        ("title: A\nsections:\n\u3000\u3000- id: first\n", 3, 1, "U+3000"),
        ("title: A\nsections:\n  -\u00a0id: first\n    heading: x\n", 3, 4, "U+00A0"),
        ("title: A\nsections:\n  - id:\u202ffirst\n    heading: x\n", 3, 8, "U+202F"),
        ("title: A\nsections:\n  \u2013 id: first\n    heading: x\n", 3, 3, "U+2013"),
        ("title\uff1aA title\n", 1, 6, "U+FF1A"),
    ],
)
def test_look_alikes_are_named_where_they_stand(text: str, line: int, column: int, name: str) -> None:
    """A character that looks like a space, a colon or a hyphen of YAML is the error, not what it breaks further down."""
    one = next(one for one in found(text) if one.code != "missing-key")
    assert (one.code, one.place.line, one.place.column) == ("look-alike", line, column)
    assert name in one.message


@pytest.mark.parametrize("sign", ["\u2013", "\u2022", "\u2212", "\uff0d"])
def test_dashes_that_begin_no_item_are_named(sign: str) -> None:
    """A list whose items begin with a dash or a bullet of another program says which sign it is."""
    text = f"{LEAFLET}      - bullets:\n          {sign} One\n          {sign} Two\n"
    (one,) = found(text)
    assert (one.code, one.place.line, one.place.column) == ("look-alike", 8, 11)
    assert "hyphen" in one.hint


def test_spaces_of_other_kinds_inside_of_a_text_are_fine() -> None:
    """French sets no-break spaces before its signs; inside of a text they are text."""
    assert (
        places(
            f"{LEAFLET}      - 'Pourquoi\u00a0?'\n      - 'Dose\u00a0: 5\u202fmg'\n      - Note:\u00a0see below\n      - Take two\n        – or three – tablets.\n"
        )
        == []
    )


@pytest.mark.parametrize(
    ("value", "column", "sign", "quoted"),
    [
        ("[Our site](https://a.example) has more", 3, "[", "'…'"), ("“x” is", 0, "", ""), ('"Stop" means stop', 3, '"', "'…'"),
        ("'Stop' means stop", 3, "'", '"…"'), ("{drug} is good", 3, "{", "'…'"), ("[ ] I have eaten", 3, "[", "'…'"),
        ('note: "Stop" means stop', 9, '"', "'…'"), ("warning: [Our site](https://a.example), or call", 12, "[", "'…'"),
    ],
)  # fmt: skip
def test_a_text_that_only_begins_in_brackets_or_quotes_is_named(
    value: str, column: int, sign: str, quoted: str
) -> None:
    """A link or a quoted word at the start of a text is told from a line that is set in wrongly, at its first sign."""
    data = f"- one\n- {value}\n- two\n".encode()
    if not sign:
        assert read_document(data, "en.yaml", "x").found == ()
        return
    with pytest.raises(Refused) as caught:
        read_document(data, "en.yaml", "x")
    (one,) = caught.value.diagnostics
    assert (one.code, one.place.line, one.place.column) == ("bad-yaml", 2, column)
    assert f"begins with {sign} here" in one.message
    assert quoted in one.hint
