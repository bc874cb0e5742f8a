"""The catalogue of diagnostics. In: a code and what is known of the case. Out: a `Diagnostic` in plain words, and on request why."""
