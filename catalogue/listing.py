"""The files of a catalogue's folder, listed before any of them is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from catalogue import bases

SUFFIXES = (".yaml", ".csv", ".po")


def read_entry(entry: os.DirEntry[str]) -> bytes:
    with FileIO(entry.path) as file:  # thousands are read at every check
        return file.readall()


def list_folder(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file of the catalogue, not read yet, after those of the one it extends."""
    own = _files(folder)
    head = own.get("catalogue.yaml")
    wanted = bases.extended(read_entry(head)) if head else ""
    found = bases.base_folder(folder, wanted) if wanted else None
    if found:
        prefix, base = found
        yield from ((prefix + name, entry) for name, entry in sorted(_files(base).items()))
    yield from sorted(own.items())


def _files(folder: Path) -> dict[str, os.DirEntry[str]]:
    listed = _entries(str(folder))
    return {name: entry for name, entry in listed if not name.startswith(bases.BASE)}


def _entries(folder: str, before: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files of a folder and of those in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{name}/")
            elif name.endswith(SUFFIXES) and not name.startswith((".", "_")):
                yield name, entry
