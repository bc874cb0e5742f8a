"""Every rule that a file is held to: one message and one next step each.

`{…}` in a message is filled in by the check. A code is never changed or used for something else: scripts rely on it.
"""

from collections.abc import Mapping

from leafletgen.diagnostics import Diagnostic, Place, error

REBUILD = "build the leaflet again; if it stays, report it as a fault of the program, with the file"
REOPEN = "get the file afresh from where it was built: it may have been damaged on the way"

RULES: Mapping[str, tuple[str, str]] = {
    # The file as a whole
    "pdf-unreadable": ("this is no PDF file that can be read: {why}", REOPEN),
    "pdf-encrypted": ("the file is locked with a password", "take the password off: screen readers are locked out, too"),
    "pdf-empty": ("the file has no pages", REOPEN),
    "title-missing": ("the file has no title in its {where}", "give the document a title in its properties"),
    "title-wrong": ("the file calls itself “{found}”, the leaflet is “{expected}”", REBUILD),
    "title-hidden": ("viewers show the file's name instead of its title", "set DisplayDocTitle in the viewer preferences"),
    "language-missing": ("the file does not say which language it is in", "set the document's language in its properties"),
    "language-invalid": ("“{found}” is no language tag", "use a BCP 47 tag such as en or pt-BR"),
    "language-wrong": ("the file says it is in “{found}”, the leaflet is in “{expected}”", REBUILD),
    "subject-wrong": ("the file says it is “{found}”, not “{expected}”", "look whether this is the right file"),
    "xmp-missing": ("the file has no XMP metadata", "save it as PDF/UA and PDF/A"),
    "xmp-unreadable": ("the XMP metadata are damaged", "save the file as PDF/UA and PDF/A again"),
    "xmp-differs": ("XMP metadata and properties do not agree about the {what}", "save the file as PDF/A again"),
    "pdfua-missing": ("the file does not say that it follows PDF/UA-1", "make it accessible, and save it as PDF/UA"),
    "pdfa-missing": ("the file does not say that it follows PDF/A-2a", "save it as PDF/A-2a, to keep it for good"),
    "output-intent-missing": ("the file does not say what its colours mean", "add an output intent with an ICC profile"),
    "tab-order-missing": ("the tab key does not follow the reading order", "set the page's tab order to structure"),
    "media-box-missing": ("the page has no size", REOPEN),
    # Fonts
    "font-missing": ("the page uses a font {name} that is not there", REOPEN),
    "font-not-embedded": ("the font {name} is not in the file", "embed all fonts: printers may not have this one"),
    "font-unreadable": ("the font {name} is damaged: {why}", REBUILD),
    "font-encoding": ("the codes of the font {name} cannot be read", "embed the font with the encoding Identity-H"),
    "glyph-missing": ("the font {name} has no glyph {glyph} for the code {code}", REBUILD),
    "notdef-drawn": ("the font {name} draws a box for the code {code}", "use a font that has the character"),
    "unicode-missing": ("the font {name} does not say which character the code {code} is", REBUILD),
    "unicode-private": ("the font {name} maps the code {code} to the private character {character}", REBUILD),
    "unicode-invalid": ("the font {name} maps the code {code} to {character}, which is no text", REBUILD),
    "width-wrong": ("the font {name} says that the code {code} is {declared:g} wide, and draws {actual:g}", REBUILD),
    # Tags and content
    "tags-missing": ("the file has no tags: a screen reader cannot read it in order", "save it as a tagged PDF"),
    "content-untagged": ("{what} is painted outside of tags and artifacts", "tag it, or mark it as an artifact"),
    "content-nested": ("{what} is inside another tag or artifact", REBUILD),
    "text-invisible": ("the text “{text}” is drawn invisibly", "remove it, or make it visible"),
    "replacement-wrong": ("the text “{glyphs}” is read aloud as “{replacement}”", REBUILD),
    "mcid-orphaned": ("marked content {mcid} (“{text}”) belongs to no tag", "add it to the tag tree"),
    "mcid-shared": ("marked content {mcid} belongs to more than one tag", REBUILD),
    "mcid-repeated": ("marked content {mcid} stands on the page more than once", REBUILD),
    "mcid-unpainted": ("the tag holds marked content {mcid}, which the page does not have", REBUILD),
    "parent-tree-wrong": ("the parent tree does not lead from {what} to its tag", REBUILD),
    "parent-wrong": ("the tag names another tag as its parent than the one it stands in", REBUILD),
    "role-unknown": ("“{kind}” is no standard tag, and is not mapped to one", "use a standard tag"),
    "heading-first": ("the first heading is {kind}, not H1", "begin with one H1, the title"),
    "heading-gap": ("{kind} follows {before}: a level is left out", "use the next level down"),
    "list-broken": ("a list is not made of items with label and body: {what}", "put Lbl and LBody into LI, LI into L"),
    "alt-missing": ("the picture has no alternative text", "say in words what the picture shows"),
    "alt-wrong": ("the alternative text of a picture is not the leaflet's: {difference}", REBUILD),
    "figure-box-missing": ("the picture does not say where it stands", "give the Figure a BBox"),
    "link-missing": ("the Link tag leads nowhere", "connect it with its link annotation"),
    "link-untagged": ("a link is in no Link tag", "put the link annotation into a Link tag"),
    "link-unnamed": ("the link does not say in words where it leads", "give the annotation Contents"),
    "link-scheme": ("the link leads to “{uri}”", "link to http, https, mailto or tel only"),
    "bookmarks-differ": ("the bookmarks are not the headings: {difference}", REBUILD),
    # The leaflet's words
    "text-lost": ("the leaflet says “{text}”; the file does not", REBUILD),
    "text-changed": ("the file does not say what the leaflet says: {difference}", REBUILD),
    "text-order": ("“{text}” is read in another place than the leaflet has it", REBUILD),
    "text-language": ("“{text}” is in {expected}, but is read aloud as {found}", REBUILD),
    "disclaimer-missing": ("the disclaimer is not on the page", REBUILD),
    "disclaimer-repeated": ("a screen reader reads the disclaimer {count} times", "leave it tagged on one page only"),
    "extraction-differs": ("pypdf reads another text from the page: {difference}", REBUILD),
    "extraction-spaced": ("pypdf reads other spaces than there are in “{text}”", REBUILD),
    # Geometry
    "outside-page": ("{what} reaches beyond the edge of the paper", "move it inwards: it would be cut off"),
    "outside-safe-area": ("{what} stands nearer than 5 mm to the edge", "move it inwards: printers and cutters need room"),
}  # fmt: skip


def broken(code: str, about: str = "", /, **values: object) -> Diagnostic:
    """The diagnostic of a broken rule. `about` says where, as `page 2, H1 14`."""
    message, hint = RULES[code]
    return error(code, message.format(**values), Place(about=about), hint)
