"""Pages that are the same for everybody: drawn once for many, kept compressed.

What is kept is answered at once: it waits for no thread and no database.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TypeAlias

from starlette.responses import Response

from renderers.masthead import Site
from runtime.statics import chosen, encoded
from runtime.visits import SHORTLY, VARIES, Visit

TAG_DIGITS = 32

Draw: TypeAlias = Callable[[Visit], str]
Key: TypeAlias = tuple[Hashable, ...]


def daily(visit: Visit) -> Hashable:
    return visit.today


def each_minute(visit: Visit) -> Hashable:
    return minute(visit)


def minute(visit: Visit) -> datetime:
    return visit.now.replace(second=0, microsecond=0)


class Public:
    """How a page for everybody is answered: drawn anew for each release, language and `moment`,
    which is whatever else it depends on.

    `most` of them are kept; the oldest goes first.
    """

    def __init__(
        self, draw: Draw, moment: Callable[[Visit], Hashable], most: int, *, varies: str = VARIES
    ) -> None:
        self._draw = draw
        self._moment = moment
        self._most = most
        self._varies = varies
        self._kept: dict[Key, PublicPage] = {}

    def __call__(self, visit: Visit) -> Response:
        key = self._key(visit)
        page = self._kept.get(key)
        if page is None:
            page = kept(self._draw(visit))
            self._kept[key] = page
            for oldest in list(self._kept)[: -self._most]:
                self._kept.pop(oldest, None)
        return sent(visit, page, self._varies)

    def at_once(self, visit: Visit) -> Response | None:
        """What is kept, for whoever is not signed in; looks nothing up."""
        page = None if visit.has_session else self._kept.get(self._key(visit))
        return sent(visit, page, self._varies) if page else None

    def _key(self, visit: Visit) -> Key:
        return visit.catalogue, address(visit), self._moment(visit)


@dataclass(frozen=True, slots=True)
class PublicPage:
    """`bodies` by encoding."""

    bodies: dict[str, bytes]
    etag: str


def kept(body: str) -> PublicPage:
    content = body.encode()
    tag = sha256(content).hexdigest()[:TAG_DIGITS]
    return PublicPage(encoded(content, quality=5), f'"{tag}"')


def address(visit: Visit) -> str:
    """Without what stands behind `?`: it changes nothing on a page for everybody."""
    return str(visit.request.scope["path"])


def site_of(visit: Visit) -> Site:
    return replace(visit.site, here=address(visit))


def sent(visit: Visit, page: PublicPage, varies: str) -> Response:
    """Browsers and proxies may keep it for a minute, and ask then whether it is still so."""
    headers = {"Cache-Control": SHORTLY, "ETag": page.etag, "Vary": varies}
    if visit.request.headers.get("if-none-match") == page.etag:
        return Response(status_code=304, headers=headers)
    encoding = chosen(visit.request.headers.get("accept-encoding", ""))
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(page.bodies[encoding], 200, headers, "text/html; charset=utf-8")
