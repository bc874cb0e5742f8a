"""`leafletgen sign`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletgen.cli.options import (
    act_options,
    examples,
    format_option,
    library_option,
    recorded_by_option,
    text_options,
)
from leafletgen.cli.report import ALL_GOOD
from leafletgen.model.people import SigningRole

if TYPE_CHECKING:
    from datetime import date

    from leafletgen.trust.standing import Case

# A command imports what it needs when it runs: `leafletgen --help` waits for nothing but click.
# ruff: noqa: PLC0415


@click.command(
    epilog=examples(
        "leafletgen sign asthma -l en --as maria --role clinician           the text that others are translated from",
        "leafletgen sign asthma -l ar --as omar --role translator           a translation, beside its source",
        "leafletgen sign asthma -l ar --as maria --role clinician --yes     without being asked",
        "leafletgen sign asthma -l en --as maria --role clinician --key ~/.ssh/id_ed25519",
        "leafletgen sign asthma -l en --as maria --role clinician --from-reviewed   show an older signature first",
    )
)
@text_options("The language of the text that is signed.")
@act_options
@click.option(
    "--role",
    required=True,
    type=click.Choice([one.value for one in SigningRole]),
    help="The role in which the person signs.",
)
@click.option(
    "--key", type=click.Path(path_type=Path, dir_okay=False), help="Your private OpenSSH key, to sign with it."
)
@recorded_by_option
@click.option(
    "--from-reviewed", is_flag=True, help="Show the old signatures under 'reviewed' in the text; they no longer count."
)
@click.option("--yes", is_flag=True, help="Sign without being asked.")
@library_option
@format_option
def sign(
    leaflet: str,
    language: str,
    person: str,
    role: str,
    key: Path | None,
    recorded_by: str,
    on: "date",
    from_reviewed: bool,
    yes: bool,
    root: Path | None,
    format: str,
) -> int:
    """Sign a text: say that every word of it is right.

    Shows the text, or what has changed since it was last signed, and asks. Any later edit of a word, a number or a
    picture makes the text unsigned again. Who may sign is in people.yaml; what was signed is kept in records.yaml
    beside the text.
    """
    from leafletgen.library.cases import case_of
    from leafletgen.library.library import Library
    from leafletgen.signing.acts import Act
    from leafletgen.signing.acts import sign as record
    from leafletgen.trust.standing import standing

    library, machine = Library.find(root), format == "json"
    case = case_of(library, leaflet, language, on)
    if not machine:
        click.echo("\n".join(text_to_sign(case, from_reviewed)))
    if not yes:
        click.confirm(f"Sign {leaflet} in {language} as {role}?", abort=True, err=machine)
    record(library, Act(leaflet, language, person, on, recorded_by), SigningRole(role), key)
    signed = case_of(library, leaflet, language, on)
    result = standing(signed)
    if machine:
        facts = {"leaflet": leaflet, "language": language, "text": signed.fingerprint, "released": result.released}
        click.echo(json.dumps({**facts, "open": [str(one) for one in result.reasons]}))
    else:
        rest = "It may be handed out." if result.released else "Before it may be handed out:"
        click.echo(f"Signed: {leaflet} in {language}, text {signed.fingerprint[:8]}. {rest}")
        for one in result.reasons:
            click.echo(f"  {one.message}; {one.hint}")
    return ALL_GOOD


def text_to_sign(case: "Case", from_reviewed: bool) -> Iterator[str]:
    """What is to be signed: the whole text, or only what has changed since the last signature of it."""
    from leafletgen.trust.fingerprint import translated

    yield f"{case.text.title.plain} ({case.text.id}, {case.text.language}, version {case.text.version})"
    if from_reviewed:
        for review in case.text.reviews:
            yield f"  signed before by {review.name}, {review.role}, on {review.signed}, for version {review.version}"
    last = case.record.signed[-1] if case.record.signed else None
    before = case.record.strings
    if last and before:
        yield f"Changed since {last.by} signed it on {last.on}:"
        yield from changed_strings_of(case, before)
        return
    sources = translated(case.source.text) if case.source else ()
    for at, text in enumerate(translated(case.text)):
        yield f"  {text.id}"
        if len(sources) > at:
            yield f"    {sources[at].plain}"
        yield f"    {text.plain}"


def changed_strings_of(case: "Case", before: tuple[str, ...]) -> Iterator[str]:
    """The strings that are not as they were when the text was last signed."""
    from leafletgen.trust.alignment import changed_strings
    from leafletgen.trust.fingerprint import string_fingerprints, translated

    texts, known = translated(case.text), case.records.strings
    changes = changed_strings(before, string_fingerprints(case.text), known)
    for one in changes:
        name = texts[one.now].id if one.now is not None else "a text"
        yield f"  {name}: {one.change}"
        if one.before is not None and before[one.before] in known:
            yield f"    - {known[before[one.before]]}"
        if one.now is not None:
            yield f"    + {texts[one.now].plain}"
    if not changes:
        yield "  nothing"
