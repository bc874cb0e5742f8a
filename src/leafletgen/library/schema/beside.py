"""Checks of file names in a file. The named files must be in the same folder."""

from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationInfo

from leafletgen.library.folder import FileTrouble, contents, file_path
from leafletgen.library.pictures import DRAWINGS, raster
from leafletgen.library.schema.fields import refuse
from leafletgen.library.schema.validation import Context


def present(name: str, info: ValidationInfo) -> str:
    """Check that the named file exists."""
    return _tried(file_path, name, info)


def picture_name(name: str, info: ValidationInfo) -> str:
    """Check that the named file exists and is a picture. The errors of a drawing have their own places in it."""
    return _tried(contents if name.lower().endswith(DRAWINGS) else raster, name, info)


def _tried(look: Callable[[Path, str], object], name: str, info: ValidationInfo) -> str:
    if isinstance(info.context, Context):
        try:
            look(info.context.folder, name)
        except FileTrouble as trouble:
            raise refuse(trouble.code, **trouble.values) from None
    return name
