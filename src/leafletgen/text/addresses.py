"""Addresses, which read from left to right wherever they stand: of the web, of a person, in a social network."""

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
"""Without one of these there is no address, which is seen much sooner."""

SENTENCE_ENDS = ".,;:!?'’…*_"
"""Marks that belong to the sentence where they stand behind an address."""

PAIRS = {")": "(", "]": "[", "}": "{"}


def address_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every address, in order, without the punctuation of the sentence."""
    if not ADDRESS_HINT.search(text):
        return
    for found in ADDRESS_PATTERN.finditer(text):
        end = without_punctuation(found[0])
        if end:
            yield found.start(), found.start() + end


def without_punctuation(address: str) -> int:
    """How long an address is before stops, and before brackets that are closed in it and opened before it."""
    excess = {closing: address.count(closing) - address.count(opening) for closing, opening in PAIRS.items()}
    end = len(address)
    while end and (address[end - 1] in SENTENCE_ENDS or excess.get(address[end - 1], 0) > 0):
        if address[end - 1] in excess:
            excess[address[end - 1]] -= 1
        end -= 1
    return end
