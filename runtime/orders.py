"""What an officer may choose on the desk for each command, and the command that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import cast

from compiler.evaluation import Due
from compiler.working_days import add_working
from renderers.i18n import money
from renderers.paying import part_of
from runtime import opening
from runtime.clock import VIETNAM
from runtime.commands import (
    LATE_REASONS,
    Actor,
    Command,
    CommandName,
    LateReason,
    Question,
    Reply,
    Settlement,
    Verdict,
)
from runtime.guards import returnable
from runtime.needs import SPOKEN, over
from runtime.records import Judged
from runtime.security import identifier
from runtime.service import Catalogue
from runtime.states import Bill, Consulted, base
from runtime.transitions import passable
from runtime.visits import Unreadable
from runtime.wording import VERDICTS, WHY_LATE

SUPPLEMENT_DAYS = timedelta(days=30)
REPLY_WORKING_DAYS = 5
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A command with what the officer wrote and chose for it; `letter` is the id of the text."""

    command: CommandName
    version: int
    text: str = ""
    choice: str = ""
    until: date | None = None
    letter: str = ""
    opens: tuple[str, ...] = ()
    """Pages and questions that the applicant may answer anew."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Before whom the order is given."""

    case: Judged
    actor: Actor
    catalogue: Catalogue
    now: datetime

    @property
    def lang(self) -> str:
        return self.catalogue.lang


def choices(desk: Desk, name: CommandName) -> Choices:
    """(value, label); a command without choices has none."""
    offer = _CHOICES.get(name)
    return tuple(offer(desk)) if offer else ()


def chooses(name: CommandName) -> bool:
    """Whether there must be something to choose for it."""
    return name in _CHOICES and name != "ask_supplement"


def command(desk: Desk, order: Order) -> Command:
    """Raises Unreadable for what the page did not offer."""
    name = order.command
    offered = {value for value, _ in choices(desk, name)}
    if order.choice and order.choice not in offered:
        raise Unreadable("choice")
    plain = Command(name, desk.actor, letter=order.letter)
    build = _BUILD.get(name)
    return build(desk, order, plain) if build else plain


# What there is to choose


def _late_reasons(desk: Desk) -> Iterator[tuple[str, str]]:
    last = desk.case.way.terms.ask_by
    if last is not None and desk.now.astimezone(VIETNAM).date() > last:
        for one in LATE_REASONS:
            yield one, WHY_LATE[one].text(desk.lang)


def _steps(desk: Desk) -> Iterator[tuple[str, str]]:
    says = {step.id: step.says for step in desk.case.loaded.program.steps}
    for step in passable(desk.case.record.state, desk.actor, desk.case.way, desk.now):
        yield step, says.get(step, VERDICTS["done"].text(desk.lang))


def _results(desk: Desk) -> Iterator[tuple[str, str]]:
    return ((one.id, one.name) for one in desk.case.loaded.program.results)


def _units(desk: Desk) -> Iterator[tuple[str, str]]:
    own = desk.case.record.state.counters
    return ((one.id, one.name) for one in desk.catalogue.index.agencies if one.id not in own)


def _verdicts(desk: Desk) -> Iterator[tuple[str, str]]:
    state = desk.case.record.state
    for asked in state.opinions:
        ours = desk.actor.unit in state.counters and over(asked.due, desk.now)
        if not ours and desk.actor.unit != asked.unit:
            continue
        unit = desk.catalogue.agency_name(asked.unit)
        for word in _sayable(desk.actor, asked):
            yield f"{asked.id}.{word}", f"{unit}: {VERDICTS[word].text(desk.lang)}"


def _sayable(actor: Actor, asked: Consulted) -> tuple[str, ...]:
    """An opinion by the unit that was asked, by others only that none has come."""
    if asked.unit == actor.unit:
        return SPOKEN
    return ("silent",) if asked.silence else ("no_reply",)


def _askable(desk: Desk) -> Iterator[tuple[str, str]]:
    asked = {one.fee for one in desk.case.record.state.bills}
    for one in desk.case.way.terms.charges:
        if one.fee not in asked:
            yield one.fee, _priced(desk, Bill(one.fee, one.amount, one.currency))


