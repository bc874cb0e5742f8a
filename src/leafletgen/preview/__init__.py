"""Makes pictures. In: jobs. Out: PNG pictures of their pages, and of the folded paper as a reader opens it."""
