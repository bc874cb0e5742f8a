"""Signs everything in a library, for tests of what happens to signed leaflets."""

from datetime import date

from leafletgen.library.folder import names_in
from leafletgen.library.library import Library
from leafletgen.model.people import SigningRole
from leafletgen.signing.acts import Act, sign

PEOPLE = """
people:
  - {id: maria, name: 'Maria Silva', roles: [clinician]}
  - {id: omar, name: 'Omar Haddad', roles: [translator]}
"""
DAY = date(2026, 1, 2)


def vouch(library: Library, *leaflets: str, on: date = DAY) -> None:
    """Have a clinician and a translator sign these leaflets, or all of its own, in every language."""
    (library.root / "people.yaml").write_text(PEOPLE, "utf-8")
    for leaflet in leaflets or names_in(library.root / "leaflets", folders=True):
        source = library.source_language(leaflet)
        sign(library, Act(leaflet, source, "maria", on), SigningRole.CLINICIAN)
        for language in library.languages_of(leaflet):
            if language != source:
                sign(library, Act(leaflet, language, "omar", on), SigningRole.TRANSLATOR)
                sign(library, Act(leaflet, language, "maria", on), SigningRole.CLINICIAN)
