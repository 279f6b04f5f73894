"""From request to reply: read the form, call the handler in a thread, make failures pages."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Awaitable, Callable, Mapping
from contextvars import copy_context
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from renderers.portal import trouble
from renderers.saying import say
from runtime.filling import Lodged
from runtime.logs import LOG, REQUEST, frames
from runtime.middleware import Refuser, TooLarge, TooSlow
from runtime.observing import pattern
from runtime.public_pages import Public
from runtime.service import Service
from runtime.sessions import HOME, SignInFirst
from runtime.store.failures import Conflict, Missing, Unavailable, Unfit
from runtime.visits import (
    Forbidden,
    Handler,
    Posted,
    TooMany,
    Unreadable,
    html,
    see_other,
    visited,
    visited_with,
)

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE})
MOST_FILES = 60
MOST_FIELDS = 2_000
LONGEST_PART = 128 << 10
RETRY_SECONDS = "10"
STATUS: Mapping[type[Exception], int] = {
    Unreadable: 400,
    Unfit: 400,
    Forbidden: 403,
    Missing: 404,
    TooSlow: 408,
    Conflict: 409,
    TooLarge: 413,
    TooMany: 429,
    Unavailable: 503,
}


def endpoint(
    service: Service, get: Handler | None, post: Handler | None, kept: Public | None = None
) -> Endpoint:
    """`kept`: pages of this address that need no thread."""

    async def answer(request: Request) -> Response:
        if kept and request.method != "POST" and (known := _at_once(service, request, kept)):
            return known
        handler = post if request.method == "POST" else get
        assert handler, "The routes name the methods that have a handler"
        try:
            if "\0" in request.scope["path"]:
                raise Missing("no address of ours")
            posted = await read_posted(request) if handler is post else Posted()
            work = partial(copy_context().run, _handle, service, handler, request, posted)
            return await asyncio.get_running_loop().run_in_executor(None, work)
        except Exception as failure:
            return _fail(service, request, failure)
        finally:
            await request.close()

    return answer


def _at_once(service: Service, request: Request, kept: Public) -> Response | None:
    catalogue = service.catalogue_at_hand()
    return kept.at_once(visited_with(service, request, catalogue)) if catalogue else None


def _handle(service: Service, handler: Handler, request: Request, posted: Posted) -> Response:
    visit = visited(service, request, posted)
    try:
        return handler(visit)
    except Lodged as lodged:
        if request.url.path.endswith("/live"):
            raise
        return see_other(f"/f/{lodged}/receipt")
    except SignInFirst:
        back = request.url.path if request.method == "GET" else HOME
        return see_other(service.identity.begin(back))


async def read_posted(request: Request) -> Posted:
    if request.headers.get("content-type", "").startswith("application/json"):
        return Posted(body=await request.body())
    form = await request.form(
        max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_PART
    )
    if any("\0" in text for pair in form.multi_items() for text in pair if isinstance(text, str)):
        raise Unreadable("no keyboard types it, and no text column holds it")
    fields: dict[str, tuple[str, ...]] = {}
    files: dict[str, tuple[UploadFile, ...]] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = (*files.get(name, ()), value)
        else:
            fields[name] = (*fields.get(name, ()), value)
    return Posted(fields, files)


def static(service: Service) -> Endpoint:
    async def answer(request: Request) -> Response:
        accepted = request.headers.get("accept-encoding", "")
        try:
            return service.statics.reply(request.path_params["name"], accepted)
        except Missing as failure:
            return _fail(service, request, failure)

    return answer


def unknown(service: Service) -> Callable[[Request, Exception], Response]:
    """For addresses that nobody answers."""

    def answer(request: Request, failure: Exception) -> Response:
        return _fail(service, request, failure)

    return answer


def refuser(service: Service) -> Refuser:
    def refuse(scope: Scope, status: int, advice: str) -> Response:
        return _page(service, Request(scope), status, advice=advice)

    return refuse


# Failures


def _fail(service: Service, request: Request, failure: Exception) -> Response:
    if isinstance(failure, HTTPException):
        return _page(service, request, failure.status_code)
    status = _status(failure)
    if status != 500:
        return _page(service, request, status)
    id = REQUEST.get()
    # Where it happened, not the message: that could hold what a citizen has answered.
    fields = {"route": pattern(request.scope), "frames": frames(failure)}
    LOG.error("incident %s: %s", id, type(failure).__name__, extra={"fields": fields})
    return _page(service, request, 500, id=id)


def _status(failure: Exception) -> int:
    """A full disk is as good as a database that is away: nothing is lost, later it works again."""
    if isinstance(failure, OSError) and failure.errno in NO_ROOM:
        return STATUS[Unavailable]
    return next((status for kind, status in STATUS.items() if isinstance(failure, kind)), 500)


def _page(
    service: Service, request: Request, status: int, *, id: str = "", advice: str = ""
) -> Response:
    """Live replies are pieces of a page: an error page has no place among them."""
    if request.url.path.endswith("/live"):
        return Response(status_code=status)
    visit = visited(service, request)
    view = trouble(visit.site, status, id_=id)
    if advice:
        view = replace(view, advice=say(visit.lang, advice))
    response = html(visit, "errors/page", view, status=status)
    if status in (429, 503):
        response.headers["Retry-After"] = RETRY_SECONDS
    return response
