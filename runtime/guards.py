"""Who may give a command, and when it may not be given: pure tests, each with its refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from runtime.clock import VIETNAM
from runtime.commands import Command
from runtime.national import ENDS
from runtime.refusals import Refusal
from runtime.states import Bill, State, base, intake_open
from runtime.ways import INTAKE_ROLE, RETURN_ROLE, SUBMITTER, SYSTEM_ROLE, Way

Who = Callable[[State, Command, Way], bool]
Guard = Callable[[State, Command, Way, datetime], Refusal | None]
"""Of the dossier as it stands, but for the step, which the command names."""


GIVEN = ("paid", "excess")
"""States of money that can be given back."""


# Who


def in_charge(state: State, command: Command, way: Way) -> bool:
    """An officer of the unit with which the dossier lies, in the role of a step that is open."""
    roles = {way.role(one) for one in state.open}
    return state.unit in ("", command.actor.unit) and bool(command.actor.roles & roles)


def applicant_or_counter(state: State, command: Command, way: Way) -> bool:
    return SUBMITTER in command.actor.roles or _at_counter(state, command, INTAKE_ROLE)


def service_itself(state: State, command: Command, way: Way) -> bool:
    return SYSTEM_ROLE in command.actor.roles


def in_charge_or_service(state: State, command: Command, way: Way) -> bool:
    return service_itself(state, command, way) or in_charge(state, command, way)


def cashier(state: State, command: Command, way: Way) -> bool:
    """Who takes in or hands out at the counter, who is in charge, or the port of a bank."""
    return (
        in_charge_or_service(state, command, way)
        or _at_counter(state, command, INTAKE_ROLE)
        or _at_counter(state, command, RETURN_ROLE)
    )


def consulted_or_in_charge(state: State, command: Command, way: Way) -> bool:
    """The unit that was asked; silence is noted by the service or by who asked."""
    asked = {one.unit for one in state.opinions}
    return command.actor.unit in asked or in_charge_or_service(state, command, way)


def _at_counter(state: State, command: Command, role: str) -> bool:
    here = not state.unit or command.actor.unit in state.counters
    return here and role in command.actor.roles


# Supplements


def asked_once(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    return Refusal("supplemented-before") if state.supplements else None


def before_cut_off(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    late = state.cut_off is not None and _today(now) > state.cut_off
    return Refusal("cut-off-passed") if late else None


def after_cut_off(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    late = state.cut_off is not None and _today(now) > state.cut_off
    return None if late else Refusal("cut-off-ahead")


# Steps


def at_intake(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    return None if intake_open(state, way) else Refusal("wrong-state")


def step_open(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    if command.step not in state.open:
        return Refusal("step-not-open")
    allowed = way.role(command.step) in command.actor.roles
    return None if allowed else Refusal("wrong-role")


def not_intake(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    return Refusal("intake-ends-by-receiving") if intake_open(state, way) else None


def not_deciding(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    last = state.open == (command.step,) and way.stage_of(state.open) == len(way.stages) - 2
    return Refusal("step-ends-by-deciding") if last else None


def work_done(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    here = way.stage_of(state.open) >= len(way.stages) - 2
    return None if here and len(state.open) <= 1 else Refusal("steps-remain")


# Opinions


def opinions_given(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    return Refusal("opinions-open") if state.opinions else None


# Money


def something_to_ask(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    asked = {one.fee for one in state.bills}
    fees = {one.fee for one in way.terms.charges} | way.terms.open_fees
    return None if fees - asked else Refusal("nothing-to-pay")


def something_owed(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    """At an end nobody collects any more, but a bank may still report what came late."""
    if state.name in ENDS and SYSTEM_ROLE not in command.actor.roles:
        return Refusal("wrong-state")
    return None if state.owed else Refusal("payment-not-asked")


def something_paid(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    paid = [one for one in state.bills if one.state in GIVEN and state.worth(one)]
    if not paid:
        return Refusal("not-paid")
    if all(kept(one, way) for one in paid):
        return Refusal("never-refunded")
    return None if any(returnable(one, state, way) for one in paid) else Refusal("wrong-state")


def returnable(bill: Bill, state: State, way: Way) -> bool:
    """At once what was paid too much; a fee itself only when nothing is worked for it any more."""
    over = state.name in ENDS or state.name == "decided"
    given = bill.state in GIVEN and state.worth(bill) > 0
    return given and not kept(bill, way) and (over or bill.back)


def kept(bill: Bill, way: Way) -> bool:
    """Never refunded; but what was paid too much was never owed."""
    return not bill.back and base(bill.fee) in way.terms.kept_fees


def all_paid(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    """What was paid and given back since has been paid."""
    settled = {one.fee for one in state.bills if one.state != "asked"}
    owed = {one.fee for one in way.terms.charges} | {one.fee for one in state.bills}
    return Refusal("unpaid") if owed - settled else None


# Time


def may_extend(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    terms = way.terms
    if terms.due is None or state.clock != "running" or not terms.extensions:
        return Refusal("no-extension")
    if state.extensions >= terms.extensions:
        return Refusal("extended-before")
    late = terms.extend_by is None or _today(now) > terms.extend_by
    return Refusal("extended-too-late") if late else None


def version_follows(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    """The way is that of the later version: what is open must be a step of it too."""
    if not way.terms.adopts:
        return Refusal("no-version-follows")
    if way.terms.lacks:
        return Refusal("version-asks-more")
    known = {stop.step for stage in way.stages for stop in stage}
    begun = state.name != "submitted" and not known.issuperset(state.open)
    return Refusal("version-has-other-steps") if begun else None


def opinion_awaited(state: State, command: Command, way: Way, now: datetime) -> Refusal | None:
    return None if state.opinions else Refusal("opinion-not-open")


def _today(now: datetime) -> date:
    return now.astimezone(VIETNAM).date()
