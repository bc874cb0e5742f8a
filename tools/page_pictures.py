"""Picture the clinician's page for the documentation: `python tools/page_pictures.py`.

Needs chromium on the path. Serves the library of a ward that the tests use, with invented names, and writes docs/pictures/page-*.png.
"""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "tests" / "serve"), str(ROOT / "tests" / "signing")]

from browsing import Nurse, browser  # noqa: E402 - the path is known only now
from pictures import save  # noqa: E402 - the same
from ward import Served, make_ward  # noqa: E402 - the same

SHOWN = {
    "page-find": "/?q=calcin",
    "page-leaflet": "/l/scrotal-calcinosis?lang=ar&paper=trifold-a4&clinic=north",
    "page-patient": "/l/visit?lang=ar&paper=a4&clinic=north",
    "page-too-long": "/l/long?lang=en&paper=trifold-a4&clinic=north",
    "page-status": "/status?all",
}
"""The pages that are shown, by the name of their picture."""
PATIENT = {"#f1": "Amira Nasser", "#f2": "12.01.2027, 10:30"}


def page_picture(nurse: Nurse, path: str) -> Image.Image:
    """A page as it stands in a window; fields are filled in."""
    nurse.go(path)
    for field, words in PATIENT.items():
        if nurse.page.locator(field).count():
            nurse.page.locator(field).fill(words)
    if nurse.page.locator("#f1").count():
        nurse.page.locator("#f1").press("Enter")
        nurse.page.wait_for_url("**sheet=**")
    nurse.page.wait_for_load_state("networkidle")
    return Image.open(BytesIO(nurse.page.screenshot()))


def make_page_pictures() -> None:
    """Serve a ward, and picture its pages."""
    with TemporaryDirectory() as folder:
        make_ward(Path(folder))
        with Served(Path(folder), ("--clinic", "north")) as served, browser() as opened:
            nurse = Nurse(opened, served)
            for name, path in SHOWN.items():
                save(page_picture(nurse, path).convert("RGB"), name)


if __name__ == "__main__":
    make_page_pictures()
