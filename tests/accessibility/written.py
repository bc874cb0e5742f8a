"""What a leaflet's YAML says, as the tags that it ought to have: worked out from the files alone, not by the program."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from second_reader import INVISIBLE, Node

LINK = re.compile(r"\[([^\]]*)\]\(((?:https?://|mailto:|tel:)([^)]*?)/?)\)")
DIGITS = {
    "latn": "0", "arab": "٠", "arabext": "۰", "deva": "०", "beng": "০", "guru": "੦", "gujr": "૦", "taml": "௦", "thai": "๐",
    "khmr": "០", "mymr": "၀",
}  # fmt: skip
"""The digit nought of each numbering system; the others follow it."""
BULLET = "•"
PARTS = {"title", "summary", "figure", "sections", "questions", "sources", "clinic"}
"""What a way of a layout can name besides the roles of sections; `questions` is also a role, and means the lines to write on."""
GAP = "\u2003"
"""What parts facts in a line: an em space."""
CLINIC = "en"
"""The language of the clinic of every file here."""
FOR_CLINIC = "Draft: not yet checked by a clinician"
"""What a draft says to the clinic."""
NAMES = {
    "am": "Amharic", "ar": "Arabic", "bn": "Bangla", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fr": "French", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "it": "Italian", "ja": "Japanese", "km": "Khmer",
    "ko": "Korean", "my": "Burmese", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "so": "Somali", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh-Hans": "Simplified Chinese", "zh-Hant": "Traditional Chinese",
}  # fmt: skip
"""What the clinic calls the languages of the files."""


def load(path: Path) -> dict[str, Any]:
    """A file's values, all of them text."""
    values: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    return values


def laid_out(shipped: Path, name: str) -> dict[str, Any]:
    """A layout's values with those that it extends; ways to run the text are not taken over where it has its own flows."""
    own = load(shipped / "layouts" / f"{name}.yaml")
    if "extends" not in own:
        return own
    base = laid_out(shipped, own["extends"])
    if "flows" in own:
        base.pop("tight_flows", None)
    return {**base, **own}


def ways(layout: dict[str, Any]) -> list[list[str]]:
    """The parts that each way of a layout to run the text names, in the order in which they are read."""
    every = [layout["flows"], *layout.get("tight_flows", [])]
    places = ("head", "content", "end", "foot")
    return [[part for flow in way for place in places for part in flow.get(place, [])] for way in every]


def printed(text: str) -> str:
    """A text as paper has it: without markup, with the addresses of links behind their words."""

    def linked(match: re.Match[str]) -> str:
        words, _, address = match.groups()
        return words if address in words else f"{words} ({address})"

    return LINK.sub(linked, text).replace("**", "").translate(INVISIBLE)


def outline(node: Node, language: str = "", depth: int = 0) -> Iterator[str]:
    """An element and those below it, one a line: role, numbering, language where it changes, words."""
    own = f" [{node.language}]" if node.language != language else ""
    numbering = f" {str(node.attributes['ListNumbering'])[1:]}" if node.role == "L" else ""
    words = node.alt.translate(INVISIBLE) or node.said
    yield f"{'  ' * depth}{node.role}{numbering}{own}" + (f": {words}" if words else "")
    for kid in node.nodes:
        if kid.role not in {"Span", "Link"}:
            yield from outline(kid, node.language, depth + 1)


