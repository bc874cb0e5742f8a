"""Layouts."""

from collections.abc import Mapping

from leafletgen.problems.problem import WARNING, Problem

LAYOUTS: Mapping[str, Problem] = {
    "bad-length": Problem("{value} is not a length", "{hint}"),
    "bad-colour": Problem("{value} is not a colour", "write it in quotes, like '#0b4f5c'"),
    "bad-extends": Problem("{value} cannot be extended: it extends a layout itself", "write a layout without extends: there, such as a4"),
    "unknown-token": Problem("{value} is not a name in {where}", "{hint}"),
    "bad-panels": Problem("{reason}", "{hint}"),
    "bad-flows": Problem("{reason}", "{hint}"),
    "key-points-missing": Problem("the layout {layout} prints the key points alone, and the leaflet has no section with the role {role}", "give that section its role, or print it with a whole layout, such as a4"),
    "questions-left-out": Problem("there is no room for lines to write questions on", "give the patient a sheet of paper, or print it with a layout that has more room", WARNING),
    "bad-measure": Problem("{reason}", "{hint}"),
    "low-contrast": Problem("{what} has a contrast of {ratio}:1 against {ground}, less than {least}:1", "make one darker or the other paler"),
}  # fmt: skip
