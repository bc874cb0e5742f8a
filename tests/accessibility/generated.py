"""Leaflets that use every block beside every other: many small ones, written as files of a library of their own.

The blocks of all leaflets together follow a de Bruijn sequence, in which each kind of block comes right after each, itself
included. Language and direction, signature, clinic, number of sources and of sections, and layout vary along with them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import cycle, islice
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from PIL import Image
from vouching import vouch

from leafletgen.library.library import Library
from leafletgen.model.edition import Job

Words: TypeAlias = Iterator[str]
Block: TypeAlias = Any

LTR = ("en", "de", "hi", "vi", "ru")
RTL = ("ar", "he", "ur", "fa")
CLINICS = {
    "": None,
    "harbour": {
        "language": "en",
        "name": "Harbour Clinic",
        "address": ["1 Quay Street", "Port"],
        "telephone": "020 7946 0958",
        "hours": ["Monday to Friday, 08:30-17:00", "Saturday, 09:00-12:00"],
        "web": "harbour.example",
        "logo": {"image": "anchor.png", "alt": "An anchor"},
    },
}
BILINGUAL = "bilingual-a4"
EMERGENCY = "112"
"""The number to call in an emergency."""

STEP = 4
"""How many blocks a leaflet goes on by in the sequence; it has one more, so that no two neighbours are parted."""


def strong(words: Words) -> Block:
    """A paragraph with strong print."""
    return f"{next(words)} **{next(words)}** {next(words)}"


def linked(words: Words) -> Block:
    """A paragraph with three kinds of links, one of them long enough to be broken over lines."""
    web, mail, phone = "https://example.org/a", "mailto:help@example.org", "tel:+44-20-7946-0958"
    return f"{next(words)} [{next(words)} {next(words)}]({web}) [{next(words)}]({mail}) [{next(words)}]({phone})"


def boxed(kind: str, full: bool) -> Callable[[Words], Block]:
    """A box with one text alone, or with a heading and everything that a box may hold."""
    if not full:
        return lambda words: {kind: next(words)}
    return lambda words: {kind: {"heading": next(words), "body": [next(words), bullets(words), steps(words)]}}


def bullets(words: Words) -> Block:
    """A list."""
    return {"bullets": list(islice(words, 2))}


def steps(words: Words) -> Block:
    """A list in order."""
    return {"steps": list(islice(words, 2))}


def figure(*, captioned: bool) -> Callable[[Words], Block]:
    """A picture."""
    if captioned:
        return lambda words: {"figure": {"image": "wide.png", "alt": next(words), "caption": next(words)}}
    return lambda words: {"figure": {"image": "high.jpg", "alt": next(words)}}


def contacts(words: Words) -> Block:
    """A contact with everything, and one with a number alone."""
    web, email = "clinic.example/ward7", "ward7@clinic.example"
    whole = {"name": next(words), "telephone": "020 7946 0958", "hours": next(words), "web": web, "email": email}
    return {"contacts": [{**whole, "note": next(words)}, {"name": next(words), "telephone": "111"}]}


def get_help(words: Words) -> Block:
    """Every level of help, as a text, and as a box with a heading of its own."""
    box = {"heading": next(words), "body": [next(words), bullets(words)]}
    return {"get_help": {"emergency": next(words), "urgent": box, "soon": next(words), "advice": next(words)}}


def fields(words: Words) -> Block:
    """A field of one line, and one of more."""
    return {"fields": [{"label": next(words)}, {"label": next(words), "lines": "3"}]}


def with_ids(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sections whose fields have ids: the same in every language, and no two alike."""
    blocks = (block for section in sections for block in section["body"] if isinstance(block, dict))
    for number, field in enumerate(field for block in blocks for field in block.get("fields", ())):
        field["id"] = f"field-{number}"
    return sections


def table(words: Words) -> Block:
    """A table of three columns, which is stacked in narrow layouts."""
    rows = [list(islice(words, 3)) for _ in range(3)]
    return {"table": {"caption": next(words), "columns": rows[0], "rows": rows[1:], "row_headings": "true"}}


