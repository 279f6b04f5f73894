"""Files in a folder, named by the hash of their bytes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from runtime.ports import Stored

CHUNK = 1 << 20
BEGUN = "new-"


class FolderFiles:
    """Written beside, flushed, renamed, folder flushed: a name that is there has all its bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, source: BinaryIO) -> Stored:
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=BEGUN)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as target:
                stored = _copy(source, target)
            self._keep(temporary, self._path(stored.sha256))
        finally:
            temporary.unlink(missing_ok=True)
        return stored

    def open(self, sha256: str) -> BinaryIO:
        return self._path(sha256).open("rb")

    def delete(self, sha256: str, unused_since: datetime) -> None:
        path = self._path(sha256)
        if path.exists() and _written(path) <= unused_since:
            path.unlink()
            _flush_folder(path.parent)

    def put_before(self, at: datetime) -> Iterator[str]:
        for path in self._folder.glob(f"{BEGUN}*"):
            if _written(path) <= at:
                path.unlink(missing_ok=True)
        for path in self._folder.glob("??/*"):
            if _written(path) <= at:
                yield path.name

    def _keep(self, temporary: Path, path: Path) -> None:
        # Renamed over an equal file on purpose: its age then says when it was last put.
        if not path.parent.exists():
            path.parent.mkdir(exist_ok=True, mode=0o700)
            _flush_folder(self._folder)
        temporary.replace(path)
        _flush_folder(path.parent)

    def _path(self, sha256: str) -> Path:
        assert len(sha256) == 64, "A file is named by its SHA-256"
        assert all(sign in "0123456789abcdef" for sign in sha256), "A hash is lower-case hex"
        return self._folder / sha256[:2] / sha256


def _copy(source: BinaryIO, target: BinaryIO) -> Stored:
    digest = hashlib.sha256()
    size = 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return Stored(digest.hexdigest(), size)


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle of a folder to flush
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
