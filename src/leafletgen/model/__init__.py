"""The nouns: immutable values such as `Leaflet`, `Layout`, `Language` and `Clinic`, without any I/O."""
