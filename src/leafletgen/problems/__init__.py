"""The catalogue of diagnostics. In: a code and the facts of the case. Out: a `Diagnostic` in plain words."""
