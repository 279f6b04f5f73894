"""What officers post: the checklist with their findings, and the commands on a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from starlette.responses import Response

from renderers.checklist import check_lines
from renderers.saying import say
from renderers.words import words
from runtime.commands import COMMANDS, Actor, CommandName
from runtime.desk import draw_dossier, may_work, open_facts
from runtime.handling import handle
from runtime.orders import Desk, Order, command
from runtime.records import Judged, judged, load_record
from runtime.refusals import Refused
from runtime.security import identifier
from runtime.sessions import HOME, actor_of, confirm, signed_in
from runtime.settling import settle
from runtime.store import answers, processing
from runtime.store.accounts import Account
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.store.processing import Letter
from runtime.told import told
from runtime.visits import Forbidden, Unreadable, Visit, see_other
from runtime.wording import ACTIONS

LONGEST_LETTER = 5_000
LETTERS: Mapping[CommandName, str] = {
    "ask_supplement": "supplement",
    "refuse": "refusal",
    "extend": "apology",
    "stop": "stop",
}
FACT = "fact."


def check(visit: Visit) -> Response:
    """Ticks and findings; a finding may move the due date."""
    account = signed_in(visit)
    actor = actor_of(account)
    version = _version(visit)
    fields = visit.posted.fields
    code = visit.path("code")

    def store(connection: Transaction) -> None:
        case = judged(visit.catalogue, load_record(connection, code, actor))
        if case.record.dossier.version != version:
            raise Conflict(code)
        if not may_work(actor, case):
            raise Forbidden(code)
        _tick(connection, case, actor, frozenset(fields.get("tick", ())), visit.now)
        if _find(connection, case, actor, _facts(fields), visit.now):
            id = case.record.dossier.id
            settle(connection, visit.catalogue, id, actor, "finding", visit.now)

    known = {"_v", "tick", *(name for name in fields if name.startswith(FACT))}
    if not fields.keys() <= known:
        raise Unreadable("kiem-tra")
    visit.service.store.write(store)
    return see_other(f"{HOME}/ho-so/{code}")


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
    carry_out = partial(_carry_out, visit=visit, actor=actor_of(account), order=order)
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
    if not posted.fields.keys() <= {"_v", "text", "confirm", "choice", "password", "until"}:
        raise Unreadable(name)
    text = posted.one("text").strip()[:LONGEST_LETTER]
    return Order(name, _version(visit), text, posted.one("choice"), _day(posted.one("until")))


def _day(text: str) -> date | None:
    """A day that cannot be read is one that is not given."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _version(visit: Visit) -> int:
    text = visit.posted.one("_v")
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise Unreadable("_v")
    return int(text)


def _carry_out(connection: Transaction, *, visit: Visit, actor: Actor, order: Order) -> None:
    record = load_record(connection, visit.path("code"), actor)
    case = judged(visit.catalogue, record)
    letter = _letter(order, actor, visit.now)
    if letter:
        order = replace(order, letter=letter.id)
    given = command(Desk(case, actor, visit.catalogue, visit.now), order)
    handle(
        connection, visit.catalogue, record.dossier, order.version, given, visit.now,
        letter=letter,
    )  # fmt: skip


def _letter(order: Order, actor: Actor, now: datetime) -> Letter | None:
    kind = LETTERS.get(order.command)
    if kind is None or not order.text:
        return None
    return Letter(identifier(), kind, order.text, actor.account, now)


# The checklist


def _facts(fields: Mapping[str, object]) -> dict[str, bool]:
    given = {}
    for name, texts in fields.items():
        if name.startswith(FACT):
            if texts not in (("yes",), ("no",)):
                raise Unreadable(name)
            given[name.removeprefix(FACT)] = texts == ("yes",)
    return given


def _tick(
    connection: Transaction, case: Judged, actor: Actor, ticked: frozenset[str], now: datetime
) -> None:
    known = words(case.loaded.program, case.loaded.world)
    items = {one.id for one in check_lines(case.loaded.program, case.evaluation, known)}
    if not ticked <= items:
        raise Unreadable("tick")
    for item in sorted(ticked - case.record.ticked):
        processing.tick_item(connection, case.record.dossier.id, item, "", actor, now)
    for item in sorted((case.record.ticked & items) - ticked):
        processing.untick_item(connection, case.record.dossier.id, item, actor)


def _find(
    connection: Transaction, case: Judged, actor: Actor, found: Mapping[str, bool], now: datetime
) -> bool:
    """Whether anything new was found."""
    fresh = {
        name: value for name, value in found.items() if case.record.findings.get(name) != value
    }
    if not fresh.keys() <= {*open_facts(actor, case), *(one.id for one in told(case))}:
        raise Unreadable("fact")
    record, id = case.record, case.record.dossier.id
    for fact, value in fresh.items():
        processing.find(connection, id, fact, value, actor, now)
    if fresh:
        known = replace(record.revision.known, findings={**record.findings, **fresh})
        answers.seal_next(connection, id, given=record.revision.answers, known=known, now=now)
    return bool(fresh)
