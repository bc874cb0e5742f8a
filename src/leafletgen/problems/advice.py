"""Advice on how a leaflet reads and what it leaves out."""

from collections.abc import Mapping
from enum import StrEnum

from leafletgen.problems.problem import WARNING, Problem

ADVICE_PROBLEMS: Mapping[str, Problem] = {
    "no-roles": Problem("no section has a role, so it cannot be seen what the leaflet leaves out", "write role: risks, recovery, get-help and so on beside the id of each section", WARNING),
    "section-missing": Problem("a leaflet about a treatment has a section on '{role}', and this one has none", "write one, or give the section that tells it role: {role}", WARNING),
    "long-sentence": Problem("a sentence of {count} words is hard to follow: {begin} …", "make two of it; 20 words are enough", WARNING),
    "long-paragraph": Problem("a paragraph of {count} sentences is hard to find one's way in", "make two of it, or a list; four sentences are enough", WARNING),
    "hard-to-read": Problem("the text reads at {value} ({scale}); readers of eleven years manage {goal}", "use shorter sentences and shorter words", WARNING),
    "risk-without-number": Problem("'{word}' says no number, and readers take it for very different ones", "write how many people of how many; the block 'risk' draws it", WARNING),
    "percentage-alone": Problem("{value} does not say of how many people", "write it as people too: 3 in 100 people; the block 'risk' draws it", WARNING),
    "jargon": Problem("'{word}' is a medical term", "write '{plain}', or explain the word in the sentence or under 'terms'", WARNING),
    "waiver-unused": Problem("'{rule}' is waived here, and finds nothing", "remove the waiver", WARNING),
}  # fmt: skip


class AdviceRule(StrEnum):
    """The rules of advice, which a leaflet may waive: each is the code of what it finds."""

    NO_ROLES = "no-roles"
    SECTION_MISSING = "section-missing"
    LONG_SENTENCE = "long-sentence"
    LONG_PARAGRAPH = "long-paragraph"
    HARD_TO_READ = "hard-to-read"
    RISK_WITHOUT_NUMBER = "risk-without-number"
    PERCENTAGE_ALONE = "percentage-alone"
    JARGON = "jargon"