KINDS: dict[str, Callable[[Words], Block]] = {
    "paragraph": next,
    "strong": strong,
    "linked": linked,
    "heading": lambda words: {"heading": next(words)},
    "bullets": bullets,
    "steps": steps,
    "note": boxed("note", full=False),
    "full note": boxed("note", full=True),
    "warning": boxed("warning", full=False),
    "full warning": boxed("warning", full=True),
    "pros and cons": lambda words: {"pros_and_cons": {"pros": list(islice(words, 2)), "cons": [next(words)]}},
    "figure": figure(captioned=False),
    "figure with caption": figure(captioned=True),
    "contacts": contacts,
    "risk": lambda words: {"risk": {"of": "100", "happens_to": "3", "what": next(words)}},
    "get help": get_help,
    "terms": lambda words: {"terms": [{"term": next(words), "meaning": next(words)} for _ in range(2)]},
    "timeline": lambda words: {
        "timeline": [{"when": next(words), "what": next(words)}, {"when": "07:00", "what": list(islice(words, 2))}]
    },
    "checklist": lambda words: {"checklist": list(islice(words, 2))},
    "do and dont": lambda words: {"do_and_dont": {"do": list(islice(words, 2)), "dont": [next(words)]}},
    "fields": fields,
    "table": table,
    "rare risk": lambda words: {"risk": {"of": "10000", "happens_to": "12", "what": next(words)}},
}


def de_bruijn(count: int) -> list[int]:
    """Numbers below `count` in which each comes right after each exactly once, the first after the last."""
    found = []
    for one in range(count):
        found += [one, *(each for other in range(one + 1, count) for each in (one, other))]
    return found


