"""Make the Unicode data that the text engine stands on, from one pinned version of the Unicode Character Database.

    python tools/make_ucd.py [FOLDER]

FOLDER holds the database as Unicode publishes it; the default is where Debian's package `unicode-data` 15.0 puts it.
Writes, always the same bytes for the same version:

- `src/leafletgen/text/ucd-15.0.txt`: the character properties that `leafletgen.text.ucd` reads;
- `tests/text/BidiTest.txt.xz` and `tests/text/BidiCharacterTest.txt.xz`: every conformance case of UAX #9, packed;
- `tests/text/LineBreakTest.txt.xz`: every conformance case of UAX #14, packed;
- `tests/text/UNICODE-LICENSE.txt` stays as it is: check it when the version changes.
"""

import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from string import ascii_lowercase

VERSION = "15.0"
DEBIAN = Path("/usr/share/unicode")
ROOT = Path(__file__).resolve().parent.parent
PROPERTIES = ROOT / "src" / "leafletgen" / "text" / f"ucd-{VERSION}.txt"
CASES = ROOT / "tests" / "text"
CODE_SPACE = 0x110000

HEADER = f"""\
# Character properties of Unicode {VERSION}, written by tools/make_ucd.py; not for editing by hand.
# Derived from the Unicode Character Database. Copyright 1991-2022 Unicode, Inc., under the Unicode License:
# https://www.unicode.org/license.txt
#
# "first value": from the code point `first` (hexadecimal) up to the next line's, a character has this value.
# Brackets are single characters: "bracket o|c pair", o when it opens; "bracket equivalent".
"""


def main(folder: Path) -> None:
    """Write everything from the database in `folder`."""
    PROPERTIES.write_text(properties(folder), encoding="ascii")
    pack("BidiTest.txt", bidi_test(folder))
    pack("BidiCharacterTest.txt", bidi_character_test(folder))
    pack("LineBreakTest.txt", line_break_test(folder))


def properties(folder: Path) -> str:
    """The text of the property file."""
    return "\n".join(
        [
            HEADER,
            section("bidi_class", bidi_classes(folder)),
            section("script", script_values(folder)),
            "\n".join(["[bracket]", *brackets(folder)]) + "\n",
            "\n".join(["[canonical_bracket]", *canonical_brackets(folder)]) + "\n",
        ]
    )


def section(name: str, values: list[str]) -> str:
    """One property of all characters, as the places where its value changes."""
    lines = [f"[{name}]"]
    for value, run in groupby(range(CODE_SPACE), key=values.__getitem__):
        lines.append(f"{next(run):X} {value}")
    return "\n".join(lines) + "\n"


def rows(path: Path) -> Iterator[list[str]]:
    """The fields of each line of a database file, comments left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        content = line.split("#")[0].strip()
        if content:
            yield [field.strip() for field in content.split(";")]


def span(text: str) -> range:
    """The code points of `0600` or `0600..0605`."""
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def short_names(folder: Path, property_name: str) -> dict[str, str]:
    """Long value names to short ones: `Right_To_Left` to `R`, `Arabic` to `Arab`."""
    return {row[2]: row[1] for row in rows(folder / "PropertyValueAliases.txt") if row[0] == property_name}


def bidi_classes(folder: Path) -> list[str]:
    """Bidi_Class of every code point, also of unassigned ones, whose defaults the file gives in `@missing` comments."""
    path = folder / "extracted" / "DerivedBidiClass.txt"
    short = short_names(folder, "bc")
    values = ["L"] * CODE_SPACE
    for codes, name in re.findall(r"^# @missing: (\S+); (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
        fill(values, span(codes), short[name])
    for codes, name in rows(path):
        fill(values, span(codes), name)
    return values


def script_values(folder: Path) -> list[str]:
    """Script of every code point as its ISO 15924 code; `Zzzz` where the database has none."""
    short = short_names(folder, "sc")
    values = ["Zzzz"] * CODE_SPACE
    for codes, name in rows(folder / "Scripts.txt"):
        fill(values, span(codes), short[name])
    return values


def fill(values: list[str], codes: range, value: str) -> None:
    """Give a range of code points one value."""
    values[codes.start : codes.stop] = [value] * len(codes)


def brackets(folder: Path) -> Iterator[str]:
    """Bidi_Paired_Bracket and its type."""
    for code, pair, kind in rows(folder / "BidiBrackets.txt"):
        yield f"{code} {kind} {pair}"


def canonical_brackets(folder: Path) -> Iterator[str]:
    """The brackets that are canonically equivalent to another: U+2329 to U+3008, U+232A to U+3009 (BD16)."""
    paired = {row[0] for row in rows(folder / "BidiBrackets.txt")}
    for row in rows(folder / "UnicodeData.txt"):
        if row[0] in paired and re.fullmatch("[0-9A-F]+", row[5]):  # `<wide> 0028` is no canonical equivalence
            yield f"{row[0]} {row[5]}"


def bidi_test(folder: Path) -> Iterator[str]:
    """BidiTest.txt packed.

    The first line names the classes that the letters a, b, c … stand for. Then `@levels;order;directions` is what is
    expected of the sequences after it, which stand there as products of letter sets: `ab c` is ac and bc.
    """
    classes = sorted(short_names(folder, "bc").values())
    letter = dict(zip(classes, ascii_lowercase, strict=False))
    cases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    expected = {"@Levels": "", "@Reorder": ""}
    for row in rows(folder / "BidiTest.txt"):
        name, _, value = row[0].partition(":")
        if name in expected:
            expected[name] = value.strip()
        else:
            head = f"@{expected['@Levels']};{expected['@Reorder']};{row[1]}"
            cases[head].append(tuple(letter[bidi_class] for bidi_class in row[0].split()))
    yield " ".join(classes)
    for head, sequences in cases.items():
        yield head
        yield from sorted(map(" ".join, products(sequences)))


def products(sequences: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Fewer rows for the same sequences: rows that differ in one column are merged, column by column from the last."""
    merged = set(sequences)
    for column in range(max(map(len, merged)) - 1, -1, -1):
        groups: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = defaultdict(set)
        long = {row for row in merged if len(row) > column}
        for row in long:
            groups[row[:column], row[column + 1 :]].add(row[column])
        merged -= long
        merged |= {(*before, "".join(sorted(letters)), *after) for (before, after), letters in groups.items()}
    return merged


def bidi_character_test(folder: Path) -> Iterator[str]:
    """BidiCharacterTest.txt packed: its fields one after the other, all cases of a field together, for they compress."""
    cases = list(rows(folder / "BidiCharacterTest.txt"))
    for field in zip(*cases, strict=True):
        yield from field


def line_break_test(folder: Path) -> Iterator[str]:
    """The cases of LineBreakTest.txt without their comments."""
    for line in (folder / "auxiliary" / "LineBreakTest.txt").read_text(encoding="utf-8").splitlines():
        if case := line.partition("#")[0].strip():
            yield case.replace("÷", "/").replace("×", "x")


def pack(name: str, lines: Iterable[str]) -> None:
    """Write lines compressed beside the tests."""
    text = "".join(f"{line}\n" for line in lines)
    compressed = lzma.compress(text.encode("ascii"), preset=9 | lzma.PRESET_EXTREME)
    (CASES / f"{name}.xz").write_bytes(compressed)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN)
