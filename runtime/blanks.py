"""Blank first pages: one for everybody, drawn once a minute at most, kept compressed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from starlette.responses import Response

from renderers import form
from renderers.masthead import Site
from renderers.screen import Entry
from renderers.web import page
from runtime.filling import evaluate, version_of
from runtime.service import Loaded
from runtime.statics import chosen, encoded
from runtime.visits import SHORTLY, VARIES, Visit

KEPT = 64


@dataclass(frozen=True, slots=True)
class Blank:
    bodies: dict[str, bytes]
    etag: str


def blank_page(visit: Visit, loaded: Loaded) -> Response:
    """Nothing in it depends on who asks, so that browsers and proxies may keep it for a minute."""
    minute = visit.now.replace(second=0, microsecond=0)
    site = replace(visit.site, here=visit.request.url.path)
    blank = _drawn(loaded, site, minute)
    encoding = chosen(visit.request.headers.get("accept-encoding", ""))
    headers = {"Cache-Control": SHORTLY, "ETag": blank.etag, "Vary": VARIES}
    if visit.request.headers.get("if-none-match") == blank.etag:
        return Response(status_code=304, headers=headers)
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(blank.bodies[encoding], 200, headers, "text/html; charset=utf-8")


@lru_cache(maxsize=KEPT)
def _drawn(loaded: Loaded, site: Site, minute: datetime) -> Blank:
    first = loaded.program.pages[0]
    entry = Entry(version=version_of(loaded, None, first))
    evaluation = evaluate(loaded, {}, minute)
    screen = form.screen(
        loaded.program, evaluation, first.id, entry, world=loaded.world, env=loaded.env(minute)
    )
    body = page("form/page", form.form_page(site, screen), site.lang).encode()
    # The day is part of it: offers and due dates may turn at midnight.
    return Blank(encoded(body, quality=5), f'"{loaded.hash}-{site.lang}-{minute:%y%m%d}"')
