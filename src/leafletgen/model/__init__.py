"""The nouns: immutable, without I/O. In: nothing. Out: `Leaflet`, `Layout`, `Language`, `Typeface`, `Clinic`."""
