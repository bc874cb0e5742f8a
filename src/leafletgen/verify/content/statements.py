"""The syntax of page contents (ISO 32000-1, 7.8.2). Nearly all of a page is read in whole statements.

A statement is an operator with its operands, or several operators that always come together. A page has some hundred
statements, and ten times as many tokens. Anything else is read token by token, with the same meaning.
"""

import re

from leafletgen.verify.reader.syntax import PDF_SPACE, PLAIN_STRING, REGULAR, STRING

PICTURE_BEGINS, PICTURE_DATA, PICTURE_ENDS = re.compile(r"\bBI\s"), re.compile(r"\sID\s"), re.compile(r"\sEI\b")
"""The three operators of an inline picture (ISO 32000-1, 8.9.7)."""

NUMBER_PATTERN = r"[-+.0-9]++"
SHOWN = rf"{PLAIN_STRING}|\[(?:{PLAIN_STRING}[^\[\]()<>%]*+)++\]|<[^<>()%]*+>|\[[^\[\]()%]*+\]"
"""What `Tj` or `TJ` shows: strings of one kind."""


def text_object(part: str) -> str:
    """The pattern of a text object with one string in one place, as most are. `part` opens the group of each part.

    The parts are x, y, the font and its size if they are named, and the operand that is shown.
    """
    return (
        rf"BT{PDF_SPACE}++{part}{NUMBER_PATTERN}){PDF_SPACE}++{part}{NUMBER_PATTERN}){PDF_SPACE}++Td{PDF_SPACE}++"
        rf"(?:/{part}{REGULAR}++){PDF_SPACE}++{part}{NUMBER_PATTERN}){PDF_SPACE}++Tf{PDF_SPACE}*+)?"
        rf"{part}{SHOWN}){PDF_SPACE}*+T[jJ]{PDF_SPACE}++ET\b"
    )


REVERSAL, END_OF_REVERSAL = rf"/ReversedChars{PDF_SPACE}++BMC{PDF_SPACE}++", rf"{PDF_SPACE}++EMC\b"
TEXT_OBJECT = re.compile(rf"({REVERSAL})?{text_object('(')}(?(1){END_OF_REVERSAL})")
"""A text object, perhaps inside a reversal of its own. Groups: the reversal, then its parts."""

TEXT_OBJECTS = rf"(?:(?:{REVERSAL}{text_object('(?:')}{END_OF_REVERSAL}|{text_object('(?:')}){PDF_SPACE}*+)++"
"""Any number of text objects, one after the other."""

PROPERTIES = (
    rf"/MCID{PDF_SPACE}++(?P<mcid>[0-9]++)|/ActualText{PDF_SPACE}*+(?P<replacement><[0-9A-Fa-f\s]*+>|{PLAIN_STRING})"
    rf"|(?:/{REGULAR}++{PDF_SPACE}*+)*+"
)
MARK = rf"/(?P<tag>{REGULAR}++){PDF_SPACE}*+(?:<<{PDF_SPACE}*+(?:{PROPERTIES}){PDF_SPACE}*+>>{PDF_SPACE}*+BDC|BMC)\b"
"""Marked content with only a tag, or also with an MCID, a replacement text, or a subtype, which is ignored."""

POINT = rf"(?:{NUMBER_PATTERN}{PDF_SPACE}++){{2}}+"
PATH = rf"(?:(?:{POINT}(?:[ml]|{POINT}(?:[vy]|{POINT}c))|h){PDF_SPACE}++)++"
"""Any number of lines and curves of a path, each with its right number of points."""

TRANSFORMATION = rf"(?:{NUMBER_PATTERN}{PDF_SPACE}++){{6}}cm\b"
"""A change of coordinates."""

COLOUR = rf"(?:{NUMBER_PATTERN}{PDF_SPACE}++){{1,4}}(?:rg|RG|g|G|k|K|w)\b"
"""Operators of colours and line widths."""

FLAT = rf"<<(?:[^<>()]++|<[^<>()]*+>|{STRING})*+>>"
OPERAND = rf"\[(?:[^\[\]()]++|{STRING})*+\]|<[^<>()]*+>|/{REGULAR}*+|{FLAT}|{STRING}|<<|>>"
"""A token that can only be an operand, such as an array without others inside."""

STATEMENT = re.compile(
    rf"(?P<lines>{TEXT_OBJECTS})|(?P<mark>{MARK})"
    rf"|(?=[-+.0-9h])(?:(?P<path>{PATH})|(?P<colour>{COLOUR})|(?P<transformation>{TRANSFORMATION}))"
    rf"|(?P<word>{REGULAR}++)|(?P<operand>{OPERAND})|%[^\r\n]*+",
    re.DOTALL,
)
"""A statement or a token. The name of the group says which; a comment has no group."""


def without_pictures(content: str) -> str:
    """Page contents in which each inline picture is only `BI`, because its data are not tokens."""
    if "BI" not in content:  # a plain search is much faster than the pattern
        return content
    kept, at = [], 0
    while begin := PICTURE_BEGINS.search(content, at):
        data = PICTURE_DATA.search(content, begin.end())
        end = PICTURE_ENDS.search(content, data.end()) if data else None
        if not end:
            # A picture without an end: a later one has none either.
            break
        kept.append(f"{content[at : begin.start()]} BI ")
        at = end.end()
    return "".join([*kept, content[at:]])
