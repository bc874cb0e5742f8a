"""QR codes as SVG, for the screen."""

from leafletgen.compose.qr import qr_code
from leafletgen.model.graphics import Shape


def qr_svg(words: str) -> str:
    """The code that says these words, with its quiet zone."""
    drawing = qr_code(words)
    shapes = "".join(path(shape) for shape in drawing.shapes)
    size = f"{drawing.width:g} {drawing.height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" shape-rendering="crispEdges">{shapes}</svg>'


def path(shape: Shape) -> str:
    """A filled shape."""
    steps = "".join(f"{step[0]}{' '.join(f'{number:g}' for number in step[1:])}" for step in shape.path)
    colour = ",".join(f"{255 * part:.0f}" for part in shape.fill or (0.0, 0.0, 0.0))
    return f'<path fill="rgb({colour})" d="{steps}"/>'
