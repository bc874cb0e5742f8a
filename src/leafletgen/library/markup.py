"""Inline markup: only `**strong**`, `[a link](https://example.org)`, and `[words]{la}` in another language.

It is not Markdown: there stars depend on spaces, which fails in scripts without spaces. Here:

- Two stars are always a marker: the first pair begins strong print, the next pair ends it. One star is a star.
- `[` begins a link only where `](` follows before another `[`; otherwise it is a bracket, as in `[1]`.
- `](` without such a beginning is an error: the link would not work.
- `[words]{tag}` are words in the language of the tag. They may have strong print inside, but no link.
- A backslash before `*`, `[`, `]` or a backslash prints that character; before anything else it is a backslash.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from leafletgen.library.faults import Fault
from leafletgen.library.language_tags import LANGUAGE_TAG, how_to_write
from leafletgen.library.links import is_address
from leafletgen.library.yaml.characters import is_blank
from leafletgen.model.leaflet import Span
from leafletgen.problems.words import shown

_TOKEN = re.compile(
    r"""
    \\[*\[\]\\]                                         # an escaped character
    | (?P<stars>\*{2,})
    | \[ (?P<text> (?: \\[*\[\]\\] | [^\[\]] )*+ ) \]    # the words of a link or in another language
      (?: \( (?P<address> (?: [^()] | \([^()]*+\) )*+ )
          (?P<end> \)? )
        | \{ (?P<tag> [^{}]*+ ) \} )
    | (?P<stray> \]\( )                                  # the end of a link that does not begin
    """,
    re.VERBOSE,
)


class MarkupError(Fault):
    """The markup of a text is wrong."""


def spans(text: str) -> tuple[Span, ...]:
    """The spans of a text. Neighbouring spans differ in strength, link or language; no span is empty.

    Raises MarkupError.
    """
    joined: list[Span] = []
    for piece in _pieces(text, Span("")):
        if joined and replace(joined[-1], text=piece.text) == piece:
            joined[-1] = replace(piece, text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)


def _pieces(text: str, around: Span) -> Iterator[Span]:
    """The spans of a text, or of words in brackets. They inherit the strength and language of `around`."""
    now, at, brackets = around, 0, 0
    for match in _TOKEN.finditer(text):
        yield from _literal(text[at : match.start()], now)
        at = match.end()
        if match["stars"]:
            _check_stars(text, match, opening=now.strong == around.strong, nested=around.strong)
            now = replace(now, strong=not now.strong)
        elif match["stray"] and not brackets:
            hint = "write [words](address), or \\] to print a bracket"
            raise MarkupError("bad-link", value=shown(text[at : at + 20]), reason="its [ is missing", hint=hint)
        elif match["address"] is not None:
            yield from _pieces(match["text"], replace(now, link=_address(match)))
        elif match["tag"] is not None:
            yield from _pieces(match["text"], replace(now, language=_language(match)))
        elif match["stray"]:
            brackets -= 1
            yield replace(now, text=match[0])
        else:
            brackets += match[0] == r"\["
            yield replace(now, text=match[0][1:])
    yield from _literal(text[at:], now)
    if now.strong != around.strong:
        raise MarkupError("unbalanced-strong")


def _literal(text: str, like: Span) -> Iterator[Span]:
    if text:
        yield replace(like, text=text)


def _check_stars(text: str, match: re.Match[str], *, opening: bool, nested: bool) -> None:
    """Raise MarkupError for stars whose meaning is not clear."""
    before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 10]
    near = shown(before + match["stars"] + after)
    if len(match["stars"]) > 2:
        raise MarkupError("bad-strong", near=near, hint="write \\* for each star that is to be printed")
    if nested:
        raise MarkupError("bad-strong", near=near, hint="this is in strong print already; take the inner ** away")
    if (opening and after.startswith(" ")) or (not opening and before.endswith(" ")):
        raise MarkupError("bad-strong", near=near, hint="set ** close to the words, or write \\*\\* to print two stars")


def _address(match: re.Match[str]) -> str:
    """The address of a link. Raises MarkupError when a link may not have it."""
    address, value = match["address"], shown(match["address"])
    if not match["end"]:
        hint = "write [words](address), or \\[ to print a bracket"
        raise MarkupError("bad-link", value=value, reason="its ) is missing", hint=hint)
    if is_blank(match["text"]):
        raise MarkupError("bad-link", value=value, reason="it has no words", hint="write them between [ and ]")
    if not is_address(address):
        hint = "begin it with https://, http://, mailto:, tel: or sms:, without spaces, or write \\[ to print a bracket"
        raise MarkupError("bad-link", value=value, reason="it is not a complete address", hint=hint)
    return address


def _language(match: re.Match[str]) -> str:
    """The language that words are marked with."""
    tag = match["tag"]
    if is_blank(match["text"]):
        raise MarkupError(
            "bad-language-mark", value=shown(match[0]), reason="it has no words", hint="write them between [ and ]"
        )
    if not LANGUAGE_TAG.fullmatch(tag):
        reason = f"{shown(tag)} is not a language tag"
        hint = f"{how_to_write(tag)}, or write \\[ to print a bracket"
        raise MarkupError("bad-language-mark", value=shown(match[0]), reason=reason, hint=hint)
    return tag


def written_links(text: str) -> Iterator[tuple[str, str]]:
    """The words and the address of every link in a text, as they are written."""
    for match in _TOKEN.finditer(text):
        if match["address"] is not None:
            yield match["text"], match["address"]
