"""A real browser in front of the page, with clicks counted. It is that of the system; the driver brings none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from ward import Served

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A window of print crashes a browser without a screen; what would be printed is noted instead, wherever the script runs.
PRINTED = """
Object.defineProperty(Navigator.prototype, "pdfViewerEnabled", { get: () => true });
window.printed = [];
window.print = () => window.printed.push("the page itself");
Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
  get() { const frame = this; return { focus() {}, print() { top.printed.push(new URL(frame.src).href); } }; },
});
"""


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser of this system. Skips the test where there is none: `apt-get install chromium` brings it."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


class Nurse:
    """Somebody at a browser. `clicks` counts presses of the mouse; typing is not one."""

    def __init__(
        self, opened: Browser, served: Served, *, script: bool = True, width: int = 1280, height: int = 870
    ) -> None:
        self.served = served
        self.context: BrowserContext = opened.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script
        )
        self.context.set_default_timeout(60_000)
        if script:
            self.context.add_init_script(PRINTED)
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda wrong: self.said.append(str(wrong)))
        self.clicks = 0
        self.page.goto(f"http://{served.host}/?k={served.launch}")

    def go(self, path: str) -> None:
        """Open an address."""
        self.page.goto(f"http://{self.served.host}{path}")

    def type(self, words: str) -> None:
        """Type into the search box and wait for the results."""
        self.page.locator("#q").fill(words)
        self.page.get_by_role("heading", name=words).wait_for()

    def click(self, what: Locator) -> None:
        """Press something with the mouse."""
        self.clicks += 1
        what.click()

    def printed(self) -> str:
        """The address of what was sent to the print window, or nothing."""
        # Not `wait_for_function`: it evaluates text inside the page, which the page's own policy forbids.
        sent: list[str] = []
        for _ in range(600):
            sent = self.page.evaluate("window.printed")
            if sent:
                break
            self.page.wait_for_timeout(100)
        return sent[-1]

    def close(self) -> None:
        """Close the browser's windows."""
        self.context.close()
