"""The records file of a leaflet. Several people may change it at once: each change starts from the newest records."""

import time
from collections.abc import Callable

from leafletgen.build.lock import locked
from leafletgen.diagnostics import Place, Refused
from leafletgen.files import write_error, write_whole
from leafletgen.library.library import RECORDS, Library
from leafletgen.library.schema.records import written
from leafletgen.model.people import Records
from leafletgen.problems.catalogue import problem

RECORDS_PATIENCE = 10.0
"""Seconds to wait for others who are writing the same records."""
TRY_INTERVAL = 0.05
"""Seconds between two tries."""


def change(library: Library, leaflet: str, update: Callable[[Records], Records]) -> Records:
    """Change the records of a leaflet, and return them as they are now.

    `update` gets the records while nobody else can write them. Raises Refused, also when the file cannot be
    written or is locked for too long; the old file is then whole.
    """
    folder = library.root / "leaflets" / leaflet
    if not folder.is_dir():
        raise Refused(problem("not-your-leaflet", Place(f"leaflets/{leaflet}")))
    until = time.monotonic() + RECORDS_PATIENCE
    while True:
        try:
            with locked(folder):
                records = update(library.records(leaflet))
                write_whole(folder / f"{RECORDS}.yaml", written(records))
                return records
        except OSError as trouble:
            raise Refused(write_error(trouble, folder)) from None
        except Refused as refused:
            held = any(one.code == "folder-in-use" for one in refused.diagnostics)
            if not held or time.monotonic() > until:
                raise
        time.sleep(TRY_INTERVAL)
