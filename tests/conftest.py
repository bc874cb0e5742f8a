"""What all tests share."""

import pytest

pytest_plugins = ["goldens", "processes", "pytester"]
NO_BROWSER = "no chromium"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly, at the end of the run, that the page was not tried in a browser: a skipped test is easily overlooked."""
    skipped = [one for one in terminalreporter.stats.get("skipped", ()) if NO_BROWSER in str(one.longrepr)]
    if skipped:
        terminalreporter.write_sep("=", "THE PAGE WAS NOT TRIED IN A BROWSER", yellow=True, bold=True)
        terminalreporter.write_line(
            f"{len(skipped)} tests of the clinician's page need a browser: apt-get install chromium. Clicks by mouse and keyboard, "
            "the print window, sizes on the screen and axe-core were not tested. Everything else about the page was."
        )
