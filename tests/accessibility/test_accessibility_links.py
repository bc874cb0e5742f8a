"""Links and bookmarks: named, tagged, in order, and leading only where they may."""

from urllib.parse import urlsplit

import pytest
from finished import SHELF, every_file
from generated import KINDS

from leafletgen.compose.composer import compose
from leafletgen.model.edition import Edition, Job
from leafletgen.pages import LinkArea, Rule


@every_file
def test_every_link_is_tagged_and_named(job: Job) -> None:
    """Each link area belongs to one Link tag, bears the words of the whole link, and stands on its page."""
    file = SHELF.file(job)
    tagged = [(node, link) for node in file.heard.root.walk() for link in node.links]
    assert sorted(link.box for _, link in tagged) == sorted(link.box for link in file.heard.annotations())
    for node, link in tagged:
        assert node.role == "Link"
        assert link.contents.split() == node.said.split()
        left, bottom, right, top = link.box
        x1, y1, x2, y2 = map(float, file.heard.pages[link.page].MediaBox)
        assert x1 <= left < right <= x2
        assert y1 <= bottom < top <= y2


@every_file
def test_every_link_tag_leads_somewhere(job: Job) -> None:
    """A Link tag has words and leads to one address, however many lines it takes."""
    file = SHELF.file(job)
    for node in file.heard.root.walk():
        if node.role == "Link":
            assert node.said.strip()
            assert len({link.uri for link in node.links}) == 1


@every_file
def test_links_lead_only_where_they_may(job: Job) -> None:
    """Addresses are of the web, of mail and of telephones; nothing else happens at a click, or when the file is opened."""
    file = SHELF.file(job)
    assert {urlsplit(link.uri).scheme for link in file.heard.annotations()} <= {"http", "https", "mailto", "tel"}
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(file.heard.pdf.Root.keys())


def test_links_of_generated_leaflets_are_there() -> None:
    """The files in which links are looked at have some of each scheme, and some that run over two lines."""
    recipe = next(each for each in SHELF.generated.recipes if "linked" in each.kinds[0])
    job = next(job for job in SHELF.generated.jobs() if job.leaflet == recipe.id)
    links = SHELF.file(job).heard.annotations()
    assert {urlsplit(link.uri).scheme for link in links} >= {"https", "mailto", "tel"}
    assert len(links) > len({link.uri for link in links})
    assert "linked" in KINDS


def test_links_are_underlined() -> None:
    """Where a click follows a link there is a line under its words, so that colour is not all that tells it."""
    recipe = next(each for each in SHELF.generated.recipes if "linked" in each.kinds[0])
    library = SHELF.generated.library
    leaflet = library.leaflet(recipe.id, recipe.language)
    made = compose(Edition(leaflet, library.layout("a4"), library.languages_for(leaflet), library.typefaces()))
    for page in made.composition.pages:
        rules = [item for item in page.items if isinstance(item, Rule)]
        areas = [item for item in page.items if isinstance(item, LinkArea)]
        for area in areas:
            under = [
                rule for rule in rules if rule.owner == area.owner and area.rect.y < rule.y1 < area.rect.bottom + 1
            ]
            assert any((rule.x1, rule.x2) == pytest.approx((area.rect.x, area.rect.right)) for rule in under)
    assert areas


@every_file
def test_bookmarks_are_the_headings(job: Job) -> None:
    """The outline has the title and the headings of sections, in the order in which they are heard."""
    file = SHELF.file(job)
    headings = [node.said for node in file.heard.root.walk() if node.role in {"H1", "H2"}]
    assert [title.split() for title in file.heard.bookmarks()] == [heading.split() for heading in headings]
