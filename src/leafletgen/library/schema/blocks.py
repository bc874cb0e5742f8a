"""The blocks of a section's body: the value of each key in a file, and the noun that it becomes.

The table at the end names all blocks. Lists, boxes and other larger families have files of their own.
"""

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from pydantic import Field

from leafletgen.library.schema.blanks import FieldsBlock
from leafletgen.library.schema.boxes import HelpBlock, NoteBlock, WarningBlock
from leafletgen.library.schema.contacts import ContactsBlock
from leafletgen.library.schema.fields import ProseText
from leafletgen.library.schema.figures import FigureBlock
from leafletgen.library.schema.lists import BulletsBlock, StepsBlock, one_of
from leafletgen.library.schema.origins import BlockKeys, Origin
from leafletgen.library.schema.risks import RiskBlock
from leafletgen.library.schema.tables import TableBlock
from leafletgen.library.schema.timelines import TimelineBlock
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import Checklist, DoAndDont, ProsAndCons, Subheading, Term, Terms


class HeadingBlock(BlockKeys):
    """A heading inside a section."""

    WORDS: ClassVar[str] = "a sub-heading"
    heading: ProseText = Field(description="A heading inside the section, for the blocks up to the next heading.")

    def noun(self, origin: Origin) -> Subheading:
        """The sub-heading."""
        return Subheading(origin.id, origin.at("text", "heading").text(self.heading))


class ProsAndConsLists(Keys):
    """The two lists of a pros-and-cons block."""

    WORDS: ClassVar[str] = "pros and cons"
    pros: list[ProseText] = Field(min_length=1, description="Reasons for it.")
    cons: list[ProseText] = Field(min_length=1, description="Reasons against it.")


class ProsAndConsBlock(BlockKeys):
    """What speaks for something and what against it."""

    WORDS: ClassVar[str] = "pros and cons"
    pros_and_cons: ProsAndConsLists = Field(description="Reasons for something and against it.")

    def noun(self, origin: Origin) -> ProsAndCons:
        """The two lists."""
        lists, origin = self.pros_and_cons, origin.within("pros_and_cons")
        return ProsAndCons(origin.id, origin.key("pros").items(lists.pros), origin.key("cons").items(lists.cons))


class TermKeys(Keys):
    """A word and what it means."""

    WORDS: ClassVar[str] = "a term"
    term: ProseText = Field(description="The word as the patient will meet it.")
    meaning: ProseText = Field(description="What it means, in plain words.")


class TermsBlock(BlockKeys):
    """Words that a patient will meet."""

    WORDS: ClassVar[str] = "terms"
    terms: list[TermKeys] = Field(min_length=1, description="Words that a patient will meet: term and meaning.")

    def noun(self, origin: Origin) -> Terms:
        """The list."""
        places = [origin.key("terms").at(str(at), at) for at in range(len(self.terms))]
        return Terms(
            origin.id,
            tuple(
                Term(place.id, place.key("term").text(one.term), place.key("meaning").text(one.meaning))
                for place, one in zip(places, self.terms, strict=True)
            ),
        )


class ChecklistBlock(BlockKeys):
    """What to tick off."""

    WORDS: ClassVar[str] = "a checklist"
    checklist: list[ProseText] = Field(min_length=1, description="Items to tick off, each with an empty box before it.")

    def noun(self, origin: Origin) -> Checklist:
        """The list."""
        return Checklist(origin.id, origin.at("items", "checklist").items(self.checklist))


class DoAndDontLists(Keys):
    """The two lists of do and don't."""

    WORDS: ClassVar[str] = "do_and_dont"
    do: list[ProseText] = Field(min_length=1, description="What to do.")
    dont: list[ProseText] = Field(min_length=1, description="What not to do.")


class DoAndDontBlock(BlockKeys):
    """What to do and what not to do."""

    WORDS: ClassVar[str] = "do_and_dont"
    do_and_dont: DoAndDontLists = Field(description="What to do, and what not to do.")

    def noun(self, origin: Origin) -> DoAndDont:
        """The two lists."""
        lists, origin = self.do_and_dont, origin.within("do_and_dont")
        return DoAndDont(origin.id, origin.key("do").items(lists.do), origin.key("dont").items(lists.dont))


if TYPE_CHECKING:
    BodyBlock: TypeAlias = str | BlockKeys
else:
    BodyBlock = one_of(
        HeadingBlock,
        BulletsBlock,
        StepsBlock,
        NoteBlock,
        WarningBlock,
        ProsAndConsBlock,
        FigureBlock,
        ContactsBlock,
        RiskBlock,
        HelpBlock,
        TermsBlock,
        ChecklistBlock,
        DoAndDontBlock,
        TimelineBlock,
        FieldsBlock,
        TableBlock,
    )
"""A block in the body of a section."""
