"""Characters in reverse are read by the letter of ISO 32000-1, 14.8.2.3.3: each string is turned round, not all of them together."""

import io
import re

import pikepdf
import pytest
from verified import shipped

from leafletgen.verify.checks.table import check

REVERSED = re.compile(rb"/ReversedChars BMC\n(.*?)\nEMC", re.DOTALL)
STRING = re.compile(rb"\(([^()\\]*)\)")


def contents(data: bytes) -> list[bytes]:
    """The content streams of a file."""
    return [page.Contents.read_bytes() for page in pikepdf.open(io.BytesIO(data)).pages]


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur"])
@pytest.mark.parametrize("layout", ["a4", "trifold-a4"])
def test_what_is_reversed_is_one_string(language: str, layout: str) -> None:
    """Every sequence of reversed characters shows one string, so that no reader can take its parts in another order."""
    _, data = shipped(language, layout)
    shown = [STRING.findall(found) for content in contents(data) for found in REVERSED.findall(content)]
    assert len(shown) > 100
    assert all(len(strings) == 1 for strings in shown)


@pytest.mark.parametrize("language", ["ar", "he"])
@pytest.mark.parametrize("number", [3, 40, 90])
def test_a_word_in_two_reversed_strings_is_in_disorder(language: str, number: int) -> None:
    """A reversed word that is divided into two strings in visual order reads in another order, and is found."""
    edition, data = shipped(language, "a4")
    content = contents(data)[0]
    words = [found for found in REVERSED.finditer(content) if len(STRING.findall(found[1])[0]) >= 8]
    string = STRING.search(content, words[number % len(words)].start())
    assert string is not None
    assert content[string.end() : string.end() + 2] == b"Tj"
    divided = b"[(%b)(%b)]TJ" % (string[1][:4], string[1][4:])
    assert check(with_content(data, content), edition) == []
    assert check(with_content(data, content[: string.start()] + divided + content[string.end() + 2 :]), edition)


def with_content(data: bytes, content: bytes) -> bytes:
    """A file with another content of its first page."""
    file = pikepdf.open(io.BytesIO(data))
    file.pages[0].Contents = file.make_stream(content)
    out = io.BytesIO()
    file.save(out, static_id=True)
    return out.getvalue()
