"""A translation has the sections and blocks of the text that it translates."""

from collections.abc import Iterator

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.model.leaflet import (
    Block,
    Bullets,
    Figure,
    Leaflet,
    NoteBox,
    Paragraph,
    ProsAndCons,
    Section,
    Steps,
    WarningBox,
    block_texts,
)
from leafletgen.problems.catalogue import problem


def structure_differences(translation: Leaflet, source: Leaflet) -> list[Diagnostic]:
    """Where a translation has other sections, blocks, items or boxes than its source; each names both places."""
    found = [*_section_differences(translation, source), *_disclaimer_differences(translation, source)]
    sections = {section.id: section for section in source.sections}
    for section in translation.sections:
        if section.id in sections:
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


def _disclaimer_differences(translation: Leaflet, source: Leaflet) -> Iterator[Diagnostic]:
    """One with a disclaimer of its own and one without would tell two readers two things."""
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
        if _described(here) != _described(there):
            yield _differs(
                f"there is {_described(here)} here", _place(here), f"{_described(there)} there", _place(there)
            )
    if len(ours) != len(theirs):
        counts = f"section '{translation.id}' has {_count(ours)} here", f"{_count(theirs)} there"
        yield _differs(counts[0], translation.heading.place, counts[1], source.heading.place)


def _count(blocks: tuple[Block, ...]) -> str:
    return "1 block" if len(blocks) == 1 else f"{len(blocks)} blocks"


def _place(block: Block) -> Place:
    return next(block_texts(block)).place


def _described(block: Block) -> str:
    """What must be alike in every language, in words."""
    match block:
        case Paragraph():
            return "a paragraph"
        case Bullets(items=items):
            return f"a list of {len(items)} bullets"
        case Steps(items=items):
            return f"a list of {len(items)} steps"
        case NoteBox(heading=heading, body=body) | WarningBox(heading=heading, body=body):
            name = "a note" if isinstance(block, NoteBox) else "a warning"
            parts = [*(["a heading"] if heading else []), *map(_described, body)]
            return f"{name} with {' and '.join(parts)}"
        case ProsAndCons(pros=pros, cons=cons):
            return f"{len(pros)} pros and {len(cons)} cons"
        case Figure(caption=caption):
            return f"a figure {'with' if caption else 'without'} a caption"
