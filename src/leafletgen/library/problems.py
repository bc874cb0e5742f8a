"""Everything that can be wrong with a file: one code, one message and one next step each, in one flat table."""

import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from typing import NamedTuple

from leafletgen.diagnostics import Diagnostic, Place, error

LONGEST_SHOWN = 60
"""Characters of a writer's text that a message repeats."""
LONGEST_COMPARED = 60
"""Longer words get no 'did you mean': comparing costs the product of the lengths, and a file may be hostile."""
MOST_REPORTED = 100
"""Errors of one file that are listed; nobody reads more, and a hostile file could make 50,000."""


class Problem(NamedTuple):
    """What to say: both are templates that `problem` fills; what is filled in is never interpreted."""

    message: str
    hint: str = ""


PROBLEMS: Mapping[str, Problem] = {
    # The file as bytes and characters.
    "missing-file": Problem("there is no file {name}", "{hint}"),
    "unreadable-file": Problem("the file cannot be read: {reason}", "check that it is a file and that you may open it"),
    "outside-library": Problem(
        "{name} leads out of its folder", "put the file into the folder, and name it without a path"
    ),
    "file-too-large": Problem("the file is larger than {limit} KiB", "a leaflet is a few pages: split it"),
    "bad-encoding": Problem("the file is not UTF-8: {reason}", "save it again with the encoding UTF-8"),
    "byte-order-mark": Problem("the file begins with a byte order mark", "save it as UTF-8 without BOM"),
    "control-character": Problem("there is a control character here ({name})", "delete it; it cannot be printed"),
    "bidi-control": Problem(
        "there is an invisible character here that turns text round ({name})",
        "delete it; numbers and foreign words are kept in order without it",
    ),
    "invisible-character": Problem("there is an invisible character here ({name})", "delete it; it cannot be printed"),
    "private-character": Problem(
        "{name} is a private character, which means something else on every computer", "type the real character"
    ),
    "unassigned-character": Problem("{name} is not a character of Unicode", "delete it, and type what was meant"),
    # The file as YAML.
    "bad-yaml": Problem("this is not YAML: {reason}", "{hint}"),
    "empty-file": Problem("the file is empty", "write {expected}"),
    "several-documents": Problem("a second document begins here", "delete the line '---'; a file holds one document"),
    "too-deep": Problem("lists and mappings are nested deeper than {limit} levels", "write it flatter"),
    "too-many-nodes": Problem("the file holds more than {limit} values", "split it"),
    "text-too-long": Problem("this text is longer than {limit} KiB", "split it into paragraphs"),
    "yaml-tag": Problem("{tag} is a YAML tag", "put the text in quotes if it is to be printed, else delete it"),
    "yaml-anchor": Problem(
        "{name} behind & is a YAML anchor", "put the text in quotes if it is to be printed, else delete it"
    ),
    "yaml-alias": Problem(
        "{name} behind * is a YAML alias", "put the text in quotes if it is to be printed, else write it out"
    ),
    "merge-key": Problem("'<<' merges mappings, which is not read here", "write the keys out"),
    "bad-key": Problem("a key must be plain text", "write a key, a colon and a value"),
    "duplicate-key": Problem("{key} stands here a second time; the first is in line {line}", "keep one of the two"),
    "comment-in-text": Problem(
        "what follows # here is not printed", "put the text in quotes, or the comment on a line of its own"
    ),
    "folded-line": Problem("a line end in this text would be printed as a space", "write the text in one line"),
    # The shape of the data.
    "unknown-key": Problem("{key} is not a key of {what}", "{hint}"),
    "missing-key": Problem("the key {key} is missing from {what}", "add {key}"),
    "wrong-type": Problem("{found} stands where {expected} belongs", "{hint}"),
    "unknown-block": Problem("{key} is not a kind of block", "{hint}"),
    "empty-text": Problem("there is no text here", "write the text; a text that begins with # must be in quotes"),
    "empty-list": Problem("this list is empty", "add an item, or delete the list"),
    # Values.
    "unknown-value": Problem("{value} is not known here", "{hint}"),
    "bad-date": Problem("{value} is not a date", "write year, month and day like 2026-11-22"),
    "review-before-published": Problem(
        "the review on {review_by} is not after the publication on {published}", "correct one of the two dates"
    ),
    "bad-id": Problem(
        "{value} cannot be an id", "use small letters a to z, digits and hyphens, beginning with a letter"
    ),
    "id-not-folder": Problem("the id {value} is not the name of the folder, {folder}", "make them the same"),
    "bad-version": Problem("{value} is not a version", "write numbers with full stops between them, like 1.0"),
    "bad-language-tag": Problem("{value} is not a language tag", "{hint}"),
    "bad-script": Problem("{value} is not a script", "write the four letters of ISO 15924, like Latn or Arab"),
    "bad-number": Problem("{value} is not a number from {least} to {most}", "write it like {example}"),
    "bad-length": Problem("{value} is not a length", "{hint}"),
    "bad-colour": Problem("{value} is not a colour", "write it in quotes, like '#0b4f5c'"),
    "bad-hash": Problem("{value} is not a SHA-256", "write the 64 hexadecimal digits that sha256sum prints"),
    "bad-file-name": Problem("{value} cannot be the name of {what}", "{hint}"),
    "bad-web-address": Problem("{value} is not an address of a web page", "{hint}"),
    "bad-picture": Problem("{name} is not a PNG or JPEG picture", "save it again as PNG or JPEG"),
    "bad-svg": Problem("the drawing cannot be used: {reason}", "correct it, or save it again as plain SVG"),
    "unsafe-svg": Problem(
        "{what} is not read in a drawing",
        "draw with paths and basic shapes in plain colours only; words belong in the caption",
    ),
    "bad-place": Problem("the label {label} {wrong}", "{hint}"),
    "bad-date-pattern": Problem(
        "{value} is not a date pattern", "use d, M and y as CLDR does, like 'd MMMM y', and quotes around words"
    ),
    "bad-months": Problem("these are {count} months", "write all twelve, from January on, as they stand in a date"),
    # Markup inside a text.
    "unbalanced-strong": Problem("a ** has no partner", "close it with **, or write \\*\\* to print two stars"),
    "bad-strong": Problem("** is used in a way that is not clear: {near}", "{hint}"),
    "bad-link": Problem("the link {value} cannot be followed: {reason}", "{hint}"),
    "markup-not-here": Problem("bold print and links cannot be read aloud here", "write plain words"),
    # What only the whole file, or several files, can tell.
    "duplicate-id": Problem("the id {value} is used twice; the first is in line {line}", "give each its own"),
    "structure-differs": Problem("{here}, but {there} ({other})", "translate block by block, in the same order"),
    "unknown-name": Problem("there is no {what} {value}", "{hint}"),
    "no-library": Problem("{value} is not a library of leaflets", "name a folder that holds a folder leaflets/"),
    "no-current-folder": Problem(
        "the current folder is not there any more", "go to one that is, or name a library with --library"
    ),
    "bad-extends": Problem("{value} itself extends a layout", "extend a layout that is complete"),
    # Layouts.
    "unknown-token": Problem("{value} is not a name in {where}", "{hint}"),
    "bad-panels": Problem("{reason}", "{hint}"),
    "bad-flows": Problem("{reason}", "{hint}"),
    "bad-measure": Problem("{reason}", "{hint}"),
    "low-contrast": Problem(
        "{what} has a contrast of {ratio}:1 against {ground}, less than {least}:1", "make one darker or the other paler"
    ),
    "more-errors": Problem("there are {count} more errors in this file", "correct these first"),
}


