"""Commits go into the log of SQLite; a thread beside the writer moves them into the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import enumerate as threads

from sqlalchemy import text

from runtime.store.checkpointing import checkpoint
from runtime.store.engine import Store
from runtime.store.sqlite import writing_engine

SQLITE_BY_ITSELF = 1_000  # pages


def in_the_file(path: Path) -> int:
    """Rows that are there without the log."""
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM page").fetchone()[0])


def test_a_commit_leaves_a_long_log_alone_and_a_checkpoint_takes_it_in(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = writing_engine(f"sqlite:///{path}")
    with engine.begin() as writing:
        writing.execute(text("CREATE TABLE page (of_it BLOB)"))
    with closing(sqlite3.connect(path)) as beside:
        checkpoint(beside)
        for _ in range(3):
            with engine.begin() as writing:
                rows = [{"blob": bytes(4_000)}] * SQLITE_BY_ITSELF
                writing.execute(text("INSERT INTO page VALUES (:blob)"), rows)
        assert in_the_file(path) == 0
        checkpoint(beside)
        assert in_the_file(path) == 3 * SQLITE_BY_ITSELF
    engine.dispose()


def test_a_closed_store_leaves_no_thread_and_no_log(tmp_path: Path) -> None:
    before = {*threads()}
    with Store.open(f"sqlite:///{tmp_path}/a.db"):
        begun = {*threads()} - before
        assert {one.name for one in begun} == {"store-writer", "store-checkpoint"}
    assert not {*threads()} & begun
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]
