"""Runs an author's scenarios: a real filing, and whether what was expected comes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, cast

from catalogue.domains import OneOf, SomeOf
from catalogue.kinds.base import Json
from catalogue.kinds.env import PlainEnv
from compiler import ir
from compiler.answers import Unread, questions, read_texts
from compiler.currencies import DONG
from compiler.evaluate import Engine
from compiler.evaluation import Alarm, Due, Evaluation, Filing, Lookup, Range
from compiler.working_days import VIETNAM


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`what`: `fees`, `fees/<id>`, `due`, `components` or `includes`."""

    scenario: str
    what: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """An expected value that the scenario does not decide; `asks` are answers that would."""

    scenario: str
    what: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An answer that its question does not take."""

    scenario: str
    answer: Unread


@dataclass(frozen=True, slots=True)
class Unasked:
    """An answer to a question that the form does not ask in this filing."""

    scenario: str
    path: str


@dataclass(frozen=True, slots=True)
class Untaken:
    """A step that is said to be done, and that this filing does not take."""

    scenario: str
    step: str


@dataclass(frozen=True, slots=True)
class Left:
    """An expected amount that is not this catalogue's to say: `how` and `who` as the fee has it."""

    scenario: str
    what: str
    how: str
    who: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The catalogue itself leaves this case without an answer, or gives two."""

    scenario: str
    alarm: Alarm


KNOWS_ONLY = "no_papers"
"""A register that finds somebody, and holds no paper of that person."""
FOUND: Mapping[str, Lookup] = {KNOWS_ONLY: "found"}
Finding: TypeAlias = "Mismatch | Undecided | Unreadable | Unasked | Untaken | Left | Blocked"


def fails(found: Iterable[Finding]) -> bool:
    """What is left to others is told, and is no failure."""
    return any(not isinstance(one, Left) for one in found)


def run_scenario(engine: Engine, scenario: ir.Scenario) -> tuple[Finding, ...]:
    filed, unread = read(engine, scenario)
    evaluation = with_defaults(engine, filed)
    return (
        *(Unreadable(scenario.id, one) for one in unread),
        *(Unasked(scenario.id, path) for path in filed.answers if _hidden(evaluation, path)),
        *(Untaken(scenario.id, step) for step in _untaken(scenario, evaluation)),
        *(Blocked(scenario.id, alarm) for alarm in evaluation.alarms),
        *_compare(scenario, evaluation),
    )


def _hidden(evaluation: Evaluation, path: str) -> bool:
    return evaluation.fields.get(path) == "hidden"


def _untaken(scenario: ir.Scenario, evaluation: Evaluation) -> Iterator[str]:
    for event, _ in scenario.events:
        kind, _, step = event.partition(" ")
        if kind == "done" and evaluation.steps.get(step) is False:
            yield step


def read(engine: Engine, scenario: ir.Scenario) -> tuple[Filing, tuple[Unread, ...]]:
    """The filing as written, and what of it cannot be read."""
    at = datetime.fromisoformat(scenario.at).replace(tzinfo=VIETNAM)
    env = PlainEnv(at.date(), lists=engine.world.lists)
    answers, unread = read_texts(engine.program, scenario.answers, env)
    return filing(engine, scenario, answers, at), unread


def filing(
    engine: Engine, scenario: ir.Scenario, answers: Mapping[str, Json], at: datetime
) -> Filing:
    """A register not named knows nobody; one named without a party, everybody."""
    registers: dict[tuple[str, str], Lookup] = {(it, ""): "not_found" for it in engine.registers}
    documents: dict[tuple[str, str], frozenset[str]] = {}
    for register, party, outcome in scenario.registers:
        registers[register, party] = FOUND.get(outcome) or cast(Lookup, outcome)
        if outcome == KNOWS_ONLY:
            documents[register, party] = frozenset()
    events = {
        name: datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)
        for name, moment in scenario.events
    }
    return Filing(
        answers, at, scenario.channel, registers, dict(scenario.officer), events=events,
        documents=documents,
    )  # fmt: skip


def with_defaults(engine: Engine, filing: Filing) -> Evaluation:
    return settled(engine, filing)[1]


def settled(engine: Engine, filing: Filing) -> tuple[Filing, Evaluation]:
    """Generated questions without an answer: no relief, the first paper that is possible."""
    answers = dict(filing.answers)
    open = [item for item in questions(engine.program) if generated(item)]
    while True:
        now = replace(filing, answers=dict(answers))
        evaluation = engine.run(now)
        item = next((it for it in open if _waits(it, answers, evaluation)), None)
        if not isinstance(item, ir.Field):
            return now, evaluation
        answers[item.id] = _default(item, evaluation)


GENERATED = ("papers", "relief", "foreign", "consent")


def generated(item: ir.Field | ir.Group) -> bool:
    return isinstance(item, ir.Field) and item.source in GENERATED


def _waits(item: ir.Field | ir.Group, answers: Mapping[str, Json], evaluation: Evaluation) -> bool:
    return item.id not in answers and evaluation.fields[item.id] == "shown"


def _default(item: ir.Field, evaluation: Evaluation) -> Json:
    if item.source == "foreign":
        return False
    domain = item.kind.domain()
    if item.source == "relief" or not isinstance(domain, (OneOf, SomeOf)):
        return None
    offered = evaluation.offered.get(item.id, frozenset(domain.codes))
    first = next((code for code in domain.codes if code in offered), None)
    return [first] if isinstance(domain, SomeOf) and first else first


def _compare(scenario: ir.Scenario, evaluation: Evaluation) -> Iterator[Finding]:
    if scenario.fees is not None:
        yield from _fees(scenario, evaluation)
    yield from _left_open(scenario, evaluation)
    if scenario.due is not None:
        yield from _due(scenario, evaluation)
    yield from _dues(scenario, evaluation)
    if scenario.components is not None or scenario.includes is not None:
        yield from _components(scenario, evaluation)


def _fees(scenario: ir.Scenario, evaluation: Evaluation) -> Iterator[Finding]:
    states = {fee.id: fee for fee in evaluation.fees}
    for name, expected in scenario.fees or ():
        what = f"fees/{name}" if name else "fees"
        own = states.get(name)
        amount = own.amount if own else dict(evaluation.totals).get(name or DONG, Range(0, 0))
        left = next((fee for fee in ((own,) if own else evaluation.fees) if fee.open), None)
        if left is not None:
            yield Left(scenario.id, what, left.open, left.who)
        elif not amount.decided:
            yield Undecided(scenario.id, what, evaluation.asks)
        elif amount.low != expected:
            yield Mismatch(scenario.id, what, str(expected), str(amount.low))


def _left_open(scenario: ir.Scenario, evaluation: Evaluation) -> Iterator[Finding]:
    """Fees of which the catalogue is expected not to say the amount."""
    states = {fee.id: fee for fee in evaluation.fees}
    for name, how, who in scenario.left_open:
        own, what, expected = states[name], f"fees/{name}", _words(how, who)
        if own.open and (own.open, own.who) != (how, who):
            yield Mismatch(scenario.id, what, expected, _words(own.open, own.who))
        elif not own.open and own.amount.decided:
            yield Mismatch(scenario.id, what, expected, str(own.amount.low))
        elif not own.open:
            yield Undecided(scenario.id, what, evaluation.asks)


def _words(how: str, who: str) -> str:
    return f"{how} {who}".strip()


def _due(scenario: ir.Scenario, evaluation: Evaluation) -> Iterator[Finding]:
    """A bare date compares the day only."""
    expected = scenario.due or ""
    due = evaluation.term.due
    if not evaluation.term.decided:
        yield Undecided(scenario.id, "due", evaluation.asks)
        return
    got = spelled(due, minute="T" in expected) if due else ""
    if got != expected:
        yield Mismatch(scenario.id, "due", expected, got)


def spelled(due: Due, *, minute: bool) -> str:
    day = due.day.isoformat()
    return f"{day}T{due.time:%H:%M}" if minute and due.time else day


def _dues(scenario: ir.Scenario, evaluation: Evaluation) -> Iterator[Finding]:
    """Other clocks than the term's, and how late that one may become."""
    term = evaluation.term
    whole = {"latest": term.latest, "extended": term.extended}
    for name, expected in scenario.dues:
        state = evaluation.clocks.get(name, term)
        due = whole.get(name, state.due)
        if not state.decided:
            yield Undecided(scenario.id, name, evaluation.asks)
            continue
        got = spelled(due, minute="T" in expected) if due else ""
        if got != expected:
            yield Mismatch(scenario.id, name, expected, got)


def _components(scenario: ir.Scenario, evaluation: Evaluation) -> Iterator[Finding]:
    asked = [it.id for it in evaluation.components if it.asked]
    open = {it.id for it in evaluation.components if it.asked is None}
    if scenario.components is not None:
        if open:
            yield Undecided(scenario.id, "components", evaluation.asks)
        elif set(asked) != set(scenario.components):
            expected = ", ".join(scenario.components)
            yield Mismatch(scenario.id, "components", expected, ", ".join(asked))
    missing = set(scenario.includes or ()) - set(asked)
    if missing & open:
        yield Undecided(scenario.id, "includes", evaluation.asks)
    elif missing:
        expected = ", ".join(scenario.includes or ())
        yield Mismatch(scenario.id, "includes", expected, ", ".join(asked))
