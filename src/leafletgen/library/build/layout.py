"""Makes a `Layout` from checked files. A layout may extend another, which must not extend a third."""

from collections.abc import Callable, Mapping

from pydantic_core import PydanticCustomError

from leafletgen.diagnostics import Place, Refused
from leafletgen.library.build.layout_rules import layout_faults
from leafletgen.library.faults import first_errors
from leafletgen.library.schema.fields import parse_colour, parse_length
from leafletgen.library.schema.layout import FlowContent, LayoutFile, SideContent
from leafletgen.library.schema.validation import checked
from leafletgen.library.yaml.document import Document, Node, Trail
from leafletgen.model.layout import (
    BoxName,
    BoxStyle,
    Flow,
    Footer,
    Imposition,
    Layout,
    Margins,
    Panel,
    Side,
    StyleName,
    TypeStyle,
)
from leafletgen.problems.catalogue import problem
from leafletgen.problems.words import shown

BLACK = (0.0, 0.0, 0.0)
REASONS = {
    "flows": ("sides", "repeats"),
    "sides": ("paper", "imposition", "margins", "repeats"),
    "styles": ("colours", "spaces"),
    "boxes": ("colours", "spaces"),
    "footer": ("colours", "spaces"),
    "colours": ("colours",),
    "margins": ("safe", "paper", "spaces"),
    "duplex": ("sides", "paper", "imposition"),
    "fold_tick": ("safe", "spaces"),
}
"""For an inherited key, the keys of the extending layout that may be in conflict with it."""


def extended(document: Document) -> str:
    """The name of the layout that this one extends; empty when it extends none."""
    name = document.tree.get("extends", "") if isinstance(document.tree, dict) else ""
    return name if isinstance(name, str) else ""


USE = ("leaflets", "on_request")
"""Keys that say when a layout is made, and not how it looks: no layout has them from its base."""


def use_of(document: Document) -> tuple[bool, tuple[str, ...]]:
    """Whether a layout is made only on request, and the leaflets that it is for, none where it is for all.

    Errors in the file are reported when it is read as a whole.
    """
    tree = document.tree if isinstance(document.tree, dict) else {}
    leaflets = tree.get("leaflets")
    named = [name for name in leaflets if isinstance(name, str)] if isinstance(leaflets, list) else []
    return tree.get("on_request") == "true", tuple(named)


def merged(document: Document, base: Document) -> Document:
    """The layout, with missing values taken from its base: mappings key by key, lists and texts whole.

    Raises Refused when the base extends a third.
    """
    if extended(base):
        raise Refused(problem("bad-extends", document.place(("extends",)), value=shown(extended(document))))
    tree = _merged(document.tree, _inherited(base.tree, document.tree))
    if isinstance(tree, dict):
        del tree["extends"]
    whole = Document(document.file, tree, {}, {})
    values = {trail: _place_in(document, trail) for trail in base.values if _taken(whole, base, trail)}
    keys = {trail: values[trail] for trail in base.keys if trail in values}
    return Document(
        document.file,
        tree,
        {**values, **document.values},
        {**keys, **document.keys},
        document.found,
        document.warnings,
        base.broken | document.broken,
        document.comments,
    )


def _inherited(base: Node, ours: Node) -> Node:
    """The values that a layout may take from its base: not `leaflets` and `on_request`, nor tight flows for other panels."""
    if not isinstance(base, dict) or not isinstance(ours, dict):
        return base
    others = "sides" in ours and _panel_names(ours["sides"]) != _panel_names(base.get("sides"))
    left = (*USE, "tight_flows") if others or "flows" in ours else USE
    return {key: value for key, value in base.items() if key not in left}


def _panel_names(sides: object) -> list[object]:
    """The names of the panels of sides. Values that are not panels are skipped."""
    lists = [side.get("panels") for side in sides if isinstance(side, dict)] if isinstance(sides, list) else []
    panels = [panel for panel_list in lists if isinstance(panel_list, list) for panel in panel_list]
    return [panel.get("id") for panel in panels if isinstance(panel, dict)]


