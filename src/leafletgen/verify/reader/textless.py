"""Makes a copy of a file without its text, to see what else is on the pages."""

import io

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
"""The operators that show text (ISO 32000-1, table 109)."""


def without_text(data: bytes) -> bytes:
    """The file without the text of pages and forms. Raises what pikepdf raises for a damaged file."""
    import pikepdf  # noqa: PLC0415 - loads slowly

    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
        streams = [page.Contents for page in pdf.pages if "/Contents" in page]
        streams += [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"
        ]
        for stream in streams:
            kept = [each for each in pikepdf.parse_content_stream(stream) if str(each.operator) not in SHOWING]
            stream.write(pikepdf.unparse_content_stream(kept))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
