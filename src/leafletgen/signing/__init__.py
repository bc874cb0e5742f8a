"""Signing, accepting and withdrawing. In: a library and an act. Out: the changed records of a leaflet."""
