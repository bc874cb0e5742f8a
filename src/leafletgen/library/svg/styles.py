"""The style of an element: attributes, style sheet rules and its own `style`, in CSS order (CSS Cascade 5, 6)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leafletgen.library.svg.tree import SvgElement

PAINT_PROPERTIES = frozenset({
    "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "display", "visibility",
    "paint-order", "clip-path", "mask",
})  # fmt: skip
"""The properties that are drawn."""

WITHOUT_EFFECT: Mapping[str, str] = {
    "mix-blend-mode": "normal", "filter": "none", "marker": "none", "marker-start": "none", "marker-mid": "none",
    "marker-end": "none", "vector-effect": "none", "transform": "none", "background": "white|#fff(fff)?|none|transparent|new",
    "background-color": "white|#fff(fff)?|none|transparent", "stroke-alignment": "center", "transform-box": "fill-box|view-box",
}  # fmt: skip
"""Properties that are ignored if their value matches this pattern, because it has no effect."""

SILENT_PROPERTIES = re.compile(
    r"font(-.+)?|text(-.+)?|letter-spacing|word-spacing|line-height|white-space|writing-mode|direction|unicode-bidi|kerning"
    r"|(baseline|dominant|alignment)-.+|glyph-.+|(color|shape|image)-.+|block-progression|solid-(color|opacity)"
    r"|(stop|flood)-(color|opacity)|lighting-color|-.+|pointer-events|cursor|isolation|enable-background|clip-rule|clip"
    r"|overflow(-.)?|mask-type|vertical-align|user-select|will-change|inline-size|margin|padding|width|height|marker-(knockout|pattern)"
    r"|max-width|max-height|min-width|min-height|position|transition(-.+)?|tab-size|order|box-sizing|object-fit"
)
"""Properties that never affect how shapes are painted."""

MOST_RULES = 300
"""The most selectors in a drawing's style sheets. A drawing with more is a map."""
LONGEST_SELECTOR = 200
"""The most characters of a selector."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"(?:[^;()]++|\([^()]*+\)?+|\))++")
_SILENT_RULE = re.compile(r"@(font-face|charset|namespace)\b")
_SELECTOR = re.compile(r"(?P<tag>\*|[a-zA-Z]+)?(?P<rest>(?:[.#][\w-]+)*)")


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound selector: a name (or all), an id and classes. `child`: it must be a direct child of the one before."""

    tag: str
    ids: frozenset[str]
    classes: frozenset[str]
    child: bool

    def fits(self, element: SvgElement) -> bool:
        """Whether an element is meant."""
        attributes = element.attributes
        return (
            self.tag in {"", "*", element.name}
            and self.ids <= {attributes.get("id", "")}
            and self.classes.issubset(attributes.get("class", "").split())
        )


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule of a style sheet. `path` has the selectors from the outermost element to the element itself."""

    path: tuple[Compound, ...]
    properties: Mapping[str, str]

    @property
    def weight(self) -> tuple[int, int, int]:
        """How strong the rule is (Selectors 4, 17)."""
        return (
            sum(len(part.ids) for part in self.path),
            sum(len(part.classes) for part in self.path),
            sum(part.tag not in {"", "*"} for part in self.path),
        )

    def fits(self, element: SvgElement) -> bool:
        """Whether an element is meant. Where a part may fit several elements, the nearest is taken."""
        if not self.path[-1].fits(element):
            return False
        child, around = self.path[-1].child, element.parent
        for part in reversed(self.path[:-1]):
            while around and not child and not part.fits(around):
                around = around.parent
            if around is None or not part.fits(around):
                return False
            child, around = part.child, around.parent
        return True


@dataclass(slots=True)
class StyleSheet:
    """The rules of all style sheets in a drawing; `unread` are selectors and rules that are not understood."""

    rules: list[StyleRule] = field(default_factory=list)
    unread: list[tuple[SvgElement, str]] = field(default_factory=list)

    def add(self, element: SvgElement) -> None:
        """Add the rules of a `<style>` element."""
        text = _COMMENT.sub(" ", element.words).replace("<!--", " ").replace("-->", " ")
        *blocks, rest = text.split("}")
        for block in blocks:
            selectors, brace, properties = block.partition("{")
            if not brace or "{" in properties:
                self.unread.append((element, block.strip() or "}"))
            elif not _SILENT_RULE.match(selectors.strip()):
                self.rule(element, selectors, dict(declarations(properties)))
        if rest.strip():
            self.unread.append((element, rest.strip()))

    def rule(self, element: SvgElement, selectors: str, properties: Mapping[str, str]) -> None:
        """Add one rule."""
        for selector in selectors.split(","):
            parts = re.findall(r"(>?)\s*([^\s>]+)", selector[:LONGEST_SELECTOR])
            found = [_SELECTOR.fullmatch(part) for _, part in parts]
            if not parts or not all(found) or len(selector) > LONGEST_SELECTOR or len(self.rules) >= MOST_RULES:
                self.unread.append((element, selector.strip() or "{"))
                continue
            path = (_compound(one, arrow) for one, (arrow, _) in zip(found, parts, strict=True) if one)
            self.rules.append(StyleRule(tuple(path), properties))

    def properties(self, element: SvgElement) -> dict[str, str]:
        """The properties from rules and from the element's `style`, the strongest for each. Attributes are weaker."""
        fitting = sorted((rule for rule in self.rules if rule.fits(element)), key=lambda rule: rule.weight)
        styled: dict[str, str] = {}
        for properties in (
            *(rule.properties for rule in fitting),
            dict(declarations(element.attributes.get("style", ""))),
        ):
            styled |= {name: value for name, value in properties.items() if not _is_weaker(value, styled.get(name, ""))}
        return {name: value.removesuffix("!important").strip() for name, value in styled.items()}


def _compound(found: re.Match[str], arrow: str) -> Compound:
    names = re.findall(r"[.#][\w-]+", found["rest"])
    ids, classes = (frozenset(name[1:] for name in names if name[0] == sign) for sign in "#.")
    return Compound(found["tag"] or "", ids, classes, bool(arrow))


def _is_weaker(value: str, before: str) -> bool:
    return before.endswith("!important") and not value.endswith("!important")


def declarations(text: str) -> Iterator[tuple[str, str]]:
    """The properties and values of a list of declarations."""
    for part in _DECLARATION.findall(_COMMENT.sub(" ", text)):
        name, colon, value = part.partition(":")
        if part.strip():
            yield (
                name.strip().lower() if not name.strip().startswith("--") else "-custom",
                value.strip() if colon else "",
            )


def has_no_effect(name: str, value: str) -> bool:
    """True for a property without effect on paper."""
    if name in WITHOUT_EFFECT:
        return re.fullmatch(WITHOUT_EFFECT[name], value.strip().lower()) is not None
    return SILENT_PROPERTIES.fullmatch(name) is not None