@dataclass(frozen=True, slots=True)
class Written:
    """A leaflet in one language: the values of its files, those of the language, and what is on record.

    `clinic_title` is the title in the clinic's language, or where there is no such text that of the source.
    """

    facts: dict[str, Any]
    text: dict[str, Any]
    tongue: dict[str, Any]
    language: str
    records: dict[str, Any]
    clinic_title: str

    @classmethod
    def read(cls, root: Path, shipped: Path, id: str, language: str) -> "Written":
        """Read a leaflet of a library."""
        folder = root / "leaflets" / id
        tongue = load(shipped / "languages" / f"{language}.yaml")
        records = folder / "records.yaml"
        signed = load(records) if records.exists() else {}
        facts, text = load(folder / "leaflet.yaml"), load(folder / f"{language}.yaml")
        named = folder / f"{CLINIC}.yaml"
        title = load(named if named.exists() else folder / f"{facts['source_language']}.yaml")["title"]
        return cls(facts, text, tongue, language, signed, title)

    @property
    def labels(self) -> dict[str, str]:
        """The words that the program prints itself."""
        labels: dict[str, str] = self.tongue["labels"]
        return labels

    def paired(self, label: str, value: str) -> str:
        """A value behind its label, joined as the language does it."""
        return printed(self.labels["pair"].format(name=self.labels[label], value=value))

    @property
    def disclaimer(self) -> str:
        """The leaflet's own disclaimer, or the language's."""
        return printed(self.text.get("disclaimer", self.tongue["disclaimer"]))

    @property
    def mark(self) -> str:
        """What a draft says of itself."""
        return self.paired("draft", self.labels["draft_reason"])

    @property
    def draft(self) -> bool:
        """True when nobody has signed this text."""
        return not self.records.get("languages", {}).get(self.language, {}).get("signed")

    def begins(self) -> list[str]:
        """The tags from the title on to the first section."""
        summary = ["Sect", f"  H2: {self.labels['key_message']}", f"  P: {printed(self.text['summary'])}"]
        return [f"P: {self.labels['kind']}", f"H1: {printed(self.text['title'])}", *summary]

    def section(self, section: dict[str, Any]) -> list[str]:
        """The tags of a section."""
        return ["Sect", f"  H2: {printed(section['heading'])}", *indented(self.blocks(section["body"]))]

    def parts(self, names: list[str]) -> dict[str, list[list[str]]]:
        """The tags of each thing that the parts of a way say, in their order, by part.

        A section stands where its role is named, else among the sections. The first figure that is not all that its
        section says stands by itself where figures are named.
        """
        sections, figures = self.text["sections"], list[list[str]]()
        if "figure" in names:
            places = ((at, block) for at, one in enumerate(sections) if len(one["body"]) > 1 for block in one["body"])
            first = next(((at, block) for at, block in places if isinstance(block, dict) and "figure" in block), None)
            if first:
                at, figure = first
                rest = [block for block in sections[at]["body"] if block is not figure]
                sections = [*sections[:at], {**sections[at], "body": rest}, *sections[at + 1 :]]
                figures = [list(self.blocks([figure]))]
        kind, title, *summary = self.begins()
        said: dict[str, list[list[str]]] = {name: [] for name in names}
        said |= {"title": [[kind, title]], "summary": [summary]} | ({"figure": figures} if "figure" in names else {})
        roles = set(names) - PARTS
        for section in sections:
            role = section.get("role")
            said[role if role in roles else "sections"].append(self.section(section))
        return said

    def half(self) -> list[str]:
        """The tags of all this where it stands beside another language, block by block: sections are not nested."""
        sections = map(self.section, self.text["sections"])
        return [*self.begins(), *(line.removeprefix("  ") for section in sections for line in section[1:])]

    def sources(self, how: str) -> list[str]:
        """The tags of the sources, which are in the language that they were published in: in full, or in short if there is that."""
        own = self.facts["source_language"]
        where = f" [{own}]" if own != self.language else ""
        full = self.facts.get("sources", [])
        found = self.facts.get("short_sources", full) if how == "short" else full
        entries = list(map(printed, found))
        items = [
            line
            for number, entry in enumerate(entries, 1)
            for line in ("    LI", f"      Lbl{where}: {self.digits(number, own)}.", f"      LBody{where}: {entry}")
        ]
        return ["Sect", f"  H2: {self.labels['sources']}", "  L Decimal", *items] if entries else []

    def ends(self, beside: "Written | None") -> list[str]:
        """The tags of the footer that is heard, all but the last; `beside` is the other language of two."""
        unsigned = self.draft or (beside is not None and beside.draft)
        draft = [f"P: {self.mark}"] if unsigned else []
        other = [f"P [{beside.language}]: {beside.disclaimer}"] if beside else []
        return [*draft, *self.for_clinic(unsigned), f"P: {self.disclaimer}", *other]

    def for_clinic(self, unsigned: bool) -> list[str]:
        """What a sheet in another language than the clinic's says to the clinic: what it is, and that it is a draft."""
        if self.language == CLINIC:
            return []
        facts = [NAMES[self.language], self.facts["id"], f"Version {self.facts['version']}", *[FOR_CLINIC] * unsigned]
        return [f"P [{CLINIC}]: {GAP.join([printed(self.clinic_title), *facts])}"]

    def digits(self, number: int | str, language: str) -> str:
        """A number as a language prints it."""
        system = self.tongue.get("digits", "latn") if language == self.language else "latn"
        return "".join(chr(ord(DIGITS[system]) + int(digit)) for digit in str(number))

    def blocks(self, blocks: list[Any]) -> Iterator[str]:
        """The tags of blocks; headings of boxes stand one level below a sub-heading before them."""
        below = False
        for block in blocks:
            (kind, value), *_ = block.items() if isinstance(block, dict) else [("paragraph", block)]
            lines = getattr(self, kind)(value)
            yield from (line.replace("H3: ", "H4: ") for line in lines) if below and kind != "heading" else lines
            below = below or kind == "heading"

    def paragraph(self, text: str) -> Iterator[str]:
        """A paragraph."""
        yield f"P: {printed(text)}"

    def heading(self, text: str) -> Iterator[str]:
        """A heading inside a section."""
        yield f"H3: {printed(text)}"

    def listed(self, numbering: str, labels: list[str], items: list[str]) -> Iterator[str]:
        """A list."""
        yield f"L {numbering}"
        for label, item in zip(labels, items, strict=True):
            yield from ("  LI", f"    Lbl: {label}", f"    LBody: {printed(item)}")

    def bullets(self, items: list[str]) -> Iterator[str]:
        """A list in no order."""
        yield from self.listed("Disc", [BULLET] * len(items), items)

    def steps(self, items: list[str]) -> Iterator[str]:
        """A list in order."""
        labels = [f"{self.digits(number, self.language)}." for number, _ in enumerate(items, 1)]
        yield from self.listed("Decimal", labels, items)

    def boxed(self, label: str, value: str | dict[str, Any]) -> Iterator[str]:
        """A box under its own heading, or under the language's."""
        content: dict[str, Any] = {"body": [value]} if isinstance(value, str) else value
        yield from ("Sect", f"  H3: {printed(content.get('heading', self.labels[label]))}")
        yield from indented(self.blocks(content["body"]))

    def note(self, value: str | dict[str, Any]) -> Iterator[str]:
        """A calm box."""
        yield from self.boxed("note", value)

    def warning(self, value: str | dict[str, Any]) -> Iterator[str]:
        """A box for when to get help."""
        yield from self.boxed("warning", value)

    def pros_and_cons(self, value: dict[str, list[str]]) -> Iterator[str]:
        """What speaks for something and what against it: two lists, each under its heading."""
        for side in ("pros", "cons"):
            yield from self.boxed(side, {"body": [{"bullets": value[side]}]})

    def figure(self, value: dict[str, str]) -> Iterator[str]:
        """A picture by its words, and the caption after it."""
        words, caption = f"Figure: {printed(value['alt'])}", value.get("caption")
        yield from ("Div", f"  {words}", f"  Caption: {printed(caption)}") if caption else (words,)

    def named(self, name: str, lines: list[str]) -> Iterator[str]:
        """An item of a list whose items have names: its lines are a paragraph each, or the body itself if it is one."""
        yield from ("  LI", f"    Lbl: {printed(name)}")
        body = [f"      P: {printed(line)}" for line in lines]
        yield from ["    LBody", *body] if len(lines) > 1 else [f"    LBody: {printed(lines[0])}"]

    def contacts(self, value: list[dict[str, str]]) -> Iterator[str]:
        """Whom to turn to."""
        yield "L None"
        for contact in value:
            order = ("telephone", "hours", "web", "email", "note")
            yield from self.named(contact["name"], [contact[key] for key in order if key in contact])

    def terms(self, value: list[dict[str, str]]) -> Iterator[str]:
        """Words with what they mean."""
        yield "L None"
        for one in value:
            yield from self.named(one["term"], [one["meaning"]])

    def timeline(self, value: list[dict[str, Any]]) -> Iterator[str]:
        """What happens when: a table, in which a time is the header of its row."""
        yield "Table"
        for moment in value:
            what = moment["what"]
            yield from ("  TR", f"    TH: {printed(moment['when'])}", "    TD")
            yield from (f"      {line}" for line in self.blocks([what if isinstance(what, str) else {"bullets": what}]))

    def checklist(self, items: list[str]) -> Iterator[str]:
        """What to tick off: the boxes are not heard."""
        yield "L None"
        for item in items:
            yield from ("  LI", f"    LBody: {printed(item)}")

    def table(self, value: dict[str, Any]) -> Iterator[str]:
        """A table: its caption, the headings of its columns, and rows that begin with a heading of their own."""
        yield "Table"
        if "caption" in value:
            yield f"  Caption: {printed(value['caption'])}"
        yield "  TR"
        yield from (self.cell("TH", heading) for heading in value["columns"])
        head = "TH" if value.get("row_headings") == "true" else "TD"
        for first, *others in value["rows"]:
            yield from ("  TR", self.cell(head, first), *(self.cell("TD", cell) for cell in others))

    @staticmethod
    def cell(role: str, text: str) -> str:
        """A cell; one without words is no heading."""
        return f"    {role}: {printed(text)}" if text else "    TD"

    def fields(self, value: list[dict[str, str]]) -> Iterator[str]:
        """What is to be filled in: the labels; lines are not heard."""
        yield from (f"P: {printed(one['label'])}" for one in value)

    def do_and_dont(self, value: dict[str, list[str]]) -> Iterator[str]:
        """What to do and what not to do: two lists, each under its heading."""
        for side in ("do", "dont"):
            yield from self.boxed(side, {"body": [{"bullets": value[side]}]})

    def get_help(self, value: dict[str, Any]) -> Iterator[str]:
        """Boxes, of which that for emergencies begins with the number to call, or with a line for it: our library has none."""
        for level, content in value.items():
            heading, *body = self.boxed(level, content)
            title, *body = body
            made = self.facts["id"].startswith(("made-", "sample"))
            called = self.paired("emergency_number", "112") if made else self.labels["emergency_number"]
            number = [f"  P: {called}"] if level == "emergency" else []
            yield from (heading, title, *number, *body)

    def risk(self, value: dict[str, str]) -> Iterator[str]:
        """A risk in numbers: words, and a picture of up to a hundred people that says the same."""
        of = value["of"] if int(value["of"]) < 1000 else value["of"].replace("10000", self.labels["ten_thousand"])
        numbers = {"happens_to": value["happens_to"], "of": of}
        shown = {
            name: "".join(self.digits(d, self.language) if d.isdecimal() else d for d in number)
            for name, number in numbers.items()
        }
        words = printed(self.labels["risk"].format(**shown))
        yield from (f"P: {words}", f"P: {printed(value['what'])}")
        if int(value["of"]) <= 100:
            yield f"Figure: {words}"


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Lines, one level further in."""
    return (f"  {line}" for line in lines)
