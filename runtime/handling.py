"""A command carried out whole: the deed, its letter, what follows from it, and the clock."""

from __future__ import annotations

from datetime import datetime

from runtime.commands import Command, CommandName
from runtime.following import follow
from runtime.records import judged, record_of
from runtime.service import Catalogue
from runtime.settling import settle
from runtime.store import processing
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.outbox import Message
from runtime.store.processing import Letter

TOLD: dict[CommandName, str] = {
    "receive": "received",
    "ask_supplement": "supplement_asked",
    "expire": "expired",
    "refuse": "refused",
    "ask_payment": "payment_asked",
    "confirm_payment": "payment_confirmed",
    "refund_payment": "payment_refunded",
    "extend": "extended",
    "adopt_version": "version_adopted",
    "stop": "stopped",
    "decide": "decided",
    "return_result": "returned",
    "withdraw": "withdrawn",
}


def handle(
    connection: Transaction,
    catalogue: Catalogue,
    dossier: Dossier,
    version: int,
    command: Command,
    now: datetime,
    *,
    letter: Letter | None = None,
) -> Dossier:
    """The dossier as it is then; the applicant is told.

    Raises Missing (not theirs), Conflict (changed since `version`), Refused (not now, not them).
    """
    case = judged(catalogue, record_of(connection, dossier), now)
    if letter:
        processing.write_letter(connection, dossier.id, letter, command.actor)
    topic = TOLD.get(command.name)
    said = {
        "procedure": dossier.procedure, "lang": dossier.lang,
        **({"letter": letter.id} if letter else {}),
    }  # fmt: skip
    messages = (Message(topic, said),) if topic else ()
    processing.act(connection, dossier.id, version, command, case.way, now, messages=messages)
    follow(connection, catalogue, dossier, command.name, command.result, command.actor, now)
    return settle(connection, catalogue, dossier.id, command.actor, command.name, now)
