"""The kinds of values in files. In a file every value is text; these check it."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BeforeValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from leafletgen.library.language_tags import LANGUAGE_TAG, how_to_write
from leafletgen.library.links import HOST
from leafletgen.library.markup import MarkupError, spans
from leafletgen.library.schema.validation import PRINTED_TEXT
from leafletgen.library.yaml.characters import is_blank
from leafletgen.model.layout import Colour
from leafletgen.problems.words import did_you_mean, shown
from leafletgen.units import length

ID = re.compile(r"[a-z][a-z0-9-]*")
ID_HINT = "use small letters a to z, digits and hyphens, beginning with a letter"
VERSION_PATTERN = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}")
SCRIPT = re.compile(r"[A-Z][a-z]{3}")
WEB_ADDRESS = re.compile(rf"(?:https?://)?(?=[^/?#]*\.){HOST}(?::[0-9]{{1,5}})?(?:[/?#]\S*)?", re.IGNORECASE)
"""An address of a web page (RFC 3987, 2.2), with or without its scheme."""
EMAIL_ADDRESS = re.compile(r"[!#$%&'*+/=?^_`{|}~A-Za-z0-9.-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""An e-mail address (RFC 5322, 3.4.1, without comments and quotes), in ASCII."""
TELEPHONE_PATTERN = re.compile(r"\+?[0-9][0-9 ().-]{0,30}[0-9]")
"""A telephone number: two digits or more, in groups."""
LONGEST_WEB_ADDRESS = 200
"""The most characters of a web address. Nobody types more, and a larger QR code is too fine for an office printer."""
SCALAR: JsonSchemaValue = {"type": ["string", "number", "boolean"]}
"""The types that an editor should accept as text. The program prints `12` and `no` as written."""
LONGEST_LENGTH = 14_400.0
"""The longest length, in points: the largest page in PDF (ISO 32000-1, Annex C.2)."""

Parsed = TypeVar("Parsed")
ChoiceOf = TypeVar("ChoiceOf", bound=StrEnum)


def refuse(code: str, **values: str) -> PydanticCustomError:
    """The error that becomes the diagnostic of this code. Pydantic's own message is never shown."""
    return PydanticCustomError(code, "", values)


def only_text(parse: Callable[[str], Parsed]) -> Callable[[object], Parsed]:
    """A validator that parses text and refuses lists and mappings."""

    def validate(value: object) -> Parsed:
        if not isinstance(value, str):
            raise refuse("string_type")
        if is_blank(value):
            raise refuse("empty-text")
        return parse(value)

    return validate


def matching_text(pattern: re.Pattern[str], code: str, **values: str) -> Callable[[object], str]:
    """A validator for texts that match a pattern as a whole."""

    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise refuse(code, value=shown(text), **values)
        return text

    return only_text(parse)


def _prose(text: str) -> str:
    try:
        printed = "".join(span.text for span in spans(text))
    except MarkupError as wrong:
        raise refuse(wrong.code, **wrong.values) from None
    if is_blank(printed):
        raise refuse("empty-text")
    return text


def prose_or_nothing(value: object) -> str:
    """A text with inline markup; it may be empty."""
    return "" if value == "" else only_text(_prose)(value)


def _spoken(text: str) -> str:
    if any(span.strong or span.link or span.language for span in spans(_prose(text))):
        raise refuse("markup-not-here")
    return text


def _web_address(text: str) -> str:
    if len(text) > LONGEST_WEB_ADDRESS:
        raise refuse("bad-web-address", value=shown(text), hint=f"{LONGEST_WEB_ADDRESS} characters are the most")
    if not WEB_ADDRESS.fullmatch(text):
        raise refuse("bad-web-address", value=shown(text), hint="write it like clinic.example/skin")
    return text


def _email_address(text: str) -> str:
    if not EMAIL_ADDRESS.fullmatch(text):
        raise refuse("bad-email-address", value=shown(text))
    return text


def _day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise refuse("bad-date", value=shown(text))


def parse_language_tag(text: str) -> str:
    """A language tag in its right form."""
    if LANGUAGE_TAG.fullmatch(text):
        return text
    raise refuse("bad-language-tag", value=shown(text), hint=how_to_write(text))


def parse_length(text: str) -> float:
    """A length in points."""
    try:
        points = length(text)
    except ValueError:
        raise refuse("bad-length", value=shown(text), hint="write a number and mm, cm, in or pt, like 10 mm") from None
    if not 0 <= points <= LONGEST_LENGTH:
        raise refuse("bad-length", value=shown(text), hint="it must lie between 0 mm and 5080 mm")
    return points


