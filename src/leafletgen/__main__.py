"""`python -m leafletgen` is the same as `leafletgen`."""

from leafletgen.cli.app import main

main()
