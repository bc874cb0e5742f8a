"""Leaflet to pages. In: `Leaflet`, `Layout`, `Language`, `Typefaces`, `Clinic`. Out: `Composition`, where nothing is left to decide."""
