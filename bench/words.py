"""What a word costs that no leaflet had before, step by step: `python bench/words.py [LANGUAGE …]`.

The words of the shipped leaflet, their letters scrambled, are shaped and encoded, each for the first time but with letters that are known, as in
a run over a library. Microseconds of processor time a word, the least of five.
"""

import sys
from collections.abc import Callable
from time import process_time

from documents import LEAFLET, ROOT
from variants import read, texts_in, variant

from leafletgen.library.library import Library
from leafletgen.model.language import Direction
from leafletgen.pdf.fonts.encode import WordPatterns
from leafletgen.pdf.turning import Readings
from leafletgen.text.faces import Faces
from leafletgen.text.shaping import Manner, ShapedWords, shaped_buffer
from leafletgen.text.typesetter import Typesetter

LANGUAGES = ("en", "ar", "hi")
TIMES = 5


def least(work: Callable[[], object], words: int) -> float:
    """Microseconds a word, the least of several."""
    best = float("inf")
    for _ in range(TIMES):
        began = process_time()
        work()
        best = min(best, process_time() - began)
    return 1e6 * best / words


def costs(tag: str) -> dict[str, float]:
    """What each step takes for a word of a language."""
    library, typesetter = Library(ROOT, ROOT), Typesetter()
    language = library.language(tag)
    family = library.typefaces().chain(language.script, tag)[0]
    face = typesetter.memory(Faces)[family.regular]
    manner = Manner(face, family.scale, language.script, tag, language.direction is Direction.RTL)
    text = variant(read(ROOT / "leaflets" / LEAFLET / f"{tag}.yaml"), 1, 1.0)
    words = list(dict.fromkeys(word for each in texts_in(text) for word in each.split()))
    shaping, patterns, readings = (typesetter.memory(kind) for kind in (ShapedWords, WordPatterns, Readings))
    shaped = [shaping.work_out((word, manner, "", "")) for word in words]
    for word in shaped:
        patterns[word]  # `readings` asks for it
    return {
        "HarfBuzz": least(lambda: [shaped_buffer(word, manner) for word in words], len(words)),
        "shaping, HarfBuzz included": least(lambda: [shaping.work_out((w, manner, "", "")) for w in words], len(words)),
        "encoding": least(lambda: [patterns.work_out(word) for word in shaped], len(words)),
        "order for readers": least(lambda: [readings.work_out(word) for word in shaped], len(words)),
    }


def main() -> None:
    """Print a table."""
    found = {tag: costs(tag) for tag in sys.argv[1:] or LANGUAGES}
    for step in next(iter(found.values())):
        print(f"{step:28}", *(f"{tag} {each[step]:5.1f}" for tag, each in found.items()))


if __name__ == "__main__":
    main()
