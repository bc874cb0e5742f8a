"""Checks the lines of a YAML file: parts that are not printed, or that YAML reads differently than they look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import yaml

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.library.damage import damaged
from leafletgen.library.links import link_difference
from leafletgen.library.markup import written_links
from leafletgen.library.typed import typed
from leafletgen.library.yaml.characters import single_spaced
from leafletgen.library.yaml.document import Trail
from leafletgen.library.yaml.traps import folds_a_line, look_alike
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import named, shown

IN_QUOTES = "put the whole text in straight quotes, like '…'"
SYNTAX: tuple[tuple[str, str, str], ...] = (
    ("scanning an alias", "a text begins with * here, which is a sign of YAML", IN_QUOTES),
    ("scanning an anchor", "a text begins with & here, which is a sign of YAML", IN_QUOTES),
    ("mapping values are not allowed", "a colon with a space behind it stands in a text without quotes", IN_QUOTES),
    ("could not find expected ':'", "this line is neither a key with a colon nor an item of a list",
     "write 'key: text' or '- text'; a text of several lines is set in further than its key"),
    ("unknown escape character", "a backslash stands in double quotes, where it begins a sign of YAML",
     "write two backslashes, or use single quotes"),
    ("escape code", "a backslash stands in double quotes, where it begins a sign of YAML",
     "write two backslashes, or use single quotes"),
    ("quoted scalar", "a quotation mark that opens before this is never closed", "close it, or write it twice inside single quotes"),
    ("parsing a flow", "a [ or { that opens before this is not closed, or a comma is missing",
     f"close it; where the text itself begins with [ or {{, {IN_QUOTES}"),
    ("scanning a block scalar", "a text begins with | or > here, which is a sign of YAML", IN_QUOTES),
    ("cannot start any token", "a line begins with a tab, or a text with @, ` or %, which are signs of YAML",
     f"begin lines with spaces; for the text, {IN_QUOTES}"),
    ("scanning a directive", "a line begins with %, which is a sign of YAML", IN_QUOTES),
    ("parsing a block", "this line does not fit to the lines above it",
     f"set it in as far as its neighbours, with '- ' or a key before it; a text with signs in it: {IN_QUOTES}"),
    ("", "this cannot be read as YAML",
     f"look at quotation marks and at how far the lines are set in; a text with signs in it: {IN_QUOTES}"),
)  # fmt: skip
"""Words in the parser's message, with our reason and hint. The first that matches counts."""

MOST_DOUBTS = 5
"""The most doubtful parts of one text that are reported. Further ones are of the same kind."""

_BEGUN = re.compile(r"\s*(?:- +)*(?:[^\s:'\"\[{]+: +)?([\[{'\"])")
"""The first sign of a value that is a bracket or a quotation mark."""
_INDENTATION = re.compile(" *")
_LINES_ABOVE = 4
"""How many lines above a syntax error the reason may be."""


def syntax(said: str) -> dict[str, str]:
    """The reason and hint for a message of the parser."""
    return next({"reason": reason, "hint": hint} for words, reason, hint in SYNTAX if words in said)


