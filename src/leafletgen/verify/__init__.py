"""Reads the finished file back. In: bytes, and the edition that they should hold. Out: a list of `Diagnostic`."""
