"""Addresses of links: printed as they are written, and encoded where a reader follows them."""

import pytest

from leafletgen.library.markup import MarkupError, spans
from leafletgen.model.addresses import target
from leafletgen.model.leaflet import Text


@pytest.mark.parametrize(
    ("address", "encoded", "printed"),
    [
        ("https://klinik-süd.example/häufige-fragen", "https://xn--klinik-sd-x9a.example/h%C3%A4ufige-fragen", "klinik-süd.example/häufige-fragen"),
        ("HTTPS://Example.org/A", "https://Example.org/A", "Example.org/A"),
        ("https://straße.example", "https://xn--strae-oqa.example", "straße.example"),
        ("https://例え.example/道", "https://xn--r8jz45g.example/%E9%81%93", "例え.example/道"),
        ("http://مستشفى.example/", "http://xn--pgbre6cq2a.example/", "مستشفى.example"),
        ("https://example.org/a%20b?c=ü#d", "https://example.org/a%20b?c=%C3%BC#d", "example.org/a%20b?c=ü#d"),
        ("https://example.org/u\u0308", "https://example.org/%C3%BC", "example.org/u\u0308"),
        ("https://example.org:8080/", "https://example.org:8080/", "example.org:8080"),
        ("tel:+44-20-7946-0958;ext=12", "tel:+44-20-7946-0958;ext=12", "+44-20-7946-0958;ext=12"),
        ("tel:*123#", "tel:*123%23", "*123#"),
        ("tel:020 7946 0958", "tel:02079460958", "020 7946 0958"),
        ("TEL:٠٨٠٠١١١", "tel:0800111", "٠٨٠٠١١١"),
        ("sms:+447700900123?body=STOP", "sms:+447700900123?body=STOP", "+447700900123?body=STOP"),
        ("sms:60777", "sms:60777", "60777"),
        ("mailto:fragen@klinik-süd.example?subject=Frage", "mailto:fragen@xn--klinik-sd-x9a.example?subject=Frage", "fragen@klinik-süd.example?subject=Frage"),
    ],
)  # fmt: skip
def test_addresses_print_as_written_and_lead_as_encoded(address: str, encoded: str, printed: str) -> None:
    """Hosts of any script, schemes in capitals, codes for telephones and texts are addresses; only their target is encoded."""
    (span,) = spans(f"[here]({address})")
    assert span.link == address
    assert target(address) == encoded
    assert encoded.isascii()
    assert Text("a", "en", (span,)).on_paper == f"here ({printed})"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://example.org", "example.org", "tel:", "tel:abc", "sms:", "mailto:nobody", "https://", "https://a b.example",
     "https:///x", "data:text/html,x", "file:///etc/passwd", "https://-.example", "tel:+", f"https://example.org/{'x' * 3000}"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    """Other schemes, and what lacks a host or a number, are no addresses of links."""
    with pytest.raises(MarkupError):
        spans(f"[here]({address})")
