"""A dossier from outside, and what somebody tried with it: all that the rules of law look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from catalogue.kinds.base import Json
from runtime.clock import VIETNAM
from runtime.reckoning import Reckoning
from runtime.store.dossiers import Dossier
from runtime.store.events import Recorded
from runtime.store.opinions import Opinion
from runtime.store.payments import Payment
from runtime.store.tasks import Task

ENDINGS = {"refused", "withdrawn", "stopped", "expired", "returned"}


@dataclass(frozen=True, slots=True)
class Sealed:
    """A revision of the answers as it lies in the database."""

    number: int
    body: str
    known: str
    seal: str


@dataclass(frozen=True, slots=True)
class Seen:
    """At one moment; `clock` is reckoned afresh, `told` are the topics of messages sent so far."""

    at: datetime
    dossier: Dossier
    events: tuple[Recorded, ...]
    tasks: tuple[Task, ...]
    payments: tuple[Payment, ...]
    opinions: tuple[Opinion, ...]
    told: tuple[str, ...]
    clock: Reckoning
    sealed: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody tried: a command or another deed, and the reason it was refused, or ''."""

    name: str
    unit: str
    role: str
    refused: str


Rule = Callable[[Seen, Tried, Seen], bool]


def kinds(seen: Seen) -> list[str]:
    return [one.kind for one in seen.events]


def new(before: Seen, after: Seen) -> tuple[Recorded, ...]:
    return after.events[len(before.events) :]


def of(seen: Seen, *kind: str) -> Iterator[Recorded]:
    return (one for one in seen.events if one.kind in kind)


def day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def paid_by(event: Recorded) -> list[str]:
    return listed(event.data["fees"])


def listed(names: Json) -> list[str]:
    """None where there are none."""
    assert isinstance(names, list | dict | None)
    return [str(one) for one in names or ()]


def amounts(told: Json) -> dict[str, int]:
    assert isinstance(told, dict)
    return {fee: one for fee, one in told.items() if isinstance(one, int)}
