"""Keys and values."""

from collections.abc import Mapping

from leafletgen.problems.problem import REBUILD, WARNING, Problem

VALUES: Mapping[str, Problem] = {
    "unknown-key": Problem("{key} is not a key of {what}", "{hint}"),
    "missing-key": Problem("the key {key} is missing from {what}", "add {key}"),
    "wrong-type": Problem("{found} is where {expected} should be", "{hint}"),
    "unknown-block": Problem("{key} is not a kind of block", "{hint}"),
    "empty-text": Problem("there is no text here", "write the text; a text that begins with # must be in quotes"),
    "empty-list": Problem("this list is empty", "add an item, or delete the list"),
    "unknown-value": Problem("{value} is not known here", "{hint}"),
    "bad-date": Problem("{value} is not a date", "write year, month and day like 2026-11-22"),
    "sources-differ": Problem("{found} short sources for {count} sources", "write one for each source, in the same order, or none"),
    "review-before-published": Problem("the review on {review_by} is not after the publication on {published}", "correct one of the two dates"),
    "bad-id": Problem("{value} cannot be an id", "{hint}"),
    "id-not-folder": Problem("the id {value} is not the name of the folder, {folder}", "make them the same"),
    "bad-version": Problem("{value} is not a version", "write numbers with full stops between them, like 1.0"),
    "bad-language-tag": Problem("{value} is not a language tag", "{hint}"),
    "bad-script": Problem("{value} is not a script", "write the four letters of ISO 15924, like Latn or Arab"),
    "bad-number": Problem("{value} is not a number from {least} to {most}", "write it like {example}"),
    "bad-hash": Problem("{value} is not a SHA-256", "write the 64 hexadecimal digits that sha256sum prints"),
    "bad-web-address": Problem("{value} is not an address of a web page", "{hint}"),
    "bad-email-address": Problem("{value} is not an e-mail address", "write it like ward7@clinic.example"),
    "missing-label": Problem("the language lacks the label {label}, which a block of this leaflet prints", "add it under labels: in the file of the language; languages/en.yaml says what it is"),
    "bad-telephone-number": Problem("{value} is not a telephone number", "write digits, in groups if you like, and put them in quotes: '999'"),
    "no-emergency-number": Problem("the leaflet says when to call an ambulance, but no emergency number is given: a line to write it on is printed", "write emergency: and the number into library.yaml or into the clinic's file", WARNING),
    "table-too-large": Problem("this table has {count} {what}, and {most} are the most", "make two tables of it, or a list"),
    "row-length": Problem("row {row} has {cells} cells, and there are {columns} columns", "write one text for each column, and '' where a patient is to write"),
    "column-without-heading": Problem("a column has no heading", "write one; only the first column may do without"),
    "unknown-field": Problem("the leaflet has no such field to fill in", "{hint}"),
    "field-too-long": Problem("what is filled in has {count} characters, and {most} are the most", "write less, or write it on the sheet by hand"),
    "field-does-not-fit": Problem("with what is filled in, {leaflet} does not fit into layout {layout}", "write less, or print it with a layout that has more room, such as a4"),
    "filled-not-good": Problem("the sheet that is filled in is not as it should be ({codes})", REBUILD),
    "bad-place": Problem("the label {label} {wrong}", "{hint}"),
    "bad-date-pattern": Problem("{value} is not a date pattern", "use d, M and y as CLDR does, like 'd MMMM y', and quotes around words"),
    "no-months": Problem("the names of the months in {name} are missing, so dates cannot be printed", "write 'months:' with all twelve, from January on, as they stand in a date"),
    "bad-months": Problem("these are {count} months", "write all twelve, from January on, as they stand in a date"),
}  # fmt: skip
