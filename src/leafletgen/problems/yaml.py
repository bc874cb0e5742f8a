"""YAML."""

from collections.abc import Mapping

from leafletgen.problems.problem import Problem

YAML: Mapping[str, Problem] = {
    "bad-yaml": Problem("this is not YAML: {reason}", "{hint}"),
    "empty-file": Problem("the file is empty", "write {expected}"),
    "several-documents": Problem("a second document begins here", "delete the line '---'; a file holds one document"),
    "too-deep": Problem("lists and mappings are nested deeper than {limit} levels", "write it flatter"),
    "too-many-nodes": Problem("the file holds more than {limit} values", "split it"),
    "text-too-long": Problem("this text is longer than {limit} KiB", "split it into paragraphs"),
    "yaml-tag": Problem("{tag} is a YAML tag", "put the text in quotes if it is to be printed, else delete it"),
    "yaml-anchor": Problem("{name} behind & is a YAML anchor", "put the text in quotes if it is to be printed, else delete it"),
    "yaml-alias": Problem("{name} behind * is a YAML alias", "put the text in quotes if it is to be printed, else write it out"),
    "merge-key": Problem("'<<' merges mappings, which is not read here", "write the keys out"),
    "bad-key": Problem("a key must be plain text", "write a key, a colon and a value"),
    "duplicate-key": Problem("{key} stands here a second time; the first is in line {line}", "keep one of the two"),
    "comment-in-text": Problem("what follows # here is not printed", "put the text in quotes, or the comment on a line of its own"),
    "folded-line": Problem("a line end in this text would be printed as a space", "write the text in one line"),
    "more-errors": Problem("there are {count} more errors in this file", "correct these first"),
}  # fmt: skip
