"""Tables, in the form of a file."""

from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from leafletgen.library.schema.fields import SCALAR, Flag, ProseText, prose_or_nothing, refuse
from leafletgen.library.schema.origins import BlockKeys, Origin
from leafletgen.library.schema.validation import PRINTED_TEXT, Keys
from leafletgen.model.blocks import Table, TableCell, TableRow

MOST_COLUMNS = 4
MOST_ROWS = 20
"""The most rows. A longer table is not readable on paper or with a screen reader."""

CellText: TypeAlias = Annotated[str, BeforeValidator(prose_or_nothing), WithJsonSchema(SCALAR), PRINTED_TEXT]
"""The text of a cell, with inline markup; it may be empty."""


class TableKeys(Keys):
    """A table."""

    WORDS: ClassVar[str] = "a table"
    caption: ProseText | None = Field(None, description="What the table shows; printed above it.")
    columns: list[CellText] = Field(min_length=1, description="The headings of the columns, at most 4.")
    rows: list[list[CellText]] = Field(
        min_length=1, description="The rows, at most 20: for each column a text, or '' for a place to write in."
    )
    row_headings: Flag = Field(False, description="true: the first cell of each row is its heading.")

    @field_validator("columns")
    @classmethod
    def _not_too_wide(cls, value: list[str]) -> list[str]:
        if len(value) > MOST_COLUMNS:
            raise refuse("table-too-large", count=str(len(value)), what="columns", most=str(MOST_COLUMNS))
        if any(not heading for heading in value[1:]):
            raise refuse("column-without-heading")
        return value

    @field_validator("rows")
    @classmethod
    def _whole(cls, value: list[list[str]], info: ValidationInfo) -> list[list[str]]:
        if len(value) > MOST_ROWS:
            raise refuse("table-too-large", count=str(len(value)), what="rows", most=str(MOST_ROWS))
        columns = len(info.data.get("columns") or ())
        wrong = next((number for number, row in enumerate(value, 1) if columns and len(row) != columns), 0)
        if wrong:
            raise refuse("row-length", row=str(wrong), cells=str(len(value[wrong - 1])), columns=str(columns))
        return value


class TableBlock(BlockKeys):
    """A table."""

    WORDS: ClassVar[str] = "a table"
    table: TableKeys = Field(
        description="A table: caption, columns, rows, and row_headings: true if rows have headings."
    )

    def noun(self, origin: Origin) -> Table:
        """The table."""
        content, origin = self.table, origin.within("table")
        rows = origin.key("rows")
        return Table(
            origin.id,
            origin.key("caption").optional(content.caption),
            cells(origin.key("columns"), content.columns),
            tuple(
                TableRow(rows.at(str(at), at).id, cells(rows.at(str(at), at), row))
                for at, row in enumerate(content.rows)
            ),
            content.row_headings,
        )


def cells(origin: Origin, texts: list[str]) -> tuple[TableCell, ...]:
    """The cells of the list at this origin."""
    places = [origin.at(str(at), at) for at in range(len(texts))]
    return tuple(
        TableCell(place.id, place.at("text").text(text) if text else None)
        for place, text in zip(places, texts, strict=True)
    )
