"""A safe subset of SVG to shapes. In: the bytes of a drawing. Out: `Drawing`, or `Refused`."""
