"""Files and characters."""

from collections.abc import Mapping

from leafletgen.problems.problem import WARNING, Problem

FILE_PROBLEMS: Mapping[str, Problem] = {
    "missing-file": Problem("there is no file {name}", "{hint}"),
    "unreadable-file": Problem("the file cannot be read: {reason}", "check that it is a file and that you may open it"),
    "outside-library": Problem("{name} leads out of its folder", "put the file into the folder, and name it without a path"),
    "file-too-large": Problem("the file is larger than {limit} KiB", "a leaflet is a few pages: split it"),
    "bad-file-name": Problem("{value} cannot be the name of {what}", "{hint}"),
    "text-like-comment": Problem("a text of several lines has a line that begins with '#', which cannot be told from a comment", "write the text in one line, then refresh the comments again"),
    "bad-encoding": Problem("the file is not UTF-8: {reason}", "save it again with the encoding UTF-8"),
    "control-character": Problem("there is a control character here ({name})", "{hint}"),
    "bidi-control": Problem("there is an invisible character here that changes the direction of the text ({name})", "delete it; numbers and foreign words are kept in order without it"),
    "invisible-character": Problem("there is an invisible character here ({name})", "delete it; it cannot be printed"),
    "private-character": Problem("{name} is a private character, which means something else on every computer", "{hint}"),
    "lost-character": Problem("{name} stands here for {what}", "{hint}"),
    "unassigned-character": Problem("{name} is not a character of Unicode", "delete it, and type what was meant"),
    "bad-picture": Problem("{name} is not a PNG or JPEG picture", "save it again as PNG or JPEG"),
    "picture-too-large": Problem("{name} has more than {most} pixels", "save it smaller: 4,000 pixels across are enough for a whole page"),
    "bad-svg": Problem("the drawing cannot be used: {reason}", "{hint}"),
    "unsafe-svg": Problem("{what} cannot be used in a drawing", "{hint}"),
    "not-read": Problem("this file is ignored, because its name does not end in .yaml", "rename it to '{name}.yaml'", WARNING),
    "image-missing": Problem("the picture is not there", "put the file there, or correct its name"),
    "image-unreadable": Problem("the file is damaged, or is no PNG or JPEG picture", "open it in a picture program and save it again as PNG or JPEG"),
    "image-too-large": Problem("the picture has too many pixels", "make it smaller: {most:,} pixels are the most"),
}  # fmt: skip
