"""Signing, accepting and withdrawing. In: a library and a request. Out: the records of a leaflet, written anew, and what is open."""
