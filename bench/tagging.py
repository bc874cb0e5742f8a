"""What tagging costs: the same leaflets built with and without tags, in turns, in one process.

    python bench/tagging.py [ROUNDS]

A build is composing and writing, warm: typefaces open, words shaped, as in the middle of a run over a library. The untagged
one is the same program without structure tree, marks around content, and replacement text; bookmarks, metadata and fonts
stay. Rounds alternate, and what counts is the time of the processor, so that whatever else the machine does slows both alike.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from unittest.mock import patch

from leafletgen.compose import composer as composing
from leafletgen.compose.composer import compose
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition
from leafletgen.model.language import Language
from leafletgen.model.layout import Layout
from leafletgen.model.leaflet import Leaflet
from leafletgen.model.typeface import Typefaces
from leafletgen.pages import Element, Role
from leafletgen.pdf.content import ContentStream
from leafletgen.pdf.tags import StructureTree
from leafletgen.pdf.write import write

LEAFLET = "scrotal-calcinosis"
CASES = (("en", "a4"), ("ar", "a4"), ("hi", "a4"), ("en", "trifold-a4"), ("ar", "trifold-a4"), ("hi", "trifold-a4"))
TARGET = 1.25
"""The most that a tagged build may take, in times of an untagged one (issue 4)."""

BARE = Element(Role.DOCUMENT, "document")
"""The structure of a file that has none."""


@contextmanager
def untagged() -> Iterator[None]:
    """The program without its tags."""
    nothing: AbstractContextManager[None] = nullcontext()
    stubs: list[tuple[Any, str, Callable[..., Any]]] = [
        (composing, "document", lambda *_: BARE),
        (ContentStream, "marked", lambda *_: nothing),
        (ContentStream, "artifact", lambda *_: nothing),
        (ContentStream, "replaced", lambda *_: nothing),
        (StructureTree, "mark", lambda *_: ("P", 0)),
        (StructureTree, "annotate", lambda *_: 0),
        (StructureTree, "cover", lambda *_: None),
        (StructureTree, "write", lambda *_: "null"),
        (StructureTree, "references", lambda _: {}),
    ]
    with ExitStack() as stack:
        for owner, name, stub in stubs:
            stack.enter_context(patch.object(owner, name, stub))
        yield


def build(
    leaflet: Leaflet, layout: Layout, languages: Mapping[str, Language], typefaces: Typefaces
) -> tuple[int, float]:
    """Build a leaflet; return the size of the file in bytes, and the seconds of the processor that it took."""
    start = process_time()
    data = write(compose(Edition(leaflet, layout, languages, typefaces)).composition)
    return len(data), process_time() - start


def measure(library: Library, language: str, layout: str, rounds: int) -> tuple[float, float, int, int]:
    """Median milliseconds tagged and untagged, and the sizes of both files in bytes."""
    leaflet = library.leaflet(LEAFLET, language)
    given = (leaflet, library.layout(layout), library.languages_for(leaflet), library.typefaces())
    build(*given)
    tagged, plain = [], []
    for _ in range(rounds):
        tagged.append(build(*given))
        with untagged():
            plain.append(build(*given))
    return (
        1000 * median(seconds for _, seconds in tagged),
        1000 * median(seconds for _, seconds in plain),
        tagged[0][0],
        plain[0][0],
    )


def main() -> None:
    """Measure every case and print the table; exit 1 when the target is missed over all of them."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    library = Library.find(Path(__file__).parent.parent)
    print(f"{'':16} {'tagged':>9} {'untagged':>9} {'ratio':>6} {'size':>6}")
    sums = [0.0, 0.0]
    for language, layout in CASES:
        tagged, plain, large, small = measure(library, language, layout, rounds)
        sums = [sums[0] + tagged, sums[1] + plain]
        row = f"{language + ' ' + layout:16} {tagged:6.1f} ms {plain:6.1f} ms"
        print(f"{row} {tagged / plain:6.2f} {large / small:6.2f}")
    ratio = sums[0] / sums[1]
    print(f"{'all':16} {sums[0]:6.1f} ms {sums[1]:6.1f} ms {ratio:6.2f}   target: at most {TARGET}")
    sys.exit(ratio > TARGET)


if __name__ == "__main__":
    main()
