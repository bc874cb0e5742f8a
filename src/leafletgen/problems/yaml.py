"""YAML."""

from collections.abc import Mapping

from leafletgen.problems.problem import WARNING, Problem

YAML: Mapping[str, Problem] = {
    "bad-yaml": Problem("{reason}", "{hint}"),
    "look-alike": Problem("{name} is where an ordinary {sign} should be", "delete it, and type a {sign}"),
    "empty-file": Problem("the file is empty", "write {expected}"),
    "several-documents": Problem("a second document begins here", "delete the line '---'; a file holds one document"),
    "too-deep": Problem("lists and mappings are nested deeper than {limit} levels", "put fewer lists inside lists"),
    "too-many-nodes": Problem("the file holds more than {limit} values", "split it"),
    "text-too-long": Problem("this text is longer than {limit} KiB", "split it into paragraphs"),
    "yaml-tag": Problem("{tag} is a YAML tag", "put the text in quotes if it is to be printed, else delete it"),
    "yaml-anchor": Problem("{name} behind & is a YAML anchor", "put the text in quotes if it is to be printed, else delete it"),
    "yaml-alias": Problem("{name} behind * is a YAML alias", "put the text in quotes if it is to be printed, else write it out"),
    "merge-key": Problem("'<<' merges mappings, which is not read here", "write the keys out"),
    "bad-key": Problem("a key must be plain text", "write a key, a colon and a value"),
    "duplicate-key": Problem("{key} is here twice; the first one is in line {line}", "keep one of the two"),
    "comment-in-text": Problem("what follows the # on this line would not be printed: in YAML, # begins a comment", "put the whole text in straight quotes, like '…', if # is a part of it; else move the comment to a line of its own"),
    "comment-below-text": Problem("this line is a comment and is not printed, though the text above might go on here", "put the whole text in straight quotes, like '…', if # is a part of it; else begin the comment at the left edge", WARNING),
    "folded-line": Problem("YAML reads this line end as a space, which would be printed between two characters that have none", "write the text in one line"),
    "joined-lines": Problem("this text has {what}, which is printed as a space", "make each line an item or a paragraph of its own if they are to stay apart", WARNING),
    "more-errors": Problem("there are {count} more errors in this file", "correct these first"),
}  # fmt: skip
