"""What a new edition does to everything in progress: each draft and dossier, tried on it.

Answers are read and never told; what comes out are codes, paths, amounts and days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from catalogue.kinds.base import Json
from compiler import ir
from compiler.bundle import Entry, Index, read_index
from compiler.diff.comparison import Effect, InFlight
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.migrate import migrate
from runtime.clock import VIETNAM
from runtime.config import database_url
from runtime.effects import Outcome, Told
from runtime.filling import judge
from runtime.offices import office
from runtime.reckoning import reckoned
from runtime.records import Record, filing_of, record_of
from runtime.service import Catalogue, Loaded
from runtime.store import drafts, programs
from runtime.store.dossiers import own_dossier
from runtime.store.drafts import Draft
from runtime.store.engine import Reads, Transaction
from runtime.store.failures import Missing
from runtime.store.in_progress import being_written, undecided
from runtime.store.viewing import viewed

PROGRAMS_KEPT = 128
OFFICER: Mapping[str, str] = {"apply": "officer", "choose": "choice"}


class Edition(Protocol):
    """A catalogue as compiled, wherever it lies."""

    @property
    def index(self) -> Index: ...
    @property
    def world(self) -> World: ...
    def program(self, entry: Entry) -> ir.Program: ...


def database_at(spelled: str) -> str:
    """The address of a store: as it is, or of a file of SQLite; ConfigRefused for any other."""
    url = spelled if "://" in spelled else f"sqlite:///{Path(spelled).absolute()}"
    return database_url({"MOTCUA_DATABASE_URL": url})


def in_flight(
    store: str, new: Edition, now: datetime, *, progress: Callable[[int], None] | None = None
) -> InFlight:
    """A database by its address, read only and in one view.

    Raises Unavailable where there is none, Outdated where its tables are of another edition.
    """
    with viewed(store) as view:
        return replayed(view, view.connection, new, now, progress=progress)


def replayed(
    store: Reads,
    connection: Transaction,
    new: Edition,
    now: datetime,
    *,
    progress: Callable[[int], None] | None = None,
) -> InFlight:
    replay = _Replay(store, new, now)
    effects: list[Effect] = []
    counts = {"drafts": 0, "dossiers": 0}
    for id, pinned in being_written(connection, now):
        counts["drafts"] += 1
        effects += replay.draft(connection, id, pinned)
        if progress:
            progress(sum(counts.values()))
    for id, pinned in undecided(connection):
        counts["dossiers"] += 1
        effects += replay.dossier(connection, id, pinned)
        if progress:
            progress(sum(counts.values()))
    order = sorted(effects, key=lambda one: (one.code, one.state != "draft", one.id))
    return InFlight(**counts, effects=tuple(order))


class _Replay:
    """The served edition and the new one side by side; each program is read once."""

    def __init__(self, store: Reads, new: Edition, now: datetime) -> None:
        release = store.read(programs.active_release)
        if release is None:
            raise Missing("no catalogue has been imported")
        self.now = now
        self.old = Catalogue(store, release.id, read_index(release.index.encode()))
        self.new = new
        self.same_days = self.old.index.calendar == new.index.calendar
        self.same_places = self.old.index.agencies == new.index.agencies
        self.taken_from = {one.hash for one in self.old.index.entries}
        self.next: Callable[[str], Loaded | None] = lru_cache(PROGRAMS_KEPT)(self._next)
        self.kept: Callable[[str], Loaded] = lru_cache(PROGRAMS_KEPT)(self._kept)

    # Drafts follow the version that is in force when they are opened next

    def draft(self, connection: Transaction, id: str, pinned: str) -> Iterator[Effect]:
        old, new = self.old.program(pinned), self.next(pinned)
        if new and new.hash == old.hash and self.same_days and self.same_places:
            return
        told = Told(old.program.code, id, "draft", "migrated")
        if new is None:
            yield told.effect("refused")
            return
        row = drafts.load_draft(connection, id, self.now)
        migration = migrate(old.program, new.program, row.answers)
        day = max(self._day(old), self._day(new))
        before = self._written(self.old.index, old, row, row.answers, day)
        after = self._written(self.new.index, new, row, migration.answers, day)
        yield from told.all(before, after, migration)

    def _written(
        self, index: Index, loaded: Loaded, row: Draft, answers: Mapping[str, Json], day: datetime
    ) -> Outcome:
        """As if it were filed on the same day under both: what differs is what the rules say."""
        evaluation, _ = judge(loaded, answers, day, "draft", row.lookups)
        unit = getattr(office(index, loaded.program, evaluation, answers), "id", "")
        return Outcome(loaded, evaluation, evaluation.term.due, unit)

    def _day(self, loaded: Loaded) -> datetime:
        """Today, or the first day on which the version can be followed."""
        first = datetime.combine(loaded.program.start, time(8), VIETNAM)
        return max(self.now, first)

    # Dossiers stay on their version, unless the new one takes them over

    def dossier(self, connection: Transaction, id: str, pinned: str) -> Iterator[Effect]:
        old, taken = self.old.program(pinned), self.next(pinned)
        moves = bool(taken and taken.hash != old.hash and taken.program.transition != "keep")
        if not moves and self.same_days and taken and taken.hash == old.hash:
            return
        record = record_of(connection, own_dossier(connection, id))
        moves = moves and record.whole is None  # what was filed together stays together
        new = taken if taken and moves else self.kept(pinned)
        course = OFFICER[new.program.transition] if moves else "stays"
        told = Told(old.program.code, record.dossier.code, record.dossier.state, course)
        migration = migrate(old.program, new.program, record.revision.answers)
        before = self._filed(self.old.index, old, record, record.revision.answers)
        after = self._filed(self.new.index, new, record, migration.answers)
        yield from told.all(before, replace(after, unit=before.unit), migration)

    def _filed(
        self, index: Index, loaded: Loaded, record: Record, answers: Mapping[str, Json]
    ) -> Outcome:
        judged = {one.id for one in loaded.program.facts if one.by}
        found = {name: held for name, held in record.findings.items() if _stays(name, judged)}
        known = replace(record.revision.known, findings=found)
        filing = filing_of(record, answers, known)
        evaluation, clock = reckoned(loaded.engine, filing, record.history, self.now)
        return Outcome(loaded, evaluation, clock.due, record.dossier.unit)

    # Versions

    def _next(self, pinned: str) -> Loaded | None:
        """The version that comes after, as soon as there is one: in force today, or to come."""
        code, today = self.old.program(pinned).program.code, self.now.astimezone(VIETNAM).date()
        own = sorted((one for one in self.new.index.entries if one.code == code), key=_start)
        left = [one for one in own if one.end is None or one.end > today]
        fresh = [one for one in left if one.hash not in self.taken_from]
        chosen = next(iter(fresh or left), None)
        return self._loaded(chosen) if chosen else None

    def _loaded(self, entry: Entry) -> Loaded:
        program, world = self.new.program(entry), self.new.world
        return Loaded(entry.hash, program, engine(program, world), world)

    def _kept(self, pinned: str) -> Loaded:
        """The old version on the new calendar."""
        old = self.old.program(pinned)
        world = replace(old.world, calendar=self.new.index.calendar)
        return replace(old, engine=engine(old.program, world), world=world)


def _start(entry: Entry) -> date:
    return entry.start


def _stays(fact: str, judged: set[str]) -> bool:
    """What was looked up in a register is no fact of the program."""
    return fact in judged or " " in fact
