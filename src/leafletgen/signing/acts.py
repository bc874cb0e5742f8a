"""What people do with texts: sign, accept a difference, withdraw. Each act changes the records, and adds to their history."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leafletgen.diagnostics import Diagnostic, Place, Refused
from leafletgen.library.cases import Cases, case_of
from leafletgen.library.library import PEOPLE, Library
from leafletgen.model.people import Acceptance, Compared, Event, Person, Records, Signature, SigningRole, TextRecord
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import did_you_mean, shown
from leafletgen.signing.book import change
from leafletgen.trust.comparing import Difference
from leafletgen.trust.fingerprint import string_fingerprint, string_fingerprints, translated
from leafletgen.trust.keys import key_signature
from leafletgen.trust.standing import Case, all_differences, objections, unaccepted, wrong_language


@dataclass(frozen=True, slots=True)
class Act:
    """An act: the person, the text and the day.

    `recorded_by` is the person who enters it, if that is somebody else.
    """

    leaflet: str
    language: str
    person: str
    on: date
    recorded_by: str = ""


def sign(library: Library, act: Act, role: SigningRole, key: Path | None = None) -> Records:
    """Record a signature for a text as it is now, beside its source as it is now.

    Raises Refused when the person may not sign, or the day cannot be right.
    """
    case = case_of(library, act.leaflet, act.language, act.on)
    person = known_person(library, act.person)
    source = case.source.fingerprint if case.source else ""
    signature = Signature(act.person, role, act.on, case.fingerprint, source, act.recorded_by)
    against = [*wrong_day(case, act), *objections(replace(case, confirms=always), signature)]
    if role is SigningRole.TRANSLATOR and case.source is None:
        against.append(case.problem("nothing-translated"))
    if person.key and key is None:
        against.append(problem("key-needed", Place(PEOPLE), name=person.name))
    if against:
        raise Refused(*against)
    if key:
        signature = key_signature(act.leaflet, act.language, signature, key)
        if person.key and not case.confirms(act.leaflet, act.language, signature, person):
            raise Refused(problem("signature-not-confirmed", Place(str(key)), name=person.name))

    def update(records: Records) -> Records:
        before = records.languages.get(act.language, TextRecord())
        others = tuple(one for one in before.signed if (one.by, one.role) != (act.person, role))
        record = replace(before, signed=(*others, signature), strings=string_fingerprints(case.text), withdrawn="")
        if case.source and (role is SigningRole.TRANSLATOR or not record.made_from):
            record = replace(record, made_from=string_fingerprints(case.source.text))
        whole = "" if case.source is None else records.withdrawn
        return noted(
            replace(with_record(records, act.language, record), withdrawn=whole), act, f"signed as {role}", case
        )

    return change(library, act.leaflet, lambda records: looked_at(library, case, with_strings(update(records), case)))


def accept(library: Library, act: Act, string: str) -> tuple[Difference, ...]:
    """Record that the differences of one string from its source are right. `string` is its id, like `doses.body.1.text`.

    Raises Refused when nothing of that string differs.
    """
    case = case_of(library, act.leaflet, act.language, act.on)
    known_person(library, act.person)
    found = [(own, there, one) for own, there, one in all_differences(case) if own.id == string]
    if not found:
        differing = tuple(dict.fromkeys(own.id for own, _, _ in all_differences(case)))
        hint = did_you_mean(string, differing) if differing else "nothing of this text differs from its source"
        raise Refused(problem("unknown-name", what="string that differs", value=shown(string), hint=hint))
    new = tuple(
        Acceptance(one.kind, string_fingerprint(own), string_fingerprint(there), act.person, act.on)
        for own, there, one in found
    )

    def update(records: Records) -> Records:
        before = records.languages.get(act.language, TextRecord())
        kept = tuple(one for one in before.accepted if one.string not in {each.string for each in new})
        record = replace(before, accepted=(*kept, *new))
        return noted(with_record(records, act.language, record), act, f"accepted {string}", case)

    change(library, act.leaflet, lambda records: looked_at(library, case, update(records)))
    return tuple(one for _, _, one in found)


def withdraw(library: Library, act: Act, why: str) -> Records:
    """Record that a leaflet, or one language of it, must not be given out any more. `act.language` is empty for all."""
    known_person(library, act.person)
    if act.language:
        library.leaflet(act.leaflet, act.language)
    else:
        library.languages_of(act.leaflet)

    def update(records: Records) -> Records:
        event = Event("withdrawn", act.person, act.on, act.language, why=why)
        history = (*records.history, event)
        if not act.language:
            return replace(records, withdrawn=why, history=history)
        record = records.languages.get(act.language, TextRecord())
        return replace(with_record(records, act.language, replace(record, withdrawn=why)), history=history)

    return change(library, act.leaflet, update)


def known_person(library: Library, person: str) -> Person:
    """A person of `people.yaml`. Raises Refused for an unknown id."""
    people: Mapping[str, Person] = library.people()
    if person not in people:
        hint = (
            did_you_mean(person, tuple(people))
            if people
            else "write people.yaml, with id, name and roles of everybody who may sign"
        )
        raise Refused(problem("unknown-name", Place(PEOPLE), what="person", value=shown(person), hint=hint))
    return people[person]


def wrong_day(case: Case, act: Act) -> list[Diagnostic]:
    """The error for a day before the last recorded change: the text was different then."""
    others = [
        one.on
        for one in case.records.history
        if one.language == act.language and one.text not in {"", case.fingerprint}
    ]
    latest = max(others, default=act.on)
    return [case.problem("signed-too-early", on=act.on, changed=latest)] if latest > act.on else []


def always(*_: object) -> bool:
    """Accept a signature that is being made: its key is checked when it is done."""
    return True


def with_record(records: Records, language: str, record: TextRecord) -> Records:
    """The records with a new record of one language."""
    return replace(records, languages={**records.languages, language: record})


def with_strings(records: Records, case: Case) -> Records:
    """The records with exactly those strings of the source that translations were made from."""
    now = translated((case.source or case).text)
    known = {**records.strings, **{string_fingerprint(text): text.plain for text in now}}
    used = {one for record in records.languages.values() for one in record.made_from}
    return replace(records, strings={one: words for one, words in known.items() if one in used})


def looked_at(library: Library, case: Case, records: Records) -> Records:
    """The records with a note, for these files, that all differences between a text and its source are accepted, if so."""
    now = replace(case, records=records, compared=None)
    clear = not any((*wrong_language(now), *unaccepted(now)))
    compared = (
        Compared(Cases(library, case.today).inputs(case.leaflet, case.language), case.fingerprint) if clear else None
    )
    record = records.languages[case.language]
    return with_record(records, case.language, replace(record, compared=compared))


def noted(records: Records, act: Act, what: str, case: Case) -> Records:
    """The records with one more line of history."""
    event = Event(what, act.person, act.on, act.language, case.fingerprint)
    return replace(records, history=(*records.history, event))
