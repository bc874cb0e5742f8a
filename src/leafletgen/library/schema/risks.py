"""A risk in numbers, in a section's body."""

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from leafletgen.library.schema.fields import ProseText, only_text, refuse, whole_number
from leafletgen.library.schema.origins import BlockKeys, Origin
from leafletgen.library.schema.validation import Keys
from leafletgen.model.blocks import Risk
from leafletgen.problems.words import shown

CROWDS = (10, 100, 1_000, 10_000)
"""The numbers of people that a risk may be out of. They are few, so that risks can be compared."""


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
    what: ProseText = Field(description="What happens to them: bleeding that needs a second operation.")

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
    risk: RiskKeys = Field(
        description="A risk in numbers: of, happens_to and what. For up to 100 people there is a picture."
    )

    def noun(self, origin: Origin) -> Risk:
        """The risk."""
        what = origin.within("risk").key("what").text(self.risk.what)
        return Risk(origin.id, self.risk.of, self.risk.happens_to, what)
