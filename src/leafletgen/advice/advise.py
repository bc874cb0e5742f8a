"""Advice on a whole leaflet: what it leaves out, how it reads, and what its editors have waived."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from leafletgen.advice.grades import Score, score
from leafletgen.advice.rules import RULES, RunningText, WatchedWords
from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.model.blocks import (
    Bullets,
    Contacts,
    Fields,
    Figure,
    Paragraph,
    Risk,
    Steps,
    Subheading,
    Table,
    Term,
    found_in,
)
from leafletgen.model.leaflet import Leaflet, Noun, Section, SectionRole, Text
from leafletgen.problems.catalogue import problem

PARTS_TO_TELL = (
    SectionRole.WHAT_IT_IS,
    SectionRole.BENEFITS,
    SectionRole.RISKS,
    SectionRole.ALTERNATIVES,
    SectionRole.NOTHING,
    SectionRole.RECOVERY,
    SectionRole.GET_HELP,
)
"""What a leaflet about a treatment tells, so that a patient can decide and knows what follows."""
OF_TREATMENTS = frozenset({*PARTS_TO_TELL, SectionRole.PREPARATION, SectionRole.PROCEDURE}) - {
    SectionRole.WHAT_IT_IS,
    SectionRole.GET_HELP,
}
"""A leaflet with one of these is about a treatment."""

NO_SENTENCES = frozenset({"heading", "term", "when", "caption"})
"""Parts of blocks that are headings or names."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that does not count for a leaflet, with the reason; `language` is empty for all languages."""

    rule: str
    reason: str
    language: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class LeafletAdvice:
    """What there is to say of a leaflet in one language: findings, those that were waived, and how hard it is to read."""

    leaflet: str
    language: str
    findings: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]
    score: Score | None


def advise(leaflet: Leaflet, waivers: Iterable[Waiver] = ()) -> LeafletAdvice:
    """The advice on a leaflet. `waivers` are those of its `leaflet.yaml`."""
    own = [one for one in waivers if one.language in {"", leaflet.language}]
    reading = score([passage.text for passage in passages(leaflet)], leaflet.language)
    found = list(findings(leaflet, reading))
    rules = {one.rule for one in own}
    kept = [one for one in found if one.code not in rules]
    if leaflet.language == leaflet.source_language:
        codes = {one.code for one in found}
        kept += [problem("waiver-unused", one.place, rule=one.rule) for one in own if one.rule not in codes]
    waived = tuple(one for one in found if one.code in rules)
    return LeafletAdvice(leaflet.id, leaflet.language, tuple(kept), waived, reading)


def findings(leaflet: Leaflet, reading: Score | None) -> Iterator[Diagnostic]:
    """Everything that the rules find in a leaflet that is so hard to read."""
    if leaflet.language == leaflet.source_language:
        yield from sections_left_out(leaflet)
    terms = frozenset(term.term.plain.casefold() for term in found_in(leaflet, Term))
    vocabulary = WatchedWords(leaflet.language, terms)
    for passage in passages(leaflet):
        for rule in RULES:
            yield from rule(passage, vocabulary)
    if reading and reading.hard:
        formula = reading.formula
        yield problem(
            "hard-to-read",
            leaflet.title.place,
            value=f"{reading.value:.1f}",
            scale=formula.name,
            goal=f"{formula.goal:g}",
        )


def sections_left_out(leaflet: Leaflet) -> Iterator[Diagnostic]:
    """What a leaflet about a treatment does not tell, by the roles of its sections."""
    roles = {section.role for section in leaflet.sections} - {None}
    if not roles:
        yield problem("no-roles", leaflet.title.place)
    elif roles & OF_TREATMENTS:
        yield from (
            problem("section-missing", leaflet.title.place, role=role) for role in PARTS_TO_TELL if role not in roles
        )


def passages(leaflet: Leaflet) -> Iterator[RunningText]:
    """The running text of a leaflet: its summary, its paragraphs and the items of its lists."""
    yield RunningText(leaflet.summary.plain, leaflet.summary.place, paragraph=True)
    for section in leaflet.sections:
        yield from passages_of(section)


def passages_of(section: Section) -> Iterator[RunningText]:
    """The running text of a section. A risk in numbers speaks for the passage before it; a list is read with what leads to it."""
    before = section.heading.plain
    for at, block in enumerate(section.body):
        following = section.body[at + 1] if at + 1 < len(section.body) else None
        numbers = f"{following.happens_to} {following.of}" if isinstance(following, Risk) else ""
        for text, paragraph in running_texts(block):
            yield RunningText(text.plain, text.place, paragraph, f"{before} {numbers}")
        before = block.text.plain if isinstance(block, Paragraph | Subheading) else section.heading.plain


def running_texts(noun: Noun) -> Iterator[tuple[Text, bool]]:
    """The texts of a block that are sentences, each with whether it is a paragraph."""
    if isinstance(noun, Subheading | Contacts | Fields | Figure | Table | Risk):
        return
    if isinstance(noun, Paragraph):
        yield noun.text, True
        return
    if isinstance(noun, Bullets | Steps):
        yield from ((text, False) for text in noun.items)
        return
    for name, _, part in noun.parts():
        for one in () if name in NO_SENTENCES else flat_parts(part):
            if isinstance(one, Text):
                yield one, False
            else:
                yield from running_texts(one)


def flat_parts(part: object) -> Iterator[Text | Noun]:
    """The texts and nouns of a part."""
    if isinstance(part, Text | Noun):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from flat_parts(one)
