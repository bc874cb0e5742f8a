"""Bytes to PDF objects."""
