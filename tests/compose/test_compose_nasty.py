"""Nothing that an ordinary clinic writes is refused: forty nasty leaflets, and words that nobody thought of."""

from dataclasses import replace
from pathlib import Path

import pytest
from compositions import FIRST, LIBRARY, TYPESETTER
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nasty import NASTY, write_nasty

from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library, shipped_root
from leafletgen.model.edition import Job
from leafletgen.model.leaflet import Span
from leafletgen.model.medicines import KNOWN
from leafletgen.pipeline import make_leaflet
from leafletgen.verify.checks.table import check

LAYOUTS = ("a4", "letter", "large-print", "large-print-letter", "booklet-a5", "bilingual-a4")


@pytest.mark.slow
@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_leaflet_is_made(name: str, tmp_path: Path) -> None:
    """Every layout that repeats its pages has room for it, and every word of it is read back by another reader, too."""
    language, other = write_nasty(tmp_path, name)
    library = Library(tmp_path, shipped_root())
    for layout in LAYOUTS:
        bilingual = layout.startswith("bilingual")
        edition = library.edition(Job(name, other if bilingual else language, layout))
        made = make_leaflet(edition, TYPESETTER)
        # A copy of a Japanese text that says it is Arabic is drawn with glyphs that the thorough check does not expect.
        assert check(made.pdf, edition, thorough=not bilingual) == []


LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "el": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hi": "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसहािीुूेैोौ",
}
JOINTS = "/-_.,;:&=?@+()|\\ "


@st.composite
def long_texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and a text with words of up to a hundred letters, and signs between them."""
    tag = draw(st.sampled_from(sorted(LETTERS)))
    letters = st.text(LETTERS[tag], min_size=3, max_size=100).map(lambda word: LETTERS[tag][0] + word)
    parts = draw(st.lists(st.one_of(letters, st.text("abcdefgh", min_size=20, max_size=90)), min_size=1, max_size=6))
    joints = draw(st.lists(st.sampled_from(JOINTS), min_size=len(parts), max_size=len(parts)))
    return tag, "".join(part + joint for part, joint in zip(parts, joints, strict=True)).strip()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(long_texts(), st.sampled_from(["a4", "booklet-a5", "large-print", "trifold-a4"]))
def test_long_words_are_set(made: tuple[str, str], layout: str) -> None:
    """Words without end are set as body, heading and title, and read back; only a name of a medicine may be refused."""
    tag, text = made
    edition = LIBRARY.edition(Job(FIRST, tag, layout))
    leaflet = edition.leaflet
    span = (Span(text),)
    first = replace(
        leaflet.sections[0], heading=replace(leaflet.sections[0].heading, spans=span), body=leaflet.sections[0].body[:1]
    )
    small = replace(leaflet, summary=replace(leaflet.summary, spans=span), sections=(first,))
    try:
        make_leaflet(replace(edition, leaflet=small), TYPESETTER)
    except Refused as refused:
        codes = {one.code for one in refused.diagnostics}
        assert (codes == {"too-wide"} and KNOWN.inside(text)) or (codes == {"does-not-fit"} and layout == "trifold-a4")
