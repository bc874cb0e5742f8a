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
MIDDLE = 155
"""The height of the middle of the sheets, from the top."""


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


def turned(picture: Picture, x: float, size: tuple[int, int], title: str, papers: str) -> None:
    """A sheet whose edge at the side is marked, and the same turned over that edge, like the page of a book."""
    across, down = size
    top = MIDDLE - down // 2
    picture.page(x, top, size, "1")
    picture.line(x + across, top - 4, x + across, top + 4 + down, colour=EDGE, width=6)
    picture.turn(x + across + 45, MIDDLE)
    picture.page(x + across + 90, top, size, "2", back=True)
    picture.text(x + across + 45, 28, title, 20)
    picture.text(x + across + 45, 270, papers, 15)


def main() -> None:
    """Write the picture."""
    picture = Picture()
    turned(picture, 40, UPRIGHT, "long edge: like a book", "A4, US letter, large print, two languages")
    turned(picture, 440, LYING, "short edge: the lying sheet turns like a book", "tri-fold, booklet")
    PICTURE.parent.mkdir(exist_ok=True)
    picture.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(32).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
