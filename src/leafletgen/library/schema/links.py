"""Telephone numbers and addresses that are links by themselves: what is printed is what the writer wrote."""

import re
from collections.abc import Iterator
from dataclasses import replace

from leafletgen.model.addresses import digits
from leafletgen.model.leaflet import Span, Text

TELEPHONE_DIGITS = re.compile(r"""\+?\(?\d(?:[\d().\-\u2011]|[ \u00a0\u202f](?=[\d(])|(?<=\d)/(?=\d))*\d""")
"""A telephone number in a text: digits in groups, in any script's digits."""

LEAST_DIGITS = 3
"""Shorter numbers are something else: option 2, ward 7."""


def dialled(text: Text) -> Text:
    """The text with its telephone numbers as links (RFC 3966); one that has links of its own stays as it is."""
    if any(span.link for span in text.spans):
        return text
    return replace(text, spans=tuple(part for span in text.spans for part in _numbers(span)))


def in_written_order(text: Text) -> Text:
    """The text as a field that is one expression: its numbers need no guess in right-to-left text."""
    return replace(text, spans=tuple(replace(span, expression=True) for span in text.spans))


def linked(text: Text, address: str) -> Text:
    """The text as a link to an address."""
    return replace(text, spans=tuple(replace(span, link=address) for span in text.spans))


def _numbers(span: Span) -> Iterator[Span]:
    at = 0
    for found in TELEPHONE_DIGITS.finditer(span.text):
        number = digits(found[0])
        if len(number) < LEAST_DIGITS:
            continue
        if at < found.start():
            yield replace(span, text=span.text[at : found.start()])
        yield replace(span, text=found[0], link=f"tel:{'+' if found[0].startswith('+') else ''}{number}", whole=True)
        at = found.end()
    if at < len(span.text):
        yield replace(span, text=span.text[at:])
