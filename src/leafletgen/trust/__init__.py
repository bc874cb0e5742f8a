"""Signatures that bind. In: leaflets, people and records. Out: what state a text is in, and every reason why."""
