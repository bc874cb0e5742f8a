"""Makes the model from checked files. In: schema objects. Out: `Leaflet`, `Layout`, or `Refused`."""
