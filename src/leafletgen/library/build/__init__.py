"""Checked files to the model. In: schema objects. Out: `Leaflet`, `Layout`, or `Refused`."""
