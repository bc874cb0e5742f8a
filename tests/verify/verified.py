"""Good files for the tests of `verify`: made by the program itself, each once a run."""

from functools import cache
from pathlib import Path

from PIL import Image

from leafletgen.compose.composer import compose
from leafletgen.library.library import Library
from leafletgen.model.edition import Edition, Job
from leafletgen.model.leaflet import Leaflet
from leafletgen.pdf.write import write
from leafletgen.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT, ROOT)
TYPESETTER = Typesetter()

FACTS = """
id: every-block
version: '1.0'
published: '2026-11-22'
review_by: '2028-11-22'
source_language: en
sources:
  - 'A source. 2020.'
"""

ENGLISH = """
title: 'Every block'
summary: 'A leaflet with all there is.'
sections:
  - id: a
    heading: 'What is there?'
    body:
      - 'Take **5-10 mg** at 12:30, when ≥ 38.5 °C.'
      - bullets: ['One lump', 'Many lumps']
      - 'Then:'
      - steps: ['Wash', 'Dry']
      - 'Read [this page](https://example.org/page) first.'
      - note: 'Nothing to worry about.'
      - warning:
          heading: 'Call at once'
          body: ['Call [us](tel:+44-20-7946-0958) now.']
      - pros_and_cons: {pros: ['It helps.'], cons: ['It hurts.']}
      - figure: {image: lumps.png, alt: 'Two lumps under the skin', caption: 'What a lump looks like'}
  - id: b
    heading: 'What else?'
    body:
"""

ARABIC = """
title: 'كل شيء'
summary: 'نشرة فيها كل ما يوجد.'
sections:
  - id: a
    heading: 'ماذا يوجد؟'
    body:
      - 'خذ **5-10 ملغ** في الساعة 12:30، عند ≥ 38.5 درجة.'
      - bullets: ['كتلة واحدة', 'كتل كثيرة']
      - 'ثم:'
      - steps: ['اغسل', 'جفف']
      - 'اقرأ [هذه الصفحة](https://example.org/page) أولاً.'
      - note: 'لا داعي للقلق.'
      - warning:
          heading: 'اتصل فورًا'
          body: ['اتصل [بنا](tel:+44-20-7946-0958) الآن.']
      - pros_and_cons: {pros: ['يساعد.'], cons: ['يؤلم.']}
      - figure: {image: lumps.png, alt: 'كتلتان تحت الجلد', caption: 'كيف تبدو الكتلة'}
  - id: b
    heading: 'وماذا أيضًا؟'
    body:
"""
MORE = {"en": "Paragraph {} says something of its own.", "ar": "الفقرة رقم {} تقول شيئًا."}


@cache
def shipped(language: str, layout: str, clinic: str = "", *, marks: bool = False) -> tuple[Edition, bytes]:
    """An edition of the leaflet that the library ships, and its file."""
    edition = LIBRARY.edition(Job("scrotal-calcinosis", language, layout, clinic, marks))
    return edition, made(edition)


def edition_of(leaflet: Leaflet, layout: str) -> Edition:
    """A leaflet in a layout."""
    return Edition(leaflet, LIBRARY.layout(layout), LIBRARY.languages_for(leaflet), LIBRARY.typefaces())


def made(edition: Edition) -> bytes:
    """The file of an edition, not yet checked."""
    return write(compose(edition, TYPESETTER).composition, TYPESETTER)


def every_block(root: Path, paragraphs: int, language: str = "en") -> Leaflet:
    """A leaflet with every kind of block, and so many paragraphs after them, in a library of its own."""
    folder = root / "leaflets" / "every-block"
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 30), "teal").save(folder / "lumps.png")
    (folder / "leaflet.yaml").write_text(FACTS, "utf-8")
    for tag, words in (("en", ENGLISH), ("ar", ARABIC)):
        many = "".join(f"      - '{(MORE[tag].format(number) + ' ') * 9}'\n" for number in range(paragraphs))
        (folder / f"{tag}.yaml").write_text(words + many.replace(" '\n", "'\n"), "utf-8")
    return Library(root, ROOT).leaflet("every-block", language)
