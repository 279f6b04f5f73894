"""The state machine of a dossier: a table of transitions, and the pure step through it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from catalogue.kinds.base import Json
from runtime.commands import COMMANDS, Actor, Command, CommandName, Event
from runtime.national import NATIONAL, StateName
from runtime.refusals import Refusal
from runtime.ways import INTAKE_ROLE, SUBMITTER, Stop, Way

Clock = Literal["running", "paused", "stopped", "waiting"]


@dataclass(frozen=True, slots=True)
class State:
    """Where a dossier stands: its state, the steps that are open, the supplements asked so far."""

    name: StateName
    open: tuple[str, ...]
    supplements: int = 0
    clock: Clock = "running"

    @property
    def national(self) -> int:
        return NATIONAL[self.name]


Guard = Callable[[State, Command, Way], Refusal | None]
Target = Callable[[State, Command, Way], State]


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: a command, where it may be given and by whom, and where it leads."""

    command: CommandName
    sources: frozenset[StateName]
    targets: frozenset[StateName]
    roles: Callable[[State, Way], frozenset[str]]
    guards: tuple[Guard, ...]
    goes: Target
    event: str


def lodged(way: Way) -> State:
    """The first state of a dossier: intake is open."""
    return State("submitted", _steps(way.intake))


def awaiting() -> State:
    """A dossier that waits for the result of another: nothing is open, its clock has not begun."""
    return State("submitted", (), clock="waiting")


def stopped(before: State) -> State:
    """What follows from the refusal of another dossier of the same filing."""
    return replace(before, name="stopped", open=(), clock="stopped")


def step(
    state: State, command: Command, way: Way, now: datetime
) -> tuple[State, tuple[Event, ...]] | Refusal:
    """Where the command leads from here, and what is to be recorded; or why it may not."""
    transition = TRANSITIONS[command.name]
    refusal = _refusal(transition, state, command, way)
    if refusal:
        return refusal
    after = transition.goes(state, command, way)
    record = _record(state, after, command)
    return after, (Event(now, command.actor.account, transition.event, record),)


def possible(state: State, actor: Actor, way: Way) -> tuple[CommandName, ...]:
    """The commands worth offering to this actor now, before a letter or a result is given."""
    return tuple(
        name
        for name in COMMANDS
        if any(_offered(state, Command(name, actor, one), way) for one in state.open or ("",))
    )


def passable(state: State, actor: Actor, way: Way) -> tuple[str, ...]:
    """The open steps that this actor may pass."""
    return tuple(
        one for one in state.open if _offered(state, Command("pass_step", actor, one), way)
    )


def _offered(state: State, command: Command, way: Way) -> bool:
    transition = TRANSITIONS[command.name]
    complete = replace(command, letter="-", result="-")
    return _refusal(transition, state, complete, way) is None


def _refusal(transition: Transition, state: State, command: Command, way: Way) -> Refusal | None:
    if state.name not in transition.sources:
        return Refusal("wrong-state")
    if not command.actor.roles & transition.roles(state, way):
        return Refusal("wrong-role")
    found = (guard(state, command, way) for guard in transition.guards)
    return next((refusal for refusal in found if refusal), None)


def _record(before: State, after: State, command: Command) -> Mapping[str, Json]:
    given = {"step": command.step, "letter": command.letter, "result": command.result}
    said: dict[str, Json] = {name: value for name, value in given.items() if value}
    return {**said, "from": before.name, "to": after.name, "national": after.national}


# Who


def _open_roles(state: State, way: Way) -> frozenset[str]:
    return frozenset(way.role(one) for one in state.open)


def _counter_or_applicant(state: State, way: Way) -> frozenset[str]:
    return frozenset({SUBMITTER, INTAKE_ROLE})


# Guards


def _once(state: State, command: Command, way: Way) -> Refusal | None:
    return Refusal("supplemented-before") if state.supplements else None


def _with_letter(state: State, command: Command, way: Way) -> Refusal | None:
    return None if command.letter else Refusal("letter-missing")


def _with_result(state: State, command: Command, way: Way) -> Refusal | None:
    return None if command.result else Refusal("result-missing")


