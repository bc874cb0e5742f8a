"""The lists of a section's body, and the choice between kinds of blocks."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias, Union

from pydantic import Discriminator, Field, Tag

from leafletgen.library.schema.blanks import FieldsBlock
from leafletgen.library.schema.fields import ProseText
from leafletgen.library.schema.origins import BlockKeys, Origin
from leafletgen.model.blocks import Bullets, Steps


class BulletsBlock(BlockKeys):
    """A list whose order does not matter."""

    WORDS: ClassVar[str] = "a bullet list"
    bullets: list[ProseText] = Field(min_length=1, description="The items of a list with bullets.")

    def noun(self, origin: Origin) -> Bullets:
        """The list."""
        return Bullets(origin.id, origin.at("items", "bullets").items(self.bullets))


class StepsBlock(BlockKeys):
    """A list whose order matters."""

    WORDS: ClassVar[str] = "a list of steps"
    steps: list[ProseText] = Field(
        min_length=1, description="The items of a numbered list: what to do first, and next."
    )

    def noun(self, origin: Origin) -> Steps:
        """The list."""
        return Steps(origin.id, origin.at("items", "steps").items(self.steps))


def one_of(*kinds: type[BlockKeys]) -> Any:  # noqa: ANN401 - a type made here, for pydantic
    """The type of a paragraph, or of a block of one of these kinds. Its key says which."""
    keys = tuple(next(iter(kind.model_fields)) for kind in kinds)

    def tag(value: object) -> str | None:
        if isinstance(value, str):
            return "<paragraph>"
        found = [key for key in keys if isinstance(value, dict) and key in value]
        return f"<{found[0]}>" if found else None

    tagged = (Annotated[kind, Tag(f"<{key}>")] for kind, key in zip(kinds, keys, strict=True))
    members = (Annotated[ProseText, Tag("<paragraph>")], *tagged)
    unknown: dict[str, str | int | float] = {"choices": ", ".join(keys)}
    choice = Discriminator(
        tag, custom_error_type="unknown-block", custom_error_message="", custom_error_context=unknown
    )
    return Annotated[Union[members], choice]  # noqa: UP007 - the members are a variable


if TYPE_CHECKING:
    PartBlock: TypeAlias = str | BlockKeys
else:
    PartBlock = one_of(BulletsBlock, StepsBlock, FieldsBlock)
"""A block inside a box."""
