"""The words of a language for numbers and units, so that the numbers of two languages can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    `decimal` and `group` are the marks in its numbers (`1,234.5` has the group mark `,` and the decimal mark `.`);
    `numbers` has its words for numbers with their values, `units` its names of units with the unit (`mg`, `day`),
    `months` its months, January first. Its `letters` and its most frequent words, `common`, distinguish it from
    languages in the same script; both may be empty.
    """

    decimal: str = "."
    group: str = ","
    numbers: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    months: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
