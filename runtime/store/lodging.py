"""A draft becomes a dossier: everything that belongs to it in one transaction, and only once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.codes import CodeFormat
from runtime.commands import APPLICANT, SYSTEM, Command, Event
from runtime.national import StateName
from runtime.recording import details
from runtime.states import State, awaiting, lodged
from runtime.store import drafts, events, files, outbox, payments, tasks
from runtime.store.answers import Known, seal_first
from runtime.store.columns import due_text
from runtime.store.failures import Missing
from runtime.store.tables import counter, dossier, draft_access, submission
from runtime.terms import Charge
from runtime.ways import Way

_LODGE = insert(dossier)
_SUBMIT = insert(submission)
_RECEIPT = (
    select(
        dossier.c.id,
        dossier.c.code,
        dossier.c.program,
        dossier.c.lodged_at,
        dossier.c.due_at,
        dossier.c.latest_due_at,
        dossier.c.track_number,
    )
    .join(submission, submission.c.dossier == dossier.c.id)
    .where(submission.c.key == bindparam("draft"))
)
MOST_HELD = 50
LONGEST_NAME = 200
"""Of a party in lists; the whole name stands in the answers."""
_LODGED_BY = (
    select(dossier.c.id, dossier.c.code, dossier.c.program, dossier.c.state, dossier.c.lodged_at)
    .join(submission, submission.c.dossier == dossier.c.id)
    .join(draft_access, draft_access.c.draft == submission.c.key)
    .where(
        draft_access.c.visitor_hash == bindparam("visitor"),
        draft_access.c.expires_at > bindparam("now"),
    )
    .order_by(dossier.c.lodged_at.desc())
    .limit(MOST_HELD)
)
_COUNT = insert(counter)
_RAISE = (
    update(counter)
    .where(counter.c.scope == bindparam("within"), counter.c.day == bindparam("on"))
    .values(last=counter.c.last + 1)
    .returning(counter.c.last)
)


@dataclass(frozen=True, slots=True)
class Lodging:
    """All that the service has worked out about a draft that is to be lodged.

    `dossier` (its id) and `seal_key` are fresh random values; `facts` go into the first event:
    fees and other amounts, never answers.
    """

    draft: str
    draft_version: int
    dossier: str
    seal_key: bytes
    program: str
    procedure: str
    sector: str
    unit: str
    owner: str
    submitter: str
    channel: str
    at: datetime
    due: Due | None
    latest_due: Due | None
    answers: Mapping[str, Json]
    known: Known
    way: Way
    facts: Mapping[str, Json]
    messages: tuple[outbox.Message, ...] = ()
    lang: str = "vi"
    intake: str = ""
    """The unit that receives it, where that is another than the one that decides."""
    waiting: bool = False
    """It begins when the result of another dossier of the same filing is given."""
    waits: str = ""
    """The event without which its clock does not begin, '' when it runs."""
    charges: tuple[Charge, ...] = ()
    """What is to be paid at once."""
    account: str | None = None
    """The citizen's own account, where it is filed from one."""
    representation: str | None = None
    """In whose name, where it is filed for another."""

    @property
    def state(self) -> State:
        if self.waiting:
            return awaiting()
        return replace(lodged(self.way), clock="waiting" if self.waits else "running")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the applicant is told; `repeated` when the same draft had been lodged before."""

    dossier: str
    code: str
    program: str
    lodged_at: datetime
    due: Due | None
    latest_due: Due | None
    track_number: int
    repeated: bool = False


def submit_dossier(connection: Connection, lodging: Lodging, codes: CodeFormat) -> Receipt:
    """The draft's id is the key: lodging it again gives the first receipt.

    Raises Conflict when the draft was saved after it was reviewed, Missing when there is none.
    """
    if drafts.version_of(connection, lodging.draft, lodging.at) is None:
        return lodged_before(connection, lodging.draft)
    code = put_dossier(connection, lodging, codes)
    files.hand_over(connection, lodging.draft, lodging.dossier)
    note_submitted(connection, lodging.draft, lodging.draft_version, lodging.dossier)
    return _receipt(lodging, code)


def note_submitted(connection: Connection, draft: str, version: int, dossier_id: str) -> None:
    """What was lodged is a draft no more; its id leads to the receipt."""
    connection.execute(_SUBMIT, {"key": draft, "dossier": dossier_id})
    drafts.delete_draft(connection, draft, version)


def put_dossier(connection: Connection, lodging: Lodging, codes: CodeFormat) -> str:
    """The dossier with all that belongs to it but its files; its code."""
    state = lodging.state
    code = next_code(connection, codes, lodging.sector, lodging.unit, lodging.at)
    connection.execute(_LODGE, _row(lodging, code, state))
    seal = seal_first(
        connection,
        lodging.dossier,
        key=lodging.seal_key,
        given=lodging.answers,
        known=lodging.known,
        now=lodging.at,
    )
    events.begin(connection, lodging.dossier, _events(lodging, code, seal, state))
    payments.ask(connection, lodging.dossier, lodging.charges, SYSTEM.account, lodging.at)
    tasks.open_steps(
        connection,
        lodging.dossier,
        steps=state.open,
        way=lodging.way,
        unit=lodging.intake or lodging.unit,
        now=lodging.at,
    )
    outbox.post(connection, lodging.dossier, lodging.messages, lodging.at)
    return code


def _events(lodging: Lodging, code: str, seal: str, state: State) -> Iterator[Event]:
    """What is due at intake is asked for with the receipt; the dossier goes on meanwhile."""
    yield _event(lodging, code, seal)
    if not lodging.charges:
        return
    asked = Command("ask_payment", SYSTEM, charges=lodging.charges)
    data: dict[str, Json] = {
        **details(asked), "from": state.name, "to": state.name, "national": state.national
    }  # fmt: skip
    yield Event(lodging.at, SYSTEM.account, "payment_asked", data)


def receipt_of(connection: Connection, draft: str) -> Receipt | None:
    """The receipt of a draft that has been lodged."""
    row = connection.execute(_RECEIPT, {"draft": draft}).one_or_none()
    return Receipt(*row, repeated=True) if row else None


def lodged_by(
    connection: Connection, visitor_hash: str, now: datetime
) -> tuple[tuple[str, str, str, StateName, datetime], ...]:
    """Id, code, program, state and time of what this browser has lodged and may still see."""
    rows = connection.execute(_LODGED_BY, {"visitor": visitor_hash, "now": now})
    return tuple((row.id, row.code, row.program, row.state, row.lodged_at) for row in rows)


def lodged_before(connection: Connection, draft: str) -> Receipt:
    """What was lodged is no draft any more."""
    receipt = receipt_of(connection, draft)
    if receipt is None:
        raise Missing(draft)
    return receipt


def next_number(connection: Connection, scope: str, day: date) -> int:
    """1, 2, 3 … within a scope and a day, without a gap left by anything that was undone."""
    last = connection.scalar(_RAISE, {"within": scope, "on": day})
    if last is None:
        connection.execute(_COUNT, {"scope": scope, "day": day, "last": 1})
    return int(last or 1)


def next_code(
    connection: Connection, codes: CodeFormat, sector: str, unit: str, at: datetime
) -> str:
    day = at.astimezone(VIETNAM).date()
    serial = next_number(connection, codes.scope(sector, unit), day)
    return codes.code(sector, unit, day, serial)


def _row(lodging: Lodging, code: str, state: State) -> dict[str, object]:
    return {
        "id": lodging.dossier,
        "code": code,
        "program": lodging.program,
        "procedure": lodging.procedure,
        "state": state.name,
        "unit": lodging.unit,
        "intake": lodging.intake or None,
        "owner": lodging.owner[:LONGEST_NAME],
        "submitter": lodging.submitter[:LONGEST_NAME],
        "channel": lodging.channel,
        "lang": lodging.lang,
        "lodged_at": lodging.at,
        "due_at": lodging.due,
        "latest_due_at": lodging.latest_due,
        "clock": state.clock,
        "supplements": state.supplements,
        "track_number": 0,
        "version": 1,
        "waits": lodging.waits or None,
        "account": lodging.account,
        "representation": lodging.representation,
    }


def _event(lodging: Lodging, code: str, seal: str) -> Event:
    data: dict[str, Json] = {
        **lodging.facts,
        "code": code,
        "program": lodging.program,
        "answers": seal,
        "channel": lodging.channel,
        "due": due_text(lodging.due) if lodging.due else None,
        **({"waiting": True} if lodging.waiting else {}),
    }
    return Event(lodging.at, APPLICANT.account, "lodged", data)


def _receipt(lodging: Lodging, code: str) -> Receipt:
    return Receipt(
        lodging.dossier,
        code,
        lodging.program,
        lodging.at,
        lodging.due,
        lodging.latest_due,
        track_number=0,
    )
