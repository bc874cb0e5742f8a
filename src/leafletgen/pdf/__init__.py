"""Pages to bytes. In: `Composition`. Out: the bytes of one PDF file, PDF/UA-1 and PDF/A-2a at once."""
