"""Texts of leaflets."""

from collections.abc import Mapping

from leafletgen.problems.problem import WARNING, Problem

TEXT_PROBLEMS: Mapping[str, Problem] = {
    "unbalanced-strong": Problem("unclosed **", "close it with **, or write \\*\\* to print two stars"),
    "bad-strong": Problem("** is used in a way that is not clear: {near}", "{hint}"),
    "bad-link": Problem("the link {value} cannot be followed: {reason}", "{hint}"),
    "bad-language-mark": Problem("the mark of a language {value} is not clear: {reason}", "{hint}"),
    "markup-not-here": Problem("bold print, links and marks of a language cannot be read aloud here", "write plain words"),
    "wrong-encoding": Problem("{found} was read in the wrong encoding{meant}", "write what is meant, or copy the text anew from where it comes", WARNING),
    "typed-markup": Problem("{found} is printed as typed; it looks like {what}", "{instead}", WARNING),
    "link-differs": Problem("the link {words} leads to {target}", "make words and address the same, without a name and @ before the address", WARNING),
    "too-long": Problem("{what}", "a leaflet has some pages, not hundreds: split it"),
    "duplicate-id": Problem("the id {value} is used twice; the first is in line {line}", "give each its own"),
    "structure-differs": Problem("{here}, but {there} ({other})", "translate block by block, in the same order"),
    "expired": Problem("the review of this leaflet was due on {review_by}", "review the text, then set 'published' and 'review_by' anew", WARNING),
    "no-text": Problem("there is no text of this leaflet", "write one, like en.yaml, or take the folder out of leaflets/", WARNING),
    "too-wide": Problem("“{word}” of {where} is wider than its column in the panels {panels} of layout {layout}, even in the smallest size allowed, and is never divided: {reason}", "write it shorter, or as two words; or print it with a layout that has wider columns, such as a4"),
    "word-torn": Problem("“{word}” is wider than its column, and no list of the program says where a word of {language} may be divided: it is divided between any two letters", "write a shorter word, or a soft hyphen (U+00AD) where it may be divided", WARNING),
    "does-not-fit": Problem("the text is {lines} too long for panel {panel} of layout {layout}, at the smallest size allowed", "shorten the text of {leaflet} in {language}, or print it with a layout that has more room, such as a4"),
}  # fmt: skip
