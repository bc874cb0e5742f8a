"""Where the characters of composed pages stand, and whether an expression among them stands as it is written."""

from collections.abc import Sequence
from itertools import pairwise

from leafletgen.compose.composer import Composed
from leafletgen.pages import Tagged, TextLine

SENTENCES = {
    "ar": ("اتصل بالرقم {} إذا شعرت بألم، أو اسأل طبيبك.", "الجرعة {}.", "({}) هو المقدار المعتاد"),
    "fa": ("در صورت درد با {} تماس بگیرید یا از پزشک بپرسید.", "مقدار {}.", "({}) مقدار معمول است"),
    "ur": ("درد کی صورت میں {} پر رابطہ کریں یا ڈاکٹر سے پوچھیں۔", "مقدار {}۔", "({}) عام مقدار ہے"),
    "he": ("אם כואב לך, התקשר אל {} או שאל את הרופא.", "המינון {}.", "({}) היא הכמות הרגילה"),
}
"""Where a number may stand: amid a sentence, at its end before a full stop, in brackets at its start."""


def placed(item: TextLine) -> list[tuple[str, float, float]]:
    """The characters of a line in reading order, each with its x and the baseline, in points.

    Characters that share a glyph, a ligature, share its width.
    """
    characters: list[tuple[str, float, float]] = []
    for piece in item.line.pieces:
        pen = item.x + piece.x * item.size
        em = item.size * piece.word.scale / piece.word.face.upem
        drawn = []
        for glyph in piece.word.glyphs:
            share = glyph.advance * em / len(glyph.text)
            drawn += [
                (letter, pen + glyph.dx * em + share * nth, item.baseline) for nth, letter in enumerate(glyph.text)
            ]
            pen += glyph.advance * em
        characters += reversed(drawn) if piece.word.rtl else drawn
    return [placed for placed in characters if placed[0] != "\u2060"]


def stands_in_order(line: Sequence[tuple[str, float, float]], expression: str) -> bool:
    """True when an expression stands on one line, from left to right and side by side."""
    text = "".join(character for character, _, _ in line).replace("\u00a0", " ")
    start = text.index(expression)
    spot = line[start : start + len(expression)]
    one_line = len({baseline for _, _, baseline in spot}) == 1
    between = [x for _, x, baseline in line if baseline == spot[0][2] and spot[0][1] < x < spot[-1][1]]
    return one_line and all(one[1] < two[1] for one, two in pairwise(spot)) and len(between) == max(0, len(spot) - 2)


def by_node(made: Composed, nodes: Sequence[str]) -> dict[str, list[tuple[str, float, float]]]:
    """The placed characters of texts, those of links inside them with them."""
    found: dict[str, list[tuple[str, float, float]]] = {}
    for page in made.composition.pages:
        for item in page.items:
            if isinstance(item, TextLine) and isinstance(item.owner, Tagged):
                own = next(
                    (node for node in nodes if item.owner.node in {node, *(f"{node}.{n}" for n in range(3))}), None
                )
                if own:
                    found.setdefault(own, []).extend(placed(item))
    return found
