"""The templates of new files: YAML with comments, and ${places} that are filled in."""

from pathlib import Path
from string import Template

TEMPLATES_FOLDER = Path(__file__).with_name("templates")


def filled_template(name: str, **values: str) -> str:
    """A template of the folder `templates` with its places filled in."""
    return Template((TEMPLATES_FOLDER / f"{name}.yaml").read_text("utf-8")).substitute(values)


def in_words(name: str) -> str:
    """A name as people say it: `back-pain` is Back pain."""
    return name.replace("-", " ").capitalize()
