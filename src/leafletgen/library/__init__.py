"""Reads YAML into the model. In: files of a library. Out: `Leaflet`, `Layout` and the like, or `Refused`."""
