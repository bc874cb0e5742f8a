"""What stands where Print would be when a leaflet cannot be printed: a sentence, and always something for this patient now."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.standing import State
from leafletgen.serve.desk import Choice, Desk
from leafletgen.serve.making import CANNOT_FIT, Fit, Made
from leafletgen.serve.papers import Kind, Paper
from leafletgen.serve.rendering import Busy, Failed

NOT_RELEASED = frozenset({"source-unsigned", "expired", "withdrawn"})
RETRY = 5
"""Seconds after which a busy page tries again."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: what the button says, with a note beside it, and what is chosen by it."""

    words: str
    query: dict[str, str]
    note: str = ""
    own: str = ""
    own_language: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no Print. `status` is that of HTTP; `tone` is `care`, or `alarm` where something is wrong."""

    heading: str
    text: str
    status: int
    ways: tuple[Way, ...] = ()
    lead: str = ""
    tone: str = "care"
    retry: bool = False
    mail: str = ""
    mail_words: str = ""
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def attempt(
    desk: Desk, choice: Choice, typed: dict[str, str] | None = None, *, others: bool = True
) -> tuple[Made | None, Trouble | None]:
    """The sheet that was chosen, or why there is none; with `others`, which other papers the text fits too."""
    stopped = withdrawn(desk, choice) or broken_leaflet(desk, choice) or missing(desk, choice) or blocked(desk, choice)
    if stopped:
        return None, stopped
    order = desk.order(choice, typed or {}, others=others)
    try:
        made = desk.renderer.make(order) if typed else desk.recent.make(order, choice.card.state)
    except Busy:
        words = desk.words
        ways = (Way(words("trouble.again"), choice.address()),)
        return None, Trouble(words("trouble.busy"), words("trouble.busy_text"), 503, ways, retry=True)
    except Failed:
        words = desk.words
        more = (Way(words("trouble.again"), choice.address()), *other_papers(desk, choice, None))
        return None, Trouble(words("trouble.slow"), words("trouble.slow_text"), 503, more, tone="alarm")
    problems = made.fits[choice.paper.id].problems if choice.paper else ()
    return made, unmade(desk, choice, made, problems) if not made.pdf else None


def withdrawn(desk: Desk, choice: Choice) -> Trouble | None:
    """The trouble with a leaflet that nobody may hand out any more."""
    words, card = desk.words, choice.card
    text = card.text(choice.language)
    if not card.withdrawn and (text is None or text.state is not State.WITHDRAWN):
        return None
    reasons = text.reasons if text else ()
    why = card.withdrawn or next((one.message for one in reasons if one.code == "withdrawn"), "")
    ways = () if card.withdrawn else tuple(languages(desk, choice))
    lead = words("trouble.for_patient") if ways else ""
    heading, said = words("blocked.withdrawn"), words("blocked.withdrawn_text", why=why)
    ask = words("blocked.ask_instead")
    return Trouble(heading, said, 403, ways, lead, "alarm", mail=desk.contact(), mail_words=ask)


def broken_leaflet(desk: Desk, choice: Choice) -> Trouble | None:
    """The trouble with a leaflet of which not even the source language can be read."""
    if choice.card.source:
        return None
    words = desk.words
    heading, said = words("blocked.leaflet"), words("blocked.broken_text")
    return Trouble(heading, said, 409, tone="alarm", mail=desk.contact())


def missing(desk: Desk, choice: Choice) -> Trouble | None:
    """The trouble with a language in which there is no text."""
    words = desk.words
    if choice.card.text(choice.language) is not None:
        return None
    name = desk.tongue(choice.language).name
    ways = tuple(languages(desk, choice))
    heading = words("trouble.no_text", language=name)
    lead = words("trouble.for_patient") if ways else ""
    mail = desk.contact()
    mail_words = words("trouble.ask_for_language", language=name)
    return Trouble(heading, words("trouble.no_text_text"), 404, ways, lead, mail=mail, mail_words=mail_words)


def blocked(desk: Desk, choice: Choice) -> Trouble | None:
    """The trouble with a text that may not be printed on this computer."""
    words, card = desk.words, choice.card
    text = card.text(choice.language)
    if text is None or card.may_print(choice.language, drafts=desk.settings.drafts):
        return None
    ways = tuple(languages(desk, choice))
    day = words.date(card.status.review_by) if card.status.review_by else ""
    values = {
        "language": desk.tongue(choice.language).name,
        "source": desk.tongue(card.source).name if card.source else "",
        "date": day,
    }
    heading, said = (words(f"blocked.{text.state}{part}", **values) for part in ("", "_text"))
    lead = words("trouble.for_patient") if ways else ""
    tone = "alarm" if text.state is not State.DRAFT else "care"
    return Trouble(heading, said, 403, ways, lead, tone, mail=desk.contact())


def languages(desk: Desk, choice: Choice) -> Iterator[Way]:
    """Languages that may be printed instead: the source, what readers of the language often read too, and both together."""
    words, card = desk.words, choice.card

    def good(tag: str) -> bool:
        return tag != choice.language and card.may_print(tag, drafts=desk.settings.drafts)

    if good(card.source):
        name = desk.tongue(card.source).name
        yield Way(name, choice.address(lang=card.source), words("trouble.interpreter"))
    both = next((paper for paper in choice.papers if paper.kind is Kind.BILINGUAL), None)
    for tag in desk.tongue(choice.language).also_read:
        if not good(tag) or tag == card.source:
            continue
        other = desk.tongue(tag)
        yield Way(other.name, choice.address(lang=tag), words("trouble.if_they_read"), other.own, tag)
        if both and good(card.source):
            pair = words("trouble.side_by_side", one=desk.tongue(card.source).name, other=other.name)
            yield Way(pair, choice.address(lang=tag, paper=both.id), words("trouble.same_line"))


def unmade(desk: Desk, choice: Choice, made: Made, problems: Sequence[Diagnostic]) -> Trouble:
    """The trouble with a sheet that could not be made."""
    words = desk.words
    name = desk.tongue(choice.language).name
    codes = {one.code for one in problems}
    if codes & CANNOT_FIT:
        paper = choice.paper.word if choice.paper else ""
        count = lines(problems)
        ways = tuple(other_papers(desk, choice, made))
        said = words("trouble.too_long_by_text", count=count) if count else words("trouble.too_long_text")
        heading = words("trouble.too_long", language=name, paper=paper)
        return Trouble(heading, said, 422, ways, "" if ways else words("trouble.none_fits"))
    if codes & NOT_RELEASED or (not desk.settings.drafts and choice.paper and choice.paper.kind is Kind.BILINGUAL):
        source = desk.tongue(choice.card.source).name
        heading = words("blocked.draft", language=name)
        ways = tuple(other_papers(desk, choice, made))
        return Trouble(heading, words("blocked.half_text", source=source), 403, ways, words("trouble.for_patient"))
    ways = tuple(languages(desk, choice))
    lead = words("trouble.for_patient") if ways else ""
    heading = words("blocked.broken", language=name)
    return Trouble(heading, words("blocked.broken_text"), 409, ways, lead, "alarm", mail=desk.contact())


def other_papers(desk: Desk, choice: Choice, made: Made | None) -> Iterator[Way]:
    """The papers that fit, or all others where that is not known: of the same size, or where there is none of any size."""
    size = choice.paper.size if choice.paper else ""
    others = [one for one in choice.papers if one != choice.paper and (not made or fit_of(made, one).pages)]
    for paper in [one for one in others if one.size == size] or others:
        note = ""
        if made:
            count = paper.sheets(fit_of(made, paper).pages)
            note = sheets(desk, count, both=paper.both_sides, fold=paper.folds)
        yield Way(paper.beside(size, desk.words), choice.address(paper=paper.id), note)


def fit_of(made: Made, paper: Paper) -> Fit:
    """Whether a paper fits; one that has not been tried counts as one that does not."""
    return made.fits.get(paper.id, Fit())


def sheets(desk: Desk, count: int, *, both: bool, fold: bool) -> str:
    """How many sheets come out, and what is done with them."""
    words = desk.words
    said = words("paper.sheets", count=count)
    if fold:
        return words("paper.then_fold", sheets=said)
    return words("paper.both_sides", sheets=said) if both else said


def lines(problems: Sequence[Diagnostic]) -> int:
    """How many lines are too many, as the error says it; 0 where it does not."""
    for one in problems:
        found = re.search(r"\b(\d+) lines?\b", one.message) if one.code == "does-not-fit" else None
        if found:
            return int(found[1])
    return 0
