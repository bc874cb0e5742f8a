"""Reads a safe subset of SVG. In: the bytes of a drawing. Out: a `Vector`, or `Refused`."""
