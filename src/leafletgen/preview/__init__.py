"""In: jobs of a batch, as names. Out: PNG pictures of their pages, and of the folded paper as a reader turns it."""
