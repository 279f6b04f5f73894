"""Very many dossiers, made by the database itself: a few are going on, most are long over.

What waits in a unit stays the same however many there are, as it does in an office.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from runtime.store.engine import Store
from tests.runtime.filing import PROGRAM, furnish

UNITS = 20
GOING = 2_000
AT_ONCE = 50_000


def fill(store: Store, count: int) -> None:
    """Dossiers 1 to `count`, on an empty store."""
    store.write(furnish)
    store.write(_given_memory)
    for start in range(0, count, AT_ONCE):
        for statement in (DOSSIERS, TASKS, EVENTS):
            values = {"first": start + 1, "last": min(start + AT_ONCE, count)}
            store.write(lambda c, s=statement, v=values: c.execute(text(s), v))  # type: ignore[misc]
    store.write(_noted)


def code_of(number: int) -> str:
    return f"H29.15-250102-{1_000_000 + number}"


def unit_of(number: int) -> str:
    return f"unit_{number % UNITS}"


def _given_memory(connection: Connection) -> None:
    """Scattered ids touch every page of an index again and again."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size=-400000")


def _noted(connection: Connection) -> None:
    """PostgreSQL counts its tables by itself, but not at once; SQLite is never asked to."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")


def _two(number: str) -> str:
    return f"substr(CAST(100 + {number} AS TEXT), 2, 2)"


MOMENT = (
    f"'2025-' || {_two('1 + i % 12')} || '-' || {_two('1 + i % 28')} || 'T' || {_two('i % 24')}"
    f" || ':' || {_two('i % 60')} || '\\:00.' || substr(CAST(1000000 + i % 1000000 AS TEXT), 2, 6)"
    " || 'Z'"
)
NUMBERS = (
    "WITH RECURSIVE n(i) AS (SELECT CAST(:first AS BIGINT) UNION ALL "
    "SELECT i + 1 FROM n WHERE i < :last)"
)
ID = "CAST((i * 2654435761) % 10000000019 AS TEXT)"
"""Scattered, as random ids are."""
UNIT = f"'unit_' || CAST(i % {UNITS} AS TEXT)"
STATE = (
    f"CASE WHEN i > {GOING} THEN CASE i % 16 WHEN 3 THEN 'refused' WHEN 5 THEN 'withdrawn' "
    f"ELSE 'returned' END ELSE CASE (i / {UNITS}) % 4 WHEN 0 THEN 'submitted' "
    "WHEN 1 THEN 'supplement' ELSE 'processing' END END"
)
ENDED = f"CASE WHEN i > {GOING} THEN {MOMENT} END"
ENTERED = f"CASE WHEN i > {GOING} OR (i / {UNITS}) % 4 > 1 THEN {MOMENT} END"
DOSSIERS = f"""INSERT INTO dossier (id, code, program, procedure, state, unit, owner, submitter,
channel, lodged_at, due_at, clock, supplements, track_number, version, decided_at, ended_at)
{NUMBERS} SELECT {ID}, 'H29.15-250102-' || CAST(1000000 + i AS TEXT), '{PROGRAM}', '1.001193',
{STATE}, {UNIT}, 'Nguyễn Văn Bình', 'Nguyễn Văn Bình', 'online', {MOMENT},
'2025-' || {_two("1 + i % 12")} || '-28', 'running', 0, 0, 3, {ENDED}, {ENDED} FROM n"""
TASKS = f"""INSERT INTO task (dossier, step, role, unit, opened_at, closed_at)
{NUMBERS}, step(name, role) AS (SELECT 'tiep_nhan', 'tiep_nhan_hs' UNION ALL
SELECT 'tham_tra', 'thu_ly_hs')
SELECT {ID}, step.name, step.role, {UNIT}, {MOMENT},
CASE WHEN step.role = 'tiep_nhan_hs' THEN {ENTERED} ELSE {ENDED} END
FROM n CROSS JOIN step"""
EVENTS = f"""INSERT INTO event (dossier, seq, at, actor, kind, data, prev, hash)
{NUMBERS}, what(seq, kind) AS (SELECT 1, 'lodged' UNION ALL SELECT 2, 'received'
UNION ALL SELECT 3, 'returned')
SELECT {ID}, what.seq, {MOMENT}, 'thu', what.kind, '{{}}', '{"0" * 64}', '{"0" * 64}'
FROM n CROSS JOIN what"""
