"""How hard a text is to read, by the formula that was made for its language and tried on its readers.

No library: textstat has no formula for Polish, and counts syllables with hyphenation patterns, which leave out the first and the last
of many words; what is counted here is a few vowels.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leafletgen.advice.sentences import Counts, counts

FEWEST_SCORED = 100
"""A formula says nothing of a shorter text."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of reading. `goal` is its value for readers of about eleven years; `rising`: the higher, the harder."""

    name: str
    source: str
    goal: float
    rising: bool
    value: Callable[[Counts], float]


@dataclass(frozen=True, slots=True)
class Score:
    """How hard a text is to read: its value on the scale of a formula."""

    formula: Formula
    value: float

    @property
    def hard(self) -> bool:
        """True for a text that is harder than the goal."""
        return self.value > self.formula.goal if self.formula.rising else self.value < self.formula.goal


FORMULAS: Mapping[str, Formula] = {
    "en": Formula(
        "Flesch-Kincaid grade",
        "Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Research Branch Report 8-75. Naval Air Station Memphis, 1975",
        6.0,
        True,
        lambda text: 0.39 * text.words / text.sentences + 11.8 * text.syllables / text.words - 15.59,
    ),
    "es": Formula(
        "INFLESZ",
        "Barrio-Cantalejo IM, et al. Validación de la Escala INFLESZ. An Sist Sanit Navar 2008;31(2):135-152",
        65.0,
        False,
        lambda text: 206.835 - 62.3 * text.syllables / text.words - text.words / text.sentences,
    ),
    "de": Formula(
        "Wiener Sachtextformel (grade)",
        "Bamberger R, Vanecek E. Lesen, Verstehen, Lernen, Schreiben. Wien, 1984",
        6.0,
        True,
        lambda text: (
            (
                19.35 * text.words_of_three_syllables
                + 12.97 * text.words_of_seven_letters
                - 3.27 * text.words_of_one_syllable
            )
            / text.words
            + 0.1672 * text.words / text.sentences
            - 0.875
        ),
    ),
    "fr": Formula(
        "Kandel-Moles",
        "Kandel L, Moles A. Application de l'indice de Flesch à la langue française. Cahiers Études de Radio-Télévision 1958;19:253-274",
        70.0,
        False,
        lambda text: 207 - 1.015 * text.words / text.sentences - 73.6 * text.syllables / text.words,
    ),
    "it": Formula(
        "Gulpease",
        "Lucisano P, Piemontese ME. GULPEASE: una formula per la predizione della difficoltà dei testi in lingua italiana. Scuola e città 1988;3:110-124",
        60.0,
        False,
        lambda text: 89 + (300 * text.sentences - 10 * text.letters) / text.words,
    ),
    "pl": Formula(
        "FOG-PL (grade)",
        "Broda B, Nitoń B, Gruszczyński W, Ogrodniczuk M. Measuring readability of Polish texts. LREC 2014:573-580",
        8.0,
        True,
        lambda text: 0.4 * (text.words / text.sentences + 100 * text.words_of_four_syllables / text.words),
    ),
    "ru": Formula(
        "Flesch-Kincaid grade for Russian",
        "Oborneva IV. Automated estimation of the complexity of educational texts (in Russian). Moscow, 2006",
        6.0,
        True,
        lambda text: 0.5 * text.words / text.sentences + 8.4 * text.syllables / text.words - 15.59,
    ),
}
"""The formula of each language that has one. Texts in other languages are not scored."""


def score(texts: list[str], language: str) -> Score | None:
    """How hard the texts of a leaflet are to read; None in a language without a formula, and for too few words."""
    formula = FORMULAS.get(language.partition("-")[0])
    if formula is None:
        return None
    counted = counts(texts, language.partition("-")[0])
    return Score(formula, formula.value(counted)) if counted.words >= FEWEST_SCORED else None
