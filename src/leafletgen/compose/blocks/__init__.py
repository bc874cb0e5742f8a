"""A file for each kind of content: how a block becomes content, its rows, its structure elements. `kinds.py` names them all."""
