"""The table of all kinds of block, with the function that makes the content of each."""

from collections.abc import Mapping

from leafletgen.compose.blocks.boxes import note, warning_box
from leafletgen.compose.blocks.checklists import checklist
from leafletgen.compose.blocks.columns import do_and_dont, pros_and_cons
from leafletgen.compose.blocks.entries import contacts, terms
from leafletgen.compose.blocks.fields import fields
from leafletgen.compose.blocks.help import get_help
from leafletgen.compose.blocks.lists import bullets, steps
from leafletgen.compose.blocks.paragraphs import paragraph
from leafletgen.compose.blocks.pictures import figure
from leafletgen.compose.blocks.risks import risk
from leafletgen.compose.blocks.subheadings import subheading
from leafletgen.compose.blocks.tables import table_content
from leafletgen.compose.blocks.timelines import timeline
from leafletgen.compose.preparation import Prepare
from leafletgen.model.blocks import (
    Bullets,
    Checklist,
    Contacts,
    DoAndDont,
    Fields,
    Figure,
    GetHelp,
    NoteBox,
    Paragraph,
    ProsAndCons,
    Risk,
    Steps,
    Subheading,
    Table,
    Terms,
    Timeline,
    WarningBox,
)
from leafletgen.model.leaflet import Block

KINDS: Mapping[type[Block], Prepare] = {
    Paragraph: paragraph,
    Subheading: subheading,
    Bullets: bullets,
    Steps: steps,
    NoteBox: note,
    WarningBox: warning_box,
    ProsAndCons: pros_and_cons,
    Figure: figure,
    Contacts: contacts,
    Risk: risk,
    GetHelp: get_help,
    Terms: terms,
    Timeline: timeline,
    Checklist: checklist,
    DoAndDont: do_and_dont,
    Fields: fields,
    Table: table_content,
}
