"""Form pages against constant bytes, through the same application.

The application is called as a server would call it, without a socket: a GET without a cookie for
the blank first page, one with the cookie of the visitor for a filled page (the right to open it
and the draft are read from the store, the form is evaluated, the page drawn). Beside them an
endpoint of the same application answers the bytes of the page from memory, in the thread pool as
every page, behind the same middleware. Blocks of requests take turns; the rate is requests per
second, the ratio that of neighbouring blocks. Jinja2 alone draws the same page with every widget
rendered by Jinja2 each time instead of being cut once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from renderers import questions, screen, web
from runtime.app import create_app
from runtime.service import Service
from tests.bench.measuring import Measured, Scale, pairs
from tests.runtime.serving import browser, draft_of, fill_in, opened

CODE = "1.001193"
PAGE = "tre"
HEADERS = {"accept-encoding": "br", "sec-fetch-site": "same-origin", "host": "127.0.0.1:8000"}


@dataclass(frozen=True, slots=True)
class Started:
    """A service with one draft filled in, and the cookie that opens it."""

    app: Starlette
    service: Service
    draft: str
    cookie: str


@contextmanager
def started() -> Iterator[Started]:
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        for service in opened(Path(folder)):
            person = browser(service)
            fill_in(person, CODE)
            cookie = "; ".join(f"{name}={value}" for name, value in person.client.cookies.items())
            yield Started(create_app(service), service, draft_of(person), cookie)


def pages(scale: Scale) -> Iterator[Measured]:
    with started() as here:
        filled = f"/f/{here.draft}/{PAGE}"
        for name, path, headers, budget in (
            ("blank first page", f"/f/{CODE}", HEADERS, 85),
            ("filled page", filled, {**HEADERS, "cookie": here.cookie}, 12),
        ):
            ratio, rate, constant = rates(here.app, path, headers, scale)
            yield Measured(f"{name}, of constant bytes", ratio * 100, "%", budget, at_least=True)
            yield Measured(f"  {name}", rate, "pages/s")
            yield Measured("  constant bytes", constant, "pages/s")
        with drawn_by_jinja_alone():
            headers = {**HEADERS, "cookie": here.cookie}
            ratio, rate, _ = rates(here.app, filled, headers, scale)
        yield Measured("  filled page drawn by Jinja2 alone", ratio * 100, "%")


def rates(
    app: Starlette, path: str, headers: Mapping[str, str], scale: Scale
) -> tuple[float, float, float]:
    """The page's rate as a part of that of its bytes, and both rates."""
    body = asyncio.run(_times(app, path, headers, 1))
    constant = Response(body, 200, {"Content-Encoding": "br"}, "text/html; charset=utf-8")
    app.router.routes.insert(0, Route("/constant", _answers(constant)))
    count = max(scale.calls // 10, 1)

    def calls(address: str) -> Callable[[], object]:
        return lambda: asyncio.run(_times(app, address, headers, count))

    ours, theirs, ratio = pairs(calls(path), calls("/constant"), scale.rounds)
    app.router.routes.pop(0)
    return 1 / ratio, count / ours, count / theirs


def _answers(constant: Response) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return Response(constant.body, 200, dict(constant.headers))

    return answer


async def _times(app: Starlette, path: str, headers: Mapping[str, str], count: int) -> bytes:
    body = b""
    for _ in range(count):
        status, body = await call(app, path, headers)
        assert status == 200, (path, status)
    return body


async def call(app: Starlette, path: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
    """One GET as a server hands it to the application."""
    sent: list[Any] = []
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": b"",
        "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


@contextmanager
def drawn_by_jinja_alone() -> Iterator[None]:
    """Every widget is rendered again and again, and no question is kept: the code as it is not."""

    def fill(name: str, values: Mapping[str, str]) -> Markup:
        return Markup(web.ENVIRONMENT.get_template(f"{name}.html").render(values))

    users = [module for module in _drawing() if hasattr(module, "fill")]
    with patch.multiple(web, fill=fill), patch.object(screen, "show", questions.draw):
        patches = [patch.object(module, "fill", fill) for module in users]
        for one in patches:
            one.start()
        try:
            yield
        finally:
            for one in patches:
                one.stop()


def _drawing() -> list[Any]:
    import sys

    return [module for name, module in sys.modules.items() if name.startswith("renderers.")]
