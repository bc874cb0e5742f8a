"""Sets an edition on pages. In: `Edition`. Out: `Composition`, in which every place on paper is decided."""
