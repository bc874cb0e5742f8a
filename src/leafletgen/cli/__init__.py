"""The command line: words and exit statuses. In: arguments. Out: what other rooms are asked to do, and their answers as text or JSON."""
