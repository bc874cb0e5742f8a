"""Extract the text of freshly built leaflets with three readers, and write what comes back: `python tools/reader_table.py`.

Writes docs/readers.md: every language, ours and those of other typesetters on the same texts, with pypdf, pdfium and, where
it is installed, poppler. `--all` builds every layout instead of two. Needs the `dev` and `bench` extras.
"""

import argparse
import sys
from dataclasses import asdict, replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "bench"))

from coming_back import Result, judged, ours, wanted_of  # noqa: E402 - what is measured lives with the benchmarks
from documents import LEAFLET, document_of, is_rtl  # noqa: E402 - found only on the path above
from peers import PEERS as PROGRAMS  # noqa: E402 - found only on the path above
from peers import described  # noqa: E402 - found only on the path above
from readers import described as described_reader  # noqa: E402 - found only on the path above
from readers import readers  # noqa: E402 - found only on the path above

from leafletgen.library.library import Library  # noqa: E402 - found only on the path above

PAGE = ROOT / "docs" / "readers.md"
PEERS = ("Typst", "WeasyPrint")
LAYOUTS = ("a4", "trifold-a4")
OURS = "leafletgen"

TEXT = """\
# What readers get out of a leaflet

<!-- Written by `make readers`; do not edit. -->

Whoever searches a leaflet, copies from it, indexes it or has it read aloud sees what a reader extracts from the file. This
table holds that against the strings of the leaflet {leaflet}, language by language.

- **Left to right**: ✓ means that every string comes back exactly, character for character, in the order of the leaflet; white
  space may have become a line end. Else the cell says how many of the strings do.
- **Right to left** (marked ←): pypdf is held to the same; for pdfium and poppler, ✓ means that on every line every word comes back
  whole and in order. Both apply the bidirectional algorithm to what they find, each in its own way, so that brackets and numbers
  may move whatever a file says.

Ours are the layouts {layouts}, a string counting once for each; the others set the same strings as headings, paragraphs and
bullets on A4, with the same fonts.

{table}

Made with {makers}.

Read with {readers}. From poppler, `pdftotext -raw` for what reads from left to right, which keeps the order of the file, and plain
`pdftotext` for what reads from right to left.

## What does not come back, and why

{lost}

These are habits of the readers; no way was found to write a file so that all three get the text right:

- pdfium puts several Latin words in a right-to-left line in reverse order, and a vowel mark at the end of an Arabic word behind
  the full stop. A line that stands beside one in the other direction, as in bilingual layouts, it takes for one with that.
  On a page of short lines it may begin a new line at an Arabic number of one digit.
- poppler takes a page that has more Latin than Arabic or Hebrew letters, as one with sources in English, for left-to-right, and
  then turns the parts of a sentence round at each comma and full stop; a mark at the very end of a line it parts from its letter.
"""


def main() -> None:
    """Build, extract, compare, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--all", action="store_true", help="all layouts")
    library = Library(ROOT, ROOT)
    layouts = library.layout_names() if parser.parse_args().all else LAYOUTS
    results = {language: row(language, library, layouts) for language in library.languages_of(LEAFLET)}
    PAGE.write_text(page(results, layouts, library), "utf-8")
    print(PAGE)


def row(language: str, library: Library, layouts: tuple[str, ...]) -> dict[tuple[str, str], Result]:
    """What comes back in a language, by program and reader."""
    print(language, end=" ", flush=True)
    results = {(OURS, name): Result(0, ()) for name in readers()}
    leaflet = library.leaflet(LEAFLET, language)
    for layout in layouts:
        for name, result in ours(library, leaflet, layout).items():
            results[OURS, name] += result
    # A footer would part what runs over a page end, to readers that know no tags: theirs, not the text's, fault.
    document = replace(document_of(leaflet, library), footer=())
    wanted = wanted_of(paragraph.text for paragraph in document.paragraphs)
    for peer in PEERS:
        program = PROGRAMS[peer]
        data = program.maker()(program.source()(asdict(document)), asdict(document)["fonts"])
        for name, reader in readers().items():
            pages = ["\n".join(reader(data, document.rtl))]
            results[peer, name] = judged(name, rtl=document.rtl)(pages, wanted)
    return results


def page(results: dict[str, dict[tuple[str, str], Result]], layouts: tuple[str, ...], library: Library) -> str:
    """The page of the documentation."""
    return TEXT.format(
        leaflet=LEAFLET,
        layouts=" and ".join(layouts) if len(layouts) < 3 else ", ".join(layouts),
        table=table(results, library),
        makers="; ".join(map(described, PEERS)),
        readers=", ".join(map(described_reader, readers())),
        lost=lost(results),
    )


def table(results: dict[str, dict[tuple[str, str], Result]], library: Library) -> str:
    """Languages by programs and readers, and how many languages each gets wholly right."""
    columns = [(program, reader) for program in (OURS, *PEERS) for reader in readers()]
    lines = [["", *(f"{program}<br>{reader}" for program, reader in columns)], ["---"] * (len(columns) + 1)]
    lines += [
        [f"{language}{' ←' if is_rtl(language, library) else ''}", *(cell(found[column]) for column in columns)]
        for language, found in results.items()
    ]
    whole = [sum(not found[column].lost for found in results.values()) for column in columns]
    lines.append([f"**of {len(results)}**", *(f"**{count}**" for count in whole)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(result: Result) -> str:
    """✓, or how many strings came back."""
    return f"{result.total - len(result.lost)}/{result.total}" if result.lost else "✓"


def lost(results: dict[str, dict[tuple[str, str], Result]]) -> str:
    """Everything of ours that did not come back."""
    rows = [
        f"- {language}, {reader}: “{text}”"
        for language, found in results.items()
        for (program, reader), result in found.items()
        for text in dict.fromkeys(result.lost)
        if program == OURS
    ]
    return "\n".join(rows) or "Everything comes back."


if __name__ == "__main__":
    main()
