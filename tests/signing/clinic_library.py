"""A small library of two languages with people who may sign, for the tests of signing."""

from datetime import date
from pathlib import Path

from leafletgen.library.cases import case_of
from leafletgen.library.library import Library
from leafletgen.model.people import SigningRole
from leafletgen.model.standing import Standing
from leafletgen.signing.acts import Act, sign
from leafletgen.trust.standing import standing

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 28)

FACTS = """
id: doses
version: '1.0'
published: '2026-11-01'
review_by: '2028-11-01'
source_language: en
sources: ['A source. 2020.']
"""
ENGLISH = """
title: 'Doses'
summary: 'Take 5 mg.'
sections:
  - id: a
    heading: 'How much?'
    body:
      - 'Take **one** tablet of 5 mg for 3 days.'
      - bullets: ['Do not drive.', 'Call [us](tel:+44-20-7946-0958).']
"""
GERMAN = """
title: 'Dosierung'
summary: 'Nehmen Sie 5 mg.'
sections:
  - id: a
    heading: 'Wie viel?'
    body:
      - 'Nehmen Sie **eine** Tablette mit 5 mg, 3 Tage lang.'
      - bullets: ['Fahren Sie nicht Auto.', 'Rufen Sie [uns](tel:+44-20-7946-0958) an.']
"""
PEOPLE = """
people:
  - {id: maria, name: 'Maria Silva', roles: [clinician], body: NMC, number: 12A3456B}
  - {id: omar, name: 'Omar Haddad', roles: [translator]}
  - {id: lin, name: 'Lin Wei', roles: [translator]}
  - {id: old, name: 'Olga Old', roles: [clinician, translator], until: '2026-06-30'}
  - {id: pat, name: 'Pat Reader', roles: [reader]}
"""


class Shelf:
    """The library's folder, and short words for what people do with it."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "leaflets" / "doses"
        self.folder.mkdir(parents=True)
        self.library = Library(root, ROOT)
        (root / "people.yaml").write_text(PEOPLE, "utf-8")
        for name, text in (("leaflet", FACTS), ("en", ENGLISH), ("de", GERMAN)):
            (self.folder / f"{name}.yaml").write_text(text, "utf-8")

    def sign(self, language: str, person: str, role: str, on: date = TODAY) -> None:
        """Sign a text."""
        sign(self.library, Act("doses", language, person, on), SigningRole(role))

    def sign_all(self) -> None:
        """Sign both texts as the rule asks for."""
        self.sign("en", "maria", "clinician")
        self.sign("de", "omar", "translator")
        self.sign("de", "maria", "clinician")

    def edit(self, name: str, old: str, new: str) -> None:
        """Change words of a file."""
        path = self.folder / f"{name}.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def standing(self, language: str, today: date = TODAY) -> Standing:
        """Where a text stands."""
        return standing(case_of(self.library, "doses", language, today), thorough=True)

    def codes(self, language: str, today: date = TODAY) -> list[str]:
        """The codes of the reasons against a text."""
        return [one.code for one in self.standing(language, today).reasons]
