"""Leaflets × languages × layouts. In: a library and a selection. Out: whole files in a folder, and a manifest that says what they are."""
