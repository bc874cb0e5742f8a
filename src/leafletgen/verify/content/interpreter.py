"""The interpreter of page contents. In: operators. Out: `Painted`.

It draws nothing; it follows the text position, the marked content and the bounds of what is painted.
"""

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from leafletgen.verify.content.fonts import FileFonts
from leafletgen.verify.content.graphics_state import NO_CLIP, chooses
from leafletgen.verify.content.painted import (
    IDENTITY,
    LEAST_FORM,
    MOST_CONTENT,
    MOST_FORMS,
    MarkLevel,
    Painted,
    PaintedShape,
    Sequence,
    ShownRun,
    times,
)
from leafletgen.verify.content.path_state import PathState
from leafletgen.verify.content.resources import Resources
from leafletgen.verify.content.statements import STATEMENT, without_pictures
from leafletgen.verify.content.text_state import FILLED
from leafletgen.verify.reader.objects import FilePage, FileStream, Malformed, PdfFile, Value, text_of
from leafletgen.verify.reader.syntax import parse, scalar


class Interpreter(PathState):
    """Follows one page. `operators` and `statements` have the method of each."""

    operators: "ClassVar[Mapping[str, Callable[..., None]]]"
    statements: "ClassVar[Mapping[str | None, Callable[..., None]]]"

    def __init__(self, file: PdfFile, page: FilePage, fonts: FileFonts) -> None:
        super().__init__(file, page, fonts)
        self.frames: list[MarkLevel] = []
        self.forms = 0
        self.followed = 0

    def page(self) -> Painted:
        """Follow the whole page. Raises Malformed."""
        contents = self.file.resolve(self.painted.page.entries.get("Contents"))
        parts = contents if isinstance(contents, list) else [contents]
        self.follow("\n".join((self.file.stream(part) or b"").decode("latin-1") for part in parts))
        return self.painted

    def follow(self, content: str) -> None:
        """Follow one content stream."""
        self.followed += max(len(content), LEAST_FORM)
        if self.followed > MOST_CONTENT:
            raise Malformed(f"page {self.painted.page.number} has more content than any honest page")
        operators, statements = self.operators, self.statements
        operands: list[str] = []
        for found in STATEMENT.finditer(without_pictures(content)):
            kind = found.lastgroup
            if statement := statements.get(kind):
                if operands:
                    raise Malformed(f"page {self.painted.page.number} has operands that no operator takes")
                statement(self, found)
            elif kind == "word" and (operator := operators.get(found[0])):
                operator(self, operands)
                operands.clear()
            elif kind:
                if kind == "word" and not NUMBER_OR_WORD.fullmatch(found[0]) and not self.painted.foreign:
                    raise Malformed(
                        f"page {self.painted.page.number} has an operator that there is not: {found[0][:20]}"
                    )
                operands.append(found[0])

    def ignore(self, _: object) -> None:
        """An operator that has no effect on the checks."""

    # Text

    def plain_runs(self) -> list[ShownRun] | None:
        """The list that gets plain runs; None without an owner, or when text is moved, turned, reversed or hidden."""
        if (
            self.owner is None or self.reversed is not None or self.matrix is not IDENTITY or self.mode != FILLED
            or self.scale != 1 or self.rise or self.character_space or self.word_space
            or self.graphics.clip is not NO_CLIP or self.graphics.veil
        ):  # fmt: skip
            return None
        return self.owner.runs

    def shown(self, run: ShownRun) -> None:
        """Give a run to its owner. Runs inside reversed characters wait for the end of those."""
        if self.mode != FILLED:
            self.painted.hidden.append((run.text, "it is drawn invisibly, or as an outline"))
        if self.graphics.clip is not NO_CLIP or self.graphics.veil:
            self.look_through(run)
        if self.reversed is not None:
            self.reversed.append(run)
        else:
            self.keep(run)

    def look_through(self, run: ShownRun) -> None:
        """Note text that is clipped or transparent."""
        left, bottom, right, top = self.graphics.clip
        inside = left <= min(run.x0, run.x1) and max(run.x0, run.x1) <= right and bottom <= run.y <= top - run.size / 2
        if self.graphics.veil or not inside:
            self.painted.hidden.append((run.text, self.graphics.veil or "it is cut off"))

    def keep(self, run: ShownRun) -> None:
        """Give a run to its owner."""
        if self.owner is not None:
            self.owner.runs.append(run)
        else:
            # Loose text is an error of its own, but its place is checked too.
            what = f"the text “{run.text[:40]}”"
            self.painted.loose.append(what)
            self.painted.paints.append(PaintedShape(run.x0, run.y, run.x1, run.y, what, None, hollow=True))

    # Marked content

    def one_mark(self, found: re.Match[str]) -> None:
        """`BMC`, and `BDC` with at most an MCID or a replacement."""
        tag, mcid, replacement = found.group("tag", "mcid", "replacement")
        self.begin(tag, int(mcid) if mcid else None, scalar(replacement) if replacement else None)

    def begin_mark(self, operands: list[str]) -> None:
        """`BMC` and `BDC`."""
        properties = self.properties(operands[1:])
        for key in properties.keys() & {"Alt", "E", "Lang"}:
            self.painted.odd.append((operands[0], f"its mark says something of its own ({key})"))
        mcid, replacement = (self.file.resolve(properties.get(key)) for key in ("MCID", "ActualText"))
        self.begin(
            operands[0][1:],
            mcid if isinstance(mcid, int) else None,
            replacement if isinstance(replacement, bytes) else None,
        )

    def begin(self, tag: str, mcid: int | None, replacement: bytes | None) -> None:
        """Begin a sequence of a tag, an artifact, replaced text, or characters in reverse."""
        frame = MarkLevel(self.owner)
        self.frames.append(frame)
        if tag == "ReversedChars" and self.reversed is None:
            frame.reverses = True
            self.reversed = []
        if tag == "Artifact" or mcid is not None:
            if self.owner is not None:
                self.painted.nested.append("an artifact" if mcid is None else f"MCID {mcid}")
            self.owner = Sequence(self.painted.page.number, tag, mcid if tag != "Artifact" else None)
            self.painted.sequences.append(self.owner)
        if replacement is not None and self.owner is not None:
            frame.replacement, frame.start = text_of(replacement), len(self.owner.runs)

    def properties(self, operands: list[str]) -> dict[str, Value]:
        """The property list of a mark: written there, or a name in the resources."""
        if operands and operands[0].startswith("/"):
            return self.file.dictionary(self.resources.entry("Properties", operands[0][1:]))
        values = parse(" ".join(operands))
        return values[0] if values and isinstance(values[0], dict) else {}

    def end_mark(self, _: list[str]) -> None:
        """`EMC`."""
        if not self.frames:
            raise Malformed(f"page {self.painted.page.number} ends more marked content than it begins")
        frame = self.frames.pop()
        if frame.reverses:
            runs, self.reversed = self.reversed or [], None
            for run in runs:
                self.keep(run)
        if frame.replacement is not None and self.owner is not None:
            glyphs = "".join(run.text for run in self.owner.runs[frame.start :])
            self.owner.replaced.append((frame.replacement, glyphs))
        self.owner = frame.owner

    # Forms and pictures

    def paint_object(self, operands: list[str]) -> None:
        """`Do`."""
        found = self.file.resolve(self.resources.entry("XObject", operands[0][1:]))
        if not isinstance(found, FileStream) or self.file.name(found.entries.get("Subtype")) != "Form":
            self.paint_image("a picture", found if isinstance(found, FileStream) else None)
            return
        if self.forms >= MOST_FORMS:
            raise Malformed("forms are nested too deep")
        inner = self.file.dictionary(found.entries.get("Resources"))
        kept = self.resources
        self.resources = Resources(self.file, inner, self.fonts) if inner else kept
        self.painted.foreign.append("a form")
        self.save([])
        form = self.file.numbers(found.entries.get("Matrix"))
        self.matrix = times(tuple(form) if len(form) == 6 else IDENTITY, self.matrix)  # type: ignore[arg-type]  # six they are
        self.forms += 1
        self.follow(found.data.decode("latin-1"))
        self.forms -= 1
        self.restore([])
        self.resources = kept


