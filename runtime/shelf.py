"""The papers that a citizen has with the service, and whether one fits what a form asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compiler import ir
from compiler.evaluation import Calendar
from runtime.results import is_open, span_end
from runtime.store import dossiers, shelf
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.shelf import ISSUED, Paper
from runtime.visits import Visit


def on_shelf(connection: Transaction, visit: Visit) -> tuple[Paper, ...]:
    """What was kept, and results as soon as they may be taken; each once, the latest first."""
    kept = shelf.kept_by(connection, visit.citizen)
    known = {(one.dossier, one.paper) for one in kept if one.provenance == ISSUED}
    found = [*kept, *(one for one in _issued(connection, visit) if _key(one) not in known)]
    return tuple(sorted(found, key=lambda one: one.added_at, reverse=True))


def paper_of(connection: Transaction, visit: Visit, id: str) -> Paper:
    """Raises Missing for what is not theirs, or not to be taken yet."""
    result = shelf.issued(connection, visit.citizen, visit.visitor, id, visit.now)
    if result is None:
        return shelf.kept(connection, visit.citizen, id)
    if not _is_open(connection, result):
        raise Missing(id)
    return result


def _issued(connection: Transaction, visit: Visit) -> Iterator[Paper]:
    found = shelf.issued_to(connection, visit.citizen, visit.visitor, visit.now)
    return (one for one in found if _is_open(connection, one))


def _is_open(connection: Transaction, one: Paper) -> bool:
    assert one.dossier, "A result is of a dossier"
    return is_open(dossiers.state_of(connection, dossiers.own_dossier(connection, one.dossier)))


def _key(one: Paper) -> tuple[str | None, str]:
    return one.dossier, one.paper


def usable(one: Paper, today: date) -> bool:
    """There is a file of it, and it has not expired."""
    return one.sha256 is not None and one.valid_on(today)


def young_enough(one: Paper, limit: ir.ClockRow | None, today: date, calendar: Calendar) -> bool:
    """Where its age is limited, a paper without a day of issue is too old."""
    if limit is None:
        return True
    last = span_end(limit, one.issued_on, calendar) if one.issued_on else None
    return last is not None and last >= today
