"""What all pages of a file share: its objects, structure tree, fonts and pictures."""

from leafletgen.compose.placed import Composition, Image
from leafletgen.pdf.document import Document
from leafletgen.pdf.fonts import EmbeddedFont
from leafletgen.pdf.images import embed_image
from leafletgen.pdf.tags import StructureTree
from leafletgen.text.faces import Face


class Shared:
    """Shared by the pages of one file, and written once."""

    def __init__(self, composition: Composition) -> None:
        self.document = Document()
        self.tree = StructureTree(composition.structure, len(composition.pages))
        self.fonts: dict[Face, EmbeddedFont] = {}
        self.images: dict[tuple[object, ...], tuple[str, str]] = {}

    def font_of(self, face: Face) -> EmbeddedFont:
        """The face's font in this file."""
        font = self.fonts.get(face)
        if font is None:
            font = self.fonts[face] = EmbeddedFont(face, f"F{len(self.fonts) + 1}")
        return font

    def image_of(self, image: Image) -> str:
        """The picture's name among the resources; one that is placed twice in one size is written once."""
        key = (image.path, image.rect.width, image.rect.height)
        if key not in self.images:
            self.images[key] = f"I{len(self.images) + 1}", embed_image(self.document, image)
        return self.images[key][0]

    def resources(self) -> str:
        """The resource dictionary of every page (ISO 32000-1, 7.8.3); fonts are embedded here, all their text known."""
        fonts = "".join(f"/{font.name} {font.embed(self.document)}" for font in self.fonts.values())
        images = "".join(f"/{name} {reference}" for name, reference in self.images.values())
        return f"<</Font<<{fonts}>>/XObject<<{images}>>>>"
