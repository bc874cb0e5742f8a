"""The command line. In: arguments. Out: calls to the other rooms, their answers as text or JSON, and an exit status."""
