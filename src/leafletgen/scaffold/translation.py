"""A leaflet's text as the beginning of a translation: every string of the source, with the source kept above it."""

from leafletgen.library.folder import Source
from leafletgen.library.library import Library
from leafletgen.library.yaml.events import read_document
from leafletgen.scaffold.yaml_text import lines

HEADER = """\
# {title} ({id} {version}), to be translated from '{source}' to '{tag}'.
#
# Write over what stands in quotes; the line above each, which is never printed, keeps the source. Keep the order, the
# number of items, and every id, number, **strong print** and [link](address). Inside '…', write ’ (or '') for an
# apostrophe. A text stays in one line, however long.

"""
FOOTER = """\

# Until a translator and a second person have signed these very words, every page is marked as a draft: leafletgen sign --help
"""
SIGNATURES = "reviewed"
"""The key of older signatures, which are never taken over: who signed the source has not signed its translation."""


def translation(library: Library, id: str, tag: str) -> str:
    """The file of a translation before anything is translated. Raises Refused when its source has errors."""
    leaflet = library.leaflet(id, library.source_language(id))
    source = Source(library.root, f"leaflets/{id}/{leaflet.source_language}.yaml")
    document = read_document(source.read(), source.name, "title, summary and sections")
    tree, words = document.tree, {text.place for text in leaflet.texts()}
    if isinstance(tree, dict):
        tree = {key: value for key, value in tree.items() if key != SIGNATURES}
    said = {
        "title": leaflet.title.plain,
        "id": id,
        "version": leaflet.version,
        "source": leaflet.source_language,
        "tag": tag,
    }
    body = "".join(
        f"{line}\n" for line in lines(tree, lambda trail, text: text if document.place(trail) in words else "")
    )
    return HEADER.format(**said) + body + FOOTER.format(**said)
