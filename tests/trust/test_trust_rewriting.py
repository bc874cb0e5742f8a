"""Other programs rewrite YAML, and nothing is undone; people edit it, and what is stale is what they edited."""

import json
import random
import re
import shutil
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml
from languages import FIRST, LIBRARY, SOURCE, TAGS, TRANSLATIONS, strings
from vouching import vouch

from leafletgen.library.cases import Cases, case_of
from leafletgen.library.library import Library
from leafletgen.model.standing import State
from leafletgen.trust.alignment import SourceChange, changed_strings
from leafletgen.trust.standing import stale_strings, state_of

DAY = date(2026, 11, 28)
REWRITINGS = 500


def loaded(tag: str) -> dict[str, Any]:
    """The values of a text's file, all of them strings."""
    text = (LIBRARY.root / f"leaflets/{FIRST}/{tag}.yaml").read_text("utf-8")
    values: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    return values


def shuffled(value: Any, by: random.Random) -> Any:  # noqa: ANN401 - any value of YAML
    """The same with the keys of each mapping in another order."""
    match value:
        case dict():
            keys = by.sample(list(value), len(value))
            return {key: shuffled(value[key], by) for key in keys}
        case list():
            return [shuffled(one, by) for one in value]
        case _:
            return value


def rewritten(tag: str, number: int) -> bytes:
    """A text's file as another program might save it."""
    by = random.Random(number)  # noqa: S311 - no secret
    tree = shuffled(loaded(tag), by)
    if by.random() < 0.15:
        text = json.dumps(tree, ensure_ascii=by.random() < 0.5, indent=by.choice([None, 1, 4]))
    else:
        style: dict[str, Any] = {
            "default_style": by.choice([None, "'", '"']),
            "default_flow_style": by.choice([False, False, None, True]),
            "width": by.choice([20, 60, 80, 10_000]),
            "indent": by.choice([2, 3, 4, 8]),
            "allow_unicode": by.random() < 0.8,
            "explicit_start": by.random() < 0.3,
            "explicit_end": by.random() < 0.2,
        }
        text = yaml.safe_dump(tree, sort_keys=False, **style)
        if yaml.load(text, Loader=yaml.BaseLoader) != tree:  # noqa: S506 - as above; PyYAML folds some escaped texts wrongly
            text = yaml.safe_dump(tree, sort_keys=False, **{**style, "width": 10_000})
        if by.random() < 0.4:
            text = f"# saved by another program\n{text}\n# the end\n"
    text = unicodedata.normalize(by.choice(["NFC", "NFD"]), text)
    text = text.replace("\n", by.choice(["\n", "\r\n"]))
    return text.encode("utf-8")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library with the shipped leaflet, signed in every language."""
    root = tmp_path_factory.mktemp("signed")
    shutil.copytree(LIBRARY.root / "leaflets", root / "leaflets")
    library = Library(root, LIBRARY.shipped)
    vouch(library, FIRST, on=DAY)
    return library


def states(library: Library, *tags: str) -> dict[str, State]:
    """The state of the leaflet in each of these languages."""
    cases = Cases(library, DAY)
    return {tag: state_of(cases.standing(FIRST, tag)) for tag in tags}


@pytest.mark.slow
def test_rewriting_a_file_undoes_no_signature(signed: Library) -> None:
    """Of 500 ways to write the files of 31 languages anew, none changes what is signed."""
    before = {tag: case_of(signed, FIRST, tag, DAY).fingerprint for tag in TAGS}
    for number in range(REWRITINGS):
        tag = TAGS[number % len(TAGS)]
        path = signed.root / f"leaflets/{FIRST}/{tag}.yaml"
        original = path.read_bytes()
        path.write_bytes(rewritten(tag, number))
        try:
            case = case_of(signed, FIRST, tag, DAY)
            assert case.fingerprint == before[tag], (number, tag)
            assert case.valid
            assert not stale_strings(case)
        finally:
            path.write_bytes(original)
    assert set(states(signed, *TAGS).values()) == {State.RELEASED}


def leaves(value: Any, found: Callable[[str], str]) -> Any:  # noqa: ANN401 - any value of YAML
    """The same values with each string put through a function."""
    match value:
        case dict():
            return {key: one if key in {"id", "image", "role"} else leaves(one, found) for key, one in value.items()}
        case list():
            return [leaves(one, found) for one in value]
        case _:
            return found(value)


def with_edit(tag: str, at: int) -> tuple[bytes, bool]:
    """A text's file with one letter more in its string number `at`, and whether there is such a string."""
    seen = iter(range(100_000))
    edited = [False]

    def edit(text: str) -> str:
        if next(seen) != at:
            return text
        edited[0] = True
        return re.sub(r"[^\W\d_]", lambda letter: letter[0] * 2, text, count=1)

    tree = leaves(loaded(tag), edit)
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000).encode("utf-8"), edited[0]


