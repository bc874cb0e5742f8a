"""A finished file, opened afresh and held against its leaflet and the rules."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from leafletgen.diagnostics import Diagnostic
from leafletgen.model.leaflet import Leaflet
from leafletgen.verify import (
    content_checks,
    document_checks,
    extraction_checks,
    font_checks,
    geometry_checks,
    tag_checks,
    text_checks,
)
from leafletgen.verify.objects import Encrypted
from leafletgen.verify.opened import Opened, open_file
from leafletgen.verify.rules import broken

Check: TypeAlias = Callable[[Opened], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    document_checks.pages_have_a_size,
    document_checks.has_title,
    document_checks.has_language,
    document_checks.has_subject,
    document_checks.has_metadata,
    document_checks.has_output_intent,
    document_checks.has_tab_order,
    font_checks.fonts_are_embedded,
    font_checks.codes_have_characters,
    font_checks.codes_have_glyphs,
    content_checks.is_tagged,
    content_checks.nothing_is_loose,
    content_checks.text_is_visible,
    content_checks.replacements_are_true,
    content_checks.content_has_one_tag,
    content_checks.tags_have_content,
    content_checks.parents_agree,
    tag_checks.roles_are_standard,
    tag_checks.headings_have_no_gaps,
    tag_checks.lists_are_lists,
    tag_checks.pictures_have_words,
    tag_checks.link_tags_lead_somewhere,
    tag_checks.links_are_tagged_and_named,
    tag_checks.bookmarks_are_headings,
    text_checks.all_words_are_there,
    text_checks.disclaimer_is_on_every_page,
    geometry_checks.all_is_on_the_page,
    geometry_checks.text_is_in_the_safe_area,
)
"""What every file is held to, in the order of the report."""

THOROUGH_CHECKS: tuple[Check, ...] = (extraction_checks.text_comes_back,)
"""What takes ten times as long as all the rest together."""


def check(
    data: bytes, leaflet: Leaflet | None, beside: Leaflet | None = None, *, thorough: bool = False
) -> list[Diagnostic]:
    """Everything that is wrong with a file; any of it is reason to refuse the file.

    With a leaflet, the file has to say what the leaflet says, and what `beside` says, the same in a second language.
    `thorough` reads the file with pypdf from end to end, and has pypdf extract the text as anybody would. Never raises,
    whatever the bytes are.
    """
    try:
        opened = Opened(open_file(data, thorough), leaflet, beside)
        if not opened.file.pages:
            return [broken("pdf-empty")]
        checks = CHECKS + THOROUGH_CHECKS if thorough else CHECKS
        return [diagnostic for each in checks for diagnostic in each(opened)]
    except Encrypted:
        return [broken("pdf-encrypted")]
    except Exception as reason:  # a damaged file can make a reader fail in any way; all mean the same to the caller
        return [broken("pdf-unreadable", why=str(reason)[:200] or type(reason).__name__)]