def _place_in(document: Document, trail: Trail) -> Place:
    """The place in the extending layout that makes an inherited value wrong. The base by itself is right."""
    reasons = REASONS.get(str(trail[0]), ()) if trail else ()
    named = next((key for key in reasons if (key,) in document.keys), "extends")
    return document.keys.get((named,), document.place(()))


def _merged(ours: Node, theirs: Node) -> Node:
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return ours
    both = {key: _merged(ours[key], theirs[key]) for key in theirs if key in ours}
    return {**theirs, **ours, **both}


def _taken(whole: Document, base: Document, trail: Trail) -> bool:
    """True when the merged layout has the value of the base at this trail."""
    try:
        ours, theirs = whole.at(trail), base.at(trail)
    except LookupError:
        return False
    return ours is theirs or (isinstance(ours, dict) and isinstance(theirs, dict))


def read_layout(document: Document, id: str) -> Layout:
    """The layout in a document that has been merged with its base. Raises Refused."""
    names = {
        "spaces": _named(document, "spaces", parse_length, 0.0),
        "colours": _named(document, "colours", parse_colour, BLACK),
    }
    layout = _layout(checked(document, LayoutFile, names=names), id)
    found = layout_faults(layout, document)
    if found:
        raise Refused(*first_errors(found))
    return layout


def _named(document: Document, key: str, parse: Callable[[str], object], instead: object) -> Mapping[str, object]:
    """The values of the names under a key. In place of a wrong value, which is reported elsewhere, comes `instead`."""
    tree = document.tree.get(key) if isinstance(document.tree, dict) else None
    names: dict[str, object] = {}
    for name, value in tree.items() if isinstance(tree, dict) else ():
        try:
            names[name] = parse(str(value))
        except PydanticCustomError:
            names[name] = instead
    return names


def _layout(file: LayoutFile, id: str) -> Layout:
    pages_abreast = 2 if file.imposition is Imposition.SADDLE else 1
    return Layout(
        id=id,
        title=file.title,
        width=file.paper.width / pages_abreast,
        height=file.paper.height,
        duplex=file.duplex,
        repeats=file.repeats,
        sides=tuple(map(_side, file.sides)),
        flows=_flows(file.flows),
        tight_flows=_ways(file.tight_flows),
        abridged=file.abridged,
        on_request=file.on_request,
        bilingual=file.bilingual,
        figure_height=file.figure_height,
        margins=Margins(**dict(file.margins)),
        safe=file.safe,
        fold_tick=file.fold_tick,
        styles={StyleName(name): TypeStyle(**dict(style)) for name, style in file.styles},
        boxes={BoxName(name): BoxStyle(**dict(box)) for name, box in file.boxes},
        footer=Footer(**dict(file.footer)),
        paper=file.colours.paper,
        accent=file.colours.accent,
        rule=file.colours.rule,
        heading_column=file.heading_column,
        side_by_side_from=file.side_by_side_from,
        indent=file.indent,
        gap=file.gap,
        question_lines=file.question_lines,
        question_height=file.question_height,
        marker=file.marker,
        imposition=file.imposition,
        sheets=file.sheets or (1 if file.imposition is Imposition.SADDLE else 0),
        sources=file.sources,
    )


def _flows(flows: list[FlowContent]) -> tuple[Flow, ...]:
    return tuple(
        Flow(tuple(flow.panels), tuple(flow.content), tuple(flow.foot), tuple(flow.head), tuple(flow.end))
        for flow in flows
    )


def _ways(file: list[FlowContent] | list[list[FlowContent]]) -> tuple[tuple[Flow, ...], ...]:
    """The other ways to fill the panels. A file has one, or a list of them."""
    several = [flows for flows in file if isinstance(flows, list)]
    one = [flow for flow in file if isinstance(flow, FlowContent)]
    return tuple(map(_flows, several or filter(None, [one])))


def _side(side: SideContent) -> Side:
    return Side(side.id, tuple(Panel(panel.id, panel.width, panel.footer) for panel in side.panels))
