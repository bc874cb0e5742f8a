"""What drawing programs write and leafletgen does not draw, with what to do in each program."""

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
"""What to do, by the name of an element, property or attribute; the first that fits."""


def hint_for(what: str) -> str:
    """What to do about something that is not drawn: an element like `<text>`, a property or an attribute."""
    return next(hint for pattern, hint in HINTS if re.match(pattern, what))
