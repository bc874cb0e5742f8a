"""Where a text stands: whether it may be handed to patients, and what its pages must say if not."""

from dataclasses import dataclass
from enum import StrEnum

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.people import Signature


class Mark(StrEnum):
    """What every page says of a text that nobody vouches for as it is."""

    DRAFT = "draft"
    CHANGED = "changed"
    STALE = "stale"
    EXPIRED = "expired"


class State(StrEnum):
    """What is to be said of a text in one word; what weighs most comes first."""

    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CHANGED = "changed"
    STALE = "stale"
    DIFFERENT = "different"
    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be said of one text on one day.

    `marks` are in the order in which they are printed. `reasons` are
    all the reasons why it may not be handed to patients; it may where there are none. `signed` are the signatures that
    count.
    """

    marks: tuple[Mark, ...]
    reasons: tuple[Diagnostic, ...]
    signed: tuple[Signature, ...] = ()

    @property
    def released(self) -> bool:
        """True when the text may be handed to patients."""
        return not self.reasons
