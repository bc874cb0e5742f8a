"""The decision whether a text may be given to patients. Building, checking, listing and verifying all use it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from leafletgen.diagnostics import Diagnostic, Place
from leafletgen.model.leaflet import Leaflet, Text
from leafletgen.model.people import Compared, Person, Records, Signature, SigningRole, TextRecord
from leafletgen.model.standing import Mark, Standing, State
from leafletgen.problems.catalogue import problem
from leafletgen.trust.alignment import Changed, changed_strings
from leafletgen.trust.comparing import Difference, DifferenceKind, differences
from leafletgen.trust.fingerprint import string_fingerprint, string_fingerprints, translated
from leafletgen.trust.keys import confirms
from leafletgen.trust.quantities import Reader
from leafletgen.trust.terms import RequiredTerm

CODES = {
    DifferenceKind.NUMBERS: "numbers-differ",
    DifferenceKind.UNITS: "units-differ",
    DifferenceKind.STRONG: "strong-differs",
    DifferenceKind.LINKS: "links-differ",
    DifferenceKind.UNTRANSLATED: "untranslated",
    DifferenceKind.TERMS: "term-missing",
}
"""The code for each kind of difference between a translation and its source."""

Confirms = Callable[[str, str, Signature, Person], bool]
"""Decides whether the key of a person confirms a signature for a leaflet in a language."""


@dataclass(frozen=True)
class Case:
    """Everything that the decision on one text depends on. Slow parts are computed only when needed.

    `file` is the text's file, `load` reads it, and `hashed` makes its fingerprint. `compared` is the recorded comparison
    of files with the same bytes. `source` is the case of the text's source; None for a source itself. `readers` reads
    the numbers of both languages; `seems_to_be` names the language of a text if that is not the given one.
    `has_reviews` is true if the file may have signatures of an older kind.
    """

    leaflet: str
    language: str
    file: str
    review_by: date
    records: Records
    people: Mapping[str, Person]
    today: date
    load: Callable[[], Leaflet]
    hashed: Callable[[Leaflet], str]
    readers: Callable[[], tuple[Reader, Reader]]
    seems_to_be: Callable[[str, str], str]
    compared: Compared | None = None
    source: "Case | None" = None
    terms: Callable[[], Sequence[RequiredTerm]] = tuple
    has_reviews: Callable[[], bool] = lambda: True
    confirms: Confirms = confirms

    @cached_property
    def text(self) -> Leaflet:
        """The text. Raises Refused."""
        return self.load()

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of everything that is printed from the text. Raises Refused."""
        return self.compared.text if self.compared else self.hashed(self.text)

    @property
    def record(self) -> TextRecord:
        """The records of the text."""
        return self.records.languages.get(self.language, TextRecord())

    @property
    def expired(self) -> bool:
        """True when the review of the leaflet is overdue."""
        return self.review_by < self.today

    def problem(self, code: str, place: Place | None = None, **values: object) -> Diagnostic:
        """A reason why the text must not be given to patients."""
        names = {"leaflet": self.leaflet, "language": self.language}
        return problem(code, place or Place(self.file), **{**names, **values})

    @cached_property
    def valid(self) -> tuple[Signature, ...]:
        """The signatures that count for the text as it is."""
        return tuple(one for one in self.record.signed if self.names_the_text(one) and not list(objections(self, one)))

    @cached_property
    def signature_reasons(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the signatures, or is missing."""
        return tuple(signatures(self))

    @cached_property
    def released(self) -> bool:
        """True when the text may be given to patients."""
        return standing(self).released

    def names_the_text(self, signature: Signature) -> bool:
        """True when a signature is for exactly this text and this source."""
        return signature.text == self.fingerprint and (
            self.source is None or signature.source == self.source.fingerprint
        )


def standing(case: Case, *, thorough: bool = False) -> Standing:
    """The standing of a text.

    A text is compared with its source, string by string, if there is no other reason against it, or if `thorough` asks
    for every reason.
    """
    reasons = (*withdrawal(case), *overdue(case), *case.signature_reasons, *source_reasons(case))
    if (thorough or not reasons) and not case.compared:
        reasons = (*reasons, *wrong_language(case), *unaccepted(case))
    return Standing(marks_of(case), reasons, case.valid, frozenset(turning_days(case)))


def marks_of(case: Case) -> tuple[Mark, ...]:
    """The marks that the pages of a text must have."""
    found = []
    if case.signature_reasons or (case.source and not case.source.released):
        was_signed = any(case.people.get(one.by) for one in case.record.signed)
        changed = was_signed and not any(one.text == case.fingerprint for one in case.record.signed)
        found.append(Mark.CHANGED if changed else Mark.DRAFT)
    if case.source and (stale_strings(case) or made_from_another(case)):
        found.append(Mark.STALE)
    if case.expired:
        found.append(Mark.EXPIRED)
    return tuple(found)


def turning_days(case: Case) -> Iterator[date]:
    """The days on which the standing of a text may change though its files do not."""
    yield case.review_by + timedelta(days=1)
    for one in case.record.signed:
        yield one.on
        if one.by in case.people and (until := case.people[one.by].until):
            yield until + timedelta(days=1)
    if case.source:
        yield from turning_days(case.source)


def state_of(found: Standing) -> State:
    """A standing in one word."""
    if found.released:
        return State.RELEASED
    if found.withdrawn:
        return State.WITHDRAWN
    for mark, state in (
        (Mark.EXPIRED, State.EXPIRED),
        (Mark.CHANGED, State.CHANGED),
        (Mark.STALE, State.STALE),
        (Mark.DRAFT, State.DRAFT),
    ):
        if mark in found.marks:
            return state
    return State.DIFFERENT


def withdrawal(case: Case) -> Iterator[Diagnostic]:
    """The reason against a withdrawn leaflet or language, of which no file may be made."""
    source = case.source.language if case.source else case.language
    why = why_withdrawn(case.records, case.language, source)
    if why:
        yield case.problem("withdrawn", why=why)


def why_withdrawn(records: Records, language: str, source: str) -> str:
    """Why a text must not be made any more; empty if it may. A withdrawn source withdraws its translations too."""
    of_languages = (records.languages.get(tag, TextRecord()).withdrawn for tag in (language, source))
    return records.withdrawn or next(filter(None, of_languages), "")


def overdue(case: Case) -> Iterator[Diagnostic]:
    """The reason against a text whose review is overdue."""
    if case.expired:
        yield problem("expired", Place(f"leaflets/{case.leaflet}/leaflet.yaml"), review_by=case.review_by)


def signatures(case: Case) -> Iterator[Diagnostic]:
    """The reasons in the signatures: wrong or missing ones."""
    for one in case.record.signed:
        if case.names_the_text(one):
            yield from objections(case, one)
    roles = {role: {one.by for one in case.valid if one.role is role} for role in SigningRole}
    if case.source is None:
        enough = bool(roles[SigningRole.CLINICIAN])
        lacking = "clinician-missing"
    else:
        both = roles[SigningRole.TRANSLATOR] | roles[SigningRole.CLINICIAN]
        enough = bool(roles[SigningRole.TRANSLATOR]) and len(both) > 1
        lacking = "second-signature-missing" if roles[SigningRole.TRANSLATOR] else "translator-missing"
    if enough:
        return
    older = [one for one in case.record.signed if one.text != case.fingerprint]
    if older:
        yield case.problem("changed-since-signed", name=name_of(case, older[-1].by), on=older[-1].on)
    elif case.record.signed:
        yield case.problem(lacking)
    else:
        yield from by_version_only(case)
        yield case.problem("unsigned")


def by_version_only(case: Case) -> Iterator[Diagnostic]:
    """The reason for signatures of an older kind, which name only a version, not the text."""
    for review in case.text.reviews if case.has_reviews() else ():
        yield case.problem("signed-by-version-only", name=review.name, version=review.version)


def objections(case: Case, one: Signature) -> Iterator[Diagnostic]:
    """Why a signature does not count although it is for the text as it is."""
    person = case.people.get(one.by)
    if person is None:
        yield case.problem("signer-unknown", by=one.by)
        return
    if one.on > case.today:
        yield case.problem("signature-in-future", name=person.name, on=one.on)
    if one.role not in person.roles:
        reason = "people.yaml names other roles"
        yield case.problem("signer-not-entitled", name=person.name, role=one.role, reason=reason)
    if person.until and (person.until < case.today or person.until < one.on):
        reason = f"the right to sign ended on {person.until}"
        yield case.problem("signer-not-entitled", name=person.name, role=one.role, reason=reason)
    if person.key and not case.confirms(case.leaflet, case.language, one, person):
        yield case.problem("signature-not-confirmed", name=person.name)


def name_of(case: Case, by: str) -> str:
    """The name of a person; the id itself for an unknown id."""
    return case.people[by].name if by in case.people else by


def source_reasons(case: Case) -> Iterator[Diagnostic]:
    """The reasons against a translation that come from its source."""
    if case.source is None:
        return
    if not case.source.released:
        yield case.problem("source-unsigned", source=case.source.language)
    stale = stale_strings(case)
    if stale:
        count = "1 text" if len(stale) == 1 else f"{len(stale)} texts"
        yield case.problem("source-changed", count=count)
    elif made_from_another(case):
        yield case.problem("source-changed", count="parts")


def stale_strings(case: Case) -> tuple[Changed, ...]:
    """The strings of the source that have changed since the translation was made from it."""
    if case.source is None or not case.record.made_from:
        return ()
    return changed_strings(case.record.made_from, string_fingerprints(case.source.text), case.records.strings)


def made_from_another(case: Case) -> bool:
    """True when the translation was signed with another source than today's."""
    if case.source is None or not case.record.signed:
        return False
    now = case.source.fingerprint
    return any(one.text == case.fingerprint for one in case.record.signed) and not any(
        one.source == now for one in case.record.signed
    )


def wrong_language(case: Case) -> Iterator[Diagnostic]:
    """The reason against a text that seems to be in another language than its file says."""
    own = [text for text in translated(case.text) if text.language == case.language]
    whole = " ".join("".join(span.text for span in text.spans if not span.language) for text in own)
    found = case.seems_to_be(whole, case.language)
    if found:
        yield case.problem("wrong-language", found=found)


def unaccepted(case: Case) -> Iterator[Diagnostic]:
    """The reasons for differences between a translation and its source that nobody has accepted."""
    for text, source, difference in all_differences(case):
        if not accepted(case, string_fingerprint(text), string_fingerprint(source), difference):
            here, there = (", ".join(words) or "nothing" for words in (difference.translation, difference.source))
            if difference.kind is DifferenceKind.STRONG:
                here, there = str(len(difference.translation)), str(len(difference.source))
            yield case.problem(CODES[difference.kind], text.place, source=there, translation=here, string=text.id)


def all_differences(case: Case) -> Iterator[tuple[Text, Text, Difference]]:
    """All differences between a translation and its source, string by string."""
    if case.source is None:
        return
    own, source = translated(case.text), translated(case.source.text)
    if len(own) != len(source):
        return
    readers, terms = case.readers(), case.terms()
    for text, there in zip(own, source, strict=True):
        for difference in differences(there, text, *readers, terms):
            yield text, there, difference


def accepted(case: Case, string: str, source: str, difference: Difference) -> bool:
    """True when somebody has accepted exactly this difference."""
    return any(
        (one.kind, one.string, one.source) == (difference.kind, string, source) and one.by in case.people
        for one in case.record.accepted
    )
