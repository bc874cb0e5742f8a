"""The structure tree: what a screen reader is told, made from the leaflet's content and not from the drawing.

Headings run from H1 (the title) without gaps; a box is a section with its heading; a list is a list.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from leafletgen.compose.contents import (
    Boxed,
    Card,
    Columns,
    Content,
    Headed,
    ListItem,
    Pair,
    Picture,
    Prose,
    WriteOnLines,
    is_list,
)
from leafletgen.compose.inline import has_links, stretch_node
from leafletgen.model.layout import StyleName
from leafletgen.pages import Element, Role

ROLES = {StyleName.TITLE: Role.H1, StyleName.HEADING: Role.H2}
"""The role of text by its style, where it is not a paragraph."""

HEADINGS = (Role.H2, Role.H3)
"""The role of a heading below the title, by how deep it stands."""


def document(contents: Iterable[Content], ending: Iterable[Prose], language: str, title: str) -> Element:
    """The whole tree: the content in reading order, then what stands once in a footer."""
    body = [
        element for paired, group in groupby(contents, key=is_pair) for element in halves(paired, [*group], language)
    ]
    children = (*body, *(text(prose, Role.P, language) for prose in ending))
    return Element(Role.DOCUMENT, "document", children, language=language, title=title)


def halves(paired: bool, contents: list[Content], language: str) -> tuple[Element, ...]:
    """The elements of content; of pairs, all of the leaflet's own language first, then all of the other."""
    if not paired:
        return elements(contents, 0, language)
    pairs = [content for content in contents if isinstance(content, Pair)]
    own, other = [pair.own for pair in pairs], [pair.other for pair in pairs]
    second = pairs[0].language
    return (
        Element(Role.SECT, f"{language}.half", half(own, language)),
        Element(Role.SECT, f"{second}.half", half(other, second), language=second),
    )


def half(contents: list[Content], language: str) -> tuple[Element, ...]:
    """The elements of one language; what follows the first section heading stands below a heading."""
    first = next((at for at, one in enumerate(contents) if isinstance(one, Prose)), len(contents))
    return (*elements(contents[:first], 0, language), *elements(contents[first:], 1, language))


def is_pair(content: Content) -> bool:
    """True for what stands in two languages side by side."""
    return isinstance(content, Pair)


def elements(contents: Iterable[Content], depth: int, language: str) -> tuple[Element, ...]:
    """The elements of content at a depth of headings."""
    found: list[Element] = []
    for listed, group in groupby(contents, key=is_list):
        members = list(group)
        if listed:
            items = [item for item in members if isinstance(item, ListItem)]
            found += (list_element(whole, language) for whole in whole_lists(items))
        else:
            found += (element for member in members for element in element_of(member, depth, language))
    return tuple(found)


def element_of(content: Content, depth: int, language: str) -> tuple[Element, ...]:
    """The elements of one piece of content."""
    match content:
        case Prose():
            return (text(content, ROLES.get(content.style, Role.P), language),)
        case Boxed(heading=Prose() as heading, body=body) | Headed(heading=heading, body=body):
            return (section(heading, body, depth, language),)
        case Boxed(body=body):
            return elements(body, depth, language)
        case Columns(columns=columns):
            return elements(columns, depth, language)
        case Pair(own=own):
            return element_of(own, depth, language)
        case Picture():
            return (captioned(content, language),)
        case Card(groups=groups, logo=logo, web=web, code=code):
            said = [prose for group in groups for prose in group] + ([web] if web else [])
            words = (text(prose, Role.P, language) for prose in said)
            first, last = ((figure(picture, language),) if picture else () for picture in (logo, code))
            return (*first, *words, *last)
        case ListItem():
            return (list_element([content], language),)
        case WriteOnLines():
            return ()


def captioned(picture: Picture, language: str) -> Element:
    """A picture and the caption after it: screen readers take a figure's words for all that is in it, and go no deeper."""
    if picture.caption is None:
        return figure(picture, language)
    both = (figure(picture, language), text(picture.caption, Role.CAPTION, language))
    return Element(Role.DIV, f"{picture.node}.captioned", both)


def figure(picture: Picture, language: str) -> Element:
    """A picture, with the words for those who do not see it."""
    own, alt = picture.alt.language, picture.alt.plain
    return Element(Role.FIGURE, picture.node, language="" if own == language else own, alt=alt)


def section(heading: Prose, body: tuple[Content, ...], depth: int, language: str) -> Element:
    """A heading and what stands under it."""
    children = (text(heading, HEADINGS[depth], language), *elements(body, depth + 1, language))
    return Element(Role.SECT, f"{heading.node}.section", children)


def whole_lists(items: Iterable[ListItem]) -> Iterator[list[ListItem]]:
    """Lists that follow each other with nothing in between, each up to its last item."""
    whole: list[ListItem] = []
    for item in items:
        whole.append(item)
        if item.last:
            yield whole
            whole = []


def list_element(items: list[ListItem], language: str) -> Element:
    """A list with its labels."""
    ordered = items[0].marker.text.plain[:1].isalnum()
    entries = tuple(
        Element(
            Role.LIST_ITEM,
            f"{item.body.node}.entry",
            (text(item.marker, Role.LABEL, language), text(item.body, Role.LIST_BODY, language)),
        )
        for item in items
    )
    return Element(Role.LIST, f"{items[0].body.node}.list", entries, ordered=ordered)


def text(prose: Prose, role: Role, language: str) -> Element:
    """The element of one text; the stretches of a text with links are elements of their own."""
    own = prose.text.language
    inside: tuple[Element, ...] = ()
    if has_links(prose.paragraph):
        inside = tuple(
            Element(Role.LINK if link else Role.SPAN, stretch_node(prose, number))
            for number, link in enumerate(prose.paragraph.links)
        )
    return Element(role, prose.node, inside, language="" if own == language else own)
