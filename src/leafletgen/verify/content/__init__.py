"""Reads page contents: runs of text, marked content, fonts and the structure tree."""
