"""Runs the scenarios of a bundle: the whole filing, and what each member makes of its part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time

from compiler import ir
from compiler.evaluate import Engine
from compiler.evaluation import Due, Evaluation, Filing
from compiler.scenarios import (
    Finding,
    Mismatch,
    Undecided,
    read,
    run_scenario,
    spelled,
    with_defaults,
)  # fmt: skip
from compiler.split import member_filing
from compiler.working_days import VIETNAM

MIDDAY = time(12)
"""When a result is given on a day that is promised without a time."""


def run_linked(
    engines: Mapping[str, Engine], hash: str, scenario: ir.Scenario
) -> tuple[Finding, ...]:
    """`engines` are those of all programs by their hash; a procedure alone is a simple case."""
    engine = engines[hash]
    if not engine.program.members:
        return run_scenario(engine, scenario)
    members = {one.id: engines[one.program] for one in engine.program.members}
    own = [one for one in scenario.fees or () if one[0] in members]
    rest = tuple(one for one in scenario.fees or () if one[0] not in members)
    fees = rest or (None if own or scenario.fees is None else ())
    found = run_scenario(engine, replace(scenario, fees=fees))
    whole, _ = read(engine, scenario)
    parts = {one.id: member_filing(one, whole) for one in engine.program.members}
    return (
        *found,
        *_fees(scenario, {name: with_defaults(members[name], parts[name]) for name, _ in own}),
        *_dues(scenario, engine.program, members, parts),
    )


def _fees(scenario: ir.Scenario, evaluations: Mapping[str, Evaluation]) -> Iterator[Finding]:
    expected = dict(scenario.fees or ())
    for name, evaluation in evaluations.items():
        what, total = f"fees/{name}", evaluation.total
        if not total.decided:
            asks = tuple(f"{name}.{path}" for path in evaluation.asks)
            yield Undecided(scenario.id, what, asks)
        elif total.low != expected[name]:
            yield Mismatch(scenario.id, what, str(expected[name]), str(total.low))


def _dues(
    scenario: ir.Scenario,
    program: ir.Program,
    members: Mapping[str, Engine],
    parts: Mapping[str, Filing],
) -> Iterator[Finding]:
    """A member that waits begins when the result that it waits for is due."""
    dues: dict[str, Due | None] = {}
    wanted = dict(scenario.member_dues)
    for member in program.members if wanted else ():
        part, before = parts[member.id], dues.get(member.after)
        start = _given(before) if before else None
        term = members[member.id].run(part, start).term
        dues[member.id] = term.due
        expected, what = wanted.get(member.id), f"due/{member.id}"
        if expected is None:
            continue
        got = spelled(term.due, minute="T" in expected) if term.due else ""
        if not term.decided:
            yield Undecided(scenario.id, what, ())
        elif got != expected:
            yield Mismatch(scenario.id, what, expected, got)


def _given(due: Due) -> datetime:
    return datetime.combine(due.day, due.time or MIDDAY, VIETNAM)
