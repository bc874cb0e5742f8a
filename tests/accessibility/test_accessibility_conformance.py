"""Every file conforms to PDF/UA-1 and PDF/A-2a at once, as a validator says that is not ours."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise, product

import page as validation
import pytest
from finished import SHELF, every_file
from generated import KINDS

from leafletgen.model.edition import Job

pytestmark = pytest.mark.slow

BOTH = (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A)
RECIPES = SHELF.generated.recipes


def failures(data: bytes) -> list[tuple[str, str, str]]:
    """What the validator finds wrong, by profile, rule and message."""
    reports = {profile: validation.validate_pdf_bytes(data, profile=profile) for profile in BOTH}
    found = [
        (str(profile), failure.rule_id, failure.message)
        for profile, report in reports.items()
        for failure in report.failures
    ]
    assert all(report.is_compliant for report in reports.values()) is not bool(found)
    return found


@every_file
def test_files_conform(job: Job) -> None:
    """A file conforms to both standards, whatever blocks stand side by side in it."""
    file = SHELF.file(job)
    assert failures(file.data) == []


@pytest.mark.parametrize("job", SHELF.generated.jobs()[:8], ids=lambda job: job.layout)
def test_files_for_print_shops_conform(job: Job) -> None:
    """A file with bleed, crop marks and fold marks conforms to both standards, too."""
    assert failures(SHELF.file(replace(job, marks=True)).data) == []


def test_generated_leaflets_have_every_block_beside_every_other() -> None:
    """At least thirty leaflets, in which each kind of block stands right after each kind, itself included."""
    assert len(RECIPES) >= 30
    found = {pair for recipe in RECIPES for kinds in recipe.kinds for pair in pairwise(kinds)}
    assert found >= set(product(KINDS, repeat=2))


def test_generated_leaflets_vary_in_all_that_matters() -> None:
    """Both directions meet drafts and signed texts, clinics and none, sources and none, and every layout."""
    chosen = Counter((each.rtl, each.signed, each.clinic, bool(each.sources)) for each in RECIPES)
    assert len(chosen) == 16
    layouts = RECIPES[0].layouts
    assert {(each.layout, each.rtl) for each in RECIPES} == set(product(layouts, (False, True)))
    assert {len(each.kinds) for each in RECIPES} == {1, 2, 3, 4}
