"""Reminds people each night of what waits for them: applicants of their part, officers of theirs.

Every reminder belongs to a thing and a day, and is noted with both in the transaction that posts
it: another process, or a clock that is put back, finds it told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from compiler.evaluation import Calendar
from compiler.working_days import add_working
from runtime.clock import VIETNAM
from runtime.commands import Actor
from runtime.service import Catalogue
from runtime.store import accounts, dossiers, outbox, reminders
from runtime.store.engine import Store, Transaction
from runtime.store.reminders import Waiting, Window
from runtime.timely import receipts

AT_ONCE = 100
SOON_WORKING_DAYS = 1
NEAR = timedelta(days=3)
DIGEST = "digest"
Find = Callable[..., tuple[Waiting, ...]]


@dataclass(frozen=True, slots=True)
class Reminder:
    """Told so many days after the day of the thing, or before it where they are negative."""

    topic: str
    find: Find
    days: tuple[int, ...]

    def due(self, one: Waiting, today: date) -> date | None:
        """The latest day for telling it that has come since it waits."""
        days = (one.day + timedelta(days=number) for number in self.days)
        return max((day for day in days if one.since < day <= today), default=None)

    def searched(self, today: date) -> tuple[date, date]:
        """The first and the last day of things that are worth a look."""
        last = today - timedelta(days=self.days[0])
        return (today if self.days[0] < 0 else last - FORGOTTEN), last


FORGOTTEN = timedelta(days=60)
"""What has waited longer than that has been told of as often as it is."""
REMINDERS = (
    Reminder("supplement_nears", reminders.supplements, (-7, -3, -1)),
    Reminder("payment_waits", reminders.unpaid, (3, 10, 17, 24)),
    Reminder("result_waits", reminders.unfetched, (3, 10, 24)),
)


def remind_applicants(store: Store, now: datetime) -> int:
    """How many reminders were posted; each is a write of its own."""
    today = now.astimezone(VIETNAM).date()
    return sum(
        store.write(partial(_remind, id=one.dossier, topic=kind.topic, day=day, now=now))
        for kind in REMINDERS
        for one in _every(store, kind, today)
        if (day := kind.due(one, today))
    )


def remind_officers(store: Store, catalogue: Catalogue, now: datetime) -> int:
    """How many officers get a letter with what waits for them, on days when something does."""
    window = window_of(now, catalogue.index.calendar)
    reached = store.read(accounts.reached_by_mail)
    return sum(
        store.write(partial(_digest, officer=one, window=window, now=now)) for one in reached
    )


def window_of(now: datetime, calendar: Calendar) -> Window:
    today = now.astimezone(VIETNAM).date()
    soon = add_working(today, SOON_WORKING_DAYS, calendar)
    return Window(today, soon, today + NEAR, receipts(today, soon, calendar))


def _every(store: Store, kind: Reminder, today: date) -> Iterator[Waiting]:
    first, last = kind.searched(today)
    after = ""
    while found := store.read(
        partial(kind.find, first=first, last=last, after=after, limit=AT_ONCE)
    ):
        yield from found
        after = found[-1].dossier


def _remind(connection: Transaction, *, id: str, topic: str, day: date, now: datetime) -> bool:
    if not reminders.note(connection, id, topic, day, now):
        return False
    one = dossiers.own_dossier(connection, id)
    told = outbox.Message(topic, {"procedure": one.procedure, "lang": one.lang})
    outbox.post(connection, id, (told,), now)
    return True


def _digest(
    connection: Transaction, *, officer: accounts.Account, window: Window, now: datetime
) -> bool:
    """It goes out with the dossier that is most urgent; what it says is worked out then."""
    actor = Actor(officer.id, officer.unit, officer.roles)
    urgent = reminders.most_urgent(connection, actor, window)
    if not urgent or not reminders.note(connection, officer.id, DIGEST, window.today, now):
        return False
    outbox.post(connection, urgent, (outbox.Message(DIGEST, {"account": officer.id}),), now)
    return True