NUMBER_OR_WORD = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)|true|false|null")
"""An operand that is no name, string, array or dictionary. `float` would also accept words such as `nan` and `inf`."""

IGNORED_OPERATORS = frozenset({
    "ET", "h", "J", "j", "M", "d", "ri", "i", "MP", "DP", "BX", "EX", "d0", "d1",
})  # fmt: skip
"""Operators that have no effect on the checks."""

OPERATORS: Mapping[str, Callable[[Interpreter, list[str]], None]] = {
    "q": Interpreter.save, "Q": Interpreter.restore, "cm": Interpreter.transform,
    "BT": Interpreter.begin_text, "Tf": Interpreter.choose_font,
    "Td": Interpreter.move, "TD": Interpreter.move_and_lead, "Tm": Interpreter.place, "T*": Interpreter.next_line,
    "TL": Interpreter.set_leading, "Tc": Interpreter.set_character_space, "Tw": Interpreter.set_word_space,
    "Tz": Interpreter.set_scale, "Tr": Interpreter.set_mode, "Ts": Interpreter.set_rise,
    "gs": Interpreter.use_state, "W": Interpreter.clip_to_path, "W*": Interpreter.clip_to_path,
    **{operator: chooses(operator) for operator in ("rg", "g", "k", "RG", "G", "K", "w")},
    **dict.fromkeys(("cs", "sc", "scn"), Interpreter.other_fill),
    **dict.fromkeys(("CS", "SC", "SCN"), Interpreter.other_stroke),
    "Tj": Interpreter.show, "TJ": Interpreter.show,
    "'": Interpreter.show_next, '"': Interpreter.show_next_spaced,
    "BMC": Interpreter.begin_mark, "BDC": Interpreter.begin_mark, "EMC": Interpreter.end_mark,
    **dict.fromkeys(("m", "l", "c", "v", "y"), Interpreter.extend_path), "re": Interpreter.add_rectangle,
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*"), Interpreter.fill_path),
    **dict.fromkeys(("S", "s"), Interpreter.stroke_path),
    **dict.fromkeys(IGNORED_OPERATORS, Interpreter.ignore),
    "n": Interpreter.end_path, "sh": Interpreter.paint_shading,
    "Do": Interpreter.paint_object, "BI": Interpreter.paint_inline_picture,
}  # fmt: skip
"""The method of each operator (ISO 32000-1, annex A)."""

STATEMENTS: Mapping[str | None, Callable[[Interpreter, re.Match[str]], None]] = {
    "lines": Interpreter.lines,
    "mark": Interpreter.one_mark,
    "path": Interpreter.whole_path,
    "colour": Interpreter.whole_colour,
    "transformation": Interpreter.whole_transformation,
}
"""The method of each statement."""

Interpreter.operators, Interpreter.statements = OPERATORS, STATEMENTS