ORDER = [list(KINDS)[number] for number in de_bruijn(len(KINDS))]
COUNT = -(-len(ORDER) // STEP)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one leaflet is made of, by its number: whatever is chosen by turns, so that all turns meet."""

    number: int
    layouts: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its name."""
        return f"made-{self.number:02}"

    @property
    def rtl(self) -> bool:
        """True for a language from right to left."""
        return bool(self.number & 1)

    @property
    def language(self) -> str:
        """Its language."""
        choice = RTL if self.rtl else LTR
        return choice[self.number // 2 % len(choice)]

    @property
    def signed(self) -> bool:
        """True when it is no draft."""
        return bool(self.number & 2)

    @property
    def clinic(self) -> str:
        """The name of its clinic, or empty."""
        return list(CLINICS)[self.number >> 2 & 1]

    @property
    def sources(self) -> int:
        """How many sources it has."""
        return (self.number >> 3) % 3

    @property
    def layout(self) -> str:
        """The layout that it is set in. Long Russian words beside a clinic with much to say need more than a folded letter."""
        found = self.layouts[(self.number + self.number // 16) % len(self.layouts)]
        return "letter" if (found, self.language) == ("trifold-letter", "ru") and self.clinic else found

    @property
    def kinds(self) -> list[list[str]]:
        """The kinds of blocks in each section; after the first section the blocks are few."""
        ring = cycle(ORDER)
        first = list(islice(ring, self.number * STEP, self.number * STEP + STEP + 1))
        return [first, *([kind] for kind in islice(ring, self.number % 4))]

    def text(self, words: Words) -> dict[str, Any]:
        """Its words in one language."""
        sections = [
            {"id": f"s{number}", "heading": next(words), "body": [KINDS[kind](words) for kind in kinds]}
            for number, kinds in enumerate(self.kinds)
        ]
        own = {"disclaimer": f"{next(words)} {next(words)}"} if self.number % 5 == 0 else {}
        return {"title": next(words), "summary": next(words), "sections": with_ids(sections), **own}

    def facts(self) -> dict[str, Any]:
        """What is true in every language."""
        dates = {"published": "2026-11-22", "review_by": "2028-11-22"}
        sources = {"sources": [f"Example {letter}. 2024;1(2):3–4." for letter in "AB"[: self.sources]]}
        return {"id": self.id, "version": "2.1", **dates, "source_language": "en", **(sources if self.sources else {})}


class Generated:
    """A library with all of them. `shipped` is the library whose languages, layouts and sentences they take."""

    def __init__(self, root: Path, shipped: Library) -> None:
        self.root = root
        self.shipped = shipped
        layouts = tuple(name for name in shipped.layouts_of("scrotal-calcinosis") if name != BILINGUAL)
        self.recipes = [Recipe(number, layouts) for number in range(COUNT)]

    @cached_property
    def library(self) -> Library:
        """The library, written."""
        for recipe in self.recipes:
            folder = self.root / "leaflets" / recipe.id
            write(folder / "leaflet.yaml", recipe.facts())
            for language in {"en", recipe.language}:
                write(folder / f"{language}.yaml", recipe.text(self.sentences(language)))
        write_sample(self.root)
        write(self.root / "library.yaml", {"emergency": EMERGENCY})
        for folder in (self.root / "leaflets").iterdir():
            Image.new("RGB", (900, 500), "teal").save(folder / "wide.png")
            Image.new("L", (300, 400), 90).save(folder / "high.jpg")
        for name, clinic in CLINICS.items():
            if clinic:
                write(self.root / "clinics" / f"{name}.yaml", clinic)
        Image.new("RGBA", (80, 60), (0, 60, 90, 120)).save(self.root / "clinics" / "anchor.png")
        library = Library(self.root, self.shipped.shipped)
        vouch(library, *(recipe.id for recipe in self.recipes if recipe.signed))
        return library

    def jobs(self) -> list[Job]:
        """A file of each leaflet, and some in two languages side by side."""
        single = [Job(each.id, each.language, each.layout, each.clinic) for each in self.recipes]
        foreign = [job for job in single if job.language != "en"]
        return [*single, *(replace(job, layout=BILINGUAL) for job in foreign[::5])]

    def sentences(self, language: str) -> Words:
        """Short texts in a language, without end: headings and items of a leaflet that is shipped."""
        leaflet = self.shipped.leaflet("scrotal-calcinosis", language)
        own = (text for text in leaflet.texts() if text not in leaflet.sources)
        texts = [text.plain for text in own if len(text.spans) == 1]
        short = (text for text in texts if len(text) < 90 and max(map(len, text.split())) < 16)
        return cycle(list(dict.fromkeys(short)))


SAMPLE = {
    "en": ("Keep moving.", "What helps?", "Call us at once", "Two lumps", "5-10 mg at 12:30", "It may hurt."),
    "ar": ("واصل الحركة.", "ما الذي يفيد؟", "اتصل بنا فورًا", "كتلتان", "5-10 mg عند الساعة 12:30", "قد يؤلم."),
    "hi": ("चलते-फिरते रहें।", "क्या मदद करता है?", "हमें तुरंत फ़ोन करें", "दो गाँठें", "12:30 बजे 5-10 mg", "दर्द हो सकता है।"),
}
"""Words for a leaflet that stays as it is, whatever becomes of those in the library."""


def write_sample(root: Path) -> None:
    """Write a leaflet with every kind of block, in three languages, into a library."""
    folder = root / "leaflets" / "sample"
    dates = {"published": "2026-11-22", "review_by": "2028-11-22"}
    sources = ["Example A. 2024;1(2):3–4."]
    write(
        folder / "leaflet.yaml",
        {"id": "sample", "version": "1.0", **dates, "source_language": "en", "sources": sources},
    )
    for language, phrases in SAMPLE.items():
        words = cycle(phrases)
        section = {"id": "all", "heading": next(words), "body": [kind(words) for kind in KINDS.values()]}
        write(
            folder / f"{language}.yaml", {"title": next(words), "summary": next(words), "sections": with_ids([section])}
        )


def write(path: Path, values: dict[str, Any]) -> None:
    """Write a file of a library."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
