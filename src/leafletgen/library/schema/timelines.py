"""A timeline in a section's body."""

from dataclasses import replace
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Discriminator, Field, Tag

from leafletgen.library.schema.fields import ProseText
from leafletgen.library.schema.origins import BlockKeys, Origin, block
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import Bullets, Moment, Timeline


def _happening(value: object) -> str:
    return "<text>" if isinstance(value, str) else "<list>"


Happening: TypeAlias = Annotated[
    Annotated[ProseText, Tag("<text>")] | Annotated[Annotated[list[ProseText], Field(min_length=1)], Tag("<list>")],
    Discriminator(_happening),
]


class MomentKeys(Keys):
    """A time and what happens then."""

    WORDS: ClassVar[str] = "a moment"
    when: ProseText = Field(description="When: The evening before, 07:00, After 2 weeks.")
    what: Happening = Field(description="What happens or what to do then: one text, or a list.")

    def noun(self, origin: Origin) -> Moment:
        """The moment."""
        what = origin.at("what.0", "what")
        if isinstance(self.what, str):
            return Moment(origin.id, origin.key("when").text(self.when), (block(what, self.what),))
        items = replace(what, id=f"{what.id}.items").items(self.what)
        return Moment(origin.id, origin.key("when").text(self.when), (Bullets(what.id, items),))


class TimelineBlock(BlockKeys):
    """What happens when."""

    WORDS: ClassVar[str] = "a timeline"
    timeline: list[MomentKeys] = Field(min_length=1, description="Times and events, in order: when and what.")

    def noun(self, origin: Origin) -> Timeline:
        """The timeline."""
        every = enumerate(self.timeline)
        return Timeline(
            origin.id, tuple(one.noun(origin.at("moments", "timeline").at(str(at), at)) for at, one in every)
        )
