"""Fields to fill in, in the form of a file."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from leafletgen.library.schema.fields import Id, ProseText, whole_number
from leafletgen.library.schema.origins import BlockKeys, Origin
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import Fields, FillIn

MOST_FIELD_LINES = 20
"""The most lines of a field. More would fill a page."""


class FieldKeys(Keys):
    """A field to fill in."""

    WORDS: ClassVar[str] = "a field"
    id: Id = Field(description="The name of the field, the same in every language, used once in a leaflet.")
    label: ProseText = Field(description="What to fill in: Your appointment, Last dose at.")
    lines: Annotated[int, BeforeValidator(whole_number(MOST_FIELD_LINES, 1)), WithJsonSchema({"type": "integer"})] = (
        Field(1, description="The number of lines to write on; 1 if left out.")
    )


class FieldsBlock(BlockKeys):
    """Fields to fill in."""

    WORDS: ClassVar[str] = "fields"
    fields: list[FieldKeys] = Field(min_length=1, description="Fields to fill in, each with id, label and lines.")

    def noun(self, origin: Origin) -> Fields:
        """The fields."""
        places = [origin.key("fields").at(str(at), at) for at in range(len(self.fields))]
        return Fields(
            origin.id,
            tuple(
                FillIn(place.id, one.id, place.key("label").text(one.label), one.lines)
                for place, one in zip(places, self.fields, strict=True)
            ),
        )
