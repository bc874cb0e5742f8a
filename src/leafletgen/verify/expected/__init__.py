"""The words that must be on paper: those of the leaflet, and those that the program adds."""
