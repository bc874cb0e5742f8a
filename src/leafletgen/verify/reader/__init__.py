"""Reads bytes into PDF objects."""
