"""Single defects for good files: each is a function that spoils an open file, registered with the code that names it."""

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf

Spoil: TypeAlias = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True, slots=True)
class Damage:
    """A defect: the code that must tell it, what does it, and the language of the good file that it is done to."""

    code: str
    spoil: Spoil
    language: str = "en"

    @property
    def name(self) -> str:
        """What it does, in words."""
        return self.spoil.__name__.replace("_", " ")


DAMAGES: list[Damage] = []


def damage(code: str, language: str = "en") -> Callable[[Spoil], Spoil]:
    """Register a defect."""

    def register(spoil: Spoil) -> Spoil:
        DAMAGES.append(Damage(code, spoil, language))
        return spoil

    return register


def spoiled(data: bytes, spoil: Spoil) -> bytes:
    """The file with the defect."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoil(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def elements(pdf: pikepdf.Pdf, role: str = "") -> list[pikepdf.Dictionary]:
    """The structure elements of a role, or all, in reading order."""
    return [element for element in walk(pdf.Root.StructTreeRoot.K) if not role or f"/{role}" == element.S]


def walk(entry: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """An element and all below it."""
    if isinstance(entry, pikepdf.Array):
        for each in entry:
            yield from walk(each)
    elif isinstance(entry, pikepdf.Dictionary) and "/S" in entry:
        yield entry
        if "/K" in entry:
            yield from walk(entry.K)


def content(pdf: pikepdf.Pdf, page: int = 0) -> bytes:
    """The content of a page."""
    return bytes(pdf.pages[page].Contents.read_bytes())


def rewrite(pdf: pikepdf.Pdf, old: bytes, new: bytes, page: int = 0, count: int = 1) -> None:
    """Replace a stretch of a page's content, which must be there."""
    found = content(pdf, page)
    assert old in found, old
    pdf.pages[page].Contents = pdf.make_stream(found.replace(old, new, count))


def sequence(pdf: pikepdf.Pdf, mcid: int, page: int = 0) -> bytes:
    """The content of a marked-content sequence, with its first and last operator."""
    found = content(pdf, page)
    end = found.index(f"<</MCID {mcid}>>BDC".encode())
    start = found.rindex(b"\n", 0, end) + 1 if b"\n" in found[:end] else 0
    depth, at = 1, end + len(f"<</MCID {mcid}>>BDC")
    while depth:
        following = found.index(b"\n", at + 1)
        line = found[at + 1 : following] if at + 1 < following else b""
        depth += line.endswith((b"BDC", b"BMC")) - (line == b"EMC")
        at = following
    return found[start:at]


def font(pdf: pikepdf.Pdf, mcid: int = 0) -> pikepdf.Dictionary:
    """The font that a marked-content sequence of the first page is set in."""
    name = sequence(pdf, mcid).split(b" Tf")[0].rsplit(b"/", 1)[1].split(b" ")[0].decode()
    found = pdf.pages[0].Resources.Font[f"/{name}"]
    assert isinstance(found, pikepdf.Dictionary)
    return found


def stream(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Object:
    """A stream with these data, compressed."""
    return pdf.make_stream(zlib.compress(data), {"/Filter": pikepdf.Name.FlateDecode})
