"""For those who run the service: whether it works, and its figures, behind a token of their own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import JSONResponse, PlainTextResponse, Response

from runtime import metrics
from runtime.metrics import Family
from runtime.security import same
from runtime.service import Service
from runtime.store import watching
from runtime.store.failures import Missing, Unavailable
from runtime.visits import Visit

LEAST_DISK = 256 << 20
LONGEST_LAG = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Health:
    """`database` is whether it answers; without it nothing is known of the outbox."""

    database: bool
    disk_free_bytes: int
    outbox_waiting: int = 0
    outbox_lag_seconds: float = 0.0

    @property
    def word(self) -> str:
        if not self.database:
            return "unavailable"
        lagging = self.outbox_lag_seconds > LONGEST_LAG.total_seconds()
        return "degraded" if lagging or self.disk_free_bytes < LEAST_DISK else "ok"


def show_health(visit: Visit) -> Response:
    """A word for everybody, details for those with the token; 503 when nothing can be served."""
    health = look(visit.service)
    status = 200 if health.database else 503
    if not _trusted(visit):
        return PlainTextResponse(health.word, status)
    details = {name: getattr(health, name) for name in health.__slots__}
    return JSONResponse({"status": health.word, **details}, status)


def show_metrics(visit: Visit) -> Response:
    if not _trusted(visit):
        raise Missing("metrics")
    families = (*visit.service.metrics.families(), *_stored(visit.service))
    return Response(metrics.text(families), media_type=metrics.MEDIA_TYPE)


def look(service: Service) -> Health:
    free = shutil.disk_usage(service.config.files).free
    now = service.clock.now()
    try:
        waiting, lag = service.store.read(lambda c: watching.waiting(c, now))
    except Unavailable:
        return Health(False, free)
    return Health(True, free, waiting, lag.total_seconds())


def _stored(service: Service) -> tuple[Family, ...]:
    """Of the database, so the same from every process; not told while it is away."""
    health = look(service)
    disk = Family(
        "motcua_disk_free_bytes", "gauge", "Free space for files.",
        [("", {}, health.disk_free_bytes)],
    )  # fmt: skip
    try:
        states = service.store.read(watching.by_state)
    except Unavailable:
        return (disk,)
    by_state = [("", {"state": state}, float(count)) for state, count in sorted(states.items())]
    waiting, lag = health.outbox_waiting, health.outbox_lag_seconds
    total = float(sum(states.values()))
    return (
        disk,
        Family("motcua_outbox_waiting", "gauge", "Messages not sent yet.", [("", {}, waiting)]),
        Family("motcua_outbox_lag_seconds", "gauge", "Age of the oldest.", [("", {}, lag)]),
        Family("motcua_dossiers", "gauge", "Dossiers by state.", by_state),
        Family("motcua_submissions", "counter", "Dossiers filed.", [("_total", {}, total)]),
    )


def _trusted(visit: Visit) -> bool:
    token = visit.service.config.operations_token
    given = visit.request.headers.get("authorization", "")
    return token is not None and same(given, f"Bearer {token.get_secret_value()}")
