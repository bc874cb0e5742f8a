"""The parts of a text that a search looks at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """Title and summary of a text without markup, and words that are not printed: `keywords` and `specialty`."""

    title: str
    summary: str = ""
    keywords: tuple[str, ...] = ()
    specialty: str = ""
