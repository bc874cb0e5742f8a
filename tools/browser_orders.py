"""Ask a browser in which order it prints sentences with expressions: `python tools/browser_orders.py`.

Needs Chromium, which is looked for on the path. Writes tests/text/browser_orders.json, a second judge that the tests hold
our own order against; the tests themselves need no browser. Each expression is put into `<bdi dir="ltr">`, and the place of
each character is what `Range.getClientRects` says of it.

Inside `bdi`, UAX #9 still turns Arabic-Indic digits and signs of Arabic and Hebrew round (`٥ - ١٠` becomes `١٠ - ٥`), which
printed expressions must not do. Where there are such characters `<bdo dir="ltr">` says that they stand as written; the browser
then judges where the expression stands in its sentence.
"""

import json
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape, unescape
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "text" / "browser_orders.json"
sys.path.append(str(DATA.parent))

from known_expressions import EASTERN, WESTERN  # noqa: E402 - the path is known only now
from made_expressions import expressions  # noqa: E402 - the same

MADE = 640
SENTENCES = (
    ("ar", "اتصل بالطبيب {} إذا زاد الألم."),
    ("fa", "اگر درد بیشتر شد {} را ببینید."),
    ("ur", "اگر درد بڑھ جائے تو {} پر رابطہ کریں۔"),
    ("he", "אם הכאב גובר, {} ולפנות לרופא."),
    ("ar", "اتصل بالعيادة على الرقم {}."),
    ("fa", "{} را به پزشک خود بگویید."),
    ("ur", "براہ کرم دیکھیں: {}۔"),
    ("he", "פנו לרופא ({}) בהקדם!"),
)

PAGE = """<!doctype html><meta charset="utf-8"><title>orders</title>
<style>p { font: 20px sans-serif; white-space: nowrap; width: max-content }</style>
%s
<pre id="places"></pre>
<script>
const places = [...document.querySelectorAll("p")].map(p => {
  const found = [];
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); )
    for (let at = 0; at < node.data.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [box] = range.getClientRects();
      found.push(box ? (box.left + box.right) / 2 : null);
    }
  return found;
});
document.getElementById("places").textContent = JSON.stringify(places);
</script>
"""


class Case(NamedTuple):
    """An expression in a sentence of a language."""

    language: str
    before: str
    expression: str
    after: str


def cases() -> Iterator[Case]:
    """Every known expression and many made ones, each in the next sentence."""
    made = [*WESTERN, *EASTERN, *expressions(MADE, seed=9)]
    for expression, (language, sentence) in zip(made, islice(cycle(SENTENCES), len(made)), strict=True):
        before, _, after = sentence.partition("{}")
        yield Case(language, before, expression, after)


def paragraph(case: Case) -> str:
    """One sentence of the page, with its expression set from left to right."""
    turned = any(unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in case.expression)
    words = f'<bdo dir="ltr">{escape(case.expression)}</bdo>' if turned else escape(case.expression)
    inside = f'<bdi dir="ltr">{words}</bdi>'
    return f'<p lang="{case.language}" dir="rtl">{escape(case.before)}{inside}{escape(case.after)}</p>'


def centres(made: Sequence[Case]) -> list[list[float | None]]:
    """For each sentence the middle of each of its characters, in pixels from the left; None for one that takes no room."""
    browser = shutil.which("chromium") or sys.exit("Chromium is needed, and is not on the path.")
    with TemporaryDirectory() as folder:
        page = Path(folder) / "orders.html"
        page.write_text(PAGE % "\n".join(map(paragraph, made)), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"]
        command = [browser, *options, f"--user-data-dir={folder}/profile", page.as_uri()]
        dump = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: list[list[float | None]] = json.loads(
        unescape(dump.partition('<pre id="places">')[2].partition("</pre>")[0])
    )
    return found


def printed(case: Case, places: Sequence[float | None]) -> list[int]:
    """The indexes of a sentence's characters from left to right."""
    known = {index: place for index, place in enumerate(places) if place is not None}
    if len(known) != len(places):
        sys.exit(f"The browser gives no place to each character of {case}")
    return sorted(known, key=known.__getitem__)


def runs(order: Sequence[int]) -> list[list[int]]:
    """The same as pairs of first and last index, of stretches that count up or down by one."""
    found: list[list[int]] = []
    step = 0
    for index in order:
        if found and index - found[-1][1] in ({step} if step else {1, -1}):
            step = index - found[-1][1]
            found[-1][1] = index
        else:
            found.append([index, index])
            step = 0
    return found


def main() -> None:
    """Ask, and write down the answers, a line each."""
    made = list(cases())
    lines = [
        json.dumps([*case, runs(printed(case, places))], ensure_ascii=False)
        for case, places in zip(made, centres(made), strict=True)
    ]
    DATA.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print(f"{len(lines)} sentences in {DATA.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
