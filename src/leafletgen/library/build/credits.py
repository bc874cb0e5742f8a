"""Who speaks in a leaflet, gathered from the leaflet's own file, the clinic's and the library's."""

from leafletgen.library.schema.credits import by_language
from leafletgen.library.schema.leaflet import FactsFile
from leafletgen.library.schema.settings import LibraryFile
from leafletgen.model.clinic import Clinic
from leafletgen.model.credits import Credits, said_in
from leafletgen.model.leaflet import Leaflet


def credits_of(facts: FactsFile, settings: LibraryFile | None, leaflet: Leaflet, clinic: Clinic | None) -> Credits:
    """Who speaks in a leaflet: its own file comes before the library's, and so does the clinic's.

    What is not said in the leaflet's language is given in the one that its source is written in, or the clinic's.
    """
    own, language = leaflet.source_language, leaflet.language
    staff = (clinic.staff or clinic.language) if clinic else own
    of_library = {
        key: by_language(getattr(settings, key), own) if settings else {} for key in ("producer", "feedback", "formats")
    }
    of_clinic = {"feedback": clinic.feedback, "formats": clinic.formats} if clinic else {}
    return Credits(
        producer=said_in(by_language(facts.producer, own) or of_library["producer"], language, own),
        authors=tuple(one.contributor(own, language) for one in facts.authors),
        reviewers=tuple(one.contributor(own, language, one.date) for one in facts.reviewers),
        feedback=said_in(of_clinic.get("feedback") or of_library["feedback"], language, staff, own),
        formats=said_in(of_clinic.get("formats") or of_library["formats"], language, staff, own),
    )
