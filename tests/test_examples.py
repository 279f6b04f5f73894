"""The example catalogues, whole: nothing to find, every filing as written, built twice alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.compiled import Compiled
from compiler.coverage import coverage
from compiler.evaluate import engine
from compiler.ir import Heading, Note
from compiler.linking.trials import run_linked
from compiler.pipeline import check_folder
from compiler.publish import bundle_files
from compiler.scenarios import fails
from compiler.verify.reaching import Reach
from tests.built import built

ROOT = Path(__file__).parents[1] / "examples"
CATALOGUES = ("hcmc", "rules", "overlay/quoc_gia", "overlay/thanh_pho")
DOMAINS, PROCEDURES = 14, 24


@pytest.mark.parametrize("name", CATALOGUES)
def test_an_example_is_clean(name: str) -> None:
    assert not [f"{one.span.file}:{one.span.line} {one.slug}" for one in built(name).report]


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_filing_comes_out_as_written(name: str) -> None:
    made = built(name)
    engines = {one.hash: engine(one.program, made.world) for one in made.procedures}
    failed = [
        (one.program.code, scenario.name)
        for one in made.procedures
        for scenario in one.program.scenarios
        if fails(run_linked(engines, one.hash, scenario))
    ]
    assert not failed


@pytest.mark.parametrize("name", CATALOGUES)
def test_its_filings_try_every_branch_and_bound_that_somebody_can(name: str) -> None:
    made = built(name)
    for one in made.procedures:
        known = coverage(engine(one.program, made.world))
        if known.missing:
            known = Reach(engine(one.program, made.world)).judged(known)
        told = [(branch.what, branch.path) for branch in known.missing]
        assert not told, one.program.code


@pytest.mark.parametrize("name", CATALOGUES)
def test_built_twice_it_is_the_same(name: str) -> None:
    again = check_folder(ROOT / name)
    assert list(bundle_files(again)) == list(bundle_files(built(name)))


def procedures() -> tuple[Compiled, ...]:
    return built("hcmc").procedures


def test_the_catalogue_is_worth_the_name() -> None:
    found = [one.program for one in procedures()]
    assert len({one.code for one in found}) >= PROCEDURES
    assert len({one.domain for one in found}) >= DOMAINS


def test_all_the_messy_fees_and_terms_are_there() -> None:
    listed = [one.program.domain for one in built("rules").procedures]
    assert listed.count("muc_thu") == listed.count("thoi_han") == 25


@pytest.mark.parametrize("name", CATALOGUES)
def test_units_are_printed_as_one_writes_them(name: str) -> None:
    plain = {"m2", "m3", "km2"}
    fields = (
        (one.program.code, item.id, getattr(item, "unit", ""))
        for one in built(name).procedures
        for page in one.program.pages
        for item in page.items
        if not isinstance(item, Note | Heading)
    )
    assert not [found for found in fields if found[2] in plain]