def test_each_string_of_the_source_makes_exactly_itself_stale(signed: Library) -> None:
    """One letter more in any string of the source: that string is stale in exactly the 30 others, and no other string is."""
    path = signed.root / f"leaflets/{FIRST}/{SOURCE}.yaml"
    original = path.read_bytes()
    count = 0
    try:
        for at in range(len(strings(SOURCE)) + 20):
            data, edited = with_edit(SOURCE, at)
            if not edited:
                continue
            path.write_bytes(data)
            cases = Cases(signed, DAY)
            assert state_of(cases.standing(FIRST, SOURCE)) is State.CHANGED
            stale = {tag: stale_strings(cases.case(FIRST, tag)) for tag in TRANSLATIONS}
            found = {(one.change, one.before, one.now) for each in stale.values() for one in each}
            assert {len(each) for each in stale.values()} == {1}
            ((change, before, now),) = found
            assert (change, before) == (SourceChange.EDITED, now)
            count += 1
    finally:
        path.write_bytes(original)
    assert count == len(strings(SOURCE)) - 1  # the disclaimer stands in the file of the language


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_an_edit_of_a_translation_makes_exactly_that_language_unsigned(signed: Library, tag: str) -> None:
    """One letter more in a translation: it has changed, and every other language is as it was."""
    path = signed.root / f"leaflets/{FIRST}/{tag}.yaml"
    original = path.read_bytes()
    try:
        path.write_bytes(next(data for at in range(50) for data, edited in [with_edit(tag, at)] if edited))
        others = TAGS if tag in TRANSLATIONS[:3] else (tag, SOURCE)
        found = states(signed, *others)
        assert {one for one in others if found[one] is not State.RELEASED} == {tag}
        assert found[tag] is State.CHANGED
    finally:
        path.write_bytes(original)


@pytest.mark.parametrize("seed", range(200))
def test_what_is_stale_is_what_was_edited(seed: int) -> None:
    """Of strings that are inserted, deleted and edited anywhere, exactly these have changed; one that is moved is moved."""
    by = random.Random(seed)  # noqa: S311 - no secret
    before = [f"s{number}" for number in range(by.randint(4, 40))]
    words = {one: f"take {one} with water each day" for one in before}
    now: list[str] = []
    expected: set[tuple[SourceChange, int | None, int | None]] = set()
    calm = 0
    for at, one in enumerate(before):
        act = by.choice(["insert", "delete", "edit"]) if calm > 1 and by.random() < 0.3 else "keep"
        calm = calm + 1 if act == "keep" else 0
        if act == "insert":
            words[f"new{at}"] = f"something else entirely {at}"
            expected.add((SourceChange.ADDED, None, len(now)))
            now.append(f"new{at}")
        if act == "delete":
            expected.add((SourceChange.REMOVED, at, None))
            continue
        if act == "edit":
            words[f"{one}x"] = f"take {one}x with water each day"
            expected.add((SourceChange.EDITED, at, len(now)))
            now.append(f"{one}x")
            continue
        now.append(one)
    found = changed_strings(before, now, words)
    assert {(one.change, one.before, one.now) for one in found} == expected
    taken, put = by.sample(range(len(before)), 2)
    turned = [one for one in before if one != before[taken]]
    turned.insert(put, before[taken])
    moves = changed_strings(before, turned, words)
    assert {one.change for one in moves} == {SourceChange.MOVED}
    assert len(moves) == 1 or abs(taken - put) == 1
