"""How long a search takes in a library of 1,000 leaflets in 31 languages: processor time, the least of several.

Run it with `python bench/searching.py`; docs/clinic-page.md has the figures.
"""

import random
import time

from leafletgen.model.headline import Headline
from leafletgen.serve.search import Entry, Index, Listing

LEAFLETS, LANGUAGES, TIMES = 1000, 31, 5
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def library() -> list[Listing]:
    """Invented headlines."""
    dice = random.Random(1)  # noqa: S311 - invented words
    words = ["".join(dice.choices(LETTERS, k=dice.randint(4, 11))) for _ in range(20_000)]
    return [
        Listing(
            f"l{number}",
            [
                Entry(str(tag), Headline(" ".join(dice.sample(words, 4)), " ".join(dice.sample(words, 15))))
                for tag in range(LANGUAGES)
            ],
        )
        for number in range(LEAFLETS)
    ]


def least(index: Index, query: list[str]) -> float:
    """Seconds that a query takes."""
    taken = []
    for _ in range(TIMES):
        start = time.process_time()
        index.find(query)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Print a line for each kind of query."""
    listings = library()
    index = Index(listings)
    wanted = listings[500].entries[7].title.split()[0]
    index.find([f"{wanted}zzzz"])  # folds all texts and collects their words, once
    queries = {
        "a word": [wanted],
        "a mistyped word": [wanted[:-2] + wanted[-1]],
        "a word and one that is nowhere": [wanted, "zzzzzzzz"],
        "a letter": ["a"],
    }
    for name, query in queries.items():
        print(f"{name}: {1000 * least(index, query):.0f} ms")


if __name__ == "__main__":
    main()
