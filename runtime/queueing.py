"""The queue of a unit: what waits for the officer, their own, the rest by state; and the search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from urllib.parse import quote

from starlette.responses import Response

from catalogue.text import fold
from renderers import officer
from renderers.officer import QueueRow, QueueTab
from renderers.saying import say
from renderers.summary import moment
from renderers.time_left import Left, time_left
from runtime.commands import Actor
from runtime.desk import desk_of
from runtime.national import NAMES, StateName
from runtime.reminding import window_of
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store import accounts, dossiers, reminders, tasks
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.visits import Visit, html

ROWS = 50
SEARCHED = 500
GOING: tuple[StateName, ...] = (
    "submitted", "received", "processing", "opinion", "payment", "decided"
)  # fmt: skip
UNIT, OWN = "", "cua-toi"
TABS: tuple[tuple[str, str, tuple[StateName, ...]], ...] = (
    (UNIT, "queue/unit", ()),
    (OWN, "queue/own", ()),
    ("bo-sung", "queue/supplement", ("supplement",)),
    ("dang-xu-ly", "queue/going", GOING),
    ("da-xong", "queue/done", ("returned", "refused", "withdrawn", "stopped", "expired")),
)


def show_queue(visit: Visit) -> Response:
    account = signed_in(visit)
    actor = actor_of(account)
    query, tab = visit.query("q").strip()[:100], visit.query("nhom")
    offset = _number(visit.query("tu"))
    found = visit.service.store.read(
        partial(_found, actor=actor, query=query, tab=tab, offset=offset)
    )
    counts = visit.service.store.read(partial(_counts, actor=actor))
    more = f"{HOME}?nhom={quote(tab)}&tu={offset + ROWS}" if len(found) > ROWS else ""
    view = officer.Queue(
        site=visit.site,
        desk=desk_of(visit, account),
        tabs=tuple(
            _tab(visit, id, key, counts[id], here=id == tab and not query) for id, key, _ in TABS
        ),
        rows=tuple(_rows(visit, actor, found[:ROWS])),
        query=query,
        more=more,
        colleagues=tuple(_colleagues(visit, actor)) if tab in (UNIT, OWN) and not query else (),
        done=_told(visit),
        remember=_to_remember(visit, actor),
    )
    return html(visit, "officer/queue", view)


def _colleagues(visit: Visit, actor: Actor) -> Iterator[tuple[str, str]]:
    found = visit.service.store.read(lambda connection: accounts.colleagues(connection, actor.unit))
    return ((one.id, one.name) for one in found)


def _to_remember(visit: Visit, actor: Actor) -> int:
    window = window_of(visit.now, visit.catalogue.index.calendar)
    found = visit.service.store.read(lambda c: reminders.counts(c, actor, window))
    return sum(found.values())


def _told(visit: Visit) -> str:
    """What came of a deed on many dossiers, as the address tells it."""
    if not visit.query("xong"):
        return ""
    done, left = _number(visit.query("xong")), _number(visit.query("con"))
    if left:
        return say(visit.lang, "bulk/left", count=done, left=left)
    return say(visit.lang, "bulk/done", count=done)


def _found(
    connection: Transaction, *, actor: Actor, query: str, tab: str, offset: int
) -> tuple[Dossier, ...]:
    states = {id: states for id, _, states in TABS}.get(tab, ())
    if query:
        return _named(connection, actor, query)
    if not states:
        return dossiers.queue(connection, actor, mine=tab == OWN, limit=ROWS + 1, offset=offset)
    return dossiers.in_state(connection, actor, states, limit=ROWS + 1, offset=offset)


def _named(connection: Transaction, actor: Actor, query: str) -> tuple[Dossier, ...]:
    """By its whole code however old it is; by a part, or a name, among the latest."""
    id = dossiers.id_of_code(connection, query.upper())
    if id is not None:
        with suppress(Missing):
            return (dossiers.load_dossier(connection, id, actor),)
    every = dossiers.in_state(connection, actor, tuple(NAMES), limit=SEARCHED)
    return tuple(one for one in every if fold(query) in fold(f"{one.code} {one.owner}"))


def _counts(connection: Transaction, *, actor: Actor) -> dict[str, int]:
    return {
        id: dossiers.number_in_state(connection, actor, states, most=SEARCHED)
        if states
        else dossiers.queue_length(connection, actor, mine=id == OWN)
        for id, _, states in TABS
    }


def _tab(visit: Visit, id: str, key: str, count: int, *, here: bool) -> QueueTab:
    return QueueTab(f"{HOME}?nhom={id}" if id else HOME, say(visit.lang, key), count, here)


def _rows(visit: Visit, actor: Actor, found: tuple[Dossier, ...]) -> Iterator[QueueRow]:
    ids = [one.id for one in found]
    held = visit.service.store.read(lambda c: tasks.holders(c, ids, actor.unit))
    return (_row(visit, one, ", ".join(held.get(one.id, ()))) for one in found)


def _row(visit: Visit, one: Dossier, held: str) -> QueueRow:
    left = _left(visit, one)
    return QueueRow(
        code=one.code,
        procedure=visit.catalogue.program(one.program).program.name,
        owner=one.owner,
        state=NAMES[one.state].text(visit.lang),
        lodged_at=one.lodged_at,
        due=moment(one.due, visit.lang) if one.due else "",
        left=left.text,
        tone="paused" if one.clock == "paused" else left.tone,
        assignee=held,
    )


def _left(visit: Visit, one: Dossier) -> Left:
    if one.clock != "running" or one.due is None:
        return Left("")
    return time_left(one.due, visit.now, visit.catalogue.index.calendar, visit.lang)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
