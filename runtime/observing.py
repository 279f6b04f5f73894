"""Around every request: its number, the time it took, a line in the log, a count in the metrics."""

from __future__ import annotations

import re
import secrets
from time import perf_counter

from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runtime.logs import LOG, REQUEST
from runtime.metrics import Metrics

HEADER = b"x-request-id"
GIVEN = re.compile(rb"[0-9A-Za-z-]{8,64}")
UNTOLD = frozenset({"/healthz", "/metrics", "/static/{name}"})
"""Asked for so often that a line each would bury the others."""
CUT_OFF = 499
"""Nobody waited for the reply."""


class Observed:
    """The address is told as its pattern: addresses themselves hold the names of drafts."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        number = _number(scope)
        status = CUT_OFF

        async def send_numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (HEADER, number.encode())]
            await send(message)

        began = perf_counter()
        before = REQUEST.set(number)
        try:
            await self.app(scope, receive, send_numbered)
        finally:
            self._tell(scope, status, perf_counter() - began)
            REQUEST.reset(before)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = pattern(scope)
        self.metrics.answered(scope["method"], route, status, seconds)
        if route not in UNTOLD:
            fields = {"method": scope["method"], "route": route, "status": status}
            LOG.info("request", extra={"fields": {**fields, "ms": round(seconds * 1000, 1)}})


def pattern(scope: Scope) -> str:
    """The address as the routes write it, '' for one that nobody answers."""
    route = scope.get("route")
    return route.path if isinstance(route, Route) else ""


def _number(scope: Scope) -> str:
    """What the proxy in front has given it, so that both logs agree; else a new one."""
    given = next((value for name, value in scope["headers"] if name == HEADER), b"")
    return given.decode() if GIVEN.fullmatch(given) else secrets.token_hex(8)
