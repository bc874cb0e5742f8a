"""Commands with any arguments in any environment: each ends with a status that is promised, and never with a traceback.

`make fuzz` gives 100 of them; the suite the first ones.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = 100 if os.environ.get("FUZZ") else 8
"""Commands that are given."""
NAMES = (
    "lumps", "en", "a4", "all", "", ".", "..", "../..", "con", "NUL", "a/b", "a\\b", "-", "--", "-x", "~", "$HOME", "%s", "{}", "é", "e\u0301",
    "\u202eabc", "a" * 300, "\n", "\t", "*", "字", "/dev/zero", "/dev/null", "/proc/self/mem", "library", "out", "COM1.txt", "a:b", " ", "\udcff",
)  # fmt: skip
"""Names of things and files, most of them of nothing."""
COMMANDS = ("build", "check", "verify", "list", "preview", "sign", "status", "changes", "withdraw", "new", "schema", "explain", "accept", "nothing")  # fmt: skip
OPTIONS = (
    "-l",
    "-L",
    "-c",
    "-o",
    "-j",
    "--format",
    "--library",
    "--as",
    "--on",
    "--marks",
    "--force",
    "--prune",
    "--release",
    "--tags",
)
VARIABLES = {
    "LANG": ("C", "zz_ZZ.UTF-8", "", "ar_EG.UTF-8"),
    "LC_ALL": ("C", "POSIX", "tr_TR.UTF-8"),
    "TZ": ("Nowhere", "UTC+99", ":/dev/zero"),
    "HOME": ("/nonexistent", "", "/dev/null"),
    "TMPDIR": ("/nonexistent", "", "/dev/null"),
    "COLUMNS": ("0", "-1", "abc", "99999"),
    "PYTHONOPTIMIZE": ("1", "2"),
    "PYTHONUTF8": ("0", "1"),
    "PYTHONIOENCODING": ("ascii", "utf-16"),
    "PYTHONWARNINGS": ("error", "default"),
    "PYTHONDEVMODE": ("1",),
    "SOURCE_DATE_EPOCH": ("abc", "-1", "1e9"),
    "RL_pageCompression": ("x",),
    "NO_COLOR": ("1",),
    "TERM": ("", "dumb"),
    "_LEAFLETGEN_COMPLETE": ("bash_source", "nonsense"),
}
"""Variables of the environment that Python, libraries or systems look at, with good and with bad values."""


def library(folder: Path) -> None:
    """A library of one small leaflet."""
    leaflet = folder / "library" / "leaflets" / "lumps"
    leaflet.mkdir(parents=True)
    facts = "id: lumps\nversion: '1.0'\npublished: 2026-01-02\nreview_by: 2099-01-02\nsource_language: en\n"
    (leaflet / "leaflet.yaml").write_text(facts, "utf-8")
    text = "title: Lumps\nsummary: About lumps.\nsections: [{id: what, heading: What is it?, body: [A lump.]}]\n"
    (leaflet / "en.yaml").write_text(text, "utf-8")


def command(chance: random.Random) -> list[str]:
    """A command with arguments, some of which it knows."""
    words = [chance.choice(COMMANDS)]
    for _ in range(chance.randrange(5)):
        if chance.random() < 0.5:
            words.append(chance.choice(OPTIONS))
        words.append(chance.choice(NAMES))
    # Else some commands would be about the leaflets that are shipped, and take long.
    return [*words, "--library", "library"] if chance.random() < 0.8 else [words[0], "--help"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows passes other arguments")
@pytest.mark.parametrize("seed", range(COUNT))
def test_whatever_is_asked_for_it_is_answered(tmp_path: Path, seed: int) -> None:
    """The status is one of those that are promised, what is wrong is said, and nothing is a fault of the program."""
    chance = random.Random(seed)  # noqa: S311 - the same commands each time
    library(tmp_path)
    words = [word.replace("\0", "") for word in command(chance)]
    chosen = {name: chance.choice(values) for name, values in VARIABLES.items() if chance.random() < 0.3}
    ran = subprocess.run(
        [sys.executable, "-m", "leafletgen", *words], cwd=tmp_path, env=os.environ | chosen, input=b"", capture_output=True, check=False,
        timeout=180,
    )  # fmt: skip
    said = ran.stderr.decode(errors="replace")
    assert ran.returncode in {0, 1, 2, 130}, (words, chosen, said)
    assert not any(word in said for word in ("Traceback", "internal-error", "Exception ignored")), (words, chosen, said)
    assert ran.returncode in {0, 130} or said.strip() or ran.stdout.strip(), (words, chosen)
