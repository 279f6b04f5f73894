"""The static files: named by their content, compressed once, kept by browsers for good."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import brotli
from starlette.responses import Response

from renderers.masthead import Asset
from runtime.store.failures import Missing

FOLDER = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Static:
    """One file in the encodings it is offered in; '' is the plain one."""

    type: str
    bodies: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Statics:
    files: Mapping[str, Static]
    """By the name in the address."""
    assets: Mapping[str, Asset]
    """By the name in the folder."""

    @classmethod
    @cache
    def load(cls, folder: Path = FOLDER) -> Statics:
        files, assets = {}, {}
        for path in sorted(folder.iterdir()):
            if path.suffix in TYPES:
                content = path.read_bytes()
                name = hashed_name(path.name, content)
                files[name] = Static(TYPES[path.suffix], encoded(content))
                assets[path.name] = Asset(f"/static/{name}", integrity(content))
        return cls(files, assets)

    def asset(self, name: str) -> Asset:
        return self.assets[name]

    def reply(self, name: str, accepted: str) -> Response:
        if name not in self.files:
            raise Missing(name)
        found = self.files[name]
        encoding = chosen(accepted)
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        if encoding:
            headers["Content-Encoding"] = encoding
        return Response(found.bodies[encoding], media_type=found.type, headers=headers)


def hashed_name(name: str, content: bytes) -> str:
    """`app.css` with eight digits of its content's hash: `app.3f2a9c01.css`."""
    path = PurePosixPath(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"


def integrity(content: bytes) -> str:
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def encoded(content: bytes, *, quality: int = 11) -> dict[str, bytes]:
    """Plain, Brotli and gzip; the same content gives the same bytes."""
    return {
        "": content,
        "br": brotli.compress(content, quality=quality),
        "gzip": gzip.compress(content, 6, mtime=0),
    }


def chosen(accepted: str) -> str:
    """The best encoding among those that the browser names."""
    names = {one.partition(";")[0].strip() for one in accepted.split(",") if "q=0" not in one}
    return next((one for one in ("br", "gzip") if one in names), "")
