"""The log of what nobody foresaw: what kind of fault and where in the program, never what it says."""

import logging

LOG = logging.getLogger("leafletgen.serve")


def log_fault(about: str, wrong: Exception) -> None:
    """Write a line. The words of an exception are left out, for they may hold what was typed for a patient."""
    place = wrong.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "an unknown place"
    LOG.error("%s: %s at %s", about, type(wrong).__name__, where)
