"""What has to be done each night or hour, once among all processes: anchors, clocks, sweeping."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from runtime import nightly, reminding
from runtime.clock import VIETNAM
from runtime.issuing import issue_papers
from runtime.logs import LOG
from runtime.pacing import at_leisure
from runtime.service import Service
from runtime.store import accounts, attempts, contacts, drafts, events, figures, files, jobs
from runtime.store.counting import counted, midnight
from runtime.store.engine import Transaction
from runtime.store.jobs import Claim

T = TypeVar("T")
DAY, HOUR = "%Y-%m-%d", "%Y-%m-%dT%H"
A_DAY = timedelta(days=1)
LONGEST_GAP = timedelta(days=7)
UNUSED_FOR = timedelta(days=1)
STRAY_FOR = timedelta(days=30)
AT_ONCE = 500
MORNING = timedelta(hours=7)
"""Nobody is woken by a message."""
TRY_AGAIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Chore:
    """`period` tells how often: once in each time that it writes alike, which begins so long
    `after` the clock does."""

    name: str
    period: str
    do: Callable[[Service, Claim, datetime], None]
    after: timedelta = timedelta()


def do_due(service: Service, chores: tuple[Chore, ...]) -> None:
    """Those that nobody has done in this hour or day; one that fails stops no other."""
    for chore in chores:
        now = service.clock.now()
        period = (now.astimezone(VIETNAM) - chore.after).strftime(chore.period)
        claim = service.store.write(partial(jobs.claim, name=chore.name, period=period, now=now))
        if claim is None:
            continue
        try:
            chore.do(service, claim, now)
        except Exception:
            LOG.exception("chore %s failed", chore.name)
            later = now + TRY_AGAIN
            service.store.write(partial(jobs.given_up, claim=claim, retry_at=later))
        else:
            service.store.write(partial(jobs.done, claim=claim, now=now))


def anchor(service: Service, claim: Claim, now: datetime) -> None:
    """The heads of all chains go to a second place: a database cannot testify against its owner."""
    day = now.astimezone(VIETNAM).date()
    place = service.config.anchor_file
    made = service.store.write(partial(events.anchor_day, day=day, written_to=str(place)))
    append_once(place, f"{made.day} {made.count} {made.heads_hash}")


def cut_offs(service: Service, claim: Claim, now: datetime) -> None:
    catalogue = service.catalogue()

    def then(connection: Transaction, dossier: str) -> None:
        issue_papers(connection, service, catalogue, dossier, "expire", now)

    nightly.expire_unanswered(service.store, catalogue, now, then)
    nightly.note_silence(service.store, catalogue, now)


def remind(service: Service, claim: Claim, now: datetime) -> None:
    reminding.remind_applicants(service.store, now)
    reminding.remind_officers(service.store, service.catalogue(), now)


def clocks(service: Service, claim: Claim, now: datetime) -> None:
    pace = partial(claimed, service, claim)
    mended = nightly.mend_clocks(service.store, service.catalogue(), now, pace)
    if mended:
        LOG.warning("%s clocks were not what events and calendar say", len(mended))


def claimed(service: Service, claim: Claim, some: Iterable[T]) -> Iterator[T]:
    """At leisure, which may take all night; the claim stays until all are done."""
    until = service.clock.now() + jobs.LEASE / 2
    for one in at_leisure(some):
        yield one
        now = service.clock.now()
        if now >= until:
            service.store.write(partial(jobs.renew, claim=claim, now=now))
            until = now + jobs.LEASE / 2


def count(service: Service, claim: Claim, now: datetime) -> None:
    domains = {one.code: one.domain for one in service.catalogue().index.entries}
    today = now.astimezone(VIETNAM).date()
    for day in service.store.read(partial(figures.days_to_keep, today=today)):
        counts = service.store.read(partial(counted, day=day, until=midnight(day + A_DAY)))
        put = partial(figures.put_day, day=day, counts=counts, domains=domains)
        service.store.write(put)


def sweep(service: Service, claim: Claim, now: datetime) -> None:
    """Nothing is thrown away by a clock that seems to have jumped: only if it was swept lately."""
    if claim.before is None or not timedelta() <= now - claim.before <= LONGEST_GAP:
        LOG.warning("not swept: the last time is too long ago, or was never")
        return
    store, unused_since = service.store, now - UNUSED_FOR
    store.write(partial(accounts.delete_expired_sessions, now=now))
    store.write(partial(attempts.forget, now=now))
    store.write(partial(contacts.forget, now=now))
    store.write(partial(drafts.delete_expired, now=now))
    for hash_ in store.write(partial(files.forget_unused, unused_since=unused_since)):
        service.files.delete(hash_, unused_since)
    for hash_ in _strays(service, now - STRAY_FOR):
        service.files.delete(hash_, now - STRAY_FOR)


def _strays(service: Service, since: datetime) -> Iterator[str]:
    """Bytes without a note; kept long enough for a database that is brought back from a backup."""
    put = service.files.put_before(since)
    while some := tuple(islice(put, AT_ONCE)):
        yield from service.store.read(partial(files.unnoted, hashes=some))


def append_once(path: Path, line: str) -> None:
    """Safely on the disk when this returns."""
    with path.open("a+", encoding="utf-8") as file:
        file.seek(0)
        if line not in file.read().splitlines():
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())


CHORES = (
    Chore("cut_offs", HOUR, cut_offs),
    Chore("anchor", DAY, anchor),
    Chore("reminders", DAY, remind, MORNING),
    Chore("figures", DAY, count),
    Chore("sweep", DAY, sweep),
)
LONG_CHORES = (Chore("clocks", DAY, clocks),)
"""Take so long that no other may wait for them."""
