"""The shape of `layouts/<name>.yaml`: its keys, and the values that each may have."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, TypeAlias, cast

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationInfo, WithJsonSchema

from leafletgen.library.schema.fields import (
    NUMBER,
    ColourValue,
    Flag,
    Id,
    Length,
    Plain,
    choice,
    number,
    only_text,
    parse_length,
    refuse,
    whole_number,
)
from leafletgen.library.schema.validation import Context, Keys
from leafletgen.model.layout import QUESTION_HEIGHT, Colour, Duplex, Icon, Imposition, Part, Sources
from leafletgen.model.leaflet import SectionRole
from leafletgen.problems.words import did_you_mean, shown


def named_colour(value: object, info: ValidationInfo) -> Colour:
    """A colour by its name in the layout's `colours`."""
    name, known = only_text(str)(value), _names(info, "colours")
    if name not in known:
        hint = "name it there, and write the name here" if name.startswith("#") else did_you_mean(name, tuple(known))
        raise refuse("unknown-token", value=shown(name), where="colours", hint=hint)
    return cast(Colour, known[name])


def length_or_space(value: object, info: ValidationInfo) -> float:
    """A length, or the name of one in the layout's `spaces`."""
    name, known = only_text(str)(value), _names(info, "spaces")
    if name in known:
        return cast(float, known[name])
    if name[0].isdigit() or not known:
        return parse_length(name)
    raise refuse("unknown-token", value=shown(name), where="spaces", hint=did_you_mean(name, tuple(known)))


def _names(info: ValidationInfo, key: str) -> Mapping[str, object]:
    return info.context.names.get(key, {}) if isinstance(info.context, Context) else {}


Token: TypeAlias = Annotated[Colour, BeforeValidator(named_colour), WithJsonSchema({"type": "string"})]
"""The name of a colour of the layout's `colours`."""
Measure: TypeAlias = Annotated[
    float,
    BeforeValidator(length_or_space),
    WithJsonSchema({"type": "string", "examples": ["10 mm", "12 pt", "0.5 in"]}),
]
"""A length, or the name of one of the layout's `spaces`."""


class PaperContent(Keys):
    """The sheet."""

    WORDS: ClassVar[str] = "paper"
    width: Length = Field(description="The width of the sheet as it is printed, like 210 mm.")
    height: Length = Field(description="The height of the sheet as it is printed, like 297 mm.")


class PanelContent(Keys):
    """A part of a side between folds or trim edges."""

    WORDS: ClassVar[str] = "a panel"
    id: Id = Field(description="The name by which flows call the panel.")
    width: Length = Field(description="The width; the panels of a side add up to the width of the page.")
    footer: Flag = Field(
        False,
        description="true: this panel has the disclaimer and the imprint. True for one panel of each side, or for all: one footer across.",
    )


class SideContent(Keys):
    """One side of the sheet."""

    WORDS: ClassVar[str] = "a side"
    id: Id = Field(description="The name of the side.")
    panels: list[PanelContent] = Field(
        min_length=1, description="From left to right, as in a left-to-right language; mirrored for the others."
    )


PARTS = (*Part, *(role for role in SectionRole if role.value not in tuple(Part)))
"""The names in a flow: parts, and roles of sections. The name of the lines for questions is both: it is the part."""


def part_name(value: object) -> str:
    """The name of a part of a leaflet, or of a role of its sections."""
    name, known = only_text(str)(value), tuple(each.value for each in PARTS)
    if name not in known:
        raise refuse("unknown-value", value=shown(name), hint=did_you_mean(name, known))
    return name


PartName: TypeAlias = Annotated[
    str, BeforeValidator(part_name), WithJsonSchema({"type": "string", "enum": [each.value for each in PARTS]})
]


class FlowContent(Keys):
    """Text that runs through panels."""

    WORDS: ClassVar[str] = "a flow"
    panels: list[Id] = Field(min_length=1, description="The panels, in reading order.")
    head: list[PartName] = Field([], description="The parts across all panels of the first page, above the text.")
    content: list[PartName] = Field(
        min_length=1, description="The parts that run through the panels, in reading order."
    )
    end: list[PartName] = Field(
        [], description="The parts that begin in a panel of their own and end in the last panel of the last page."
    )
    foot: list[PartName] = Field([], description="The parts at the bottom of the last panel with text.")


