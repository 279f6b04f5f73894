"""What a command must bring with it: pure tests, each with its refusal."""

from __future__ import annotations

from datetime import datetime

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.commands import Command
from runtime.guards import kept, returnable
from runtime.refusals import Refusal
from runtime.states import Bill, State
from runtime.ways import Way

SPOKEN = ("agreed", "disagreed", "conditional")


def letter(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    return None if command.letter else Refusal("letter-missing")


def result(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    return None if command.result else Refusal("result-missing")


def cut_off(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    good = command.until is not None and command.until > now.astimezone(VIETNAM).date()
    return None if good else Refusal("cut-off-missing")


def late_reason(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    last = way.terms.ask_by
    late = last is not None and now.astimezone(VIETNAM).date() > last
    return Refusal("late-unexplained") if late and not command.late else None


def new_date(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    """Where the program does not say by how much, the letter of apology names the day."""
    due, until = way.terms.due, command.until
    if way.terms.extends_itself:
        return Refusal("new-date-fixed") if until else None
    good = due is not None and until is not None and until > due
    return None if good else Refusal("new-date-missing")


def question(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    asks = command.question
    if asks is None or not (asks.unit and asks.text) or over(asks.due, now):
        return Refusal("question-missing")
    return Refusal("own-unit-asked") if asks.unit in state.counters else None


def reply(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    """An opinion is the consulted unit's own; that there is none shows when its time is over."""
    given = command.reply
    asked = next((one for one in state.opinions if given and one.id == given.question), None)
    if given is None or asked is None:
        return Refusal("opinion-not-open")
    theirs = command.actor.unit == asked.unit
    if given.verdict in SPOKEN:
        return None if theirs else Refusal("wrong-role")
    right = "silent" if asked.silence else "no_reply"
    told = _in_charge(state, command) and over(asked.due, now) and given.verdict == right
    return None if told else Refusal("opinion-awaited")


def charges(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    asked = {one.fee for one in state.bills}
    fees = [one.fee for one in command.charges]
    if not fees:
        return Refusal("nothing-to-pay")
    if asked & set(fees) or len(set(fees)) < len(fees):
        return Refusal("charged-before")
    terms = way.terms
    owed = all(
        one in terms.charges or (one.fee in terms.open_fees and one.amount > 0)
        for one in command.charges
    )
    return None if owed else Refusal("fee-not-owed")


def payment(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    """Exactly what these fees come to, and each only once."""
    paid = command.settlement
    settled = {one.fee for one in state.bills if one.state != "asked"}
    if paid and settled & set(paid.fees):
        return Refusal("paid-before")
    return _settles(command, state, state.owed, "payment-not-asked")


def refund(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    back = command.settlement
    if back and any(one.fee in back.fees and kept(one, way) for one in state.bills):
        return Refusal("never-refunded")
    paid = tuple(one for one in state.bills if returnable(one, state, way))
    return _settles(command, state, paid, "not-paid")


def _settles(
    command: Command, state: State, bills: tuple[Bill, ...], otherwise: str
) -> Refusal | None:
    given = command.settlement
    if given is None or not given.reference:
        return Refusal("reference-missing")
    meant = [one for one in bills if one.fee in given.fees]
    if not meant or len(meant) < len(given.fees):
        return Refusal(otherwise)
    one_currency = len({one.currency for one in meant}) == 1
    right = one_currency and given.amount == sum(map(state.worth, meant))
    return None if right else Refusal("amount-differs")


def _in_charge(state: State, command: Command) -> bool:
    """Not somebody who was asked for another opinion."""
    unit = command.actor.unit
    return not unit or not state.unit or unit == state.unit


def over(due: Due, now: datetime) -> bool:
    local = now.astimezone(VIETNAM)
    if local.date() != due.day:
        return local.date() > due.day
    return due.time is not None and local.time() > due.time
