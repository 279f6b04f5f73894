"""The commands that officers give on a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from starlette.responses import Response

from catalogue.kinds.base import Upload
from renderers.saying import say
from runtime.commands import COMMANDS, Actor, CommandName
from runtime.desk import draw_dossier
from runtime.handling import handle
from runtime.issuing import issue_papers
from runtime.orders import Desk, Order, command
from runtime.receipts import issue
from runtime.records import judged, load_record
from runtime.refusals import Refused
from runtime.results import ResultRefused, sign, taken
from runtime.security import identifier
from runtime.sessions import HOME, actor_of, confirm, signed_in
from runtime.store.accounts import Account
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.store.processing import Letter
from runtime.visits import Unreadable, Visit, see_other
from runtime.wording import ACTIONS

LONGEST_LETTER = 5_000
FIELDS = frozenset(
    {"_v", "text", "confirm", "choice", "password", "until", "number", "file", "opens"}
)
LETTERS: Mapping[CommandName, str] = {
    "ask_supplement": "supplement",
    "refuse": "refusal",
    "extend": "apology",
    "stop": "stop",
}


def act(visit: Visit) -> Response:
    """One command. What the state or the officer's role does not allow is said on the page."""
    account = signed_in(visit)
    order = _order(visit)
    if ACTIONS[order.command].password:
        wrong = confirm(visit, account)
        if wrong:
            return _again(visit, account, wrong.text(visit.lang))
    if ACTIONS[order.command].confirm and visit.posted.one("confirm") != "yes":
        return _again(visit, account, _unconfirmed(visit, order))
    try:
        document = taken(visit)
    except ResultRefused as refused:
        return _again(visit, account, str(refused))
    carry_out = partial(
        _carry_out, visit=visit, actor=actor_of(account), order=order, document=document
    )
    try:
        visit.service.store.write(carry_out)
    except Refused as refused:
        return _again(visit, account, refused.refusal.text(visit.lang))
    return see_other(f"{HOME}/ho-so/{visit.path('code')}")


def _unconfirmed(visit: Visit, order: Order) -> str:
    return say(visit.lang, "dossier/confirm", action=ACTIONS[order.command].label.text(visit.lang))


def _again(visit: Visit, account: Account, error: str) -> Response:
    load = partial(load_record, code=visit.path("code"), actor=actor_of(account))
    case = judged(visit.catalogue, visit.service.store.read(load))
    return draw_dossier(visit, account, case, error=error, status=422)


def _order(visit: Visit) -> Order:
    name, posted = visit.path("command"), visit.posted
    if name not in COMMANDS:
        raise Missing(name)
    if not posted.fields.keys() <= FIELDS:
        raise Unreadable(name)
    text = posted.one("text").strip()[:LONGEST_LETTER]
    return Order(
        name, visit.posted.version(), text, posted.one("choice"), _day(posted.one("until")),
        opens=tuple(posted.fields.get("opens", ())),
    )  # fmt: skip


def _day(text: str) -> date | None:
    """A day that cannot be read is one that is not given."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _carry_out(
    connection: Transaction, *, visit: Visit, actor: Actor, order: Order, document: Upload | None
) -> None:
    record = load_record(connection, visit.path("code"), actor)
    if record.dossier.version != order.version:
        raise Conflict(record.dossier.code)
    case = judged(visit.catalogue, record)
    letter = _letter(order, actor, visit.now)
    if letter:
        order = replace(order, letter=letter.id)
    given = command(Desk(case, actor, visit.catalogue, visit.now), order)
    handle(
        connection, visit.catalogue, record.dossier, order.version, given, visit.now,
        letter=letter,
    )  # fmt: skip
    if given.name == "decide":
        sign(connection, visit, case, actor, given.result, document)
    issue_papers(
        connection, visit.service, visit.catalogue, record.dossier.id, given.name, visit.now
    )
    if given.name == "confirm_payment" and given.settlement:
        payee = visit.service.payees.of(record.dossier.unit, visit.catalogue.agency)
        issue(connection, payee, record.dossier.id, given.settlement.fees, visit.now)


def _letter(order: Order, actor: Actor, now: datetime) -> Letter | None:
    kind = LETTERS.get(order.command)
    if kind is None or not order.text:
        return None
    return Letter(identifier(), kind, order.text, actor.account, now)
