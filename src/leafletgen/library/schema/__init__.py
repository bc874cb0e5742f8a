"""The shape of each kind of file: which keys there are, and what may stand behind each."""
