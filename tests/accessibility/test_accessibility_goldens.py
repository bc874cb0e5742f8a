"""What is heard of a leaflet with everything, in words that people have looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from finished import SHELF, File
from second_reader import Node
from written import printed

from goldens import Goldens
from leafletgen.model.edition import Job

GOLDENS = Path(__file__).parent / "goldens"
JOBS = (
    Job("sample", "en", "a4"),
    Job("sample", "ar", "trifold-a4", "harbour"),
    Job("sample", "hi", "booklet-a5", "harbour"),
    Job("sample", "ar", "bilingual-a4"),
)


def heard_of(file: File) -> str:
    """The tags, then what is not heard of each page, by its kinds and its words."""
    lines = ["heard:", *heard(file.heard.root, "", 1), "not heard:"]
    for page in range(len(file.heard.pages)):
        artifacts = file.heard.artifacts(page)
        kinds = {" ".join(reversed((each.artifact or {}).values())) for each in artifacts}
        lines.append(f"  page {page + 1}: {', '.join(sorted(kinds))}")
        lines += [f"    {printed(each.text)}" for each in artifacts if each.text]
    return "\n".join(lines) + "\n"


def heard(node: Node, language: str, depth: int) -> Iterator[str]:
    """An element and all below it, one a line: its role, its language where it changes, its properties, its words."""
    properties = [f"{key.lower()}={value}" for key, value in node.attributes.items() if key in {"Alt", "T"}]
    properties += [str(node.attributes["ListNumbering"]).removeprefix("/")] if node.role == "L" else []
    properties += [f"lang={node.language}"] if node.language != language else []
    properties += sorted({f"to={link.uri}" for link in node.links})
    inline = [kid for kid in node.nodes if kid.role in {"Span", "Link"}]
    words = "" if inline else node.said
    about = f" [{', '.join(properties)}]" if properties else ""
    yield f"{'  ' * depth}- {node.role}{about}" + (f": “{words}”" if words else "")
    for kid in node.nodes:
        yield from heard(kid, node.language, depth + 1)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_what_is_heard_is_the_golden(job: Job, golden: Goldens) -> None:
    """Tags and artifacts of representative leaflets are those that people have looked at."""
    golden(GOLDENS / f"{job.name}.txt", heard_of(SHELF.file(job)))


def test_no_golden_is_dead(golden: Goldens) -> None:
    """Every golden is one that a test makes."""
    golden.only(GOLDENS, {f"{job.name}.txt" for job in JOBS})
