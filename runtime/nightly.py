"""What the service does of itself: closes what was not supplemented, notes silence, checks clocks.

Each deed is a write of its own, so that one that fails keeps none of the others waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.commands import SYSTEM, Command, Reply
from runtime.handling import handle
from runtime.logs import LOG
from runtime.pacing import Pace, at_once
from runtime.records import judged, record_of
from runtime.refusals import Refused
from runtime.service import Catalogue
from runtime.settling import settle
from runtime.store import dossiers, opinions
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Conflict, Missing, Unavailable

T = TypeVar("T")
AT_ONCE = 100
CLOCKS_AT_ONCE = 5


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
    today, command = now.astimezone(VIETNAM).date(), Command("expire", SYSTEM)

    def late(limit: int) -> Collection[str]:
        return store.read(partial(dossiers.past_cut_off, today=today, limit=limit))

    return _each(late, lambda id: _done(store, catalogue, id, command, now, then))


def note_silence(store: Store, catalogue: Catalogue, now: datetime) -> int:
    """How many opinions count as given, because nobody spoke in time."""

    def late(limit: int) -> Collection[tuple[str, str]]:
        return store.read(partial(opinions.overdue, now=now, limit=limit))

    def note(one: tuple[str, str]) -> bool:
        id, opinion = one
        silent = Command("give_opinion", SYSTEM, reply=Reply(opinion, "silent"))
        return _done(store, catalogue, id, silent, now)

    return _each(late, note)


def _each(late: Callable[[int], Collection[T]], deal: Callable[[T], bool]) -> int:
    """With how many something was done, some at a time; those that fail are passed over."""
    seen: set[T] = set()
    done = 0
    while fresh := [one for one in late(AT_ONCE + len(seen)) if one not in seen]:
        seen.update(fresh)
        done += sum(map(deal, fresh))
    return done


def mend_clocks(
    store: Store, catalogue: Catalogue, now: datetime, pace: Pace = at_once
) -> tuple[Mismatch, ...]:
    """Stored clocks that were wrong, as after a late change of the calendar; now they are not."""
    found = []
    for ids in pace(_every(store)):
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
    while ids := store.read(partial(dossiers.going, after=after, limit=CLOCKS_AT_ONCE)):
        yield ids
        after = ids[-1]


def _wrong(
    connection: Transaction, *, catalogue: Catalogue, ids: tuple[str, ...], now: datetime
) -> list[tuple[str, Mismatch]]:
    found = []
    for id in ids:
        one = dossiers.own_dossier(connection, id)
        try:
            clock = judged(catalogue, record_of(connection, one), now).clock
        except Missing:  # its answers have been erased: nobody can tell
            continue
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
    """False when somebody was faster, or it cannot be done."""

    def write(connection: Transaction) -> None:
        one = dossiers.own_dossier(connection, id)
        handle(connection, catalogue, one, one.version, command, now)
        then(connection, id)

    try:
        store.write(write)
    except (Conflict, Refused):
        return False
    except Unavailable:
        raise
    except Exception:
        LOG.exception("a dossier could not be dealt with: %s", command.name)
        return False
    return True
