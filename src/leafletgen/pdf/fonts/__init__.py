"""Fonts in the file: subsets, codes for signs, and what they mean."""