def _at_intake(state: State, command: Command, way: Way) -> Refusal | None:
    return None if _intake_open(state, way) else Refusal("wrong-state")


def _step_open(state: State, command: Command, way: Way) -> Refusal | None:
    if command.step not in state.open:
        return Refusal("step-not-open")
    allowed = way.role(command.step) in command.actor.roles
    return None if allowed else Refusal("wrong-role")


def _not_intake(state: State, command: Command, way: Way) -> Refusal | None:
    return Refusal("intake-ends-by-receiving") if _intake_open(state, way) else None


def _not_deciding(state: State, command: Command, way: Way) -> Refusal | None:
    last = state.open == (command.step,) and way.stage_of(state.open) == len(way.stages) - 2
    return Refusal("step-ends-by-deciding") if last else None


def _work_done(state: State, command: Command, way: Way) -> Refusal | None:
    here = way.stage_of(state.open) >= len(way.stages) - 2
    return None if here and len(state.open) <= 1 else Refusal("steps-remain")


# Where to


def _receive(state: State, command: Command, way: Way) -> State:
    return replace(state, name="received", open=_steps(way.stages[1]))


def _ask(state: State, command: Command, way: Way) -> State:
    return replace(state, name="supplement", supplements=state.supplements + 1, clock="paused")


def _answer(state: State, command: Command, way: Way) -> State:
    name: StateName = "submitted" if _intake_open(state, way) else "processing"
    return replace(state, name=name, clock="running")


def _pass(state: State, command: Command, way: Way) -> State:
    left = tuple(one for one in state.open if one != command.step)
    return replace(state, name="processing", open=left or _steps(way.after(state.open)))


def _decide(state: State, command: Command, way: Way) -> State:
    return replace(state, name="decided", open=_steps(way.returning), clock="stopped")


def _close(name: StateName) -> Target:
    def close(state: State, command: Command, way: Way) -> State:
        return replace(state, name=name, open=(), clock="stopped")

    return close


def _steps(stage: tuple[Stop, ...]) -> tuple[str, ...]:
    return tuple(stop.step for stop in stage)


def _intake_open(state: State, way: Way) -> bool:
    return way.stage_of(state.open) == 0


_WORKING: frozenset[StateName] = frozenset({"received", "processing"})


def _transition(
    command: CommandName,
    sources: Collection[StateName],
    targets: Collection[StateName],
    goes: Target,
    event: str,
    *,
    guards: tuple[Guard, ...] = (),
    roles: Callable[[State, Way], frozenset[str]] = _open_roles,
) -> Transition:
    return Transition(command, frozenset(sources), frozenset(targets), roles, guards, goes, event)


TRANSITIONS: Mapping[CommandName, Transition] = {
    line.command: line
    for line in (
        _transition("receive", {"submitted"}, {"received"}, _receive, "received"),
        _transition(
            "ask_supplement",
            _WORKING | {"submitted"},
            {"supplement"},
            _ask,
            "supplement_asked",
            guards=(_once, _with_letter),
        ),
        _transition(
            "answer_supplement",
            {"supplement"},
            {"submitted", "processing"},
            _answer,
            "supplement_answered",
            roles=_counter_or_applicant,
        ),
        _transition(
            "refuse",
            {"submitted", "supplement"},
            {"refused"},
            _close("refused"),
            "refused",
            guards=(_at_intake, _with_letter),
        ),
        _transition(
            "pass_step",
            _WORKING,
            {"processing"},
            _pass,
            "step_passed",
            guards=(_not_intake, _step_open, _not_deciding),
        ),
        _transition(
            "decide",
            _WORKING,
            {"decided"},
            _decide,
            "decided",
            guards=(_work_done, _with_result),
        ),
        _transition("return_result", {"decided"}, {"returned"}, _close("returned"), "returned"),
        _transition(
            "withdraw",
            _WORKING | {"submitted", "supplement"},
            {"withdrawn"},
            _close("withdrawn"),
            "withdrawn",
            roles=_counter_or_applicant,
        ),
    )
}
