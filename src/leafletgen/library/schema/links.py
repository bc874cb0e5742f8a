"""Telephone numbers and addresses become links without markup. They are printed as written."""

import re
from collections.abc import Iterator
from dataclasses import replace

from leafletgen.model.addresses import digits
from leafletgen.model.leaflet import Span, Text

TELEPHONE_DIGITS = re.compile(r"""\+?\(?\d(?:[\d().\-\u2011]|[ \u00a0\u202f](?=[\d(])|(?<=\d)/(?=\d))*\d""")
"""A telephone number in a text: digits in groups, in any script's digits."""

LEAST_DIGITS = 3
"""The fewest digits of a telephone number. Shorter numbers are not: option 2, ward 7."""


def dialled(text: Text) -> Text:
    """The text with its telephone numbers as links (RFC 3966). A text that has links already stays as it is."""
    if any(span.link for span in text.spans):
        return text
    return replace(text, spans=tuple(part for span in text.spans for part in _numbers(span)))


def in_written_order(text: Text) -> Text:
    """The text as one expression, so that its order in right-to-left text need not be guessed."""
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
