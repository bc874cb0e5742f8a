"""The clinic's box: its name and how to reach it, or lines to write them on."""

from collections.abc import Iterator

from leafletgen.compose.blocks.boxes import Boxed
from leafletgen.compose.blocks.card import ClinicCard
from leafletgen.compose.blocks.pictures import Picture
from leafletgen.compose.blocks.writing import WriteOnLines
from leafletgen.compose.contents import Content
from leafletgen.compose.credits import answer_lines, credit_lines
from leafletgen.compose.labels import around, label_and_value
from leafletgen.compose.preparation import Preparation
from leafletgen.compose.qr import qr_code
from leafletgen.diagnostics import Place
from leafletgen.model.addresses import SCHEME, target
from leafletgen.model.clinic import TELEPHONE_LABELS, Clinic
from leafletgen.model.graphics import Graphic
from leafletgen.model.language import Language
from leafletgen.model.layout import BoxName, StyleName
from leafletgen.model.leaflet import NodeId, Span, Text


def clinic_box(preparation: Preparation) -> tuple[Content, ...]:
    """The clinic's card, or lines to write its name and telephone number on, in a box."""
    clinic = preparation.edition.clinic
    heading = preparation.labelled("clinic", StyleName.BOX_HEADING, node="clinic.heading", keep=True)
    body = (card(clinic, preparation),) if clinic else blank(preparation)
    box = Boxed(BoxName.CLINIC, heading, (*body, *answer_lines(preparation)))
    return (*credit_lines(preparation), box)


def blank(preparation: Preparation) -> tuple[Content, ...]:
    """Lines to write a clinic's name and telephone number on."""
    telephone = preparation.labelled("telephone", StyleName.CLINIC, node="clinic.telephone", keep=True)
    return (WriteOnLines(2, least=1), telephone, WriteOnLines(1))


def card(clinic: Clinic, preparation: Preparation) -> ClinicCard:
    """A clinic's words, its logo, and the QR code of its address on the web."""
    language = preparation.language
    groups = tuple(
        tuple(preparation.prose(text, StyleName.CLINIC) for text in group)
        for group in clinic_texts(clinic, preparation)
        if group
    )
    logo = web = code = None
    if clinic.logo:
        alt = Text("clinic.logo.alt", clinic.language, (Span(clinic.logo.alt),))
        logo = picture("clinic.logo", clinic.logo.graphic, alt, preparation)
    if clinic.web:
        web = preparation.prose(web_text(clinic, language), StyleName.CLINIC)
        alt = Text("clinic.qr.alt", language.tag, (Span(label_and_value(language, "qr", clinic.web)),))
        code = picture("clinic.qr", qr_code(target(web_address(clinic.web))), alt, preparation)
    return ClinicCard(groups, logo, web, code)


def picture(node: NodeId, graphic: Graphic, alt: Text, preparation: Preparation) -> Picture:
    """A picture that is not a figure of the leaflet."""
    return Picture(preparation.prefix + node, graphic, alt)


def clinic_texts(clinic: Clinic, preparation: Preparation) -> Iterator[tuple[Text, ...]]:
    """Name and address, then each way to reach the clinic. Its words are in its language, labels in the leaflet's."""
    place, language = Place(f"clinics/{clinic.id}.yaml"), preparation.language

    def own(node: str, span: Span) -> Text:
        return Text(f"clinic.{node}", clinic.language, (span,), place)

    def labelled(name: str, *value: Span, node: str = "") -> Text:
        before, after = around(language, name)
        spans = (Span(before), *value, Span(after)) if value else (Span((before + after).strip()),)
        return Text(f"clinic.{node or name}", language.tag, tuple(span for span in spans if span.text), place)

    address = [own(f"address.{at}", Span(line)) for at, line in enumerate(clinic.address)]
    hours = [Span(line, expression=True) for line in clinic.hours]
    yield own("name", Span(clinic.name, strong=True)), *address
    if clinic.telephone:
        yield (labelled("telephone", Span(clinic.telephone, expression=True)),)
    for at, (label, number) in enumerate(clinic.telephones):
        node, dialled, known = f"telephones.{at}", Span(number, expression=True), TELEPHONE_LABELS.get(label)
        if known is None:
            yield own(f"{node}.label", Span(label)), own(node, dialled)
        elif preparation.label(known).plain:
            yield (labelled(known, dialled, node=node),)
    if len(hours) == 1 and clinic.language == language.tag:
        yield (labelled("hours", *hours),)
    elif hours:
        yield labelled("hours"), *(own(f"hours.{at}", line) for at, line in enumerate(hours))


def web_text(clinic: Clinic, language: Language) -> Text:
    """The web address. It needs no label: it is under its QR code, and is plain by itself."""
    span = Span(clinic.web, link=web_address(clinic.web), expression=True)
    return Text("clinic.web", language.tag, (span,), Place(f"clinics/{clinic.id}.yaml"))


def web_address(web: str) -> str:
    """The full address for one that is printed without its scheme."""
    return web if SCHEME.match(web) else f"https://{web}"
