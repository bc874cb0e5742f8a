"""The blocks of a section's body: what stands behind each key in a file, and the noun that it becomes."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias, TypeVar, Union

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from leafletgen.library.pictures import DRAWINGS, PICTURES, graphic
from leafletgen.library.schema.beside import picture
from leafletgen.library.schema.fields import (
    EmailAddress,
    Prose,
    Spoken,
    WebAddress,
    file_name,
    only_text,
    refuse,
    whole_number,
)
from leafletgen.library.schema.links import dialled, in_written_order, linked
from leafletgen.library.schema.origins import BlockKeys, Origin, block
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import (
    Advice,
    Bullets,
    Checklist,
    Contact,
    Contacts,
    DoAndDont,
    Emergency,
    Figure,
    GetHelp,
    HelpBox,
    Moment,
    NoteBox,
    ProsAndCons,
    Risk,
    Soon,
    Steps,
    Subheading,
    Term,
    Terms,
    Timeline,
    Urgent,
    WarningBox,
)
from leafletgen.model.leaflet import Block, Text
from leafletgen.problems.words import shown


class HeadingBlock(BlockKeys):
    """A heading inside a section."""

    WORDS: ClassVar[str] = "a sub-heading"
    heading: Prose = Field(description="A heading inside the section, for what follows up to the next one.")

    def noun(self, origin: Origin) -> Subheading:
        """The sub-heading."""
        return Subheading(origin.id, origin.at("text", "heading").text(self.heading))


class BulletsBlock(BlockKeys):
    """A list whose order does not matter."""

    WORDS: ClassVar[str] = "a bullet list"
    bullets: list[Prose] = Field(min_length=1, description="The items of a list with bullets.")

    def noun(self, origin: Origin) -> Bullets:
        """The list."""
        return Bullets(origin.id, origin.at("items", "bullets").items(self.bullets))


class StepsBlock(BlockKeys):
    """A list whose order matters."""

    WORDS: ClassVar[str] = "a list of steps"
    steps: list[Prose] = Field(min_length=1, description="The items of a numbered list: what to do first, and next.")

    def noun(self, origin: Origin) -> Steps:
        """The list."""
        return Steps(origin.id, origin.at("items", "steps").items(self.steps))


def one_of(*kinds: type[BlockKeys]) -> Any:  # noqa: ANN401 - a type that is put together here, for pydantic
    """A paragraph or a block of one of these kinds, each told by its key."""
    keys = tuple(next(iter(kind.model_fields)) for kind in kinds)

    def tag(value: object) -> str | None:
        if isinstance(value, str):
            return "<paragraph>"
        found = [key for key in keys if isinstance(value, dict) and key in value]
        return f"<{found[0]}>" if found else None

    tagged = (Annotated[kind, Tag(f"<{key}>")] for kind, key in zip(kinds, keys, strict=True))
    members = (Annotated[Prose, Tag("<paragraph>")], *tagged)
    unknown: dict[str, str | int | float] = {"choices": ", ".join(keys)}
    told = Discriminator(tag, custom_error_type="unknown-block", custom_error_message="", custom_error_context=unknown)
    return Annotated[Union[members], told]  # noqa: UP007 - of as many members as there are


if TYPE_CHECKING:
    PartBlock: TypeAlias = str | BlockKeys
else:
    PartBlock = one_of(BulletsBlock, StepsBlock)
"""What may stand in a box."""


class Box(Keys):
    """A box with a heading of its own, or with more than one paragraph."""

    WORDS: ClassVar[str] = "a box"
    heading: Prose | None = Field(None, description="The heading of the box; else the language's own is printed.")
    body: list[PartBlock] = Field(min_length=1, description="Paragraphs, bullets and steps.")


def _box(value: object) -> str:
    return "<text>" if isinstance(value, str) else "<box>"


BoxContent: TypeAlias = Annotated[
    Annotated[Prose, Tag("<text>")] | Annotated[Box, Tag("<box>")],
    Discriminator(_box),
]


def boxed(origin: Origin, content: str | Box) -> tuple[Text | None, tuple[Block, ...]]:
    """The heading and the body of a box."""
    if isinstance(content, str):
        return None, (block(origin.at("body.0"), content),)
    return origin.key("heading").optional(content.heading), origin.key("body").blocks(content.body)


class NoteBlock(BlockKeys):
    """A calm box."""

    WORDS: ClassVar[str] = "a note"
    note: BoxContent = Field(description="A calm box: one text, or heading and body.")

    def noun(self, origin: Origin) -> NoteBox:
        """The box."""
        return NoteBox(origin.id, *boxed(origin.within("note"), self.note))


class WarningBlock(BlockKeys):
    """A box for when to get help at once."""

    WORDS: ClassVar[str] = "a warning"
    warning: BoxContent = Field(description="A box for when to get help at once: one text, or heading and body.")

    def noun(self, origin: Origin) -> WarningBox:
        """The box."""
        return WarningBox(origin.id, *boxed(origin.within("warning"), self.warning))


class ProsAndConsLists(Keys):
    """The two lists of a pros-and-cons block."""

    WORDS: ClassVar[str] = "pros and cons"
    pros: list[Prose] = Field(min_length=1, description="What speaks for it.")
    cons: list[Prose] = Field(min_length=1, description="What speaks against it.")


class ProsAndConsBlock(BlockKeys):
    """What speaks for something and what against it."""

    WORDS: ClassVar[str] = "pros and cons"
    pros_and_cons: ProsAndConsLists = Field(description="What speaks for something and what against it.")

    def noun(self, origin: Origin) -> ProsAndCons:
        """The two lists."""
        lists, origin = self.pros_and_cons, origin.within("pros_and_cons")
        return ProsAndCons(origin.id, origin.key("pros").items(lists.pros), origin.key("cons").items(lists.cons))


PictureName: TypeAlias = Annotated[str, BeforeValidator(file_name("a picture", PICTURES + DRAWINGS))]


class FigureContent(Keys):
    """A picture and its words."""

    WORDS: ClassVar[str] = "a figure"
    image: PictureName = Field(description="A .png, .jpg or .svg file in the leaflet's folder.")
    alt: Spoken = Field(description="What the picture shows, for those who do not see it.")
    caption: Prose | None = Field(None, description="What is printed below the picture.")

    @field_validator("image")
    @classmethod
    def _is_there(cls, value: str, info: ValidationInfo) -> str:
        return picture(value, info)


class FigureBlock(BlockKeys):
    """A picture."""

    WORDS: ClassVar[str] = "a figure"
    figure: FigureContent = Field(description="A picture, with words for those who do not see it.")

    def noun(self, origin: Origin) -> Figure:
        """The picture; raises Refused where it cannot be read."""
        content, origin = self.figure, origin.within("figure")
        alt, caption = origin.key("alt").text(content.alt), origin.key("caption").optional(content.caption)
        shown = graphic(origin.folder, content.image, origin.document.file)
        return Figure(origin.id, origin.folder / content.image, shown, alt, caption)


class ContactKeys(Keys):
    """Somebody to turn to."""

    WORDS: ClassVar[str] = "a contact"
    name: Prose = Field(description="Who it is: Ward 7, Your pharmacist.")
    telephone: Prose | None = Field(
        None, description="The telephone number as it is printed; it can be dialled from the file."
    )
    hours: Prose | None = Field(None, description="When somebody is there.")
    web: WebAddress | None = Field(None, description="The address of a web page, with or without https://.")
    email: EmailAddress | None = Field(None, description="The e-mail address.")
    note: Prose | None = Field(None, description="What to have ready, or what to ask for.")

    @model_validator(mode="after")
    def _can_be_reached(self) -> "ContactKeys":
        if not (self.telephone or self.hours or self.web or self.email or self.note):
            raise refuse("missing-key", what=self.WORDS, key="'telephone'")
        return self

    def noun(self, origin: Origin) -> Contact:
        """The contact."""
        telephone, hours = origin.key("telephone").optional(self.telephone), origin.key("hours").optional(self.hours)
        web, email = origin.key("web").optional(self.web), origin.key("email").optional(self.email)
        return Contact(
            origin.id,
            origin.key("name").text(self.name),
            telephone and in_written_order(dialled(telephone)),
            hours and in_written_order(hours),
            web and linked(web, web.plain if "://" in web.plain else f"https://{web.plain}"),
            email and linked(email, f"mailto:{email.plain}"),
            origin.key("note").optional(self.note),
        )


class ContactsBlock(BlockKeys):
    """Whom to turn to, and how."""

    WORDS: ClassVar[str] = "contacts"
    contacts: list[ContactKeys] = Field(
        min_length=1, description="Whom to turn to: name, telephone, hours, web, email, note."
    )

    def noun(self, origin: Origin) -> Contacts:
        """The list."""
        every = enumerate(self.contacts)
        return Contacts(origin.id, tuple(one.noun(origin.key("contacts").at(str(at), at)) for at, one in every))


CROWDS = (10, 100, 1_000, 10_000)
"""Of how many people a risk may be told: few numbers, so that two risks can be compared."""


def _crowd(text: str) -> int:
    """One of the four numbers, with or without a mark between thousands."""
    number = re.fullmatch(r"(1\d?)[,. \u00a0\u202f\u2009']?(0{1,3})", text)
    if number and int(number[1] + number[2]) in CROWDS:
        return int(number[1] + number[2])
    raise refuse("unknown-value", value=shown(text), hint="write 10, 100, 1000 or 10000")


class RiskKeys(Keys):
    """How many people of how many something happens to."""

    WORDS: ClassVar[str] = "a risk"
    of: Annotated[int, BeforeValidator(only_text(_crowd)), WithJsonSchema({"enum": list(CROWDS)})] = Field(
        description="Of how many people: 10, 100, 1000 or 10000."
    )
    happens_to: Annotated[int, BeforeValidator(whole_number(max(CROWDS))), WithJsonSchema({"type": "integer"})] = Field(
        description="How many of them it happens to."
    )
    what: Prose = Field(description="What happens to them: bleeding that needs a second operation.")

    @field_validator("happens_to")
    @classmethod
    def _not_more_than_all(cls, value: int, info: ValidationInfo) -> int:
        of = info.data.get("of")
        if of is not None and value > of:
            raise refuse("bad-number", value=f"'{value}'", least="0", most=str(of), example="3")
        return value


class RiskBlock(BlockKeys):
    """A risk in numbers."""

    WORDS: ClassVar[str] = "a risk"
    risk: RiskKeys = Field(description="A risk in numbers: of, happens_to and what; up to 100 people are drawn.")

    def noun(self, origin: Origin) -> Risk:
        """The risk."""
        what = origin.within("risk").key("what").text(self.risk.what)
        return Risk(origin.id, self.risk.of, self.risk.happens_to, what)


class HelpBoxes(Keys):
    """When to get which help."""

    WORDS: ClassVar[str] = "get_help"
    emergency: BoxContent | None = Field(None, description="When to call an ambulance; the number is printed above it.")
    urgent: BoxContent | None = Field(None, description="When to get help the same day.")
    soon: BoxContent | None = Field(None, description="When to get help in the next days.")
    advice: BoxContent | None = Field(None, description="When to ask for advice.")

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


Level = TypeVar("Level", bound=HelpBox)


def help_box(kind: type[Level], origin: Origin, content: str | Box | None) -> Level | None:
    """The box of one level of help, where there is one."""
    return None if content is None else kind(origin.id, *boxed(origin, content))


class TermKeys(Keys):
    """A word and what it means."""

    WORDS: ClassVar[str] = "a term"
    term: Prose = Field(description="The word as the patient will meet it.")
    meaning: Prose = Field(description="What it means, in plain words.")


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
    checklist: list[Prose] = Field(min_length=1, description="What to tick off: an empty box stands before each item.")

    def noun(self, origin: Origin) -> Checklist:
        """The list."""
        return Checklist(origin.id, origin.at("items", "checklist").items(self.checklist))


class DoAndDontLists(Keys):
    """The two lists of do and don't."""

    WORDS: ClassVar[str] = "do_and_dont"
    do: list[Prose] = Field(min_length=1, description="What to do.")
    dont: list[Prose] = Field(min_length=1, description="What not to do.")


