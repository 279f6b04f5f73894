"""Fees whose amount nobody can work out: which an officer may set, and what was typed for one."""

from __future__ import annotations

from typing import Literal, cast

from catalogue.kinds.base import Problem
from catalogue.kinds.money import Money
from compiler import ir
from renderers.amounts import amount_in_words
from renderers.faults import problem_of
from renderers.i18n import money as amount_text
from renderers.officer import Action
from renderers.saying import say
from runtime.charging import charge_of
from runtime.orders import Desk
from runtime.states import base
from runtime.terms import Charge
from runtime.transitions import possible

ADDRESS = "khoan-thu"
Currency = Literal["VND", "USD", "EUR"]


class AmountRefused(Exception):
    """What was typed cannot be what is to be paid; the message says why."""


def settable(desk: Desk) -> tuple[ir.Fee, ...]:
    """Those that may be owed, and have not been asked for."""
    case = desk.case
    if "ask_payment" not in possible(case.record.state, desk.actor, case.way, desk.now):
        return ()
    asked = {base(one.fee) for one in case.record.state.bills}
    open = case.way.terms.open_fees - asked
    return tuple(fee for fee in case.loaded.program.fees if fee.id in open)


def action(desk: Desk) -> Action | None:
    """The form for it, None where there is nothing to set."""
    fees, lang = settable(desk), desk.lang
    if not fees:
        return None
    return Action(
        ADDRESS,
        say(lang, "open/title"),
        say(lang, "open/says"),
        text=say(lang, "open/reason"),
        confirm=say(lang, "open/checked"),
        choices=tuple((fee.id, _named(fee)) for fee in fees),
        file=say(lang, "open/file"),
        amount=say(lang, "open/amount"),
    )


def _named(fee: ir.Fee) -> str:
    return fee.name if fee.currency == "VND" else f"{fee.name} ({fee.currency})"


def charge(desk: Desk, fee: ir.Fee, typed: str) -> Charge:
    """Raises AmountRefused for what is no amount, or outside of what the program allows."""
    known = next(one.amount for one in desk.case.evaluation.fees if one.id == fee.id)
    label = say(desk.lang, "open/sum")
    currency = cast(Currency, fee.currency)
    kind = Money(min=max(known.low, 1), max=known.high, currency=currency)
    env = desk.case.loaded.env(desk.now)
    found = kind.read({"": [typed]}, env)
    if not isinstance(found, int):
        problem = found if isinstance(found, Problem) else Problem("not_money")
        raise AmountRefused(problem_of(kind, label, problem, desk.lang))
    return charge_of(fee, found)


def letter(fee: ir.Fee, one: Charge, number: str, reason: str, lang: str) -> str:
    """The notice in one piece, in the language of the dossier."""
    return say(
        lang, "open/letter", number=number, fee=fee.name, reason=reason,
        amount=amount_text(one.amount, one.currency, lang),
        words=amount_in_words(one.amount, one.currency, lang),
    )  # fmt: skip
