"""Parts of SVG that drawing programs write and leafletgen does not draw, with the remedy in each program."""

import re

OUTLINES = (
    "write the words in the caption, or turn them into paths (Inkscape: Path > Object to Path; Illustrator: Type > "
    "Create Outlines; Figma: Flatten)"
)
PLAIN_COLOUR = "give it one plain colour (Inkscape: Fill and Stroke > Flat colour; Illustrator and Figma: Solid)"
CUT = "cut the shape itself (Inkscape: Path > Intersection; Illustrator: Pathfinder > Crop; Figma: Boolean > Intersect)"
EXPAND = "turn it into paths (Inkscape: Path > Stroke to Path; Illustrator: Object > Expand; Figma: Outline stroke)"
FLATTEN = "take the effect off, or save the whole picture as PNG"
NO_MOVEMENT = "delete it: paper does not move, and a file is not run"
PICTURE = "save the picture as PNG or JPEG, and use that as the figure"
UNGROUP = "take the objects out of it (Inkscape: Object > Ungroup), and save as plain SVG"
PLAIN_SVG = "draw with paths and basic shapes in plain colours, and save as plain SVG"

HINTS = (
    (r"<(text|tspan|textPath|flowRoot)>", OUTLINES),
    (r"<(script|set|animate\w*|discard|handler)>|on\w+", NO_MOVEMENT),
    (r"<image>", PICTURE),
    (r"<(svg|use|a|switch|foreignObject|symbol)>", UNGROUP),
    (r"<?(linear|radial|mesh)Gradient|<?pattern|<?hatch", PLAIN_COLOUR),
    (r"clip-path|mask", CUT),
    (r"marker|vector-effect|stroke", EXPAND),
    (r"filter|mix-blend-mode|opacity|.*-opacity", FLATTEN),
    ("", PLAIN_SVG),
)
"""The remedy by the name of an element, property or attribute. The first that matches counts."""


def hint_for(what: str) -> str:
    """The remedy for an element like `<text>`, a property or an attribute that is not drawn."""
    return next(hint for pattern, hint in HINTS if re.match(pattern, what))
