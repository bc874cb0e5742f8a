"""The texts of the page, in one language of its interface: data, so that a translator needs no code."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


class PageWords:
    """The sentences of the page by name. What is filled in is never interpreted."""

    def __init__(self, file: Path) -> None:
        written = tomllib.loads(file.read_text("utf-8"))
        self.language: str = written.pop("language")
        self.direction: str = written.pop("direction")
        self.sentences = dict(flattened(written))

    def __call__(self, name: str, **values: object) -> str:
        """A sentence, with its places filled. Where `count` is 1, the one under `name-one`, if there is one.

        Raises KeyError for a name that is not in the file.
        """
        if values.get("count") == 1 and f"{name}-one" in self.sentences:
            name = f"{name}-one"
        return self.sentences[name].format(**values)

    def date(self, day: date) -> str:
        """A day in words: 22 November 2028."""
        return format_date(day, "d MMMM y", self.locale)

    @cached_property
    def locale(self) -> Locale:
        """What CLDR knows of the language of the page."""
        return Locale.parse(self.language, sep="-")

    def language_name(self, tag: str) -> str:
        """What the page calls a language; its tag where CLDR has no name."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag


def flattened(tree: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    """Every sentence of a tree of tables with its dotted name."""
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            found += flattened(value, f"{prefix}{key}.")
        else:
            found.append((f"{prefix}{key}", str(value)))
    return found