class Fault(Exception):  # noqa: N818 - what is wrong, not yet an error with a place
    """Something cannot stand as it is: `code` is one of the table, `values` fill its templates."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def problem(code: str, place: Place, **values: object) -> Diagnostic:
    """The diagnostic for a code of the table, with its templates filled."""
    template = PROBLEMS[code]
    return error(code, template.message.format(**values), place, template.hint.format(**values))


def shown(text: str) -> str:
    """A writer's text as a message repeats it: in quotes, shortened, with nothing invisible left invisible."""
    short = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return "'" + "".join(map(_visible, short)) + "'"


def named(character: str) -> str:
    """A character as a message names it: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def did_you_mean(word: str, choices: tuple[str, ...]) -> str:
    """The nearest choice as a question, or all choices where none is near."""
    near = get_close_matches(word, choices, n=1) if len(word) <= LONGEST_COMPARED else []
    if near:
        return f"did you mean '{near[0]}'?"
    return f"known are {', '.join(choices)}" if choices else "there is none"


def first_errors(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors of one file in file order, without repeats, cut after `MOST_REPORTED` with a word about the rest."""
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.place.file, one.place.line, one.place.column))
    if len(ordered) <= MOST_REPORTED:
        return tuple(ordered)
    left = len(ordered) - MOST_REPORTED
    return (*ordered[:MOST_REPORTED], problem("more-errors", Place(ordered[0].place.file), count=left))


def _visible(character: str) -> str:
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    return f"<U+{ord(character):04X}>" if hidden else character
