"""The boxes of a section's body: a note, a warning, and when to get which help."""

from typing import Annotated, ClassVar, TypeAlias, TypeVar

from pydantic import Discriminator, Field, Tag, model_validator

from leafletgen.library.schema.fields import ProseText, refuse
from leafletgen.library.schema.lists import PartBlock
from leafletgen.library.schema.origins import BlockKeys, Origin, block
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import Advice, Emergency, GetHelp, HelpBox, NoteBox, Soon, Urgent, WarningBox
from leafletgen.model.leaflet import Block, Text


class BoxKeys(Keys):
    """A box with a heading of its own, or with more than one paragraph."""

    WORDS: ClassVar[str] = "a box"
    heading: ProseText | None = Field(None, description="The heading of the box; else the language's own is printed.")
    body: list[PartBlock] = Field(min_length=1, description="Paragraphs, bullets, steps and fields.")


def _box(value: object) -> str:
    return "<text>" if isinstance(value, str) else "<box>"


BoxedBlock: TypeAlias = Annotated[
    Annotated[ProseText, Tag("<text>")] | Annotated[BoxKeys, Tag("<box>")],
    Discriminator(_box),
]


def box_parts(origin: Origin, content: str | BoxKeys) -> tuple[Text | None, tuple[Block, ...]]:
    """The heading and the body of a box."""
    if isinstance(content, str):
        return None, (block(origin.at("body.0"), content),)
    return origin.key("heading").optional(content.heading), origin.key("body").blocks(content.body)


class NoteBlock(BlockKeys):
    """A calm box."""

    WORDS: ClassVar[str] = "a note"
    note: BoxedBlock = Field(description="A calm box: one text, or heading and body.")

    def noun(self, origin: Origin) -> NoteBox:
        """The box."""
        return NoteBox(origin.id, *box_parts(origin.within("note"), self.note))


class WarningBlock(BlockKeys):
    """A box for when to get help at once."""

    WORDS: ClassVar[str] = "a warning"
    warning: BoxedBlock = Field(description="A box for when to get help at once: one text, or heading and body.")

    def noun(self, origin: Origin) -> WarningBox:
        """The box."""
        return WarningBox(origin.id, *box_parts(origin.within("warning"), self.warning))


class HelpBoxes(Keys):
    """When to get which help."""

    WORDS: ClassVar[str] = "get_help"
    emergency: BoxedBlock | None = Field(None, description="When to call an ambulance; the number is printed above it.")
    urgent: BoxedBlock | None = Field(None, description="When to get help the same day.")
    soon: BoxedBlock | None = Field(None, description="When to get help in the next days.")
    advice: BoxedBlock | None = Field(None, description="When to ask for advice.")

    @model_validator(mode="after")
    def _has_one(self) -> "HelpBoxes":
        if not any((self.emergency, self.urgent, self.soon, self.advice)):
            raise refuse("missing-key", what=self.WORDS, key="'emergency'")
        return self


class HelpBlock(BlockKeys):
    """When to get which help."""

    WORDS: ClassVar[str] = "get_help"
    get_help: HelpBoxes = Field(description="When to get which help: emergency, urgent, soon and advice, each a box.")

    def noun(self, origin: Origin) -> GetHelp:
        """The boxes."""
        boxes, origin = self.get_help, origin.within("get_help")
        return GetHelp(
            origin.id,
            help_box(Emergency, origin.key("emergency"), boxes.emergency),
            help_box(Urgent, origin.key("urgent"), boxes.urgent),
            help_box(Soon, origin.key("soon"), boxes.soon),
            help_box(Advice, origin.key("advice"), boxes.advice),
        )


LevelBox = TypeVar("LevelBox", bound=HelpBox)


def help_box(kind: type[LevelBox], origin: Origin, content: str | BoxKeys | None) -> LevelBox | None:
    """The box of one level of help; None without one."""
    return None if content is None else kind(origin.id, *box_parts(origin, content))
