"""The syntax of page contents (ISO 32000-1, 7.8.2): what nearly all of a page is made of is read in one go.

A statement is an operator with its operands, or several operators that always come together. A page has a few hundred of
these, and ten times as many tokens. What is no statement is read token by token, and means the same.
"""

import re

from leafletgen.verify.reader.syntax import PDF_SPACE, PLAIN_STRING, REGULAR, STRING

PICTURE_BEGINS, PICTURE_DATA, PICTURE_ENDS = re.compile(r"\bBI\s"), re.compile(r"\sID\s"), re.compile(r"\sEI\b")
"""The three operators of an inline picture (ISO 32000-1, 8.9.7)."""

NUMBER_PATTERN = r"[-+.0-9]++"
SHOWN = rf"{PLAIN_STRING}|\[(?:{PLAIN_STRING}[^\[\]()<>%]*+)++\]|<[^<>()%]*+>|\[[^\[\]()%]*+\]"
"""What `Tj` or `TJ` shows: strings of one kind."""


def text_object(part: str) -> str:
    """The pattern of a text object that shows one thing in one place, as nearly all do. `part` opens the group of each part.

    The parts are x, y, the font and its size where it names them, and what is shown.
    """
    return (
        rf"BT{PDF_SPACE}++{part}{NUMBER_PATTERN}){PDF_SPACE}++{part}{NUMBER_PATTERN}){PDF_SPACE}++Td{PDF_SPACE}++"
        rf"(?:/{part}{REGULAR}++){PDF_SPACE}++{part}{NUMBER_PATTERN}){PDF_SPACE}++Tf{PDF_SPACE}*+)?"
        rf"{part}{SHOWN}){PDF_SPACE}*+T[jJ]{PDF_SPACE}++ET\b"
    )


REVERSAL, END_OF_REVERSAL = rf"/ReversedChars{PDF_SPACE}++BMC{PDF_SPACE}++", rf"{PDF_SPACE}++EMC\b"
TEXT_OBJECT = re.compile(rf"({REVERSAL})?{text_object('(')}(?(1){END_OF_REVERSAL})")
"""A text object, also one that is all that is reversed: whether it is, then its parts."""

TEXT_OBJECTS = rf"(?:(?:{REVERSAL}{text_object('(?:')}{END_OF_REVERSAL}|{text_object('(?:')}){PDF_SPACE}*+)++"
"""Any number of them, one after the other."""

PROPERTIES = (
    rf"/MCID{PDF_SPACE}++(?P<mcid>[0-9]++)|/ActualText{PDF_SPACE}*+(?P<replacement><[0-9A-Fa-f\s]*+>|{PLAIN_STRING})"
    rf"|(?:/{REGULAR}++{PDF_SPACE}*+)*+"
)
MARK = rf"/(?P<tag>{REGULAR}++){PDF_SPACE}*+(?:<<{PDF_SPACE}*+(?:{PROPERTIES}){PDF_SPACE}*+>>{PDF_SPACE}*+BDC|BMC)\b"
"""Marked content with nothing but a tag, or with an MCID, or a replacement, or what is named only, which says nothing here."""

POINT = rf"(?:{NUMBER_PATTERN}{PDF_SPACE}++){{2}}+"
PATH = rf"(?:(?:{POINT}(?:[ml]|{POINT}(?:[vy]|{POINT}c))|h){PDF_SPACE}++)++"
"""Lines and curves of a path, however many, each with as many points as it has to have."""

TRANSFORMATION = rf"(?:{NUMBER_PATTERN}{PDF_SPACE}++){{6}}cm\b"
"""A change of coordinates."""

COLOUR = rf"(?:{NUMBER_PATTERN}{PDF_SPACE}++){{1,4}}(?:rg|RG|g|G|k|K|w)\b"
"""Colours and line widths, of which nothing is looked at."""

FLAT = rf"<<(?:[^<>()]++|<[^<>()]*+>|{STRING})*+>>"
OPERAND = rf"\[(?:[^\[\]()]++|{STRING})*+\]|<[^<>()]*+>|/{REGULAR}*+|{FLAT}|{STRING}|<<|>>"
"""What can be nothing but an operand; an array or a dictionary without others inside is one."""

STATEMENT = re.compile(
    rf"(?P<lines>{TEXT_OBJECTS})|(?P<mark>{MARK})"
    rf"|(?=[-+.0-9h])(?:(?P<path>{PATH})|(?P<colour>{COLOUR})|(?P<transformation>{TRANSFORMATION}))"
    rf"|(?P<word>{REGULAR}++)|(?P<operand>{OPERAND})|%[^\r\n]*+",
    re.DOTALL,
)
"""A statement or a token, by the name of its group; a comment has none."""


def without_pictures(content: str) -> str:
    """Page contents with nothing but `BI` left of each inline picture, whose data are no tokens."""
    if "BI" not in content:  # a plain search is many times as fast as the pattern
        return content
    kept, at = [], 0
    while begin := PICTURE_BEGINS.search(content, at):
        data = PICTURE_DATA.search(content, begin.end())
        end = PICTURE_ENDS.search(content, data.end()) if data else None
        if not end:
            # What has no end here has none further on.
            break
        kept.append(f"{content[at : begin.start()]} BI ")
        at = end.end()
    return "".join([*kept, content[at:]])
