"""The page of one leaflet: choose a language and a paper, see what the printer gets, print it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from leafletgen.model.standing import State
from leafletgen.serve.desk import SOON, Choice, Desk, Tongue
from leafletgen.serve.fields import Filling
from leafletgen.serve.making import Made
from leafletgen.serve.papers import Kind, Paper
from leafletgen.serve.shelf import Card
from leafletgen.serve.trouble import Trouble, Way, lines, sheets

TONES = {State.RELEASED: "checked", State.DRAFT: "care"}
"""The colours of marks; all others alarm. A mark is a shape and a word first."""


@dataclass(frozen=True, slots=True)
class StateMark:
    """Where a text stands: a shape, words and a tone."""

    shape: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class LanguageTile:
    """A language that can be chosen."""

    tongue: Tongue
    query: Mapping[str, str]
    chosen: bool
    mark: StateMark | None


@dataclass(frozen=True, slots=True)
class PaperTile:
    """A paper that can be chosen: `word` names it, `note` says how many sheets it takes, or why it cannot be."""

    paper: Paper
    word: str
    query: Mapping[str, str]
    chosen: bool
    note: str
    possible: bool


def mark(desk: Desk, card: Card, language: str) -> StateMark:
    """The mark of a text."""
    words = desk.words
    text = card.text(language)
    state = text.state if text else State.BROKEN
    tone = TONES.get(state, "alarm")
    review_by = card.status.review_by
    if state is State.RELEASED and review_by and review_by - desk.today() <= SOON:
        return StateMark("due", words("marks.due", date=words.date(review_by)), tone)
    source = desk.tongue(card.source).name if card.source else ""
    return StateMark(state.value, words(f"marks.{state}", source=source), tone)


def language_tiles(desk: Desk, choice: Choice) -> list[LanguageTile]:
    """The languages of the leaflet, the source first, then by what the page calls them."""
    card, tiles = choice.card, []
    for text in card.status.texts:
        tongue = desk.tongue(text.language)
        query = choice.address(lang=text.language)
        its_mark = None if text.state is State.RELEASED else mark(desk, card, text.language)
        tiles.append(LanguageTile(tongue, query, text.language == choice.language, its_mark))
    return sorted(tiles, key=lambda one: (one.tongue.tag != card.source, one.tongue.name))


def missing_languages(desk: Desk, card: Card) -> list[str]:
    """The names of the languages of this library in which the leaflet has no text, a few of them."""
    there = {text.language for text in card.status.texts}
    elsewhere = {text.language for other in list(desk.shelf.cards.values()) for text in other.status.texts}
    return sorted(desk.tongue(tag).name for tag in elsewhere - there)


def paper_tiles(desk: Desk, choice: Choice, made: Made | None) -> tuple[list[PaperTile], list[PaperTile]]:
    """The papers of the chosen size, and those of other sizes."""
    tiles = [paper_tile(desk, choice, paper, made) for paper in choice.papers]
    size = choice.paper.size if choice.paper else ""
    return [one for one in tiles if one.paper.size == size], [one for one in tiles if one.paper.size != size]


def paper_tile(desk: Desk, choice: Choice, paper: Paper, made: Made | None) -> PaperTile:
    """One paper, with what it takes."""
    words, fit = desk.words, made.fits.get(paper.id) if made else None
    possible, note = True, ""
    if fit and fit.pages:
        note = words("paper.sheets", count=paper.sheets(fit.pages))
        if paper.kind is Kind.BILINGUAL:
            note = words("paper.with", language=desk.tongue(choice.card.source).name, sheets=note)
    elif fit:
        possible, count = False, lines(fit.problems)
        if any(one.code in {"does-not-fit", "too-wide"} for one in fit.problems):
            note = words("paper.too_long_by", count=count) if count else words("paper.too_long")
        else:
            note = words("paper.not_possible")
    word = paper.beside(choice.paper.size if choice.paper else "", words)
    return PaperTile(paper, word, choice.address(paper=paper.id), paper == choice.paper, note, possible)


def prints(desk: Desk, choice: Choice, made: Made) -> str:
    """What comes out of the printer, in words."""
    words, paper = desk.words, choice.paper
    if paper is None:
        return ""
    name = desk.tongue(choice.language).name
    if is_draft(choice):
        return words("leaflet.prints_marked", language=name, paper=paper.word)
    count = paper.sheets(made.fits[paper.id].pages)
    said = sheets(desk, count, both=paper.both_sides and len(made.pictures) > 1, fold=paper.folds)
    return words("leaflet.prints", language=name, paper=paper.word, sheets=said)


def is_draft(choice: Choice) -> bool:
    """True for a text that every page marks."""
    text = choice.card.text(choice.language)
    return text is None or text.state is not State.RELEASED


def draft_note(desk: Desk, choice: Choice) -> Trouble | None:
    """What stands above Print where a text is printed that nobody vouches for as it is."""
    text = choice.card.text(choice.language)
    if text is None or text.state is State.RELEASED:
        return None
    words, card = desk.words, choice.card
    values = {
        "language": desk.tongue(choice.language).name,
        "source": desk.tongue(card.source).name,
        "date": words.date(card.status.review_by) if card.status.review_by else "",
    }
    own = choice.language == card.source
    said = words("draft.read_through_source" if own else "draft.read_through", **values)
    ways = tuple(checked_languages(desk, choice))
    lead = words("draft.use_checked" if ways else "draft.none_checked")
    return Trouble(words(f"draft.{text.state}", **values), said, 200, ways, lead, "draft")


def checked_languages(desk: Desk, choice: Choice) -> Iterator[Way]:
    """The source where it is checked, with the note that an interpreter is needed."""
    if choice.language != choice.card.source and choice.card.may_print(choice.card.source, drafts=False):
        name = desk.tongue(choice.card.source).name
        yield Way(name, choice.address(lang=choice.card.source), desk.words("trouble.interpreter"))


def public_address(desk: Desk, choice: Choice) -> str:
    """The address under which others find the leaflet; empty where there is none. It never carries a patient's words."""
    base, paper = desk.settings.links, choice.paper
    if not base or paper is None:
        return ""
    if desk.settings.published:
        job = replace(desk.order(choice, {}, others=False).request.jobs[0], clinic="")
        return f"{base}{quote(job.output)}"
    return f"{base}l/{quote(choice.card.id)}?lang={quote(choice.language)}&paper={quote(paper.id)}"


