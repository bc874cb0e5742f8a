"""Starts new files. In: a name. Out: commented files in a library, which build at once and are then edited."""
