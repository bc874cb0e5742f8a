"""Leaflets that differ from each other, as files of a library, so that nobody can keep a document from one to the next."""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Tree: TypeAlias = Any
"""What YAML holds: texts, lists and dictionaries."""

SENTENCE = re.compile(r"(?<=[.?!。？！।؟])\s*(?=\S)")
WORD = re.compile(r"\s+|(?<=[，、：；])")
"""Between words; where there are no spaces, as in Chinese, between clauses."""

JOINERS = "\u200c\u200d"
MARKUP = re.compile(r"\*\*|\[([^\]]*)\]\([^)]*\)")
EXCHANGED = 0.1
"""The share of the words in whose place stand others of the same leaflet."""

NO_TEXT = frozenset({"id", "role", "image", "version", "published", "review_by", "source_language"})
"""Keys whose values are not printed as they are written."""


def write_variant(folder: Path, shipped: Path, tags: Sequence[str], seed: int, fresh: float) -> None:
    """Write a leaflet as it stands in `shipped`, in some languages, with other words, into a folder that is its new id.

    `fresh` is the share of the words, from 0 to 1, whose letters are scrambled. Pictures are left out: not every program draws them.
    """
    folder.mkdir(parents=True)
    facts = read(shipped / "leaflet.yaml")
    write(folder / "leaflet.yaml", facts | {"id": folder.name})
    for tag in tags:
        write(folder / f"{tag}.yaml", variant(read(shipped / f"{tag}.yaml"), seed, fresh))


def write_longer(folder: Path, sections: int) -> None:
    """Give a leaflet of one language as many sections as that, by repeating those it has."""
    text = read(folder / "en.yaml")
    there = text["sections"]
    repeated = [there[number % len(there)] | {"id": f"s{number}"} for number in range(sections)]
    write(folder / "en.yaml", text | {"sections": repeated})


def read(path: Path) -> Tree:
    """A file of the shipped library. Every value stays a text."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - our own file, and values stay texts


def write(path: Path, tree: Tree) -> None:
    """Write a file as its authors do: every text in quotes."""
    dumped = yaml.dump(tree, Dumper=Plain, allow_unicode=True, sort_keys=False, default_style="'", width=10_000)
    path.write_text(dumped, "utf-8")


class Plain(yaml.SafeDumper):
    """Writes what comes twice twice: a file of a library has no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the same for all
        """Never an anchor."""
        return True


def variant(tree: Tree, seed: int, fresh: float) -> Tree:
    """A text of a leaflet with its sentences and a part of its words changed about; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same documents in every run
    plain = changed(without_figures(tree), lambda text: MARKUP.sub(r"\1", text))
    vocabulary = [word for text in texts_in(plain) for word in WORD.split(text) if word]
    said = changed(plain, lambda text: scrambled(reworded(text, vocabulary, chance), fresh, chance))
    return said | {"title": f"{said['title']} {seed}"}


def new_words(leaflets: Sequence[Path], language: str) -> list[float]:
    """Of the words of each leaflet in a language, as often as they stand there, the share that no leaflet before it has."""
    known: set[str] = set()
    found = []
    for folder in leaflets:
        words = [word for text in texts_in(read(folder / f"{language}.yaml")) for word in words_of(text)]
        found.append(sum(word not in known for word in words) / len(words))
        known.update(words)
    return found


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without what stands beside them."""
    runs = ("".join(run) for is_word, run in groupby(text.lower(), is_of_a_word) if is_word)
    return list(runs)


def without_figures(tree: Tree) -> Tree:
    """A tree without the pictures in its lists."""
    if isinstance(tree, list):
        return [without_figures(each) for each in tree if not (isinstance(each, dict) and "figure" in each)]
    if isinstance(tree, dict):
        return {key: without_figures(value) for key, value in tree.items()}
    return tree


def texts_in(tree: Tree) -> list[str]:
    """Every text of a tree that is printed, in order."""
    if isinstance(tree, list):
        return [text for each in tree for text in texts_in(each)]
    if isinstance(tree, dict):
        return [text for key, value in tree.items() if key not in NO_TEXT for text in texts_in(value)]
    return [tree]


def changed(tree: Tree, say: Callable[[str], str]) -> Tree:
    """A tree with other texts."""
    if isinstance(tree, list):
        return [changed(each, say) for each in tree]
    if isinstance(tree, dict):
        return {key: value if key in NO_TEXT else changed(value, say) for key, value in tree.items()}
    return say(tree)


def reworded(text: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    """A text with its sentences in another order, and some of its words replaced."""
    sentences = SENTENCE.split(text)
    between = " " if any(character.isspace() for character in text) else ""
    said = []
    for sentence in chance.sample(sentences, len(sentences)):
        words = [chance.choice(vocabulary) if chance.random() < EXCHANGED else word for word in WORD.split(sentence)]
        said.append(between.join(words))
    return between.join(said)


def scrambled(text: str, fresh: float, chance: random.Random) -> str:
    """A text in which a share of the words has its letters in another order."""
    if not fresh:
        return text
    words = ("".join(part) for _, part in groupby(text, is_of_a_word))
    return "".join(mixed(word, chance) if is_of_a_word(word[0]) and chance.random() < fresh else word for word in words)


def is_of_a_word(character: str) -> bool:
    """True for letters, figures, marks, and what joins letters or parts them."""
    return unicodedata.category(character)[0] in "LMN" or character in JOINERS


def mixed(word: str, chance: random.Random) -> str:
    """The letters of a word in another order, each with its marks. Numbers and words of capitals stay as they are."""
    if any(character.isdigit() for character in word) or (len(word) > 1 and word.isupper()):
        return word
    found = letters(word.lower())
    chance.shuffle(found)
    whole = "".join(found)
    return whole.capitalize() if word[:1].isupper() else whole


def letters(word: str) -> list[str]:
    """A word cut into its letters: marks stay with what they are on, and so do the parts of an Indic conjunct."""
    found: list[str] = []
    joined = False
    for character in word:
        mark = unicodedata.category(character)[0] == "M" or character in JOINERS
        if found and (mark or joined):
            found[-1] += character
        else:
            found.append(character)
        joined = unicodedata.combining(character) == 9 or character == "\u17d2"  # a virama, or the Khmer coeng
    return found
