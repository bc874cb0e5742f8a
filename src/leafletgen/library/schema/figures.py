"""A picture in a section's body."""

from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from leafletgen.library.pictures import DRAWINGS, PICTURES, graphic
from leafletgen.library.schema.beside import picture_name
from leafletgen.library.schema.fields import ProseText, Spoken, file_name
from leafletgen.library.schema.origins import BlockKeys, Origin
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import Figure

PictureName: TypeAlias = Annotated[str, BeforeValidator(file_name("a picture", PICTURES + DRAWINGS))]


class FigureContent(Keys):
    """A picture and its words."""

    WORDS: ClassVar[str] = "a figure"
    image: PictureName = Field(description="A .png, .jpg or .svg file in the leaflet's folder.")
    alt: Spoken = Field(description="What the picture shows, for people who do not see it.")
    caption: ProseText | None = Field(None, description="The words below the picture.")

    @field_validator("image")
    @classmethod
    def _is_there(cls, value: str, info: ValidationInfo) -> str:
        return picture_name(value, info)


class FigureBlock(BlockKeys):
    """A picture."""

    WORDS: ClassVar[str] = "a figure"
    figure: FigureContent = Field(description="A picture, with words for people who do not see it.")

    def noun(self, origin: Origin) -> Figure:
        """The picture. Raises Refused if it cannot be read."""
        content, origin = self.figure, origin.within("figure")
        alt, caption = origin.key("alt").text(content.alt), origin.key("caption").optional(content.caption)
        shown = graphic(origin.folder, content.image, origin.document.file, origin.drawing)
        return Figure(origin.id, origin.folder / content.image, shown, alt, caption)