def mailto(desk: Desk, choice: Choice, address: str) -> str:
    """An e-mail with the address of the leaflet."""
    title = choice.card.headlines.get(choice.language) or choice.card.headlines.get(choice.card.source)
    subject = desk.words(
        "leaflet.title", title=title.title if title else choice.card.title, language=desk.tongue(choice.language).name
    )
    return f"mailto:?subject={quote(subject)}&body={quote(address)}"


def advice(choice: Choice, direction: str) -> tuple[str, list[str]]:
    """How paper that folds is printed and folded: which edge it is turned over, and the names of the steps."""
    paper = choice.paper
    if paper is None or not paper.folds:
        return "", []
    edge = "short_edge" if paper.layout.duplex.value == "short-edge" else "long_edge"
    if paper.kind is Kind.BOOKLET:
        return edge, ["fold_pile", "staple"]
    if not paper.folds_inside:
        return edge, ["lay", "fold_in_folds"]
    # The narrower panel folds inside. Seen with the title underneath, it is on the right; mirrored for right-to-left.
    first, then = ("fold_left", "fold_right_over") if direction == "rtl" else ("fold_right", "fold_left_over")
    return edge, ["lay", first, then]


def leaflet_context(
    desk: Desk, choice: Choice, made: Made | None, trouble: Trouble | None, filling: Filling
) -> dict[str, object]:
    """What the page of a leaflet shows."""
    card, words = choice.card, desk.words
    tongue = desk.tongue(choice.language)
    headline = card.headlines.get(choice.language)
    printable = made if made and not trouble else None
    here, elsewhere = paper_tiles(desk, choice, made)
    edge, steps = advice(choice, tongue.direction) if printable else ("", [])
    address = public_address(desk, choice) if printable else ""
    return {
        "choice": choice,
        "fields": filling.fields,
        "sheet": filling.sheet,
        "now": filling.now,
        "gone": filling.gone,
        "card": card,
        "tongue": tongue,
        "own_title": headline.title if headline and choice.language != card.source else "",
        "mark": mark(desk, card, choice.language) if card.text(choice.language) else None,
        "tiles": language_tiles(desk, choice),
        "missing": missing_languages(desk, card),
        "papers": here,
        "other_papers": elsewhere,
        "trouble": trouble,
        "draft": draft_note(desk, choice) if printable else None,
        "made": printable,
        "prints": prints(desk, choice, printable) if printable else "",
        "edge": edge,
        "steps": steps,
        "public": address,
        "mailto": mailto(desk, choice, address) if address else "",
        "notes": words(
            "leaflet.notes_text",
            title=card.title,
            language=tongue.name,
            version=card.version,
            date=words.date(desk.today()),
        ),
    }
