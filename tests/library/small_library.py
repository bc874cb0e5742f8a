"""A small library of its own, so that tests depend on nobody's leaflet."""

import struct
import zlib
from pathlib import Path

HERE = Path(__file__).parent

FACTS = """id: lumps
version: '1.0'
published: 2026-11-22
review_by: 2028-11-22
source_language: en
sources:
  - 'A book. 2026; 1: 2–3.'
"""

ENGLISH = """title: Lumps & bumps
summary: Have lumps looked at.
sections:
  - id: causes
    heading: What causes them?
    body:
      - Nobody **knows**, see [the site](https://example.org).
      - bullets: [12:30, 010]
      - steps: [no, 1.10, x<y>z]
      - note: A calm word.
      - note:
          heading: Good to know
          body:
            - AT&T
            - bullets: ['# 5', "a:\\tb"]
      - warning:
          body: [Call 020 7946 0958.]
      - pros_and_cons: {pros: [good], cons: [bad, worse]}
      - figure: {image: dot.png, alt: A dot, caption: The dot}
reviewed:
  - {name: Dr Example, role: clinician, date: 2026-11-20, version: '1.0'}
"""

ARABIC = """title: كتل
summary: اعرض الكتل على طبيب.
sections:
  - id: causes
    heading: ما أسبابها؟
    body:
      - لا أحد **يعلم**، انظر [الموقع](https://example.org).
      - bullets: [12:30, 010]
      - steps: [لا, 1.10, x<y>z]
      - note: كلمة.
      - note:
          heading: معلومة
          body:
            - AT&T
            - bullets: ['# 5', ب]
      - warning:
          body: [اتصل على 020 7946 0958.]
      - pros_and_cons: {pros: [جيد], cons: [سيئ, أسوأ]}
      - figure: {image: dot.png, alt: نقطة, caption: النقطة}
"""


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (width + 1) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def language(name: str, script: str, direction: str) -> str:
    """A language's file, with labels from the good one."""
    labels = (HERE / "good" / "labels.yaml").read_text(encoding="utf-8")
    return f"name: {name}\nscript: {script}\ndirection: {direction}\ndisclaimer: Ask **{name}**.\n{labels}"


def write(root: Path, files: dict[str, str]) -> None:
    """Write files, with the folders that they are in."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def make_library(root: Path) -> None:
    """Fill a folder with a library with one leaflet in two languages, and everything that it needs."""
    hashes = "ab" * 32
    font = f"{{file: a/A.ttf, sha256: {hashes}}}"
    write(
        root,
        {
            "leaflets/lumps/leaflet.yaml": FACTS,
            "leaflets/lumps/en.yaml": ENGLISH,
            "leaflets/lumps/ar.yaml": ARABIC,
            "languages/en.yaml": language("English", "Latn", "ltr"),
            "languages/ar.yaml": language("العربية", "Arab", "rtl") + "digits: arab\n",
            "layouts/trifold.yaml": (HERE / "good" / "trifold.yaml").read_text(encoding="utf-8"),
            "layouts/small.yaml": "extends: trifold\ntitle: Small\nstyles:\n  body: {size: 11 pt}\n",
            "clinics/example.yaml": "language: ar\nname: A clinic\ntelephone: 020 7946 0958\nlogo: {image: mark.png, alt: A mark}\n",
            "fonts/fonts.yaml": (
                "families:\n"
                f"  - {{family: A, scripts: [Latn], origin: b, licence: c, licence_file: a/OFL.txt, regular: {font}, bold: {font}}}\n"
                f"  - {{family: D, scripts: [Zsym], fallback: true, scale: 1.05, origin: b, licence: c, licence_file: a/OFL.txt,"
                f" regular: {font}, bold: {font}}}\n"
            ),
            "fonts/a/A.ttf": "a font",
            "fonts/a/OFL.txt": "a licence",
        },
    )
    (root / "leaflets/lumps/dot.png").write_bytes(png(4, 3))
    (root / "clinics/mark.png").write_bytes(png(2, 2))
