"""The named resources of a page or form (ISO 32000-1, 7.8.3)."""

from leafletgen.verify.content.fonts import FileFonts, Font
from leafletgen.verify.reader.objects import PdfFile, Value


class Resources:
    """The resources of one page or form."""

    def __init__(self, file: PdfFile, entries: dict[str, Value], fonts: FileFonts) -> None:
        self.file = file
        self.entries = entries
        self.fonts = fonts
        self.named: dict[str, Font | None] = {}

    def font(self, name: str) -> Font | None:
        """The font of this name; None when there is none."""
        if name not in self.named:
            self.named[name] = self.fonts.find(self.entry("Font", name))
        return self.named[name]

    def entry(self, kind: str, name: str) -> Value:
        """The resource with this name, of a kind such as `Font` or `XObject`, not yet resolved."""
        return self.file.dictionary(self.entries.get(kind)).get(name)
