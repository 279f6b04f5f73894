"""Around every request: headers, where a form comes from, how large and how slow it may be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeAlias

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITE = frozenset({"same-origin", "none"})
LARGEST_FORM = 64 << 20
LARGEST_TEXT = 256 << 10
LARGEST_LIVE = 64 << 10
WITH_FILES = ("/f/", "/ho-so/", "/can-bo/ho-so/", "/tai-khoan/giay-to")
"""Addresses whose forms bring papers, supplements, and signed results."""
SLOWEST_TEXT = 30.0
SLOWEST_FORM = 600.0


class SecurityHeaders:
    """On every reply; one that sets a header itself (a file to download) keeps its own."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = Headers({**headers, "Cache-Control": "private, no-store"}).raw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message["headers"]
                named = {name for name, _ in own}
                message["headers"] = [*own, *(one for one in self.headers if one[0] not in named)]
            await send(message)

        await self.app(scope, receive, send_with_headers)


Refuser: TypeAlias = Callable[[Scope, int, str], Response]
"""Makes the page for a request that is refused before anything of it is read."""


class OwnForms:
    """A form of another site is refused: by Sec-Fetch-Site, else by Origin.

    A browser that sends neither is refused with advice; there is no token that could replace them.
    What programs send to the `sealed` addresses is judged there by its seal, not by its origin.
    """

    def __init__(
        self, app: ASGIApp, origin: str, refuse: Refuser, sealed: frozenset[str] = frozenset()
    ) -> None:
        self.app = app
        self.origin = origin
        self.refuse = refuse
        self.sealed = sealed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        here = scope["type"] == "http" and scope["method"] not in SAFE
        if here and scope["path"] not in self.sealed:
            verdict = from_here(Headers(scope=scope), self.origin)
            if verdict is not True:
                response = self.refuse(
                    scope, 403, "trouble/old_browser" if verdict is None else "trouble/foreign"
                )
                return await response(scope, receive, send)
        return await self.app(scope, receive, send)


def from_here(headers: Headers, origin: str) -> bool | None:
    """None when the browser does not say."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN_SITE
    sent = headers.get("origin")
    return None if sent is None else sent == origin


class TooLarge(Exception):
    """More was sent than the address takes."""


class TooSlow(Exception):
    """The body did not arrive in time."""


class Bodies:
    """Counts and times what arrives; `scope` is told how much this address takes."""

    def __init__(self, app: ASGIApp, refuse: Refuser) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE:
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        limit, seconds = allowance(scope["path"], headers.get("content-type", ""))
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > limit:
            response = self.refuse(scope, 413, "")
            return await response(scope, receive, send)
        return await self.app(scope, limited(receive, limit, seconds), send)


def allowance(path: str, type_: str) -> tuple[int, float]:
    """Bytes and seconds: little for what is sent while typing, much for files only."""
    if path.endswith("/live"):
        return LARGEST_LIVE, SLOWEST_TEXT
    if path.startswith(WITH_FILES) and type_.startswith("multipart/form-data"):
        return LARGEST_FORM, SLOWEST_FORM
    return LARGEST_TEXT, SLOWEST_TEXT


def limited(receive: Receive, limit: int, seconds: float) -> Receive:
    arrived = 0
    ends = asyncio.get_running_loop().time() + seconds
    complete = False

    async def receive_some() -> Message:
        nonlocal arrived, complete
        if complete:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), ends - asyncio.get_running_loop().time())
        except TimeoutError:
            raise TooSlow from None
        if message["type"] == "http.request":
            arrived += len(message.get("body", b""))
            complete = not message.get("more_body", False)
        if arrived > limit:
            raise TooLarge
        return message

    return receive_some
