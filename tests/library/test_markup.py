"""Inline markup: three signs, in every script, and nothing that is lost."""

import time
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leafletgen.library.markup import MarkupError, spans
from leafletgen.model.leaflet import Span

SITE = "https://example.org"


def strong(text: str, link: str | None = None) -> Span:
    """A span of strong print."""
    return Span(text, strong=True, link=link)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [Span("plain")]),
        ("**all**", [strong("all")]),
        ("one **two** three", [Span("one "), strong("two"), Span(" three")]),
        ("**a** **b**", [strong("a"), Span(" "), strong("b")]),
        ("wo**rd**s", [Span("wo"), strong("rd"), Span("s")]),
        ("这是**重要**的", [Span("这是"), strong("重要"), Span("的")]),
        ("これは**「重要」**です。", [Span("これは"), strong("「重要」"), Span("です。")]),
        ("هذا **مهم**.", [Span("هذا "), strong("مهم"), Span(".")]),
        (f"see [this]({SITE})!", [Span("see "), Span("this", link=SITE), Span("!")]),
        (f"看[这里]({SITE})。", [Span("看"), Span("这里", link=SITE), Span("。")]),
        (f"**see [this]({SITE})!**", [strong("see "), strong("this", SITE), strong("!")]),
        (f"[see **this** now]({SITE})", [Span("see ", link=SITE), strong("this", SITE), Span(" now", link=SITE)]),
        (f"[a]({SITE})[b]({SITE})", [Span("ab", link=SITE)]),
        ("[a](https://example.org/x_(y))", [Span("a", link="https://example.org/x_(y)")]),
        ("[a](mailto:a@example.org)", [Span("a", link="mailto:a@example.org")]),
        ("[020 7946 0958](tel:+442079460958)", [Span("020 7946 0958", link="tel:+442079460958")]),
        ("[a](http://example.org?q=1#b)", [Span("a", link="http://example.org?q=1#b")]),
        (f"[x [a]({SITE})", [Span("[x "), Span("a", link=SITE)]),
        ("[calcinosis scroti]{la}", [Span("calcinosis scroti", language="la")]),
        ("see [sic]{la}, [x]", [Span("see "), Span("sic", language="la"), Span(", [x]")]),
        ("**[in vitro]{la}**", [Span("in vitro", strong=True, language="la")]),
        ("[a **b**]{pt-BR}", [Span("a ", language="pt-BR"), Span("b", strong=True, language="pt-BR")]),
        ("这是[ペニシリン]{ja}。", [Span("这是"), Span("ペニシリン", language="ja"), Span("。")]),
        ("[a]{la}[b]{la}[c]{de}", [Span("ab", language="la"), Span("c", language="de")]),
        (r"[\[a\]]{la}", [Span("[a]", language="la")]),
    ],
)
def test_markup_is_resolved(text: str, expected: list[Span]) -> None:
    """Strong print, links and marks of a language become spans, inside words and in scripts without spaces as well."""
    assert list(spans(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["5 * 3 = 15", "*one star*", "a*", "[1]", "[sic] and [2]", "[a] (b)", "[open", "close]", "(a)", "_x_", "`y`", "# 5", "<b>z</b>", "AT&T", "&amp;", "C:\\dir", "\\", "\\n", "{x}", "%s", "] (", "!x"],
)  # fmt: skip
def test_other_signs_print_as_written(text: str) -> None:
    """What is not markup is text."""
    assert spans(text) == (Span(text),)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"\*\*not strong\*\*", "**not strong**"),
        (r"\[not a link](x)", "[not a link](x)"),
        (r"\[not Latin]{la}", "[not Latin]{la}"),
        (r"a \\ b", r"a \ b"),
        (r"\\\*", r"\*"),
        (r"2 \*\* 3", "2 ** 3"),
    ],
)
def test_backslash_makes_a_sign_of_markup_a_character(text: str, printed: str) -> None:
    """A backslash takes its meaning from a star, a bracket or a backslash, and is not printed."""
    assert spans(text) == (Span(printed),)


