"""`python -m leafletgen` is the same as `leafletgen`."""

from leafletgen.cli import main

main()
