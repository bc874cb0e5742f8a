"""What must be on paper: the words of a leaflet, and those that the program adds to them."""
