"""The parts that all pages of a file share: its objects, structure tree, fonts and pictures."""

from itertools import chain

from leafletgen.pages import Composition, Image, TextLine
from leafletgen.pdf.document import PdfDocument
from leafletgen.pdf.fonts.embedded import EmbeddedFont, Encodings
from leafletgen.pdf.fonts.encode import WordPatterns
from leafletgen.pdf.images import embed_image
from leafletgen.pdf.lines import LinePainter
from leafletgen.pdf.tags import StructureTree
from leafletgen.text.faces import Face
from leafletgen.text.shaping import ShapedWord
from leafletgen.text.typesetter import Typesetter


class Shared:
    """Shared by all pages of one file. Each part is written once."""

    def __init__(self, composition: Composition, typesetter: Typesetter) -> None:
        self.typesetter = typesetter
        self.document = PdfDocument()
        self.tree = StructureTree(composition.structure, len(composition.pages))
        self.fonts = fonts_in_order(composition, typesetter)
        self.lines = LinePainter(self.fonts, typesetter)
        self.images: dict[tuple[object, ...], tuple[str, str]] = {}

    def image_of(self, image: Image) -> str:
        """The picture's name in the resources. A picture that is placed twice in one size is written once."""
        key = (image.path, image.rect.width, image.rect.height)
        if key not in self.images:
            self.images[key] = f"I{len(self.images) + 1}", embed_image(self.document, image, self.typesetter)
        return self.images[key][0]

    def resources(self) -> str:
        """The resource dictionary of every page (ISO 32000-1, 7.8.3); fonts are embedded here."""
        fonts = "".join(f"/{font.name} {font.encoding.embed(self.document)}" for font in self.fonts.values())
        images = "".join(f"/{name} {reference}" for name, reference in self.images.values())
        return f"<</Font<<{fonts}>>/XObject<<{images}>>>>"


def fonts_in_order(composition: Composition, typesetter: Typesetter) -> dict[Face, EmbeddedFont]:
    """The fonts of all text, in the order in which it is painted."""
    items = chain.from_iterable(page.items for page in composition.pages)
    words = dict.fromkeys(chain.from_iterable(item.line.words for item in items if isinstance(item, TextLine)))
    by_face: dict[Face, list[ShapedWord]] = {}
    for word in words:
        by_face.setdefault(word.face, []).append(word)
    patterns, encodings = typesetter.memory(WordPatterns), typesetter.memory(Encodings)
    signs = {face: frozenset().union(*[patterns[word].signs for word in own]) for face, own in by_face.items()}
    return {face: EmbeddedFont(f"F{index}", encodings[face, own]) for index, (face, own) in enumerate(signs.items(), 1)}