class MarginsContent(Keys):
    """Distances from a panel's edges to its text."""

    WORDS: ClassVar[str] = "margins"
    trim: Measure = Field(description="At the edge of the paper.")
    fold: Measure = Field(description="At each side of a fold.")
    top: Measure = Field(description="At the head.")
    bottom: Measure = Field(description="At the foot.")


class StyleContent(Keys):
    """How one kind of text is set."""

    WORDS: ClassVar[str] = "a type style"
    size: Measure = Field(description="The preferred size of type, like 12 pt.")
    floor: Measure = Field(description="The smallest size that may be used to make the text fit.")
    leading: Annotated[float, BeforeValidator(number(1, 4, "1.4")), NUMBER] = Field(
        description="The least distance of baselines, in type sizes; a script that needs more gets more."
    )
    bold: Flag = Field(False, description="true: set in bold.")
    colour: Token = Field(description="The name of a colour.")
    before: Measure = Field(0.0, description="The space above; of two that meet, the larger counts.")
    after: Measure = Field(0.0, description="The space below; of two that meet, the larger counts.")


class StylesContent(Keys):
    """Every type style."""

    WORDS: ClassVar[str] = "styles"
    kind: StyleContent = Field(description="The words above the title that say what this is.")
    title: StyleContent = Field(description="The title.")
    summary: StyleContent = Field(description="The main message.")
    heading: StyleContent = Field(description="Headings of sections.")
    body: StyleContent = Field(description="Paragraphs and lists.")
    box_heading: StyleContent = Field(description="Headings of boxes.")
    caption: StyleContent = Field(description="Captions of figures.")
    sources: StyleContent = Field(description="The list of sources.")
    clinic: StyleContent = Field(description="The clinic's name, address and telephone number.")
    disclaimer: StyleContent = Field(description="The disclaimer in the footer.")
    imprint: StyleContent = Field(description="Version, date and page number in the footer.")
    draft: StyleContent = Field(description="The mark of a text that nobody has signed.")


class BoxContent(Keys):
    """How one kind of box is drawn."""

    WORDS: ClassVar[str] = "a box style"
    padding: Measure = Field(description="The space between the box's edges and its text.")
    fill: Token | None = Field(None, description="The name of the colour of its ground.")
    border: Token | None = Field(None, description="The name of the colour of its outline.")
    border_width: Measure = Field(0.75, description="How thick the outline is.")
    bar: Token | None = Field(None, description="The name of the colour of a bar at the edge where reading starts.")
    bar_width: Measure = Field(3.0, description="How thick the bar is.")
    radius: Measure = Field(0.0, description="How round the corners are.")
    icon: Annotated[Icon, BeforeValidator(choice(Icon))] | None = Field(
        None, description="The icon beside the heading."
    )
    before: Measure = Field(0.0, description="The space above; of two that meet, the larger counts.")
    after: Measure = Field(0.0, description="The space below; of two that meet, the larger counts.")


class BoxesContent(Keys):
    """Every box."""

    WORDS: ClassVar[str] = "boxes"
    title: BoxContent = Field(description="Around the title.")
    key_message: BoxContent = Field(description="Around the summary.")
    note: BoxContent = Field(description="A calm box.")
    warning: BoxContent = Field(description="A box for when to get help.")
    pros: BoxContent = Field(description="Reasons for something.")
    cons: BoxContent = Field(description="Reasons against something.")
    clinic: BoxContent = Field(description="The clinic's box.")
    draft: BoxContent = Field(description="Around the mark of a text that nobody has signed.")


class FooterContent(Keys):
    """The footer."""

    WORDS: ClassVar[str] = "the footer"
    gap: Measure = Field(description="The space between the text and the footer.")
    rule_width: Measure = Field(description="How thick the rule above it is; 0 pt for none.")
    rule_colour: Token = Field(description="The name of the colour of the rule.")


