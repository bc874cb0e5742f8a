"""Builds a plain tree of dict, list and str from YAML's events.

Nothing above the limits is ever built, scalars stay text, and nothing in a file can refer to anything
else: tags, anchors, aliases and merge keys are errors.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import yaml

from leafletgen.characters import refused_characters, unprintable
from leafletgen.diagnostics import Diagnostic, Place, Refused, Severity
from leafletgen.library.faults import errors_of, first_errors
from leafletgen.library.folder import LARGEST_FILE
from leafletgen.library.yaml.characters import decode, single_spaced
from leafletgen.library.yaml.document import Document, Node, Trail
from leafletgen.library.yaml.lines import Lines, syntax
from leafletgen.library.yaml.traps import YAML_LINE_END
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown

DEEPEST = 32
MOST_NODES = 50_000
LONGEST_SCALAR = 64 << 10


def read_document(data: bytes, file: str, expected: str) -> Document:
    """The document in a file's bytes. `file` names it in errors; `expected` says what should be in it.

    Raises Refused when there is no tree: too large, not UTF-8, not YAML, too deep, empty. Smaller errors are
    in the document's `found`; the caller reports them with its own.
    """
    if len(data) > LARGEST_FILE:
        raise Refused(problem("file-too-large", Place(file), limit=LARGEST_FILE >> 10))
    text = decode(data, file)
    builder = _Builder(file, Lines(file, YAML_LINE_END.split(text)))
    try:
        for event in _events(text):
            builder.feed(event)
    except yaml.MarkedYAMLError as wrong:
        last = builder.lines.syntax_error(wrong)
        if "nesting depth" in (wrong.problem or ""):
            # The parser's own limit is far higher than ours, but it may be reached first.
            last = problem("too-deep", last.place, limit=DEEPEST)
        raise Refused(*first_errors([*errors_of(builder.found), last])) from None
    except yaml.YAMLError as wrong:
        raise Refused(problem("bad-yaml", Place(file, 1, 1), **syntax(str(wrong)))) from None
    return builder.document(expected)


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of a text.

    The scanner of PyYAML 6.0.4 runs ahead of the events, and refuses level 1,001 before it returns any. It
    does not know our lower limit. So the text before that level is parsed again: its events reach DEEPEST + 1.
    """
    given = 0
    try:
        for event in yaml.parse(text, Loader=_loader()):
            given += 1
            yield event
    except yaml.MarkedYAMLError as wrong:
        if wrong.problem_mark is None or "maximum nesting depth" not in (wrong.problem or ""):
            raise
        yield from islice(yaml.parse(text[: wrong.problem_mark.index], Loader=_loader()), given, None)


