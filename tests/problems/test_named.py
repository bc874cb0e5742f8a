"""Every code of the catalogue occurs in a test, so a rule that is deleted is missed."""

import re
from pathlib import Path

from leafletgen.problems.catalogue import CATALOGUE
from leafletgen.problems.explanations import explanations

TESTS = Path(__file__).parents[1]


def test_every_code_is_named_in_a_test() -> None:
    """Some test causes each code, or its explanation has an example that tests/problems/test_explanations.py runs."""
    files = [path for path in TESTS.rglob("*") if path.suffix in {".py", ".yaml"}]
    tests = "\n".join(path.read_text("utf-8") for path in files)
    named = {code for code in CATALOGUE if re.search(rf"(?<![\w-]){code}(?![\w-])", tests)}
    shown = {one.code for one in explanations().values() if one.bad}
    assert sorted(set(CATALOGUE) - named - shown) == []
