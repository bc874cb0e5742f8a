"""The files that everything starts from: YAML with comments, and ${places} for what is only known then."""

from pathlib import Path
from string import Template

FOLDER = Path(__file__).with_name("templates")


def filled(name: str, **values: str) -> str:
    """A template of the folder `templates`, with its places filled."""
    return Template((FOLDER / f"{name}.yaml").read_text("utf-8")).substitute(values)


def in_words(name: str) -> str:
    """A name as people say it: `back-pain` is Back pain."""
    return name.replace("-", " ").capitalize()
