"""Checks a folder again: what has not changed since the last check is told as it was.

What only tells that nothing has changed loads nothing of the compiler.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import time_ns

import catalogue
from catalogue.diagnostics import Report
from catalogue.listing import list_folder, read_entry
from compiler.cache import Past, Stamp, past, read_cache, sha, write_cache

CACHE = ".motcua/check.json"
OWN = (".py", ".yaml", ".po")
SETTLED = 2_000_000_000
"""Nanoseconds after which every file system gives a changed file another time."""


def check_cached(folder: Path) -> Report:
    """What is wrong with a catalogue folder, looking only at what changed since last time."""
    path, own = folder / CACHE, edition()
    before = read_cache(path, own)
    files = Files(folder, before)
    after = _checked(files, before)
    if after is not before or files.contents:
        write_cache(path, own, replace(after, begun=files.begun, files=files.state))
    return Report(after.found())


class Files(Mapping[str, bytes]):
    """The files of a folder as they are now, each of them read when it has to be.

    A file is taken to be as it was when the file system says so, unless it had just been written
    when it was read: it may have been written again within the same tick of the clock.
    """

    def __init__(self, folder: Path, before: Past) -> None:
        self.begun = time_ns()
        self.contents: dict[str, bytes] = {}
        self._entries = dict(list_folder(folder))
        self._before = before
        self.state = {name: self._look(name, file) for name, file in self._entries.items()}

    def _look(self, name: str, file: os.DirEntry[str]) -> tuple[Stamp, str]:
        now = file.stat()
        stamp = f"{now.st_mtime_ns} {now.st_ctime_ns} {now.st_size} {now.st_ino}"
        known = self._before.files.get(name)
        settled = max(now.st_mtime_ns, now.st_ctime_ns) < self._before.begun - SETTLED
        return known if known and settled and known[0] == stamp else (stamp, sha(self[name]))

    def __getitem__(self, name: str) -> bytes:
        if name not in self.contents:
            self.contents[name] = read_entry(self._entries[name])
        return self.contents[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _checked(files: Files, before: Past) -> Past:
    same = files.state.keys() == before.files.keys()
    edited = [name for name, (_, now) in files.state.items()
              if name not in before.files or before.files[name][1] != now]  # fmt: skip
    if same and not edited and before.begun:
        return before
    from compiler.incremental import check_all
    from compiler.renewing import renewed

    rows = renewed(files, edited, before) if same else None
    if rows is not None:
        return before.renewed(rows)
    report, kept = check_all(dict(files), before.all_kept())
    return past(report, kept)


def edition() -> str:
    """What must be the same for a cache to be trusted: the program itself, file by file."""
    root = Path(catalogue.__path__[0]).parent
    stamps = (stamp for part in ("catalogue", "compiler") for stamp in _stamps(str(root / part)))
    return sha("".join(sorted(stamps)).encode())


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(OWN):
                yield f"{entry.path}{entry.stat().st_mtime_ns}"
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _stamps(entry.path)
