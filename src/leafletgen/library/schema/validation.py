"""Checks a plain tree with pydantic. Errors become diagnostics with line and column."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, model_validator
from pydantic_core import ErrorDetails

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.faults import errors_of, first_errors
from leafletgen.library.yaml.document import Document, Trail
from leafletgen.library.yaml.traps import look_alike
from leafletgen.problems.catalogue import CATALOGUE, problem
from leafletgen.problems.words import did_you_mean, named, shown

A_TEXT, A_LIST, A_MAPPING = "a text", "a list", "a mapping (key: value)"
EXPECTED = {
    "string_type": A_TEXT,
    "list_type": A_LIST,
    "dict_type": A_MAPPING,
    "model_type": A_MAPPING,
    "model_attributes_type": A_MAPPING,
}
"""The expected type, in words, by pydantic's type of error."""
WRONG_TYPE_HINTS = {
    (A_MAPPING, A_TEXT): "a text with a colon and a space in it must be in quotes",
    (A_LIST, A_TEXT): "write the text without [ ] and without '- '",
    (A_MAPPING, A_LIST): "begin each item with '- '",
    (A_TEXT, A_LIST): "begin each item with '- ', on a line of its own",
    (A_LIST, A_MAPPING): "write keys and values, without '- '",
    (A_TEXT, A_MAPPING): "write keys and values, set in by two spaces",
}
"""The hint for a wrong type, by the type found and the type expected."""

PRINTED_TEXT = "printed"
"""Marks a field's annotation: its text is printed or read aloud."""

Names: TypeAlias = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Context:
    """What checks need in addition to the value.

    Files that are named must be in `folder`. `names` are values that the file itself has named.
    `mappings` has the kind of each mapping of the tree, by its identity.
    """

    folder: Path
    names: Names = field(default_factory=dict)
    mappings: dict[int, "type[Keys]"] = field(default_factory=dict)


PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
"""Pydantic reads this variable for every new class. It switches plugins off."""


class _WithoutPlugins(type(BaseModel)):  # type: ignore[misc]  # pydantic gives its metaclass no public name
    """Makes a class without pydantic's installed plugins, which must not change what a file may have.

    Looking for plugins would take as long as reading a leaflet. The environment is restored afterwards.
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - pydantic's own arguments
        before = os.environ.get(PLUGINS)
        os.environ[PLUGINS] = "__all__"
        try:
            return super().__new__(cls, *args, **kwargs)
        finally:
            if before is None:
                del os.environ[PLUGINS]
            else:
                os.environ[PLUGINS] = before


if TYPE_CHECKING:
    # mypy accepts no metaclass without a name of its own.
    _Model: TypeAlias = BaseModel
else:

    class _Model(BaseModel, metaclass=_WithoutPlugins):
        """A model whose classes are made without plugins."""


class Keys(_Model):
    """A mapping whose keys are all known. `WORDS` is what messages call it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    WORDS: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _remember(cls, value: object, info: ValidationInfo) -> object:
        """Note the kind of this mapping, for the keys in 'did you mean'."""
        if isinstance(info.context, Context):
            info.context.mappings[id(value)] = cls
        return value


File = TypeVar("File", bound=Keys)
DocumentRule = Callable[[Document], list[Diagnostic]]


def checked(
    document: Document, kind: type[File], *rules: DocumentRule, folder: Path = Path(), names: Names | None = None
) -> File:
    """The document as a file of one kind. Files that it names must be in `folder`.

    `rules` check the tree as a whole, and must accept any tree. Raises Refused with all errors of the file,
    in file order.
    """
    context = Context(folder, names or {})
    found = list(document.found)
    for rule in rules:
        found += rule(document)
    result = None
    try:
        result = kind.model_validate(document.tree, context=context)
    except ValidationError as wrong:
        details = wrong.errors(include_url=False)
        found += [one for detail in details for one in _diagnostics(document, context, detail)]
    found += _lost_words(document, context)
    errors = errors_of(found)
    if result is None or errors:
        raise Refused(*first_errors(errors))
    return result


def _lost_words(document: Document, context: Context) -> Iterator[Diagnostic]:
    """The errors for comments that may be a part of the printed text before them."""
    for trail, place in document.comments.items():
        known = trail not in document.broken and document.attached(trail)
        if known and _is_printed(document, context, trail):
            yield problem("comment-in-text", place)