def _loader() -> type:
    """The C parser where it is installed, the Python one (slower, same events) elsewhere."""
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open, and the key whose value comes next."""

    node: "dict[str, Node] | list[Node]"
    trail: Trail
    key: str | None = None
    detached: bool = False


@dataclass(slots=True)
class _Builder:
    """Builds the tree event by event, without recursion."""

    file: str
    lines: Lines
    found: list[Diagnostic] = field(default_factory=list)
    values: dict[Trail, Place] = field(default_factory=dict)
    keys: dict[Trail, Place] = field(default_factory=dict)
    broken: set[Trail] = field(default_factory=set)
    frames: list[_Frame] = field(default_factory=list)
    tree: "Node | None" = None
    nodes: int = 0

    def feed(self, event: yaml.Event) -> None:
        """Handle the next event."""
        match event:
            case yaml.ScalarEvent():
                self._check_properties(event)
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._check_properties(event)
                self._open({}, event)
            case yaml.SequenceStartEvent():
                self._check_properties(event)
                self._open([], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.frames.pop()
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._document_start(event)

    def document(self, expected: str) -> Document:
        """The document that was built. Call it after the last event."""
        if self.tree is None or self.tree == "":
            raise self._refused(problem("empty-file", Place(self.file, 1, 1), expected=expected))
        misread = [one for one in self.found if one.code == "look-alike"]
        if misread:
            # Other errors may only be consequences of these.
            raise Refused(*first_errors(misread))
        errors, broken = errors_of(self.found), frozenset(self.broken)
        warnings = tuple(one for one in self.found if one.severity is Severity.WARNING)
        comments = self.lines.comments()
        return Document(self.file, self.tree, self.values, self.keys, tuple(errors), warnings, broken, comments)

    def _document_start(self, event: yaml.DocumentStartEvent) -> None:
        if self.tree is not None:
            raise self._refused(problem("several-documents", self._place(event)))
        if event.tags:
            self.found.append(problem("yaml-tag", self._place(event), tag="%TAG"))

    def _check_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if event.tag is not None:
            self.found.append(problem("yaml-tag", place, tag=shown(event.tag)))
        if event.anchor is not None:
            self.found.append(problem("yaml-anchor", place, name=shown(event.anchor or "")))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = self._place(event)
        if len(event.value.encode("utf-8", "surrogatepass")) > LONGEST_SCALAR:
            raise self._refused(problem("text-too-long", place, limit=LONGEST_SCALAR >> 10))
        wants_key = self._wants_key()
        self.found += self.lines.traps(event, None if wants_key else self._continues(place))
        if event.style == '"':
            # The file itself has no such character, but an escape (`\u202e`) can produce one.
            self.found += [unprintable(character, place) for character in refused_characters(event.value)]
        if not wants_key:
            self.found += self.lines.doubts(event)
        text = single_spaced(event.value)
        if wants_key:
            self._key(text, place)
        self.lines.note(event, None if wants_key else self._add(text, place))

    def _continues(self, place: Place) -> int:
        """The indentation from which a further line would continue a text that begins at this place."""
        frame = self.frames[-1] if self.frames else None
        if frame and frame.key is not None and (*frame.trail, frame.key) in self.keys:
            return self.keys[*frame.trail, frame.key].column
        return place.column - 1

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        self.found.append(problem("yaml-alias", place, name=shown(event.anchor or "")))
        if self._wants_key():
            raise self._refused()
        self.broken.add(self._add("", place))

    def _wants_key(self) -> bool:
        return bool(self.frames) and isinstance(self.frames[-1].node, dict) and self.frames[-1].key is None

    def _key(self, key: str, place: Place) -> None:
        frame = self.frames[-1]
        frame.key = key
        trail = (*frame.trail, key)
        frame.detached = key == "<<" or trail in self.keys
        if key == "<<":
            self.found.append(problem("merge-key", place))
        elif frame.detached:
            line = self.keys[trail].line
            self.found.append(problem("duplicate-key", place, key=shown(key), line=line))
        else:
            self.keys[trail] = place

    def _open(self, node: "dict[str, Node] | list[Node]", event: yaml.Event) -> None:
        place = self._place(event)
        if self._wants_key():
            raise self._refused(problem("bad-key", place))
        if len(self.frames) == DEEPEST:
            raise self._refused(problem("too-deep", place, limit=DEEPEST))
        self.frames.append(_Frame(node, self._add(node, place)))

    def _add(self, node: Node, place: Place) -> Trail:
        """Add a value to the tree and return its trail. The value of a refused key is not added."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self._refused(problem("too-many-nodes", place, limit=MOST_NODES))
        trail = self._attach(node)
        self.values[trail] = place
        return trail

    def _attach(self, node: Node) -> Trail:
        if not self.frames:
            self.tree = node
            return ()
        frame = self.frames[-1]
        if isinstance(frame.node, list):
            frame.node.append(node)
            return (*frame.trail, len(frame.node) - 1)
        key = frame.key or ""
        frame.key = None
        if frame.detached:
            # No key can have a NUL in it, so no other value has this trail.
            return (*frame.trail, f"\0{self.nodes}")
        frame.node[key] = node
        return (*frame.trail, key)

    def _refused(self, *last: Diagnostic) -> Refused:
        return Refused(*first_errors([*errors_of(self.found), *last]))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
