"""Where a command leads once nothing speaks against it: the state after the state before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from runtime.commands import Command
from runtime.national import StateName
from runtime.states import Bill, Consulted, State, ended, intake_open, steps
from runtime.ways import Way

Target = Callable[[State, Command, Way], State]


def receive(state: State, command: Command, way: Way) -> State:
    return replace(state, name="received", open=steps(way.stages[1]), unit=state.home)


def ask_supplement(state: State, command: Command, way: Way) -> State:
    return replace(
        state, name="supplement", supplements=state.supplements + 1, clock="paused",
        cut_off=command.until,
    )  # fmt: skip


def answer_supplement(state: State, command: Command, way: Way) -> State:
    return _back_to_work(replace(state, clock="running", cut_off=None), way)


def pass_step(state: State, command: Command, way: Way) -> State:
    left = tuple(one for one in state.open if one != command.step)
    return _back_to_work(replace(state, open=left or steps(way.after(state.open))), way)


def ask_opinion(state: State, command: Command, way: Way) -> State:
    asks = command.question
    assert asks is not None, "Guarded: an opinion is asked by a question"
    asked = Consulted(asks.id, asks.unit, asks.due, asks.silence)
    return replace(state, name="opinion", opinions=(*state.opinions, asked))


def give_opinion(state: State, command: Command, way: Way) -> State:
    assert command.reply is not None, "Guarded: an opinion is given by a reply"
    left = tuple(one for one in state.opinions if one.id != command.reply.question)
    after = replace(state, opinions=left)
    return _back_to_work(after, way) if state.name == "opinion" else after


def ask_payment(state: State, command: Command, way: Way) -> State:
    """The service asks while work goes on; an officer lets the dossier wait for the money.

    It does not wait for two things of the applicant at once, nor once it is decided.
    """
    bills = tuple(Bill(one.fee, one.amount, one.currency) for one in command.charges)
    waits = command.actor.unit and state.name not in ("supplement", "decided")
    name: StateName = "payment" if waits else state.name
    return replace(state, name=name, bills=(*state.bills, *bills))


def confirm_payment(state: State, command: Command, way: Way) -> State:
    after = _settled(state, command, "paid")
    return _back_to_work(after, way) if state.name == "payment" and not after.owed else after


def refund_payment(state: State, command: Command, way: Way) -> State:
    return _settled(state, command, "refunded")


def extend(state: State, command: Command, way: Way) -> State:
    return replace(state, extensions=state.extensions + 1)


def adopt_version(state: State, command: Command, way: Way) -> State:
    """Work goes on where it stands; what is not received yet begins the way anew."""
    return replace(state, open=steps(way.intake)) if state.name == "submitted" else state


def decide(state: State, command: Command, way: Way) -> State:
    return replace(state, name="decided", open=steps(way.returning), clock="stopped")


def close(name: StateName) -> Target:
    def closed(state: State, command: Command, way: Way) -> State:
        return ended(state, name)

    return closed


def _settled(state: State, command: Command, to: Literal["paid", "refunded"]) -> State:
    fees = command.settlement.fees if command.settlement else ()
    bills = (replace(one, state=to) if one.fee in fees else one for one in state.bills)
    return replace(state, bills=tuple(bills))


def _back_to_work(state: State, way: Way) -> State:
    if intake_open(state, way):
        return replace(state, name="submitted")
    return replace(state, name="opinion" if state.opinions else "processing")
