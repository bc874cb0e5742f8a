"""YAML to model. In: files of a library. Out: `Leaflet`, `Language`, `Layout`, `Typefaces`, `Clinic`, or `Refused` with every error."""
