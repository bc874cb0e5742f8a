"""The program with workers that have minutes for a sheet, since a machine that runs tests may be busy: `python patiently.py serve`."""

import sys
from functools import partial

if __name__ == "__main__":
    from leafletgen.cli.app import main
    from leafletgen.serve import server
    from leafletgen.serve.rendering import Renderer

    vars(server)["Renderer"] = partial(Renderer, limit=300.0)
    sys.exit(main())
