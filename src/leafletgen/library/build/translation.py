"""Checks that a translation has the same sections and blocks as its source."""

from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.model.leaflet import (
    Block,
    Leaflet,
    Noun,
    Section,
    Slot,
    Text,
    nouns,
)
from leafletgen.problems.catalogue import problem


def structure_differences(translation: Leaflet, source: Leaflet) -> list[Diagnostic]:
    """The errors where a translation has other sections, blocks, items or boxes than its source, with both places."""
    found = [*_section_differences(translation, source), *_disclaimer_differences(translation, source)]
    sections = {section.id: section for section in source.sections}
    for section in translation.sections:
        if section.id in sections:
            found += _role_differences(section, sections[section.id])
            found += _body_differences(section, sections[section.id])
    return found


def _differs(here: str, place: Place, there: str, other: Place) -> Diagnostic:
    return problem("structure-differs", place, here=here, there=there, other=other)


def _section_differences(translation: Leaflet, source: Leaflet) -> Iterator[Diagnostic]:
    ours = {section.id: section.heading.place for section in translation.sections}
    theirs = {section.id: section.heading.place for section in source.sections}
    for name, place in theirs.items():
        if name not in ours:
            yield _differs(f"there is no section '{name}' here", translation.title.place, "the source has it", place)
    for name, place in ours.items():
        if name not in theirs:
            yield _differs(f"there is a section '{name}' here", place, "the source has none", source.title.place)
    if ours.keys() == theirs.keys():
        moved = next((pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]), None)
        if moved:
            here, there = moved
            yield _differs(f"section '{here}' comes first here", ours[here], f"'{there}' in the source", theirs[there])


def _role_differences(translation: Section, source: Section) -> Iterator[Diagnostic]:
    """The error for a section with another role: a layout would place it differently in the two languages."""
    if translation.role is not source.role:
        here, there = (f"role '{one.role}'" if one.role else "no role" for one in (translation, source))
        yield _differs(
            f"section '{translation.id}' has {here} here",
            translation.heading.place,
            f"{there} there",
            source.heading.place,
        )


def _disclaimer_differences(translation: Leaflet, source: Leaflet) -> Iterator[Diagnostic]:
    """The error when only one of the two has its own disclaimer: readers would read different things."""
    here, there = (leaflet.disclaimer.place.file == leaflet.title.place.file for leaflet in (translation, source))
    if here != there:
        words = ("no disclaimer of its own", "a disclaimer of its own")
        yield _differs(
            f"the translation has {words[here]}",
            (translation.disclaimer if here else translation.title).place,
            f"the source has {words[there]}",
            (source.disclaimer if there else source.title).place,
        )


def _body_differences(translation: Section, source: Section) -> Iterator[Diagnostic]:
    ours, theirs = translation.body, source.body
    for here, there in zip(ours, theirs, strict=False):
        if pair := _nearest(here, there):
            one, other = pair
            yield _differs(f"there is {_described(one)} here", _place(one), f"{_described(other)} there", _place(other))
    if len(ours) != len(theirs):
        counts = f"section '{translation.id}' has {_count(ours)} here", f"{_count(theirs)} there"
        yield _differs(counts[0], translation.heading.place, counts[1], source.heading.place)


def _count(blocks: tuple[Block, ...]) -> str:
    return "1 block" if len(blocks) == 1 else f"{len(blocks)} blocks"


def _place(noun: Noun) -> Place:
    return next(noun.texts()).place


def _nearest(ours: Noun, theirs: Noun) -> tuple[Noun, Noun] | None:
    """The smallest nouns that differ, at the same place in both languages."""
    if _described(ours) != _described(theirs):
        return ours, theirs
    pairs = (
        _nearest(here, there)
        for (_, _, mine), (_, _, other) in zip(ours.parts(), theirs.parts(), strict=True)
        for here, there in zip(nouns(mine), nouns(other), strict=True)
    )
    return next((pair for pair in pairs if pair), None)


def _described(noun: Noun) -> str:
    """A noun and its parts in words. They must be the same in every language."""
    words = {name: list(_said(slot, value)) for name, slot, value in noun.parts()}
    called = noun.NAME.format(**{name: " and ".join(said) for name, said in words.items()})
    there = [one for name, said in words.items() if f"{{{name}}}" not in noun.NAME for one in said]
    missing = [f"a {slot.one}" for _, slot, value in noun.parts() if value is None]
    if there:
        return f"{called} with {' and '.join(there)}"
    return f"{called} without {' and '.join(missing)}" if missing else called


def _said(slot: Slot, value: object) -> Iterator[str]:
    """The words for a part in the description of its noun. A part that every such noun has adds none."""
    match value:
        case None:
            return
        case tuple() if slot.one:
            yield f"{len(value)} {slot.one if len(value) == 1 else slot.many}"
        case tuple():
            yield from map(_described, nouns(value))
        case Text() | Noun():
            if slot.one:
                yield f"a {slot.one}"
        case _:
            yield f"{slot.one} {value}"
