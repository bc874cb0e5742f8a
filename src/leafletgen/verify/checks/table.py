"""Opens a finished file and checks it against its edition and the rules."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.edition import Edition
from leafletgen.verify.checks import (
    content,
    document,
    extraction,
    fonts,
    footers,
    geometry,
    inert,
    links,
    outlines,
    paper,
    places,
    remade,
    seen,
    tags,
    text,
)
from leafletgen.verify.checks.case import FileCase
from leafletgen.verify.checks.rules import broken
from leafletgen.verify.reader.foreign import ForeignFile
from leafletgen.verify.reader.objects import Encrypted
from leafletgen.verify.reader.opening import open_file

Check: TypeAlias = Callable[[FileCase], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    document.pages_have_a_size,
    inert.file_ends_where_it_ends,
    inert.nothing_acts,
    inert.holds_nothing_else,
    document.has_title,
    document.has_language,
    document.has_identity,
    document.has_metadata,
    document.has_output_intent,
    document.has_tab_order,
    fonts.fonts_are_embedded,
    fonts.codes_have_characters,
    fonts.codes_have_glyphs,
    content.is_tagged,
    content.nothing_is_loose,
    content.replacements_are_true,
    content.tags_add_no_words,
    content.content_has_one_tag,
    content.tags_have_content,
    content.parents_agree,
    tags.roles_are_standard,
    tags.headings_have_no_gaps,
    tags.lists_are_lists,
    tags.pictures_have_words,
    tags.link_tags_lead_somewhere,
    tags.links_are_tagged_and_named,
    links.links_lead_where_the_leaflet_says,
    tags.bookmarks_are_headings,
    text.all_words_are_there,
    footers.footers_are_right,
    seen.nothing_hides_text,
    seen.text_is_set_as_always,
    seen.text_stands_out,
    paper.pages_are_as_they_are,
    paper.pages_have_the_layouts_size,
    geometry.all_is_on_the_page,
    geometry.text_is_in_the_safe_area,
)
"""The checks of every file, in the order of the report."""

THOROUGH_CHECKS: tuple[Check, ...] = (
    inert.nothing_acts_anywhere,
    places.words_stand_where_they_are_read,
    places.passages_stand_in_order,
    places.no_line_lies_on_another,
    outlines.letters_are_the_fonts_own,
    extraction.text_comes_back,
    remade.pages_are_as_the_library_makes_them,
    remade.the_rest_is_as_the_library_makes_it,
)
"""The checks that take ten times as long as all others together."""


def check(
    data: bytes, edition: Edition | None, *, thorough: bool = False, again: bytes | None = None
) -> list[Diagnostic]:
    """All errors in a file. A file with any error must be refused.

    With an edition, the file must have exactly the words of the edition, in order.
    `thorough` reads the file with qpdf, whatever wrote it, and extracts the text with pypdf. `again` has
    the bytes of the same edition, made once more: then the thorough check also compares the pages piece by
    piece. Never raises, whatever the bytes are.
    """
    try:
        file = ForeignFile(data) if thorough else open_file(data)
        return faults_of_file(FileCase(file, edition, open_file(again) if again else None), thorough=thorough)
    except Encrypted:
        return [broken("pdf-encrypted")]
    except Exception as reason:  # a damaged file can make a reader fail in any way; all mean the same to the caller
        return [broken("pdf-unreadable", why=str(reason)[:200] or type(reason).__name__)]


def faults_of_file(case: FileCase, *, thorough: bool = False) -> list[Diagnostic]:
    """All errors in an open file. Raises whatever a damaged file makes a reader raise."""
    if not case.file.pages:
        return [broken("pdf-empty")]
    checks = CHECKS + THOROUGH_CHECKS if thorough else CHECKS
    return [diagnostic for each in checks for diagnostic in each(case)]
