"""Advice on how a leaflet reads and what it leaves out. It keeps no leaflet back."""
