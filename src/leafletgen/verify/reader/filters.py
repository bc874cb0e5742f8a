"""The filters of streams (ISO 32000-1, 7.4): Flate with the predictors None and Up, within a limit of size."""

import zlib
from collections.abc import Mapping
from itertools import accumulate

from leafletgen.verify.reader.objects import Malformed, Value

LARGEST_STREAM = 64 << 20
"""The most bytes of one unpacked stream: enough for a page of pictures, too few for a decompression bomb."""


def decoded(entries: Mapping[str, Value], raw: bytes) -> bytes:
    """The data of a stream, unpacked. Pictures stay as they are. Raises Malformed."""
    kind = entries.get("Filter")
    if kind is None or entries.get("Subtype") == "Image":
        return raw
    if kind != "FlateDecode":
        raise Malformed(f"the filter {kind} is not known")
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(raw, LARGEST_STREAM)
    except zlib.error:
        raise Malformed("a stream cannot be unpacked") from None
    if not unpacker.eof:
        raise Malformed("a stream is cut off, or too large")
    parameters = entries.get("DecodeParms") or {}
    predictor = parameters.get("Predictor", 1)
    if predictor == 1:
        return data
    if predictor < 10 or parameters.get("Colors", 1) != 1 or parameters.get("BitsPerComponent", 8) != 8:
        raise Malformed(f"the predictor {predictor} is not known")
    return unfiltered(data, parameters.get("Columns", 1))


def unfiltered(data: bytes, columns: int) -> bytes:
    """Undo the PNG filter of rows, None or Up (PNG, 9.2). Raises Malformed."""
    step, kinds = columns + 1, set(data[:: columns + 1])
    if len(data) % step or kinds not in ({0}, {2}):
        raise Malformed("the rows of a stream are filtered in another way")
    plain = bytearray(len(data) // step * columns)
    for column in range(columns):
        values = data[column + 1 :: step]
        plain[column::columns] = values if kinds == {0} else bytes(each & 255 for each in accumulate(values))
    return bytes(plain)
