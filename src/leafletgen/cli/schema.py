"""`leafletgen schema`."""

from pathlib import Path

import click

from leafletgen.cli.options import examples, folder_option, format_option
from leafletgen.cli.report import ALL_GOOD

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen schema             into schemas/",
        "leafletgen schema -o editor   into another folder",
    )
)
@folder_option("schemas")
@format_option
def schema(output: Path, format: str) -> int:
    """Write JSON Schemas of the files that people write.

    Editors complete and check with them.
    """
    import json

    from leafletgen.diagnostics import Refused
    from leafletgen.files import write_error
    from leafletgen.library.schema.json_schema import write_schemas

    try:
        written = [str(path) for path in write_schemas(output)]
    except OSError as trouble:
        raise Refused(write_error(trouble, output)) from None
    click.echo(json.dumps(written) if format == "json" else "\n".join(written))
    return ALL_GOOD
