"""The markup of a page as a tree, and what is wrong with it that needs no browser to see."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "rect"}
ASKED = {"a", "button", "select", "summary", "input"}


@dataclass
class Element:
    """A tag with its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    def all(self, *tags: str, **attributes: str) -> Iterator["Element"]:
        """This element and those inside it that have one of these tags, any where none is given, and these attributes."""
        if (not tags or self.tag in tags) and attributes.items() <= self.attributes.items():
            yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.all(*tags, **attributes)

    @property
    def text(self) -> str:
        """The words inside, as they are read aloud."""
        parts = (one if isinstance(one, str) else one.said for one in self.inside)
        return " ".join(" ".join(parts).split())

    @property
    def said(self) -> str:
        """What a screen reader says of it."""
        if self.attributes.get("aria-hidden") == "true":
            return ""
        return self.attributes.get("aria-label") or self.attributes.get("alt") or self.text


class Reader(HTMLParser):
    """Builds the tree. Raises ValueError where tags are not closed as they were opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open = [Element("document")]
        self.feed(page)
        self.close()
        if len(self.open) != 1:
            message = f"not closed: {self.open[-1].tag}"
            raise ValueError(message)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = Counter(name for name, _ in attrs)
        if names and max(names.values()) > 1:
            message = f"an attribute twice: {tag} {attrs}"
            raise ValueError(message)
        found = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with nothing in it."""
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        last = self.open.pop()
        if last.tag != tag:
            message = f"{last.tag} is closed by {tag}"
            raise ValueError(message)

    def handle_data(self, data: str) -> None:
        """Words."""
        self.open[-1].inside.append(data)


def tree(page: str) -> Element:
    """The markup of a page."""
    return Reader(page).open[0]


def faults(page: Element) -> list[str]:
    """What a screen reader or a keyboard would stumble over (WCAG 2.2: 1.1.1, 1.3.1, 2.4.2, 2.4.6, 3.1.1, 3.3.2, 4.1.2)."""
    return [*about_the_page(page), *about_names(page), *about_order(page)]


def about_the_page(page: Element) -> Iterator[str]:
    """Language, title, landmarks, headings; no style, script or handler inside the markup."""
    html, title = next(page.all("html")), next(page.all("title"))
    if not html.attributes.get("lang") or html.attributes.get("dir") not in {"ltr", "rtl"}:
        yield "the page has no language or direction"
    if not title.text:
        yield "no title"
    yield from (f"{tag} is there {n} times" for tag in ("h1", "main") if (n := len(list(page.all(tag)))) > 1)
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3")]
    if not levels or any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
        yield f"headings: {levels}"
    yield from (f"empty: {one}" for one in page.all("h1", "h2", "h3", "th", "dt") if not one.text and one.tag != "th")
    for one in page.all():
        own = [name for name in one.attributes if name.startswith("on") or name == "style"]
        if own or (one.tag in {"script", "style"} and one.text):
            yield f"the policy forbids {one.tag} {own}"


def about_names(page: Element) -> Iterator[str]:
    """Everything that can be pressed or filled in has a name, and names point to what is there."""
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    yield from (f"two elements are called {name}" for name, count in Counter(ids).items() if count > 1)
    labels = {one.attributes.get("for", ""): one.text for one in page.all("label")}
    for one in page.all(*ASKED):
        kind = one.attributes.get("type", "")
        name = labels.get(one.attributes.get("id", ""), "") if one.tag in {"input", "select"} else one.said
        if kind != "hidden" and not name and one.attributes.get("aria-hidden") != "true":
            yield f"no name: {one}"
    for one in page.all():
        pointed = [one.attributes.get(name, "") for name in ("for", "form", "aria-labelledby", "aria-describedby")]
        pointed.append(link[1:] if (link := one.attributes.get("href", "")).startswith("#") else "")
        yield from (f"{one.tag} points to {name}" for name in pointed if name and name not in ids)
    yield from (f"a picture without words: {one}" for one in page.all("img") if not one.attributes.get("alt"))
    yield from (f"a name without its language: {one}" for one in page.all("bdi") if not one.attributes.get("lang"))


def about_order(page: Element) -> Iterator[str]:
    """Nobody is sent through the page in another order than it is written in."""
    for one in page.all():
        if one.attributes.get("tabindex", "0") not in {"0", "-1"}:
            yield f"tabindex: {one}"
        if "autofocus" in one.attributes and one.attributes.get("id") != "q":
            yield f"takes the focus: {one}"
