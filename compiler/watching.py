"""Notices changed files of a catalogue folder."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from os import DirEntry
from pathlib import Path
from typing import NamedTuple

from catalogue.listing import list_folder, read_entry

PAUSE = 0.2
"""Seconds between two looks; a look at 2,000 files costs a few milliseconds."""


class _Seen(NamedTuple):
    """A file as last read, and what the file system said of it then."""

    stamp: tuple[int, int, int]
    content: bytes


class Watched:
    """A folder that is read again and again, each of its files only when it has changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: Mapping[str, _Seen] = {}

    def texts(self) -> dict[str, bytes]:
        """All files of the catalogue, and of the one that it extends, as they are now."""
        self._seen = {name: self._look(name, file) for name, file in list_folder(self._folder)}
        return {name: seen.content for name, seen in self._seen.items()}

    def _look(self, name: str, file: DirEntry[str]) -> _Seen:
        status, seen = file.stat(), self._seen.get(name)
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size)
        return seen if seen and seen.stamp == stamp else _Seen(stamp, read_entry(file))


def changes(folder: Path) -> Iterator[dict[str, bytes]]:
    """All files of the catalogue, now and again after every change."""
    watched = Watched(folder)
    seen: dict[str, bytes] | None = None
    while True:
        texts = watched.texts()
        if texts != seen:
            seen = texts
            yield texts
        time.sleep(PAUSE)
