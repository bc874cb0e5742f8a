"""Starts a translation: every string of the source, to be replaced, with the source as a comment above it."""

from leafletgen.library.folder import Source
from leafletgen.library.library import Library
from leafletgen.library.yaml.events import read_document
from leafletgen.scaffold.yaml_text import yaml_lines

TRANSLATION_HEADER = """\
# {title} ({id} {version}), to be translated from '{source}' to '{tag}'.
#
# Replace the words in quotes with their translation. The comment above each text is the source; it is not printed. Keep the
# order, the number of items, and every id, number, **bold print** and [link](address). Inside '…', write ’ (or '') for an
# apostrophe. Write each text in one line, however long.

"""
FOOTER = """\

# Every page is marked as a draft until a translator and a second person have signed this text: leafletgen sign --help
"""
SIGNATURES_KEY = "reviewed"
"""The key of older signatures. They are not copied: a signature on the source is none on its translation."""


def translation(library: Library, id: str, tag: str) -> str:
    """The text of a new translation file. Raises Refused when its source has errors."""
    leaflet = library.leaflet(id, library.source_language(id))
    source = Source(library.root, f"leaflets/{id}/{leaflet.source_language}.yaml")
    document = read_document(source.read(), source.name, "title, summary and sections")
    tree, words = document.tree, {text.place for text in leaflet.texts()}
    if isinstance(tree, dict):
        tree = {key: value for key, value in tree.items() if key != SIGNATURES_KEY}
    said = {
        "title": leaflet.title.plain,
        "id": id,
        "version": leaflet.version,
        "source": leaflet.source_language,
        "tag": tag,
    }
    body = "".join(
        f"{line}\n" for line in yaml_lines(tree, lambda trail, text: text if document.place(trail) in words else "")
    )
    return TRANSLATION_HEADER.format(**said) + body + FOOTER.format(**said)