def _owed(desk: Desk) -> Iterator[tuple[str, str]]:
    return ((one.fee, _priced(desk, one)) for one in desk.case.record.state.owed)


def _refundable(desk: Desk) -> Iterator[tuple[str, str]]:
    state = desk.case.record.state
    for one in state.bills:
        if returnable(one, state, desk.case.way):
            yield one.fee, _priced(desk, one)


def _priced(desk: Desk, bill: Bill) -> str:
    names = {fee.id: fee.name for fee in desk.case.loaded.program.fees}
    amount = money(desk.case.record.state.worth(bill), bill.currency, desk.lang)
    return part_of(names.get(base(bill.fee), bill.fee), bill.fee, amount, desk.lang)


_CHOICES: Mapping[CommandName, Callable[[Desk], Iterator[tuple[str, str]]]] = {
    "ask_supplement": _late_reasons,
    "pass_step": _steps,
    "decide": _results,
    "ask_opinion": _units,
    "give_opinion": _verdicts,
    "ask_payment": _askable,
    "confirm_payment": _owed,
    "refund_payment": _refundable,
}


# What the command brings


def _ask_supplement(desk: Desk, order: Order, plain: Command) -> Command:
    if not set(order.opens) <= opening.choices(desk.case):
        raise Unreadable("opens")
    until = order.until or desk.now.date() + SUPPLEMENT_DAYS
    opens = opening.expanded(desk.case, order.opens)
    late = cast(LateReason, order.choice) if order.choice else None
    return replace(plain, until=until, opens=opens, late=late)


def _extend(desk: Desk, order: Order, plain: Command) -> Command:
    return plain if desk.case.way.terms.extends_itself else replace(plain, until=order.until)


def _pass_step(desk: Desk, order: Order, plain: Command) -> Command:
    return replace(plain, step=order.choice)


def _decide(desk: Desk, order: Order, plain: Command) -> Command:
    return replace(plain, result=order.choice)


def _ask_opinion(desk: Desk, order: Order, plain: Command) -> Command:
    """By the clock of the step at which it is asked, where the program gives it one."""
    program, clocks = desk.case.loaded.program, desk.case.evaluation.clocks
    open = set(desk.case.record.state.open)
    silent = next((one for one in program.steps if one.id in open and one.within.silence), None)
    own = clocks.get(f"steps/{silent.id}") if silent else None
    calendar = desk.case.loaded.world.calendar
    usual = Due(order.until or add_working(desk.now.date(), REPLY_WORKING_DAYS, calendar))
    question = Question(
        identifier(), order.choice, (own and own.due) or usual, order.text,
        silent.within.silence if silent else "",
    )  # fmt: skip
    return replace(plain, question=question, step=silent.id if silent else "")


def _give_opinion(desk: Desk, order: Order, plain: Command) -> Command:
    id, _, verdict = order.choice.rpartition(".")
    return replace(plain, reply=Reply(id, cast(Verdict, verdict), order.text)) if id else plain


def _ask_payment(desk: Desk, order: Order, plain: Command) -> Command:
    meant = tuple(one for one in desk.case.way.terms.charges if one.fee == order.choice)
    return replace(plain, charges=meant)


def _settle(desk: Desk, order: Order, plain: Command) -> Command:
    bills = [one for one in desk.case.record.state.bills if one.fee == order.choice]
    given = Settlement(
        tuple(one.fee for one in bills), sum(map(desk.case.record.state.worth, bills)),
        order.text.strip()[:100], "counter",
    )  # fmt: skip
    return replace(plain, settlement=given)


_BUILD: Mapping[CommandName, Callable[[Desk, Order, Command], Command]] = {
    "ask_supplement": _ask_supplement,
    "extend": _extend,
    "pass_step": _pass_step,
    "decide": _decide,
    "ask_opinion": _ask_opinion,
    "give_opinion": _give_opinion,
    "ask_payment": _ask_payment,
    "confirm_payment": _settle,
    "refund_payment": _settle,
}
