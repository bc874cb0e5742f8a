"""Picture what "flip on long edge" and "flip on short edge" mean: `python tools/flip_picture.py`.

Writes docs/pictures/flip.png, which docs/printing.md shows. Needs pillow alone.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "flip.png"
FONT = ROOT / "fonts" / "noto-sans" / "NotoSans-Regular.ttf"
INK, EDGE, PAPER, BACK = "#000000", "#0b4f5c", "#ffffff", "#eaf3f3"
SCALE = 3
"""The picture is drawn so many times as large, and then made smaller, which smooths its lines."""

UPRIGHT, LYING = (120, 170), (170, 120)
WIDTH, HEIGHT = 900, 300


class Picture:
    """A white picture; lengths are in pixels of the finished one."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, words: str, size: int) -> None:
        """Words with their middle at a place."""
        font = ImageFont.truetype(str(FONT), size * SCALE)
        self.draw.text((x * SCALE, y * SCALE), words, fill=INK, font=font, anchor="mm")

    def line(self, *points: float, colour: str = INK, width: float = 2) -> None:
        """A line through points."""
        self.draw.line([point * SCALE for point in points], fill=colour, width=round(width * SCALE), joint="curve")

    def page(self, x: float, y: float, size: tuple[int, int], number: str, *, back: bool = False) -> None:
        """A sheet with a number and lines of text, its upper left corner at a place."""
        across, down = size
        corners = [value * SCALE for value in (x, y, x + across, y + down)]
        self.draw.rectangle(corners, fill=BACK if back else PAPER, outline=INK, width=2 * SCALE)
        self.text(x + across / 2, y + 32, number, 34)
        for at in range(66, down - 12, 14):
            self.line(x + 16, y + at, x + across - 16, y + at, colour="#7c8a92")

    def turn(self, x: float, y: float) -> None:
        """An arrow from a page to the one behind it."""
        box = [value * SCALE for value in (x - 24, y - 24, x + 24, y + 24)]
        self.draw.arc(box, 190, 350, fill=EDGE, width=4 * SCALE)
        for dx, dy in ((-9, -10), (9, -10)):
            self.line(x + 24, y - 4, x + 24 + dx, y - 4 + dy, colour=EDGE, width=4)


def long_edge(picture: Picture, x: float) -> None:
    """A sheet that stands upright and is turned like the page of a book."""
    across, down = UPRIGHT
    picture.page(x, 70, UPRIGHT, "1")
    picture.line(x + across, 66, x + across, 74 + down, colour=EDGE, width=6)
    picture.turn(x + across + 45, 70 + down / 2)
    picture.page(x + across + 90, 70, UPRIGHT, "2", back=True)
    picture.text(x + across + 45, 28, "long edge: like a book", 20)
    picture.text(x + across + 45, 270, "A4, US letter, large print, two languages", 15)


def short_edge(picture: Picture, x: float) -> None:
    """A sheet that lies, and is turned like the page of a book too: its short edge is the one at the side."""
    across, down = LYING
    picture.page(x, 92, LYING, "1")
    picture.line(x + across, 88, x + across, 96 + down, colour=EDGE, width=6)
    picture.turn(x + across + 45, 92 + down / 2)
    picture.page(x + across + 90, 92, LYING, "2", back=True)
    picture.text(x + across + 45, 28, "short edge: the lying sheet turns like a book", 20)
    picture.text(x + across + 45, 270, "tri-fold, booklet", 15)


def main() -> None:
    """Write the picture."""
    picture = Picture()
    long_edge(picture, 40)
    short_edge(picture, 440)
    PICTURE.parent.mkdir(exist_ok=True)
    picture.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(32).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
