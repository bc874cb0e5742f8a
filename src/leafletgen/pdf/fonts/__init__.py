"""Fonts in the file: subsets, the codes of their signs, and the text of each code."""
