"""In: a name. Out: commented files in a library, which build at once and wait to be written over."""
