"""Files of a dossier, handed out to be kept: what people send is never opened in the page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from runtime.store.files import FileUse
from runtime.visits import PRIVATE, Visit

CHUNK = 1 << 16


def attachment(visit: Visit, use: FileUse) -> Response:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(use.name, safe='')}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Content-Length": str(use.size),
        "Cache-Control": PRIVATE,
    }
    return StreamingResponse(_bytes(visit, use.sha256), 200, headers, use.type)


def _bytes(visit: Visit, sha256: str) -> Iterator[bytes]:
    with visit.service.files.open(sha256) as source:
        while chunk := source.read(CHUNK):
            yield chunk
