"""Makes many files. In: a library and a selection. Out: whole files in a folder, and a manifest that describes them."""
