"""An officer asks for what no program knows, by a notice with a number, amount and reason."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from catalogue.kinds.base import Upload
from renderers.saying import say
from runtime.commands import Actor, Command
from runtime.desk import draw_dossier
from runtime.handling import handle
from runtime.open_fees import AmountRefused, charge, letter, settable
from runtime.orders import Desk
from runtime.ports import Stored
from runtime.records import Judged, judged, load_record
from runtime.refusals import Refused
from runtime.results import LONGEST_NUMBER, ResultRefused, taken
from runtime.security import identifier
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store import files
from runtime.store.engine import Transaction
from runtime.store.processing import Letter
from runtime.visits import Unreadable, Visit, see_other

FIELDS = frozenset({"_v", "choice", "amount", "number", "text", "confirm", "file"})
LONGEST_REASON = 2_000
LETTER = "payment"


class NoticeRefused(Exception):
    """Something of the notice is missing; the message says what."""


def ask(visit: Visit) -> Response:
    account = signed_in(visit)
    actor, code = actor_of(account), visit.path("code")
    if not visit.posted.fields.keys() <= FIELDS:
        raise Unreadable("khoan-thu")
    load = partial(load_record, code=code, actor=actor)
    case = judged(visit.catalogue, visit.service.store.read(load), visit.now)
    try:
        _whole(visit)
        document = taken(visit, "open/file")
        visit.service.store.write(partial(_ask, visit=visit, actor=actor, document=document))
    except (NoticeRefused, AmountRefused, ResultRefused) as refused:
        return draw_dossier(visit, account, case, error=str(refused), status=422)
    except Refused as refused:
        error = refused.refusal.text(visit.lang)
        return draw_dossier(visit, account, case, error=error, status=422)
    return see_other(f"{HOME}/ho-so/{code}")


def _whole(visit: Visit) -> None:
    posted = visit.posted
    if not posted.one("number").strip() or not posted.one("text").strip():
        raise NoticeRefused(say(visit.lang, "open/incomplete"))
    if posted.one("confirm") != "yes":
        raise NoticeRefused(say(visit.lang, "open/unsure"))


def _ask(connection: Transaction, *, visit: Visit, actor: Actor, document: Upload | None) -> None:
    posted = visit.posted
    record = load_record(connection, visit.path("code"), actor)
    case = judged(visit.catalogue, record, visit.now)
    desk = Desk(case, actor, visit.catalogue, visit.now)
    fee = next((one for one in settable(desk) if one.id == posted.one("choice")), None)
    if fee is None:
        raise Unreadable("choice")
    owed = charge(desk, fee, posted.one("amount"))
    number = posted.one("number").strip()[:LONGEST_NUMBER]
    reason = posted.one("text").strip()[:LONGEST_REASON]
    told = visit.catalogue.speaking(record.dossier.lang).program(record.dossier.program)
    named = next(one for one in told.program.fees if one.id == fee.id)
    text = letter(named, owed, number, reason, record.dossier.lang)
    sent = Letter(identifier(), LETTER, text, actor.account, visit.now)
    if document:
        _attach(connection, visit, case, fee.id, document)
    handle(
        connection, visit.catalogue, record.dossier, posted.version(),
        Command("ask_payment", actor, letter=sent.id, charges=(owed,)), visit.now, letter=sent,
    )  # fmt: skip


def _attach(
    connection: Transaction, visit: Visit, case: Judged, fee: str, document: Upload
) -> None:
    files.record_file(connection, Stored(document.sha256, document.size), document.type, visit.now)
    files.attach_to_dossier(
        connection, case.record.dossier.id, id=document.id, path=f"{files.NOTICE}{fee}",
        name=document.name, sha256=document.sha256,
    )  # fmt: skip
