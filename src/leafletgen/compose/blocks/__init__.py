"""One file for each kind of content: its preparation, rows and structure elements. `kinds.py` names them all."""
