"""The shape of each kind of file: its keys, and the values that each may have."""
