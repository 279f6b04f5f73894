"""More answers never take back what was already decided."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from catalogue.kinds.base import BLANK, Json
from compiler.bounds import Narrowing, of_domain
from compiler.cells import Cell, Entries, State, known
from compiler.closures import Layout, closure
from compiler.evaluation import Evaluation, Filing, Range
from compiler.plan import Place
from compiler.reads import Read
from tests.compiler import chance as random
from tests.compiler.building import COUNT, NOON, TET, ready

FIELDS = (*random.BOOLS, *random.NUMBERS, *random.CHOICES, random.LIST)
SLOTS: dict[Place, int] = {
    **{Read("case", name): slot for slot, name in enumerate(FIELDS)},
    Read("row", "x", random.LIST): len(FIELDS),
    Read("row", "y", random.LIST): len(FIELDS) + 1,
}
LAYOUT = Layout(SLOTS, {random.LIST: slice(len(FIELDS), len(FIELDS) + 2)}, TET)
COUNTS = {
    read: (lambda state: of_domain(COUNT.domain()))
    for read in (Read("case", "n"), Read("case", "m"), Read("row", "x", random.LIST))
}


def state(answers: dict[str, Json]) -> State:
    return [*(_cell(answers, name) for name in FIELDS), None, None]


def _cell(answers: dict[str, Json], name: str) -> Cell:
    answer = answers.get(name)
    if name in answers and answer is None:
        return BLANK
    if isinstance(answer, list):
        return Entries(
            [_cell(row, "x"), _cell(row, "y")] for row in answer if isinstance(row, dict)
        )
    assert not isinstance(answer, dict)
    return answer


def pairs(seed: int, count: int) -> Iterator[tuple[Random, State, State]]:
    chance = Random(seed)
    for _ in range(count):
        partial = random.answers(chance)
        yield chance, state(partial), state(random.completed(chance, partial))


def test_a_decided_rule_is_never_flipped() -> None:
    decided = 0
    for chance, before, after in pairs(seed=1, count=20_000):
        rule = random.rule(chance)
        test = closure(rule, LAYOUT)
        value = test(before)
        if value is True or value is False:
            decided += 1
            assert test(after) is value, (rule, before, after)
    assert decided > 5_000


def test_a_known_number_stays_and_bounds_only_narrow() -> None:
    narrowing = Narrowing(LAYOUT, COUNTS)
    for chance, before, after in pairs(seed=2, count=4_000):
        number = random.number(chance, 3)
        value, bounds = closure(number, LAYOUT), narrowing.bounds(number)
        if known(value(before)):
            assert value(after) == value(before)
        low, high = bounds(before)
        narrow_low, narrow_high = bounds(after)
        assert low is None or (narrow_low is not None and low <= narrow_low), (
            number,
            before,
            after,
        )
        assert high is None or (narrow_high is not None and narrow_high <= high), (number, before)


def inside(narrow: Range, wide: Range) -> bool:
    below = wide.high is None or (narrow.high is not None and narrow.high <= wide.high)
    return wide.low <= narrow.low and below


def kept(before: Evaluation, after: Evaluation) -> None:
    for path, shown in before.fields.items():
        assert shown == "pending" or after.fields[path] == shown, path
    for fact, value in before.facts.items():
        assert value is None or after.facts[fact] == value, fact
    for was, now in zip(before.components, after.components, strict=True):
        assert was.asked is None or was.asked == now.asked, was.id
    if after.alarms:  # the catalogue has no answer, so neither have we
        return
    for fee, narrower in zip(before.fees, after.fees, strict=True):
        assert inside(narrower.amount, fee.amount), (fee, narrower)
        assert inside(narrower.before, fee.before), (fee, narrower)
    assert inside(after.total, before.total)
    assert not before.term.decided or after.term == before.term


@pytest.mark.parametrize("seed", range(5))
def test_a_fuller_filing_keeps_what_was_decided_and_narrows_its_fees(seed: int) -> None:
    chance = Random(seed)
    for _ in range(60):
        judge = ready(**random.program_parts(chance))
        for _ in range(6):
            partial = random.answers(chance)
            whole = random.completed(chance, partial)
            kept(
                judge.run(Filing(partial, NOON, "online")), judge.run(Filing(whole, NOON, "online"))
            )
