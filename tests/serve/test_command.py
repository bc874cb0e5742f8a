"""`leafletgen serve` as it is started and ended."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ward import OPTIONS, Served

from leafletgen.cli import serve
from leafletgen.cli.app import status_of


def command(*options: str) -> subprocess.CompletedProcess[str]:
    """Start the command where it cannot serve."""
    whole = [sys.executable, "-m", "leafletgen", "serve", "--no-browser", *options]
    return subprocess.run(whole, capture_output=True, text=True, timeout=120, check=False)


def test_a_port_that_is_taken_is_told(page: Served) -> None:
    """A second page on the same port says so, and what to do."""
    ended = command("--port", str(page.port))
    assert ended.returncode == 1
    assert f"error[port-taken]: port {page.port} cannot be used" in ended.stderr


def test_a_library_that_lacks_flask_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the extra the command says how to install it."""
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == "flask" else "there")
    assert status_of(["serve"]) == 1
    assert "error[no-serve]: the clinician's page needs the library flask" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--clinic", "nowhere"], "there is no clinic"),
        (["--behind-proxy", "http://x/"], "write it like leaflets.hospital.example"),
        (["--behind-proxy", "a b"], "write it like leaflets.hospital.example"),
        (["--published-at", "ftp://x"], "write it like https://leaflets.hospital.example/pdf"),
        (["--port", "99999"], "99999"),
        (["--library", "/nowhere"], "is not a library"),
    ],
)
def test_options_that_cannot_be_used_are_told(options: list[str], words: str) -> None:
    """A wrong option is one message and exit status 2."""
    ended = command(*options)
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_page_ends_when_it_is_asked_to(ward: Path, how: signal.Signals) -> None:
    """Ctrl-C and the system's request end the page and its workers, without a word on standard error."""
    with Served(ward, program=("-m", "leafletgen", "serve", *OPTIONS)) as served:
        while served.browser().get("/l/fever/leaflet.pdf").status == 503:
            pass  # a busy machine
        served.process.send_signal(how)
        _, said = served.process.communicate(timeout=60)
    assert said == ""
    assert served.process.returncode in {0, 130}
