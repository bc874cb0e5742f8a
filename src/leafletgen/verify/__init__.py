"""The finished file, read back. In: bytes, and the leaflet they should hold. Out: a list of `Diagnostic`."""