class DoAndDontBlock(BlockKeys):
    """What to do and what not to do."""

    WORDS: ClassVar[str] = "do_and_dont"
    do_and_dont: DoAndDontLists = Field(description="What to do, and what not to do.")

    def noun(self, origin: Origin) -> DoAndDont:
        """The two lists."""
        lists, origin = self.do_and_dont, origin.within("do_and_dont")
        return DoAndDont(origin.id, origin.key("do").items(lists.do), origin.key("dont").items(lists.dont))


def _happening(value: object) -> str:
    return "<text>" if isinstance(value, str) else "<list>"


Happening: TypeAlias = Annotated[
    Annotated[Prose, Tag("<text>")] | Annotated[Annotated[list[Prose], Field(min_length=1)], Tag("<list>")],
    Discriminator(_happening),
]


class MomentKeys(Keys):
    """A time and what happens then."""

    WORDS: ClassVar[str] = "a moment"
    when: Prose = Field(description="When: The evening before, 07:00, After 2 weeks.")
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
    timeline: list[MomentKeys] = Field(min_length=1, description="What happens when, in order: when and what.")

    def noun(self, origin: Origin) -> Timeline:
        """The timeline."""
        every = enumerate(self.timeline)
        return Timeline(
            origin.id, tuple(one.noun(origin.at("moments", "timeline").at(str(at), at)) for at, one in every)
        )


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
    )
"""What may stand in the body of a section."""
