"""The server is killed while it works: nothing acknowledged is lost, nothing is stored twice."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection as Pipe

import pytest
from sqlalchemy import Connection, select

from runtime.store.engine import Store
from runtime.store.events import verify_chain
from runtime.store.tables import dossier, draft, submission
from tests.runtime.filing import furnish, lodging, submit
from tests.runtime.submitting import Told, submit_without_end

KILLS = {"sqlite": 20, "postgresql": 6}
RECEIPTS = 12
"""How many receipts are waited for before each kill."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")


def listen(pipe: Pipe, receipts: int) -> list[Told]:
    """What is told until enough receipts have come, or the other side is dead."""
    told: list[Told] = []
    while sum(1 for _, code in told if code) < receipts:
        assert pipe.poll(60), "the submitting process says nothing"
        try:
            told.append(pipe.recv())
        except (EOFError, OSError):
            break
    return told


def submit_and_kill(url: str, name: str) -> list[Told]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.runtime.submitting"])
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=submit_without_end, args=(url, name, there))
    process.start()
    there.close()
    told = listen(here, RECEIPTS)
    process.kill()
    process.join()
    told += listen(here, sys.maxsize)
    here.close()
    return told


def test_killed_again_and_again_while_submitting(url: str) -> None:
    kills = KILLS[url.partition(":")[0]]
    with Store.open(url) as store:
        store.write(furnish)
    told = [one for kill in range(kills) for one in submit_and_kill(url, f"k{kill}")]
    receipts = {draft_id: code for draft_id, code in told if code}
    assert len(receipts) >= kills * RECEIPTS

    with Store.open(url, alone=True) as store:
        assert stored_codes(store).items() >= receipts.items()
        for id in {id for id, _ in told} | open_drafts(store):
            receipt = submit(store, lodging(id))
            assert receipt.code == receipts.get(id, receipt.code)

        stored = stored_codes(store)
        assert set(stored) >= {id for id, _ in told}
        assert len(set(stored.values())) == len(stored)
        assert open_drafts(store) == set()
        assert broken_chains(store) == []
        assert integrity(store, url) == "ok"


def stored_codes(store: Store) -> dict[str, str]:
    """Codes by the draft they came from; a key is stored once, by the primary key."""
    query = select(submission.c.key, dossier.c.code).join(dossier)
    return store.read(lambda connection: {row.key: row.code for row in connection.execute(query)})


def open_drafts(store: Store) -> set[str]:
    return store.read(lambda connection: set(connection.scalars(select(draft.c.id))))


def broken_chains(store: Store) -> list[str]:
    def find(connection: Connection) -> list[str]:
        ids = connection.scalars(select(dossier.c.id)).all()
        return [id for id in ids if verify_chain(connection, id)]

    return store.read(find)


def integrity(store: Store, url: str) -> object:
    """PostgreSQL checks its pages as it reads them."""
    check = "PRAGMA integrity_check" if url.startswith("sqlite") else "SELECT 'ok'"
    return store.read(lambda connection: connection.exec_driver_sql(check).scalar())
