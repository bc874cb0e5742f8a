"""The clinician's page: a library in, a local web page out, on which a leaflet is found, chosen and printed.

A request passes `guard`, which knows who may ask; `finding`, `leaflet_page`, `patient` and `reporting` answer it. They ask
`shelf` what there is, and `rendering` for sheets, which worker processes make (`making`). Nothing is written to disk.
"""
