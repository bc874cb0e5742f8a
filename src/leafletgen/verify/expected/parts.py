"""The words of each part of a layout's flows, in reading order."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from leafletgen.diagnostics import Place
from leafletgen.model.clinic import Clinic
from leafletgen.model.credits import Contributor, Said
from leafletgen.model.layout import Part
from leafletgen.model.leaflet import Span, Text
from leafletgen.verify.expected import labels
from leafletgen.verify.expected.voice import ExpectedText, ExpectedVoice


def title(voice: ExpectedVoice) -> Iterator[ExpectedText]:
    """The kind of the sheet, and the title."""
    yield voice.label("kind")
    yield ExpectedText(voice.leaflet.title)


def summary(voice: ExpectedVoice) -> Iterator[ExpectedText]:
    """The key message under its heading."""
    yield voice.label("key_message", "summary.heading")
    yield ExpectedText(voice.leaflet.summary)


def questions(voice: ExpectedVoice) -> Iterator[ExpectedText]:
    """The heading over the lines for the patient's questions."""
    if voice.layout.question_lines:
        yield voice.label("questions", "questions.heading")


def sources(voice: ExpectedVoice) -> Iterator[ExpectedText]:
    """The numbered sources: in full, one line each, or none, as the layout says."""
    leaflet, how = voice.leaflet, voice.layout.sources
    asked = {"full": leaflet.sources, "short": leaflet.short_sources or leaflet.sources, "none": ()}[how]
    if asked:
        yield voice.label("sources", "sources.heading")
        for number, source in enumerate(asked, 1):
            yield voice.marker(source, f"{number}.")
            yield ExpectedText(source)


def clinic_box(voice: ExpectedVoice) -> Iterator[ExpectedText]:
    """The credits, then the clinic or the lines to be filled in by hand, then where readers can answer."""
    yield from credit_words(voice)
    yield voice.label("clinic", "clinic.heading")
    yield from clinic_words(voice, voice.clinic) if voice.clinic else [voice.label("telephone", "clinic.telephone")]
    for name, said in (("feedback", voice.credits.feedback), ("formats", voice.credits.formats)):
        if said:
            yield ExpectedText(Text(f"credits.{name}", said.language, (Span(said.words),)))


def credit_words(voice: ExpectedVoice) -> Iterator[ExpectedText]:
    """Who makes, wrote and reviewed the leaflet, each with its label: the role in brackets, the date behind an em space."""
    who = voice.credits
    said = [("producer", [span_of(who.producer, voice)])] if who.producer else []
    said += [("author", in_role(one, voice)) for one in who.authors]
    for one in who.reviewers:
        when = [Span("\u2003" + labels.day(one.on, voice.language))] if one.on else []
        said.append(("reviewer", [*in_role(one, voice), *when]))
    for at, (name, spans) in enumerate(said):
        before, after = labels.labelled(voice.language, name, "\0").split("\0")
        kept = tuple(span for span in (Span(before), *spans, Span(after)) if span.text)
        yield ExpectedText(Text(f"credits.{at}", voice.leaflet.language, kept))


def in_role(person: Contributor, voice: ExpectedVoice) -> list[Span]:
    """A name, with the role in brackets."""
    role = [Span(" ("), span_of(person.role, voice), Span(")")] if person.role else []
    return [span_of(person.name, voice), *role]


def span_of(said: Said, voice: ExpectedVoice) -> Span:
    """Words that are read aloud in their own language."""
    return Span(said.words, language=said.language if said.language != voice.leaflet.language else "")


def clinic_words(voice: ExpectedVoice, clinic: Clinic) -> Iterator[ExpectedText]:
    """The logo's alternative text, name, address, telephone, hours and web address, and the words of the QR code.

    The clinic's own words are in the clinic's language, the labels before them in the leaflet's.
    """

    def own(node: str, words: str) -> ExpectedText:
        return ExpectedText(Text(f"clinic.{node}", clinic.language, (Span(words),), Place(f"clinics/{clinic.id}.yaml")))

    if clinic.logo:
        yield own("logo.alt", clinic.logo.alt)._replace(heard=True)
    yield own("name", clinic.name)
    yield from (own(f"address.{at}", line) for at, line in enumerate(clinic.address))
    if clinic.telephone:
        yield voice.said("clinic.telephone", labels.labelled(voice.language, "telephone", clinic.telephone))
    for at, (label, number) in enumerate(clinic.telephones):
        known = {"day": "telephone_day", "night": "telephone_night"}.get(label)
        if known:
            yield voice.said(f"clinic.telephones.{at}", labels.labelled(voice.language, known, number))
        else:
            yield own(f"telephones.{at}.label", label)
            yield own(f"telephones.{at}", number)
    if len(clinic.hours) == 1 and clinic.language == voice.leaflet.language:
        yield voice.said("clinic.hours", labels.labelled(voice.language, "hours", clinic.hours[0]))
    elif clinic.hours:
        yield voice.said("clinic.hours", labels.labelled(voice.language, "hours", "").strip())
        yield from (own(f"hours.{at}", line) for at, line in enumerate(clinic.hours))
    if clinic.web:
        address = clinic.web if clinic.web.startswith(("https://", "http://")) else f"https://{clinic.web}"
        yield voice.said("clinic.web", clinic.web, address)
        yield voice.said("clinic.qr.alt", labels.labelled(voice.language, "qr", clinic.web))._replace(heard=True)


PARTS: Mapping[str, Callable[[ExpectedVoice], Iterable[ExpectedText]]] = {
    Part.TITLE: title,
    Part.SUMMARY: summary,
    Part.QUESTIONS: questions,
    Part.CLINIC: clinic_box,
    Part.SOURCES: sources,
}
"""The function for the words of each part that a layout can name."""

IN_BOTH_LANGUAGES = frozenset({Part.TITLE, Part.SUMMARY})
"""The parts that a bilingual layout prints in both languages."""
