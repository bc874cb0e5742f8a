"""Layouts."""

from collections.abc import Mapping

from leafletgen.problems.problem import Problem

LAYOUTS: Mapping[str, Problem] = {
    "bad-length": Problem("{value} is not a length", "{hint}"),
    "bad-colour": Problem("{value} is not a colour", "write it in quotes, like '#0b4f5c'"),
    "bad-extends": Problem("{value} cannot be extended: it extends a layout itself", "write a layout without extends: there, such as a4"),
    "unknown-token": Problem("{value} is not a name in {where}", "{hint}"),
    "bad-panels": Problem("{reason}", "{hint}"),
    "bad-flows": Problem("{reason}", "{hint}"),
    "bad-measure": Problem("{reason}", "{hint}"),
    "low-contrast": Problem("{what} has a contrast of {ratio}:1 against {ground}, less than {least}:1", "make one darker or the other paler"),
}  # fmt: skip
