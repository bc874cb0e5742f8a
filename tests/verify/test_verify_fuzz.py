"""Files with anything in them: whatever they hold, `verify` says what they are and never fails itself.

`make fuzz` looks into 1,000 of them; the suite into the first ones.
"""

import os
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from verified import LIBRARY, TYPESETTER, shipped

from leafletgen.build.inspect import verify_file

COUNT = 1000 if os.environ.get("FUZZ") else 24
"""Mutated files that are looked into."""
OPERATORS = (b"Tj", b"TJ", b"Tm", b"Tf", b"Td", b"BDC", b"EMC", b"re", b"f", b"q", b"Q", b"cm", b"Do", b"gs")
TOKENS = (
    b"<<", b">>", b"[", b"]", b"(", b")", b"null", b"0 R", b"stream", b"endstream", b"obj", b"endobj", b"%%EOF", b"startxref",
    b"-1", b"99999999999999999999", b"1e999", b"/Type", b"/Kids", b"/Length", b"/Parent", b"/W", b"\0", b"\xff", b"/#00",
)  # fmt: skip


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """A piece is missing, often the end."""
    at = chance.randrange(len(data))
    return data[:at] + (data[at + chance.randrange(2000) :] if chance.random() < 0.6 else b"")


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A piece stands twice, or the whole file does."""
    at = chance.randrange(len(data))
    return data + data if chance.random() < 0.1 else data[:at] + data[max(0, at - chance.randrange(3000)) :]


def tokens_put_in(data: bytes, chance: random.Random) -> bytes:
    """Words of the language of PDF stand where they do not belong."""
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data))
        data = data[:at] + chance.choice(TOKENS) + data[at + chance.choice((0, 0, 1, 4)) :]
    return data


def numbers_changed(data: bytes, chance: random.Random) -> bytes:
    """A number is another: of an object, a length, a place in the file."""
    places = [at for at in range(len(data)) if data[at : at + 1].isdigit() and not data[at - 1 : at].isdigit()]
    for _ in range(chance.randrange(1, 5)):
        at = chance.choice(places)
        value = chance.choice((b"0", b"1", b"-7", b"4294967296", b"65535", b"3"))
        data = data[:at] + value + data[at + 1 :]
    return data


def stream_replaced(data: bytes, chance: random.Random) -> bytes:
    """A stream holds something else: nothing, noise, or far more than it seems to."""
    starts = [at for at in range(len(data)) if data.startswith(b"\nstream\n", at)]
    start = chance.choice(starts) + len(b"\nstream\n")
    end = data.find(b"\r\nendstream", start)
    inside = chance.choice(
        (b"", chance.randbytes(100), zlib.compress(bytes(30_000_000), 9), zlib.compress(b"q " * 200_000), zlib.compress(b"[" * 100_000))
    )  # fmt: skip
    return data[:start] + inside + data[end:]


def operators_changed(data: bytes, chance: random.Random) -> bytes:
    """The words of a page are mixed up: its content is unpacked, changed and packed anew."""
    start = data.find(b"\nstream\n", chance.randrange(len(data)))
    start = (start if start >= 0 else data.find(b"\nstream\n")) + len(b"\nstream\n")
    end = data.find(b"\r\nendstream", start)
    try:
        content = zlib.decompress(data[start:end])
    except zlib.error:
        return bytes_changed(data, chance)
    words = content.split(b" ")
    for _ in range(chance.randrange(1, 9)):
        words[chance.randrange(len(words))] = chance.choice((*OPERATORS, *TOKENS))
    return data[:start] + zlib.compress(b" ".join(words)) + data[end:]


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    bytes_changed, cut, doubled, tokens_put_in, numbers_changed, stream_replaced, operators_changed,
)  # fmt: skip


def test_whatever_a_file_holds_it_is_judged(tmp_path: Path) -> None:
    """Every mutated file gets a word and, unless it reads and looks just like the good one, an error; nothing is raised."""
    _, good = shipped("en", "a4")
    path = tmp_path / "odd.pdf"
    for seed in range(COUNT):
        chance = random.Random(seed)  # noqa: S311 - the same files each time
        kind = KINDS[seed % len(KINDS)]
        path.write_bytes(kind(good, chance))
        seen = verify_file(path, LIBRARY if seed % 10 == 0 else None, tags=True, typesetter=TYPESETTER)
        assert seen.state, (seed, kind.__name__)
        assert all(one.message and str(one).isprintable() for one in seen.problems), (seed, kind.__name__)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", bytes(70_000), b"<" * 100_000, b"[" * 1_000_000]
)
def test_what_is_no_file_at_all_is_judged(tmp_path: Path, data: bytes) -> None:
    """What is no PDF, or hardly one, is not good."""
    path = tmp_path / "odd.pdf"
    path.write_bytes(data)
    assert not verify_file(path, LIBRARY).good
