"""Page contents to runs of text, marks, fonts and the structure tree."""
