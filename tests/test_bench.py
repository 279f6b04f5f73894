"""The benchmark's own ground: a sound catalogue, edits that keep it so, rows that run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from compiler.evaluate import engine
from compiler.evaluation import Filing
from compiler.pipeline import Build, compile_texts
from compiler.scenarios import run_scenario
from tests.bench.__main__ import ROWS, line
from tests.bench.by_hand import RULES, judge
from tests.bench.evaluating import AT, HALF, form_engine
from tests.bench.generator import MUTATIONS, catalogue, mutate
from tests.bench.measuring import TINY

COUNT = 5
CATALOGUE = catalogue(COUNT)


def sound(texts: dict[str, bytes]) -> Build:
    build = compile_texts(texts)
    assert list(build.report) == []
    return build


def test_generated_procedures_check_clean_and_keep_their_scenarios() -> None:
    build = sound(CATALOGUE)
    assert len(build.procedures) == COUNT
    for one in build.procedures:
        running = engine(one.program, build.world)
        assert [run_scenario(running, scenario) for scenario in one.program.scenarios] == [(), ()]


def test_generated_procedures_are_as_large_as_the_budget_says() -> None:
    procedures = [text for name, text in CATALOGUE.items() if name.startswith("procedures/")]
    for text in procedures:
        rules = sum(text.count(word) for word in (b"when: ", b"must: ", b"test: ", b"    is: "))
        assert 130 <= text.count(b"\n") <= 170
        assert 22 <= rules <= 30


def test_equal_seeds_give_equal_bytes() -> None:
    assert catalogue(COUNT) == CATALOGUE
    assert catalogue(COUNT, seed=2) != CATALOGUE


@pytest.mark.parametrize("kind", MUTATIONS)
def test_an_edit_changes_one_file_and_keeps_the_catalogue_sound(kind: str) -> None:
    mutation = mutate(CATALOGUE, 3, kinds=[kind])
    changed = [name for name, text in mutation.texts.items() if CATALOGUE[name] != text]
    assert (mutation.kind, changed) == (kind, [mutation.file])
    assert mutate(CATALOGUE, 3, kinds=[kind]) == mutation
    sound(dict(mutation.texts))


def test_the_engine_and_the_python_by_hand_agree() -> None:
    answers = {**HALF, "ban_dem": False, "phat_thai": True}
    running = form_engine()
    found = running.run(Filing(answers, AT, "online"))
    by_hand = judge(answers, AT.date(), "online", running.world.calendar.off)
    assert len(RULES) == 60
    assert found.total.low == found.total.high == by_hand["fee"]
    assert found.term.due is not None
    assert found.term.due.day == by_hand["due"]
    papers = [one.id for one in found.components if one.asked]
    assert papers[1:] == by_hand["papers"]
    for name, shown in by_hand["shown"].items():
        assert (found.fields[name] == "shown") is shown, name
    missing = {fault.path for fault in found.faults if fault.kind == "missing"}
    assert set(by_hand["missing"]) == missing


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_table_runs(row: str) -> None:
    # In a thread of its own: a browser test of the same process may have left its loop running.
    with ThreadPoolExecutor(1) as thread:
        measured = thread.submit(lambda: list(ROWS[row](TINY))).result()
    assert measured
    assert any(one.budget is not None for one in measured)
    assert all(line(one) for one in measured)
