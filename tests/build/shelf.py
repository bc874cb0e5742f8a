"""A library small enough to be built in a blink, with shipped layouts, languages and fonts behind it."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from leafletgen.build.plan import Request, Selection, plan
from leafletgen.build.run import Done, build
from leafletgen.build.uptodate import program_name
from leafletgen.diagnostics import Refused
from leafletgen.library.library import Library

FACTS = """\
id: {id}
version: '1.0'
published: 2026-01-02
review_by: {review_by}
source_language: en
"""
TEXT = """\
title: {title}
summary: Drink water.
sections:
  - id: what
    heading: What is it?
    body:
      - {body}
"""
TODAY = date(2026, 6, 1)


class Shelf:
    """A library in a folder of its own, and an output folder beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "library"
        self.output = folder / "out"

    def leaflet(self, id: str, review_by: str = "2028-01-02", signed: bool = False, **bodies: str) -> "Shelf":
        """Write a leaflet in the languages that there are bodies for (`pt_BR` is pt-BR); English if there are none."""
        folder = self.root / "leaflets" / id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "leaflet.yaml").write_text(FACTS.format(id=id, review_by=review_by), "utf-8")
        for language, body in (bodies or {"en": "A short text."}).items():
            tag = language.replace("_", "-")
            (folder / f"{tag}.yaml").write_text(TEXT.format(title=f"About {id}", body=body), "utf-8")
        if signed:
            from vouching import vouch  # noqa: PLC0415 - programs that tests start find only their own folder

            with suppress(Refused):  # what cannot be read cannot be signed
                vouch(self.library, id)
        return self

    @property
    def library(self) -> Library:
        """The library, opened."""
        return Library.find(self.root)

    def request(
        self,
        selection: Selection = Selection(),
        *,
        release: bool = False,
        today: date = TODAY,
        force: bool = False,
        prune: Selection | None = None,
        workers: int = 1,
    ) -> Request:
        """A request for a selection, else for everything."""
        return Request(
            self.library,
            plan(self.library, selection),
            program_name(),
            today,
            release,
            output=self.output,
            workers=workers,
            force=force,
            prune=prune,
        )

    def build(self, request: Request | None = None) -> dict[str, Done]:
        """Build, and give what became of each job."""
        settled: dict[str, Done] = {}
        stopped = build(request or self.request(), lambda done: settled.update({done.job.name: done}))
        assert not stopped
        return settled

    def states(self, request: Request | None = None) -> dict[str, str]:
        """Build, and give the state of each job."""
        return {name: done.state.value for name, done in self.build(request).items()}

    def files(self) -> dict[str, bytes]:
        """Everything in the output folder but the lock."""
        found = (path for path in self.output.rglob("*") if path.is_file() and not path.name.endswith("-lock"))
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}
