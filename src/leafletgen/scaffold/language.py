"""Starts a language: leaflets to translate into it, and a file with the words that the program itself prints."""

from pathlib import Path

from leafletgen.diagnostics import Refused
from leafletgen.library.folder import Source
from leafletgen.library.library import Library
from leafletgen.library.parser import check_tag
from leafletgen.library.schema.language import Labels, LanguageFile
from leafletgen.library.yaml.document import Node, Trail
from leafletgen.model.language import Language
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown
from leafletgen.scaffold.cldr import known_facts, lacks_months
from leafletgen.scaffold.new_files import Started, opened_library, write_new
from leafletgen.scaffold.translation import translation
from leafletgen.scaffold.yaml_text import yaml_lines

ENGLISH = "en"
"""The language whose words are used until those of a new language are translated."""

LANGUAGE_HEADER = """\
# The words that the program itself prints in leaflets in the language '{tag}'. Translate the words in quotes. Do not change
# a word in braces, like {{date}}: the program puts the date or number there.

"""


def new_language(root: Path, tag: str, leaflets: tuple[str, ...]) -> Started:
    """Start a language: write a text to translate for each leaflet, and the program's own words where they are missing.

    Without leaflets, write the program's own words in any case. Raises Refused.
    """
    library = opened_library(root)
    _check_tag(library, tag, leaflets)
    known = _known(library, tag)
    files = {f"leaflets/{name}/{tag}.yaml": translation(library, name, tag) for name in dict.fromkeys(leaflets)}
    if not known or not leaflets:
        files[f"languages/{tag}.yaml"] = own_words(tag, known or library.language(ENGLISH), new=not known)
    written = write_new(root, files)
    if not leaflets:
        return Started(written, "translate the words in quotes", (f"new language {tag} LEAFLET",))
    what = f"{' '.join(leaflets)} -l {tag}"
    return Started(written, "translate the words in quotes", (f"check {what}", f"preview {what}"))


def _check_tag(library: Library, tag: str, leaflets: tuple[str, ...]) -> None:
    """Raise Refused for a wrong language tag; also where leaflet and language were given in the wrong order."""
    if tag in library.leaflet_ids():
        hint = f"this is a leaflet; write the language first: leafletgen new language {' '.join((*leaflets, tag))}"
        raise Refused(problem("bad-language-tag", value=shown(tag), hint=hint))
    check_tag(tag, Source(library.root, f"languages/{tag}.yaml"))


def _known(library: Library, tag: str) -> Language | None:
    """The language that the library has for this tag, if there is one. Raises Refused when its file has errors."""
    try:
        return library.language(tag)
    except Refused as refused:
        if all(one.code == "unknown-name" for one in refused.diagnostics):
            return None
        raise


def own_words(tag: str, base: Language, new: bool) -> str:
    """The file of a language with the words of `base`. For a `new` language, the facts come from CLDR."""
    facts = {"name": base.name, "script": base.script, "direction": base.direction.value, "digits": base.digits}
    if base.date_pattern:
        facts["date_pattern"] = base.date_pattern
    tree: dict[str, Node] = {**(known_facts(tag) if new else facts)}
    if new and lacks_months(tag):
        tree["months"] = list(base.months)
    tree |= {"disclaimer": base.disclaimer, "labels": {**base.labels}}
    return LANGUAGE_HEADER.format(tag=tag) + "".join(f"{line}\n" for line in yaml_lines(tree, _described))


def _described(trail: Trail, _: str) -> str:
    """The comment above a value: what it is for."""
    key = str(trail[-1])
    if key.isdecimal():
        return ""
    model = Labels if len(trail) > 1 else LanguageFile
    return model.model_fields[key].description or ""