def test_backslash_works_in_links() -> None:
    """The words of a link may hold brackets and stars."""
    assert spans(rf"[a \[1\] \*]({SITE})") == (Span("a [1] *", link=SITE),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("**a", "unbalanced-strong"),
        ("a**", "unbalanced-strong"),
        ("**", "unbalanced-strong"),
        ("**a** **b", "unbalanced-strong"),
        (f"[**a]({SITE})", "unbalanced-strong"),
        (f"**[a**]({SITE})", "bad-strong"),
        ("****", "bad-strong"),
        ("***a***", "bad-strong"),
        ("2 ** 3 ** 4", "bad-strong"),
        ("** a**", "bad-strong"),
        ("**a **", "bad-strong"),
        (f"**a [b **c** d]({SITE})**", "bad-strong"),
        (f"[a]({SITE}", "bad-link"),
        ("[a]()", "bad-link"),
        ("a](b", "bad-link"),
        (f"[[1]]({SITE})", "bad-link"),
        (f"[]({SITE})", "bad-link"),
        (f"[ ]({SITE})", "bad-link"),
        ("[a](https://)", "bad-link"),
        ("[a](https:///x)", "bad-link"),
        ("[a](ftp://example.org)", "bad-link"),
        ("[a](javascript:alert(1))", "bad-link"),
        ("[a](data:text/html,b)", "bad-link"),
        ("[a](file:///etc/passwd)", "bad-link"),
        ("[a](//example.org)", "bad-link"),
        ("[a](#b)", "bad-link"),
        ("[a](../b)", "bad-link"),
        ("[a](https://example.org/a b)", "bad-link"),
        ("[a](mailto:x)", "bad-link"),
        ("[a](tel:call-me)", "bad-link"),
        ("[a]{}", "bad-language-mark"),
        ("[a]{Latin}", "bad-language-mark"),
        ("[a]{LA}", "bad-language-mark"),
        ("[a]{pt_br}", "bad-language-mark"),
        ("[a]{l a}", "bad-language-mark"),
        ("[]{la}", "bad-language-mark"),
        ("[ ]{la}", "bad-language-mark"),
        ("[**a]{la}", "unbalanced-strong"),
    ],
)
def test_unclear_markup_is_refused(text: str, code: str) -> None:
    """What a reader could take in two ways, or a link that leads nowhere safe, is an error."""
    with pytest.raises(MarkupError) as caught:
        spans(text)
    assert caught.value.code == code


@given(st.text(alphabet="ab *[](){}\\重", max_size=60))
def test_spans_are_whole(text: str) -> None:
    """Spans are never empty, neighbours differ, and text without signs of markup comes out as it went in."""
    try:
        found = spans(text)
    except MarkupError:
        return
    assert all(span.text for span in found)
    assert all(replace(one, text=other.text) != other for one, other in pairwise(found))
    if not set(text) & set("*[\\"):
        assert "".join(span.text for span in found) == text


@given(st.text(alphabet="ab *[](){}\\重", max_size=60))
def test_escaped_text_prints_as_it_was(text: str) -> None:
    """Any text can be printed: a backslash before each star, bracket and backslash keeps it."""
    escaped = "".join(f"\\{sign}" if sign in "*[]\\" else sign for sign in text)
    assert "".join(span.text for span in spans(escaped)) == text


@pytest.mark.parametrize(
    "piece",
    ["[", "[a](", "[a](x(", "**a** ", "\\", "[a", "](", "[](", "((", "[a](https://b.c) ", "[a]{", "[a]{la", "[a]{la}"],
)
def test_hostile_markup_ends_soon(piece: str) -> None:
    """The time for the longest text that a file can hold grows with its length, not faster."""
    begin = time.process_time()
    with suppress(MarkupError):
        spans(piece * (65_536 // len(piece)))
    assert time.process_time() - begin < 5