def _is_printed(document: Document, context: Context, trail: Trail) -> bool:
    """True when the value at a trail is printed text. Also true for an unknown key, which may be meant as text."""
    for length in range(len(trail) - 1, -1, -1):
        kind, key = context.mappings.get(id(document.at(trail[:length]))), trail[length]
        if kind is not None:
            about = kind.model_fields.get(str(key))
            return about is None or PRINTED_TEXT in about.metadata or _holds_text(about.annotation)
    return True


def _holds_text(annotation: object) -> bool:
    """True when a type, or a part of it, is marked as printed."""
    return PRINTED_TEXT in getattr(annotation, "__metadata__", ()) or any(map(_holds_text, get_args(annotation)))


def _diagnostics(document: Document, context: Context, detail: ErrorDetails) -> list[Diagnostic]:
    """The diagnostics for one error of pydantic; none for a value that could not be read anyway."""
    trail = _trail(document, detail["loc"])
    if any(trail[:length] in document.broken for length in range(len(trail) + 1)):
        return []
    return [_diagnostic(document, context, detail, trail)]


def _diagnostic(document: Document, context: Context, detail: ErrorDetails, trail: Trail) -> Diagnostic:
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(document, context, trail)
        case "missing":
            what, key = _kind(document, context, trail).WORDS, shown(str(detail["loc"][-1]))
            return problem("missing-key", document.place(trail), what=what, key=key)
        case "too_short":
            return problem("empty-list", document.place(trail))
        case "unknown-block":
            return _unknown_block(document, trail, str(detail["ctx"]["choices"]))
        case code if code in CATALOGUE:
            return problem(code, document.place(trail), **detail.get("ctx", {}))
        case kind:
            return _wrong_type(document, trail, EXPECTED.get(kind, "something else"))


def _trail(document: Document, location: tuple[int | str, ...]) -> Trail:
    """The trail of a pydantic location. Names of union members are not in the tree, and are left out."""
    trail: Trail = ()
    for step in location:
        if (*trail, step) in document.values:
            trail = (*trail, step)
    return trail


def _kind(document: Document, context: Context, trail: Trail) -> type[Keys]:
    return context.mappings[id(document.at(trail))]


def _unknown_key(document: Document, context: Context, trail: Trail) -> Diagnostic:
    kind, key = _kind(document, context, trail[:-1]), str(trail[-1])
    if taken := _look_alike(key, document.keys[trail]):
        return taken
    hint = did_you_mean(key, tuple(kind.model_fields))
    return problem("unknown-key", document.keys[trail], key=shown(key), what=kind.WORDS, hint=hint)


def _unknown_block(document: Document, trail: Trail, choices: str) -> Diagnostic:
    node = document.at(trail)
    if not isinstance(node, dict) or not node:
        return _wrong_type(document, trail, f"a paragraph or a block ({choices})")
    key = next(iter(node))
    hint = did_you_mean(key, tuple(choices.split(", ")))
    if not hint.endswith("?"):
        hint = f"{hint}; {WRONG_TYPE_HINTS[A_MAPPING, A_TEXT]}"
    return problem("unknown-block", document.keys[*trail, key], key=shown(key), hint=hint)


def _wrong_type(document: Document, trail: Trail, expected: str) -> Diagnostic:
    match document.at(trail):
        case dict():
            found = kind = A_MAPPING
        case list():
            found = kind = A_LIST
        case text:
            if taken := _look_alike(str(text), document.place(trail)):
                return taken
            found, kind = (f"the text {shown(str(text))}" if text else "nothing"), A_TEXT
    hint = WRONG_TYPE_HINTS.get((kind, expected), "look at a neighbour that is right")
    return problem("wrong-type", document.place(trail), found=found, expected=expected, hint=hint)


def _look_alike(text: str, place: Place) -> Diagnostic | None:
    """The error for a text in a wrong place, if the reason is a character that looks like a sign of YAML."""
    found = look_alike(text)
    if not found:
        return None
    at, sign = found
    return problem("look-alike", replace(place, column=place.column + at), name=named(text[at]), sign=sign)