@dataclass(slots=True)
class Lines:
    """The lines of a file.

    For each line (from 0), `ends` has the index where its last scalar ends, and `unquoted` the values without quotes
    that end on it: a comment behind them may be a part of the text.
    """

    file: str
    lines: list[str]
    ends: dict[int, int] = field(default_factory=dict)
    unquoted: dict[int, list[Trail]] = field(default_factory=dict)

    def note(self, event: yaml.ScalarEvent, trail: Trail | None) -> None:
        """Note where a scalar ends; for a block scalar, note the line of its | or >. `trail` is None for a key."""
        block = event.style in {"|", ">"}
        mark = event.start_mark if block else event.end_mark
        if mark is None or mark.line >= len(self.lines):
            return
        self.ends[mark.line] = mark.column
        if trail is not None and (block or (not event.style and event.value)):
            self.unquoted.setdefault(mark.line, []).append(trail)

    def comments(self) -> dict[Trail, Place]:
        """The values without quotes on lines that end in a comment, with the place of its #."""
        return {trail: place for line in self.unquoted for trail, place in self._commented(line)}

    def traps(self, event: yaml.ScalarEvent, continues: int | None) -> Iterator[Diagnostic]:
        """The errors where YAML reads a value differently than a writer may expect.

        A further line indented to `continues` or more would be a part of this value; None for a key.
        """
        begin, end = event.start_mark, event.end_mark
        if not begin or not end or begin.line >= len(self.lines) or not event.value:
            return
        if not event.style:
            yield from self._indentation(begin.line, begin.column, end.line)
            if continues is not None:
                yield from self._comment_below(begin.line, end.line, continues)
        source = self.lines[begin.line : end.line + 1]
        place = Place(self.file, begin.line + 1, begin.column + 1)
        if len(source) > 1 and folds_a_line("\n".join([source[0][begin.column :], *source[1:]])):
            yield problem("folded-line", place)
        inside = event.value.strip("\n") if event.style in {"|", ">"} else event.value
        if event.style == '"' and ("\t" in inside or "\r" in inside):
            yield problem("joined-lines", place, what="a tab (\\t) or line end (\\r) in double quotes")
        elif "\n" in inside:
            yield problem("joined-lines", place, what="line ends")

    def doubts(self, event: yaml.ScalarEvent) -> Iterator[Diagnostic]:
        """Warnings for parts of a text that look damaged, or like the markup of another program."""
        for one in islice(damaged(event.value), MOST_DOUBTS):
            meant = f", and may mean {shown(one.meant)}" if one.meant else ""
            yield problem("wrong-encoding", self._place_of(event, one.found), found=shown(one.found), meant=meant)
        for sign in islice(typed(event.value), MOST_DOUBTS):
            place, what, instead = self._place_of(event, sign.found), sign.what, sign.instead
            yield problem("typed-markup", place, found=shown(sign.found), what=what, instead=instead)
        for words, address in written_links(event.value) if "](" in event.value else ():
            for leads in link_difference(words, address):
                yield problem("link-differs", self._place_of(event, address), words=shown(words), target=shown(leads))

    def _place_of(self, event: yaml.ScalarEvent, part: str) -> Place:
        """The place of a part of a text; the start of the text if the part is not found in the file."""
        begin, end = event.start_mark, event.end_mark
        if not begin or not end:
            return Place(self.file)
        for line in range(begin.line, min(end.line + 1, len(self.lines))):
            at = self.lines[line].find(part, begin.column if line == begin.line else 0)
            if at >= 0:
                return Place(self.file, line + 1, at + 1)
        return Place(self.file, begin.line + 1, begin.column + 1)

    def syntax_error(self, wrong: yaml.MarkedYAMLError) -> Diagnostic:
        """The error for a syntax error. It names a comment or look-alike character above, if that may be the reason."""
        mark = wrong.problem_mark or wrong.context_mark
        last = len(self.lines) - 1
        while last and not self.lines[last].strip():
            last -= 1
        line = min(mark.line, last) if mark else last
        # Something still open at the end is reported at the end of the last line, not below it.
        column = mark.column if mark and mark.line <= last else len(self.lines[last])
        for above in range(line, max(line - _LINES_ABOVE, -1), -1):
            found = self._look_alike(above)
            if found:
                return found
            for _, place in self._commented(above):
                return problem("comment-in-text", place)
        said = single_spaced(" ".join(filter(None, (wrong.problem, wrong.context))))
        begun = _BEGUN.match(self.lines[line], 0, column)
        if begun and "parsing a block" in said:
            reason = f"a text begins with {begun[1]} here, which is a sign of YAML, and goes on behind its other half"
            hint = IN_QUOTES.replace("'…'", '"…"') if begun[1] == "'" else IN_QUOTES
            return problem("bad-yaml", Place(self.file, line + 1, begun.start(1) + 1), reason=reason, hint=hint)
        return problem("bad-yaml", Place(self.file, line + 1, column + 1), **syntax(said))

    def _commented(self, line: int) -> Iterator[tuple[Trail, Place]]:
        at = self.lines[line].find("#", self.ends.get(line, 0)) if line in self.unquoted else -1
        if at >= 0:
            yield from ((trail, Place(self.file, line + 1, at + 1)) for trail in self.unquoted[line])

    def _look_alike(self, line: int) -> Diagnostic | None:
        found = look_alike(self.lines[line])
        if not found:
            return None
        at, sign = found
        return problem("look-alike", Place(self.file, line + 1, at + 1), name=named(self.lines[line][at]), sign=sign)

    def _indentation(self, first: int, column: int, last: int) -> Iterator[Diagnostic]:
        """Errors for lines of an unquoted text that are indented with anything but spaces."""
        for line in range(first, min(last + 1, len(self.lines))):
            found = look_alike(self.lines[line])
            if not found or found[1] != "space" or self.lines[line][: found[0]].strip(" \t"):
                continue
            if line > first or found[0] == column:
                yield from filter(None, [self._look_alike(line)])

    def _comment_below(self, first: int, last: int, continues: int) -> Iterator[Diagnostic]:
        """The error for a comment where the text above would continue."""
        below = self.lines[last + 1] if last + 1 < len(self.lines) else ""
        at = _indentation(below)
        if below.startswith("#", at) and at > _indentation(self.lines[first]) and at >= continues:
            yield problem("comment-below-text", Place(self.file, last + 2, at + 1))


def _indentation(line: str) -> int:
    found = _INDENTATION.match(line)
    return found.end() if found else 0
