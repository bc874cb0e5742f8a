"""Compares all objects of two files, except page contents (see `ink`) and fonts."""

from collections.abc import Iterator
from typing import NamedTuple

from leafletgen.verify.reader.objects import FileStream, PdfFile, Ref, Value

NEARLY = 0.25
"""How far two numbers may differ, mostly in points."""

ELSEWHERE = frozenset({"Contents", "Font", "XObject"})
"""Keys whose values are compared as ink and by the font checks. But a link's `Contents`, a string, is compared here."""

OF_THE_BYTES = frozenset({"Length", "Filter", "DecodeParms"})
"""Keys of a stream about its encoding, not its content."""


class Pair(NamedTuple):
    """The values at the same place in two files. `where` has the keys that lead there."""

    where: tuple[str, ...]
    one: Value
    other: Value


def differing_objects(wanted: PdfFile, found: PdfFile) -> Iterator[str]:
    """The places where the objects of two files differ, in words. Raises Malformed.

    Each object of the first file is compared once, so a hostile second file takes no longer than an honest one.
    """
    known: dict[Ref, Value] = {}
    left = [Pair((key,), wanted.trailer.get(key), found.trailer.get(key)) for key in ("Info", "Root")]
    while left:
        where, one, other = left.pop()
        if isinstance(one, Ref):
            if one in known:
                if known[one] != other:
                    yield named_objects(where)
                continue
            known[one] = other
        one, other = wanted.resolve(one), found.resolve(other)
        if isinstance(one, FileStream) and isinstance(other, FileStream):
            if one.data != other.data:
                yield named_objects(where)
            one, other = ({key: each for key, each in stream.entries.items() if key not in OF_THE_BYTES}
                          for stream in (one, other))  # fmt: skip
        if isinstance(one, dict) and isinstance(other, dict):
            yield from (named_objects((*where, key)) for key in sorted(one.keys() ^ other.keys()))
            left += [
                Pair((*where[-2:], key), one[key], other[key])
                for key in one.keys() & other.keys()
                if key not in ELSEWHERE or isinstance(wanted.resolve(one[key]), bytes)
            ]
        elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
            left += [Pair(where, *each) for each in zip(one, other, strict=True)]
        elif not same_value(one, other):
            yield named_objects(where)


def same_value(one: object, other: object) -> bool:
    """True for equal values and for nearly equal numbers."""
    if type(one) is bool or type(other) is bool:
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= NEARLY
    return type(one) is type(other) and one == other


def named_objects(where: tuple[str, ...]) -> str:
    """The place of an object in words: `Outlines, First, Title`."""
    return ", ".join(where)
