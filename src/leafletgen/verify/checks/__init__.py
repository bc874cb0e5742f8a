"""One file for each theme of checks. In: an `Opened` file. Out: a list of `Diagnostic`."""
