"""The output intent: colours in the file are sRGB, and this module makes the ICC profile that defines them.

The profile is made from the numbers of the standard, so its bytes depend on nothing else.
"""

from functools import cache

from leafletgen.pdf.document import Dictionary, PdfDocument, Stream

D50_WHITE = (0.9642, 1.0, 0.8249)
"""The D50 white of the profile connection space (ICC.1:2010, 7.2.16)."""

PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The primaries of IEC 61966-2-1, adapted to D50."""

ADAPTATION = (1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""From the standard's own white, D65, to D50: the Bradford matrix."""

CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""The transfer function of IEC 61966-2-1 as parameters g, a, b, c, d of `para` type 3 (ICC.1:2010, 10.16)."""


def output_intent(document: PdfDocument) -> Dictionary:
    """The output intent that PDF/A asks for (ISO 19005-2, 6.2.3)."""
    profile = document.add(Stream(srgb_profile(), {"N": 3}))
    return Dictionary({
        "Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(sRGB IEC61966-2.1)",
        "RegistryName": "(http://www.color.org)", "Info": "(sRGB IEC61966-2.1)", "DestOutputProfile": profile,
    })  # fmt: skip


@cache
def srgb_profile() -> bytes:
    """An ICC display profile of sRGB, version 4 (ICC.1:2010)."""
    tags = {
        "desc": localised("sRGB"), "cprt": localised("No copyright, use freely"), "wtpt": xyz(D50_WHITE),
        "chad": b"sf32" + bytes(4) + b"".join(map(fixed, ADAPTATION)),
        **{name: xyz(primary) for name, primary in PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), b"para" + bytes(4) + b"\0\3\0\0" + b"".join(map(fixed, CURVE))),
    }  # fmt: skip
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    for content in tags.values():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
    table = b"".join(
        name.encode("ascii") + places[content].to_bytes(4) + len(content).to_bytes(4) for name, content in tags.items()
    )
    return header(start + len(data)) + len(tags).to_bytes(4) + table + data


def header(size: int) -> bytes:
    """The header: version 4.3, display, RGB to XYZ, a fixed date, D50 (ICC.1:2010, 7.2)."""
    date = b"".join(part.to_bytes(2) for part in (2026, 1, 1, 0, 0, 0))
    head = size.to_bytes(4) + bytes(4) + bytes.fromhex("04300000") + b"mntrRGB XYZ " + date + b"acsp"
    return head.ljust(68, b"\0") + b"".join(map(fixed, D50_WHITE)) + bytes(48)


def fixed(value: float) -> bytes:
    """A number as s15Fixed16Number."""
    return round(value * 65536).to_bytes(4, signed=True)


def xyz(values: tuple[float, float, float]) -> bytes:
    """A colour as XYZType."""
    return b"XYZ " + bytes(4) + b"".join(map(fixed, values))


def localised(text: str) -> bytes:
    """A text in English as multiLocalizedUnicodeType."""
    words = text.encode("utf-16-be")
    return (
        b"mluc"
        + bytes(4)
        + (1).to_bytes(4)
        + (12).to_bytes(4)
        + b"enUS"
        + len(words).to_bytes(4)
        + (28).to_bytes(4)
        + words
    )
