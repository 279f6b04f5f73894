"""Submitting against the bare statements.

Sixteen threads submit drafts: each is evaluated as submitted, its answers made canonical, then
lodged in one write of the store. Beside it the same statements, taken down while such a submission
ran, are executed again by SQLAlchemy Core for other drafts in the same store, in the same grouped
commits with the same savepoints: no evaluation, no chain, no seal. Both in turns over equal
databases, of either kind. Printed beside: plain sqlite3 that inserts the same number of rows, 16
dossiers a commit.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, event

from catalogue.kinds.base import Json
from compiler.answers import shown
from compiler.evaluation import Filing
from runtime.codes import CodeFormat
from runtime.filed import names, skipped
from runtime.security import identifier, seal_key
from runtime.service import Loaded, Service
from runtime.store import drafts
from runtime.store.answers import Known
from runtime.store.engine import Store
from runtime.store.lodging import Lodging, submit_dossier
from runtime.store.outbox import Message
from runtime.ways import way
from tests import postgres
from tests.bench.measuring import Measured, Scale, seconds
from tests.runtime.filings import NOW
from tests.runtime.serving import browser, draft_of, fill_in, opened, opened_on

CODE, UNIT = "1.001193", "ubnd_sai_gon"
THREADS = 16
GROUP = 16


@dataclass(frozen=True, slots=True)
class Ready:
    """A service and the answers of one complete draft."""

    service: Service
    loaded: Loaded
    answers: Mapping[str, Json]


@contextmanager
def ready(services: Iterator[Service]) -> Iterator[Ready]:
    for service in services:
        person = browser(service)
        fill_in(person, CODE)
        id = draft_of(person)
        draft = service.store.read(partial(drafts.load_draft, id=id, now=NOW))
        here = Ready(service, service.catalogue().program(draft.program), draft.answers)
        _submit(here, _new_drafts(here, 1)[0])  # from now on the row that counts dossiers is there
        yield here


def submit(scale: Scale) -> Iterator[Measured]:
    with TemporaryDirectory(prefix="motcua-bench-") as name:
        folder = Path(name)
        yield from _compared("SQLite", opened(folder), scale)
        raw = _raw_rate(folder / "raw.sqlite", max(scale.dossiers, GROUP))
        yield Measured("  sqlite3 alone, 16 dossiers a commit", raw, "/s")
        with postgres.shared(folder) as server:
            url = postgres.Databases(server, lambda url: Store.open(url).close()).fresh()
            yield from _compared("PostgreSQL", opened_on(url, folder), scale)


def _compared(name: str, services: Iterator[Service], scale: Scale) -> Iterator[Measured]:
    ratios, rates = [], []
    count = max(scale.dossiers // scale.rounds, THREADS)
    with ready(services) as here:
        for _ in range(scale.rounds + 1):
            ours, bare = _round(here, count)
            ratios.append(bare / ours)
            rates.append(count / ours)
    ratio, rate = median(ratios[1:]) * 100, median(rates[1:])
    what = f"submit a dossier, of the same Core statements, {name}"
    yield Measured(what, ratio, "%", 60, at_least=True)
    yield Measured("  submissions, 16 threads", rate, "/s")


def _round(here: Ready, count: int) -> tuple[float, float]:
    """Seconds to submit so many drafts, and to run the same statements for as many."""
    first, second = (_new_drafts(here, count) for _ in range(2))
    taken = _taken_down(here, second)
    ours = seconds(lambda: _all(partial(_submit, here), first))
    write = here.service.store.write
    bare = seconds(lambda: _all(lambda some: write(partial(_again, some)), taken))
    return ours, bare


def _all(work: Callable[[Any], object], items: list[Any]) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, items))


def _new_drafts(here: Ready, count: int) -> list[str]:
    made = [identifier() for _ in range(count)]

    def create(connection: Connection) -> None:
        for id in made:
            drafts.create_draft(
                connection, id=id, program=here.loaded.hash, page="tre", answers=here.answers,
                visitor_hash="v" * 64, now=NOW, expires_at=NOW + timedelta(days=30),
            )  # fmt: skip

    here.service.store.write(create)
    return made


def _submit(here: Ready, draft: str) -> None:
    one = _lodging(here, draft)
    codes = CodeFormat(here.service.config.dossier_code)
    here.service.store.write(lambda connection: submit_dossier(connection, one, codes))


def _lodging(here: Ready, draft: str) -> Lodging:
    program = here.loaded.program
    evaluation = here.loaded.engine.run(Filing(here.answers, NOW, "online", stage="submit"))
    assert evaluation.complete, evaluation.faults
    filed = shown(program, here.answers, evaluation)
    owner, submitter = names(program, evaluation.parties, filed)
    return Lodging(
        draft=draft, draft_version=1, dossier=identifier(), seal_key=seal_key(),
        program=here.loaded.hash, procedure=program.code, sector="HOTICH", unit=UNIT,
        owner=owner, submitter=submitter,
        channel="online", at=NOW, due=evaluation.term.due, latest_due=evaluation.term.latest,
        answers=filed, known=Known(), way=way(program.steps, skipped(evaluation)),
        facts={"fees": {one.id: [one.amount.low, one.amount.high] for one in evaluation.fees}},
        messages=(Message("lodged", {"procedure": program.code, "unit": UNIT}),),
    )  # fmt: skip


Statements = list[tuple[Any, Any]]


class _Undo(Exception):
    """Takes a submission back once its statements are known."""


def _taken_down(here: Ready, made: list[str]) -> list[Statements]:
    """The statements of each submission, which is undone."""
    return [_statements(here, draft) for draft in made]


def _statements(here: Ready, draft: str) -> Statements:
    one = _lodging(here, draft)
    taken: Statements = []
    codes = CodeFormat(here.service.config.dossier_code)

    def take(connection: Connection) -> None:
        def note(_: object, clause: Any, many: Any, single: Any, __: Any) -> None:
            values = many or single or None
            if isinstance(values, dict) and "code" in values:
                values = {**values, "code": f"{values['code']}-{draft}"}  # undone, so used again
            taken.append((clause, values))

        event.listen(connection, "before_execute", note)
        try:
            submit_dossier(connection, one, codes)
        finally:
            event.remove(connection, "before_execute", note)
        raise _Undo

    try:
        here.service.store.write(take)
    except _Undo:
        return taken
    raise AssertionError("A submission that was to be undone was kept")


def _again(taken: Statements, connection: Connection) -> None:
    for clause, values in taken:
        result = connection.execute(clause, values)
        if result.returns_rows:
            result.all()


def _raw_rate(path: Path, count: int) -> float:
    """Dossiers a second: six rows each by plain SQL, 16 a commit, as durable as the store."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE row (id TEXT PRIMARY KEY, body TEXT)")
    body = json.dumps({"answers": "x" * 2000})

    def insert() -> None:
        for start in range(0, count, GROUP):
            database.execute("BEGIN IMMEDIATE")
            for number in range(start, min(start + GROUP, count)):
                database.execute("SAVEPOINT one")
                for part in range(6):
                    database.execute("INSERT INTO row VALUES (?, ?)", (f"{number}-{part}", body))
                database.execute("RELEASE one")
            database.execute("COMMIT")

    took = seconds(insert)
    database.close()
    return count / took
