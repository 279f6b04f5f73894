"""Pages that are the same for everybody: drawn once for many, kept compressed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from starlette.responses import Response

from renderers.masthead import Site
from runtime.statics import chosen, encoded
from runtime.visits import SHORTLY, VARIES, Visit

TAG_DIGITS = 32


@dataclass(frozen=True, slots=True)
class PublicPage:
    """`bodies` by encoding."""

    bodies: dict[str, bytes]
    etag: str


def kept(body: str) -> PublicPage:
    content = body.encode()
    tag = sha256(content).hexdigest()[:TAG_DIGITS]
    return PublicPage(encoded(content, quality=5), f'"{tag}"')


def site_of(visit: Visit) -> Site:
    """Without what stands behind `?`: it changes nothing on a page for everybody."""
    return replace(visit.site, here=visit.request.url.path)


def sent(visit: Visit, page: PublicPage) -> Response:
    """Browsers and proxies may keep it for a minute, and ask then whether it is still so."""
    headers = {"Cache-Control": SHORTLY, "ETag": page.etag, "Vary": VARIES}
    if visit.request.headers.get("if-none-match") == page.etag:
        return Response(status_code=304, headers=headers)
    encoding = chosen(visit.request.headers.get("accept-encoding", ""))
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(page.bodies[encoding], 200, headers, "text/html; charset=utf-8")
