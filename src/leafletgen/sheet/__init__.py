"""Paper: panels, folds, imposition, and marks for a print shop. In: a `Layout`. Out: rectangles and pages."""
