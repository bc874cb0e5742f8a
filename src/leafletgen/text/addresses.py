"""Finds addresses (web, e-mail, telephone, social network). They read from left to right in text of any direction."""

import re
from collections.abc import Iterator

from leafletgen.text.expression_grammar import DIGIT, EDGE, LETTER

LOCAL_PART = "A-Za-z0-9.!#$%&*+/=?^_`{|}~-"
TAIL = r"[^\s<>\"“”«»،؛؟۔।॥、。]"
ADDRESS_PATTERN = re.compile(
    f"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9+.-]{{1,20}}://|www\\.|mailto:|tel:|doi:){TAIL}++"
    f"|(?<![A-Za-z0-9.])10\\.[0-9]{{4,9}}/{TAIL}++"
    f"|(?<![{LOCAL_PART}])[{LOCAL_PART}]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++"
    f"|(?<![{LETTER}{DIGIT}{EDGE}./⁄,:;@_&])(?=[0-9.-]*+[A-Za-z][A-Za-z0-9-]*+\\.)"
    f"(?:[A-Za-z0-9][A-Za-z0-9-]*+\\.)+[A-Za-z]{{2,24}}(?![{LETTER}{DIGIT}@+⁺⁻(])(?:[:/?#]{TAIL}*+)?"
    f"|(?<!\\w)@[A-Za-z0-9_]{{2,30}}+"
)
"""A URL, a DOI, an e-mail address, a name of a site without scheme, a name in a social network."""

ADDRESS_HINT = re.compile(r"[:.]\S|@")
"""Every address has one of these. Most texts have none, so this quick test comes first."""

SENTENCE_ENDS = ".,;:!?'’…*_"
"""Marks that belong to the sentence, not to the address, when they stand at the end of an address."""

PAIRS = {")": "(", "]": "[", "}": "{"}


def address_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every address, in order. Punctuation of the sentence is left out."""
    if not ADDRESS_HINT.search(text):
        return
    for found in ADDRESS_PATTERN.finditer(text):
        end = without_punctuation(found[0])
        if end:
            yield found.start(), found.start() + end


def without_punctuation(address: str) -> int:
    """The length of an address without stops at its end, and without a closing bracket that was opened before it."""
    excess = {closing: address.count(closing) - address.count(opening) for closing, opening in PAIRS.items()}
    end = len(address)
    while end and (address[end - 1] in SENTENCE_ENDS or excess.get(address[end - 1], 0) > 0):
        if address[end - 1] in excess:
            excess[address[end - 1]] -= 1
        end -= 1
    return end
