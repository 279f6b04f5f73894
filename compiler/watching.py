"""Notices changed files of a catalogue folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from catalogue.bases import base_folder, extended
from catalogue.load import read_folder

PAUSE = 0.2
"""Seconds between two looks; a look at 2,000 files costs a few milliseconds."""


def changes(folder: Path) -> Iterator[dict[str, bytes]]:
    """All files of the catalogue, now and again after every change."""
    seen: dict[str, tuple[int, int]] = {}
    while True:
        now = _stamps(folder)
        if now != seen:
            seen = now
            yield dict(read_folder(folder))
        time.sleep(PAUSE)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Of the catalogue's own files, and of those of the one that it extends."""
    stamps = {}
    for path in (one for root in _roots(folder) for one in root.rglob("*")):
        if path.suffix in (".yaml", ".csv"):
            status = path.stat()
            stamps[str(path)] = (status.st_mtime_ns, status.st_size)
    return stamps


def _roots(folder: Path) -> Iterator[Path]:
    yield folder
    head = folder / "catalogue.yaml"
    wanted = extended(head.read_bytes()) if head.is_file() else ""
    base = base_folder(folder, wanted) if wanted else None
    if base:
        yield base[1]
