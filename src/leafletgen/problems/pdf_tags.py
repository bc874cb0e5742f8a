"""Finished files: tags and content."""

from collections.abc import Mapping

from leafletgen.problems.problem import REBUILD, Problem

PDF_TAGS: Mapping[str, Problem] = {
    "tags-missing": Problem("the file has no tags: a screen reader cannot read it in order", "save it as a tagged PDF"),
    "content-untagged": Problem("{what} is painted outside of tags and artifacts", "tag it, or mark it as an artifact"),
    "content-nested": Problem("{what} is inside another tag or artifact", REBUILD),
    "replacement-wrong": Problem("the text “{glyphs}” is read aloud as “{replacement}”", REBUILD),
    "mcid-orphaned": Problem("marked content {mcid} (“{text}”) belongs to no tag", "add it to the tag tree"),
    "mcid-shared": Problem("marked content {mcid} belongs to more than one tag", REBUILD),
    "mcid-repeated": Problem("marked content {mcid} stands on the page more than once", REBUILD),
    "mcid-unpainted": Problem("the tag holds marked content {mcid}, which the page does not have", REBUILD),
    "parent-tree-wrong": Problem("the parent tree does not lead from {what} to its tag", REBUILD),
    "parent-wrong": Problem("the tag names another tag as its parent than the one it stands in", REBUILD),
    "role-unknown": Problem("“{kind}” is no standard tag, and is not mapped to one", "use a standard tag"),
    "heading-first": Problem("the first heading is {kind}, not H1", "begin with one H1, the title"),
    "heading-gap": Problem("{kind} follows {before}: a level is left out", "use the next level down"),
    "list-broken": Problem("a list is not made of items with label and body: {what}", "put Lbl and LBody into LI, LI into L"),
    "alt-missing": Problem("the picture has no alternative text", "say in words what the picture shows"),
    "alt-wrong": Problem("the alternative text of a picture is not the leaflet's: {difference}", REBUILD),
    "figure-box-missing": Problem("the picture does not say where it stands", "give the Figure a BBox"),
    "link-missing": Problem("the Link tag leads nowhere", "connect it with its link annotation"),
    "link-untagged": Problem("a link is in no Link tag", "put the link annotation into a Link tag"),
    "link-unnamed": Problem("the link does not say in words where it leads", "give the annotation Contents"),
    "link-scheme": Problem("the link leads to “{uri}”", "link to http, https, mailto or tel only"),
    "link-elsewhere": Problem("a link leads to {found}, the leaflet says {expected}", REBUILD),
    "link-misplaced": Problem("a link does not lie on its words", REBUILD),
    "bookmarks-differ": Problem("the bookmarks are not the headings: {difference}", REBUILD),
}  # fmt: skip
