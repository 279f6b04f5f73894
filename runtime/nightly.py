"""What the service does of itself: closes what was not supplemented, notes silence, checks clocks.

Each deed is a write of its own, so that one that fails keeps none of the others waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.commands import SYSTEM, Command, Reply
from runtime.handling import handle
from runtime.records import judged, record_of
from runtime.refusals import Refused
from runtime.service import Catalogue
from runtime.settling import settle
from runtime.store import dossiers, opinions
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Conflict

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A stored due date that is not what events and calendar say."""

    code: str
    stored: Due | None
    reckoned: Due | None


Then = Callable[[Transaction, str], None]


def nothing_then(connection: Transaction, dossier: str) -> None:
    """Where nothing is to follow."""


def expire_unanswered(
    store: Store, catalogue: Catalogue, now: datetime, then: Then = nothing_then
) -> int:
    """How many dossiers were closed because no supplement came by the cut-off; `then` comes in
    the same transaction."""
    today = now.astimezone(VIETNAM).date()
    ids = store.read(partial(dossiers.past_cut_off, today=today, limit=AT_ONCE))
    return sum(_done(store, catalogue, id, Command("expire", SYSTEM), now, then) for id in ids)


def note_silence(store: Store, catalogue: Catalogue, now: datetime) -> int:
    """How many opinions count as given, because nobody spoke in time."""
    late = store.read(partial(opinions.overdue, now=now, limit=AT_ONCE))
    return sum(
        _done(
            store, catalogue, id,
            Command("give_opinion", SYSTEM, reply=Reply(opinion, "silent")), now,
        )
        for id, opinion in late
    )  # fmt: skip


def mend_clocks(store: Store, catalogue: Catalogue, now: datetime) -> tuple[Mismatch, ...]:
    """Stored clocks that were wrong, as after a late change of the calendar; now they are not."""
    found = []
    for ids in _every(store):
        for one in store.read(partial(_wrong, catalogue=catalogue, ids=ids, now=now)):
            found.append(one[1])
            store.write(
                partial(
                    settle, catalogue=catalogue, id=one[0], actor=SYSTEM, reason="calendar",
                    now=now,
                )
            )  # fmt: skip
    return tuple(found)


def wrong_clocks(store: Store, catalogue: Catalogue, now: datetime) -> tuple[Mismatch, ...]:
    """The same, only looked for."""
    return tuple(
        mismatch
        for ids in _every(store)
        for _, mismatch in store.read(partial(_wrong, catalogue=catalogue, ids=ids, now=now))
    )


def _every(store: Store) -> Iterator[tuple[str, ...]]:
    after = ""
    while ids := store.read(partial(dossiers.going, after=after, limit=AT_ONCE)):
        yield ids
        after = ids[-1]


def _wrong(
    connection: Transaction, *, catalogue: Catalogue, ids: tuple[str, ...], now: datetime
) -> list[tuple[str, Mismatch]]:
    found = []
    for id in ids:
        one = dossiers.own_dossier(connection, id)
        clock = judged(catalogue, record_of(connection, one), now).clock
        stored = (one.due, one.latest_due, one.clock, one.waits)
        if stored != (clock.due, clock.latest, clock.state, clock.waits or None):
            found.append((id, Mismatch(one.code, one.due, clock.due)))
    return found


def _done(
    store: Store,
    catalogue: Catalogue,
    id: str,
    command: Command,
    now: datetime,
    then: Then = nothing_then,
) -> bool:
    """False when somebody was faster."""

    def write(connection: Transaction) -> None:
        one = dossiers.own_dossier(connection, id)
        handle(connection, catalogue, one, one.version, command, now)
        then(connection, id)

    try:
        store.write(write)
    except (Conflict, Refused):
        return False
    return True
