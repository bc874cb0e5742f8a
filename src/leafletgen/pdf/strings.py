"""Text strings: text outside the pages, in titles, bookmarks, alternative texts and names of links."""

SPECIAL = "˘ˇˆ˙˝˛˚˜•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž€"
"""The characters of PDFDocEncoding at 0x18 to 0x1F, 0x80 to 0x9E and 0xA0 (ISO 32000-1, annex D.2)."""

DOCUMENT_ENCODING = {
    **{chr(code): code for code in (*range(0x20, 0x7F), *range(0xA1, 0x100)) if code != 0xAD},
    **dict(zip(SPECIAL, (*range(0x18, 0x20), *range(0x80, 0x9F), 0xA0), strict=True)),
}
"""The code of each character of PDFDocEncoding. Code 0xAD is unused; in Latin-1 it is the soft hyphen."""

ESCAPED = {code: f"\\{chr(code)}" for code in b"()\\"}
"""How a literal string escapes characters (ISO 32000-1, 7.3.4.2)."""

BREAK_HINTS = {0x00AD: None, 0x200B: None}
"""Soft hyphen and zero-width space allow a break. They are removed where there are no lines: readers show them."""


def text_string(text: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): in PDFDocEncoding if that has every character, else in UTF-16."""
    try:
        data = bytes(map(DOCUMENT_ENCODING.__getitem__, text))
    except KeyError:
        data = b"\xfe\xff" + text.encode("utf-16-be")
    return f"({''.join(map(LITERAL.__getitem__, data))})"


LITERAL = [ESCAPED.get(code, chr(code) if 0x20 <= code < 0x7F else f"\\{code:03o}") for code in range(256)]
"""Each byte as a literal string writes it."""


def spoken_text(text: str) -> str:
    """A text that is shown outside of lines, or read aloud: without break hints."""
    return text.translate(BREAK_HINTS)


def spoken_string(text: str) -> str:
    """The text string of a text that is shown outside of lines, or read aloud."""
    return text_string(spoken_text(text))