def parse_colour(text: str) -> Colour:
    """A colour as `#rrggbb`."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise refuse("bad-colour", value=shown(text))
    red, green, blue = (int(text[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def number(least: float, most: float, example: str) -> Callable[[object], float]:
    """A validator for numbers in a range."""

    def parse(text: str) -> float:
        if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text) and least <= float(text) <= most:
            return float(text)
        raise refuse("bad-number", value=shown(text), least=f"{least:g}", most=f"{most:g}", example=example)

    return only_text(parse)


def whole_number(most: int, least: int = 0) -> Callable[[object], int]:
    """A validator for whole numbers in a range."""

    def parse(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,12}", text) and least <= int(text) <= most:
            return int(text)
        raise refuse("bad-number", value=shown(text), least=str(least), most=str(most), example="4")

    return only_text(parse)


def choice(kind: type[ChoiceOf]) -> Callable[[object], ChoiceOf]:
    """A validator for the values of an enumeration."""
    values = tuple(member.value for member in kind)

    def parse(text: str) -> ChoiceOf:
        if text not in values:
            raise refuse("unknown-value", value=shown(text), hint=did_you_mean(text, values))
        return kind(text)

    return only_text(parse)


def _flag(text: str) -> bool:
    if text not in {"true", "false"}:
        raise refuse("unknown-value", value=shown(text), hint="write true or false")
    return text == "true"


def file_name(what: str, suffixes: tuple[str, ...], folders: bool = False) -> Callable[[object], str]:
    """A validator for names of files in the same folder, or with `folders` below it. Errors call the kind `what`."""

    def parse(text: str) -> str:
        path = PurePosixPath(text)
        inside = not path.is_absolute() and not {"..", "."} & set(text.split("/")) and not set("\\:") & set(text)
        if (
            not inside
            or len(text) > 200
            or str(path) != text
            or (len(path.parts) > 1 and not folders)
            or text.startswith(".")
        ):
            raise refuse(
                "bad-file-name", value=shown(text), what=what, hint="write the name of a file that lies in this folder"
            )
        if path.suffix.lower() not in suffixes:
            raise refuse("bad-file-name", value=shown(text), what=what, hint=f"it must end in {', '.join(suffixes)}")
        return text

    return only_text(parse)


NUMBER = WithJsonSchema({"type": ["number", "string"]})
"""The types that an editor should accept as a number. It may be in quotes."""
Plain: TypeAlias = Annotated[str, BeforeValidator(only_text(str)), WithJsonSchema(SCALAR), PRINTED_TEXT]
"""Words without markup, printed as written."""
ProseText: TypeAlias = Annotated[str, BeforeValidator(only_text(_prose)), WithJsonSchema(SCALAR), PRINTED_TEXT]
"""Words with inline markup."""
Spoken: TypeAlias = Annotated[str, BeforeValidator(only_text(_spoken)), WithJsonSchema(SCALAR), PRINTED_TEXT]
"""Words that are read aloud, without strong print and links."""
WebAddress: TypeAlias = Annotated[
    str, BeforeValidator(only_text(_web_address)), WithJsonSchema({"type": "string"}), PRINTED_TEXT
]
EmergencyNumber: TypeAlias = Annotated[
    str, BeforeValidator(matching_text(TELEPHONE_PATTERN, "bad-telephone-number")), WithJsonSchema(SCALAR), PRINTED_TEXT
]
"""A telephone number that can be called as written."""
EmailAddress: TypeAlias = Annotated[
    str, BeforeValidator(only_text(_email_address)), WithJsonSchema({"type": "string", "format": "email"}), PRINTED_TEXT
]
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(only_text(_day)),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
Id: TypeAlias = Annotated[
    str,
    BeforeValidator(matching_text(ID, "bad-id", hint=ID_HINT)),
    WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"}),
]
Version: TypeAlias = Annotated[
    str, BeforeValidator(matching_text(VERSION_PATTERN, "bad-version")), WithJsonSchema(SCALAR)
]
LanguageTag: TypeAlias = Annotated[
    str, BeforeValidator(only_text(parse_language_tag)), WithJsonSchema({"type": "string"})
]
ScriptTag: TypeAlias = Annotated[
    str,
    BeforeValidator(matching_text(SCRIPT, "bad-script")),
    WithJsonSchema({"type": "string", "pattern": f"^{SCRIPT.pattern}$"}),
]
Length: TypeAlias = Annotated[
    float, BeforeValidator(only_text(parse_length)), WithJsonSchema({"type": "string", "examples": ["10 mm", "12 pt"]})
]
ColourValue: TypeAlias = Annotated[
    Colour,
    BeforeValidator(only_text(parse_colour)),
    WithJsonSchema({"type": "string", "format": "color", "pattern": "^#[0-9a-fA-F]{6}$"}),
]
Flag: TypeAlias = Annotated[bool, BeforeValidator(only_text(_flag)), WithJsonSchema({"type": "boolean"})]
