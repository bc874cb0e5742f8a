"""As much of JSON Schema 2020-12 as the manifest's schema uses; a word that is not known here fails."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]
KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value: object, schema: Schema, whole: Schema, where: str = "$") -> list[str]:
    """What is wrong with a value by a schema, which is `whole` or a part of it."""
    found = []
    for word, rule in schema.items():
        if word not in {"$schema", "title", "description", "$defs"}:
            found += RULES[word](value, rule, schema, whole, where)
    return found


def reference(value: object, rule: str, _: Schema, whole: Schema, where: str) -> list[str]:
    """A rule that is written elsewhere."""
    return faults(value, whole["$defs"][rule.removeprefix("#/$defs/")], whole, where)


def kind(value: object, rule: str | list[str], _: Schema, __: Schema, where: str) -> list[str]:
    """The value is of one of the types; true is no number."""
    kinds = [rule] if isinstance(rule, str) else rule
    fits = any(isinstance(value, KINDS[one]) for one in kinds)
    return [] if fits and isinstance(value, bool) <= ("boolean" in kinds) else [f"{where} is no {rule}"]


def choice(value: object, rule: object, _: Schema, __: Schema, where: str) -> list[str]:
    """The value is the one, or one of those, that there may be."""
    return [] if value in (rule if isinstance(rule, list) else [rule]) else [f"{where} is not {rule}"]


def pattern(value: object, rule: str, _: Schema, __: Schema, where: str) -> list[str]:
    """A text matches."""
    fits = not isinstance(value, str) or re.search(rule, value)
    return [] if fits else [f"{where} does not match {rule}"]


def minimum(value: object, rule: float, _: Schema, __: Schema, where: str) -> list[str]:
    """A number is not less."""
    fits = not isinstance(value, int | float) or value >= rule
    return [] if fits else [f"{where} is less than {rule}"]


def required(value: Any, rule: list[str], _: Schema, __: Schema, where: str) -> list[str]:  # noqa: ANN401 - any JSON
    """All keys are there."""
    return [f"{where} has no {key}" for key in rule if key not in value]


def names(value: Any, rule: Schema, _: Schema, whole: Schema, where: str) -> list[str]:  # noqa: ANN401 - any JSON
    """Each key is as it should be."""
    return [fault for key in value for fault in faults(key, rule, whole, f"{where} key {key}")]


def properties(value: Any, rule: Schema, _: Schema, whole: Schema, where: str) -> list[str]:  # noqa: ANN401 - any JSON
    """What is behind each key that is known."""
    known = rule.keys() & value.keys()
    return [fault for key in known for fault in faults(value[key], rule[key], whole, f"{where}.{key}")]


def others(value: Any, rule: Schema | bool, schema: Schema, whole: Schema, where: str) -> list[str]:  # noqa: ANN401 - any JSON
    """What is behind each key that is not known, if there may be any."""
    unknown = value.keys() - schema.get("properties", {}).keys()
    if isinstance(rule, bool):
        return [] if rule else [f"{where} has {key}" for key in unknown]
    return [fault for key in unknown for fault in faults(value[key], rule, whole, f"{where}.{key}")]


def items(value: Any, rule: Schema, _: Schema, whole: Schema, where: str) -> list[str]:  # noqa: ANN401 - any JSON
    """Each item of a list."""
    return [fault for at, item in enumerate(value) for fault in faults(item, rule, whole, f"{where}[{at}]")]


RULES: dict[str, Callable[[Any, Any, Schema, Schema, str], list[str]]] = {
    "$ref": reference,
    "type": kind,
    "const": choice,
    "enum": choice,
    "pattern": pattern,
    "minimum": minimum,
    "required": required,
    "propertyNames": names,
    "properties": properties,
    "additionalProperties": others,
    "items": items,
}
