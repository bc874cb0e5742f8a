"""Checks of names of files, which must be there, in the folder of the file that names them."""

from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationInfo

from leafletgen.library.folder import FileTrouble, contents, file_path
from leafletgen.library.pictures import DRAWINGS, raster
from leafletgen.library.schema.fields import refuse
from leafletgen.library.schema.validation import Context


def present(name: str, info: ValidationInfo) -> str:
    """The name of a file that is there."""
    return _tried(file_path, name, info)


def picture_name(name: str, info: ValidationInfo) -> str:
    """The name of a file that is there and is a picture; a drawing has errors and places of its own."""
    return _tried(contents if name.lower().endswith(DRAWINGS) else raster, name, info)


def _tried(look: Callable[[Path, str], object], name: str, info: ValidationInfo) -> str:
    if isinstance(info.context, Context):
        try:
            look(info.context.folder, name)
        except FileTrouble as trouble:
            raise refuse(trouble.code, **trouble.values) from None
    return name
