"""Printable patient leaflets: YAML in, tagged A4 and tri-fold PDF out, in every language a clinic needs."""