class ColoursContent(Keys):
    """Names for colours: three that every layout has, and others."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, ColourValue]
    WORDS: ClassVar[str] = "colours"
    paper: ColourValue = Field(description="The colour of the paper, against which contrast is measured.")
    accent: ColourValue = Field(description="The one colour that is not the text's.")
    rule: ColourValue = Field(description="Lines to write on, and fold ticks.")


def one_or_several(value: object) -> str:
    """The kind of a list: with lists in it, or without."""
    return "several" if isinstance(value, list) and value and isinstance(value[0], list) else "one"


class LayoutFile(Keys):
    """`layouts/<name>.yaml`: everything about paper, panels, folds, type and colour."""

    WORDS: ClassVar[str] = "a layout"

    title: Plain = Field(description="The name of the layout, in words.")
    paper: PaperContent = Field(description="The sheet.")
    duplex: Annotated[Duplex, BeforeValidator(choice(Duplex))] = Field(
        description="How the printer should turn the sheet: none, short-edge or long-edge."
    )
    imposition: Annotated[Imposition, BeforeValidator(choice(Imposition))] = Field(
        Imposition.NONE,
        description="saddle: a booklet, with two pages side by side on each side of the paper; else none.",
    )
    repeats: Flag = Field(False, description="true: as many pages as the text needs; false: exactly the sides below.")
    sides: list[SideContent] = Field(min_length=1, description="The sides of the sheet.")
    flows: list[FlowContent] = Field(
        min_length=1, description="Which parts run through which panels, in reading order."
    )
    tight_flows: Annotated[
        Annotated[list[FlowContent], Tag("one")] | Annotated[list[list[FlowContent]], Tag("several")],
        Discriminator(one_or_several),
    ] = Field(
        [],
        description="Another way to run the text if it allows larger type; or a list of such ways, the preferred first.",
    )
    sheets: Annotated[int, BeforeValidator(whole_number(20)), WithJsonSchema({"type": ["integer", "string"]})] = Field(
        0,
        description="Type becomes smaller, down to the floors, to save sheets, down to this number; 0: sheets do not count.",
    )
    sources: Annotated[Sources, BeforeValidator(choice(Sources))] = Field(
        Sources.FULL, description="full, short (in one line each, if the leaflet has short_sources), or none."
    )
    leaflets: list[Id] = Field(
        [], description="The leaflets that a build without -L makes in this layout; all if left out."
    )
    on_request: Flag = Field(
        False,
        description="true: a leaflet is made in it only if it is named, on the command line or in the leaflet.yaml.",
    )
    abridged: Flag = Field(
        False,
        description="true: the key points alone. Parts that no flow names are left out, and the manifest lists them.",
    )
    bilingual: Flag = Field(
        False,
        description="true: beside each block is the same block in the source language. A leaflet in that language is printed alone.",
    )
    margins: MarginsContent = Field(description="Distances from the edges of panels to the text.")
    safe: Measure = Field(description="Only fold ticks are nearer to the edge of the paper.")
    fold_tick: Measure = Field(description="The length of the ticks at folds; 0 mm for none.")
    spaces: dict[Id, Length] = Field({}, description="Names for lengths. They can be used in place of a length.")
    colours: ColoursContent = Field(description="Names for colours; paper, accent and rule are needed.")
    styles: StylesContent = Field(description="How each kind of text is set.")
    boxes: BoxesContent = Field(description="How each kind of box is drawn.")
    footer: FooterContent = Field(description="The footer with the disclaimer and the imprint.")
    heading_column: Measure = Field(0.0, description="The width of a column for headings beside the text.")
    side_by_side_from: Measure = Field(0.0, description="The least text width for pros and cons side by side.")
    indent: Measure = Field(14.0, description="The indentation of list items.")
    gap: Measure = Field(14.0, description="The space between columns.")
    figure_height: Measure = Field(
        0.0,
        description="The greatest height of a figure; half a panel if left out. If type shrinks, figures shrink too.",
    )
    question_lines: Annotated[
        int, BeforeValidator(whole_number(40)), WithJsonSchema({"type": ["integer", "string"]})
    ] = Field(0, description="The number of lines for the patient's questions.")
    question_height: Measure = Field(QUESTION_HEIGHT, description="The distance between these lines; 9 mm if left out.")
    marker: Plain = Field("•", description="The bullet before an item of a list.")
