"""One of the two editions that are compared: a bundle, wherever its files are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path as FolderPath
from pathlib import PurePosixPath
from typing import TypeAlias, TypeVar

from catalogue.diagnostics import Span
from compiler import ir
from compiler.bundle import INDEX, Entry, Index, content_hash, read_index, read_list, read_program
from compiler.diff.comparison import Path
from compiler.diff.placing import around, written
from compiler.diff.unreadable import Unreadable
from compiler.evaluation import World
from compiler.localise import Texts, read_texts

T = TypeVar("T")
SPANS = "spans.json"
KEPT = 100
"""So many programs at a time: an edit of something shared may touch thousands."""
FIRST, NEXT = (re.compile(before + rb'"([0-9a-f]{32})":') for before in (b"{", b"},"))
At: TypeAlias = "tuple[str, int, int]"
Written: TypeAlias = Mapping[str, At]
"""Where the parts of a program were written, by path: file, line and column."""
NOWHERE: At = ("", 1, 1)
Read = Callable[[str], bytes]
"""The bytes of a file of the bundle; KeyError or OSError when there is none."""


@dataclass(frozen=True)
class Side:
    """What nobody asks for is never read."""

    name: str
    """As the user spelled it."""
    read: Read
    _programs: dict[str, ir.Program] = field(default_factory=dict, compare=False)
    _places: dict[str, Written] = field(default_factory=dict, compare=False)

    @cached_property
    def index(self) -> Index:
        return self._told(INDEX, read_index)

    @cached_property
    def hash(self) -> str:
        """Of the bytes of its index, which names all else by hash."""
        return content_hash(self.file(INDEX))

    def program(self, entry: Entry) -> ir.Program:
        """Read once, while it is among those asked for lately."""
        if entry.hash not in self._programs:
            if len(self._programs) >= KEPT:
                del self._programs[next(iter(self._programs))]
            made = self._told(entry.path, lambda content: read_program(content, entry.hash))
            self._programs[entry.hash] = made
        return self._programs[entry.hash]

    def content(self, entry: Entry) -> bytes:
        """The canonical bytes of a program."""
        return self.file(entry.path)

    @cached_property
    def world(self) -> World:
        lists = {
            ref.name: self._told(f"lists/{ref.hash}.json", partial(read_list, hash_=ref.hash))
            for ref in self.index.lists
        }
        return World(self.index.calendar, lists, self.index.names)

    @cached_property
    def texts(self) -> Mapping[tuple[str, str], Texts]:
        """Translations by language and by code of the procedure, or `names`."""
        return {(ref.lang, ref.name): self._told(ref.path, read_texts) for ref in self.index.texts}

    def place(self, entry: Entry, path: str | Path) -> Span | None:
        """Where the author wrote it, or the nearest thing around it; None when nobody knows."""
        if entry.hash not in self._places:
            self._places[entry.hash] = self._placed(entry.hash)
        known = self._places[entry.hash]
        told = tuple(path.split("/")) if isinstance(path, str) else path
        if not known:
            return None
        places = (_nearest(known, one) for one in (written(told), *around(told)))
        file, *at = next((one for one in places if one != known[""]), known[""])
        return Span(file, *at, *at)

    def _placed(self, hash_: str) -> Written:
        """Read alone: the places of all procedures are many times as much as their index."""
        start, end = self._stretches.get(hash_, (0, 0))
        return {"": NOWHERE, **json.loads(self._spans[start:end])} if end else {}

    @cached_property
    def _spans(self) -> bytes:
        try:
            return self.file(SPANS)
        except Unreadable:
            return b""

    @cached_property
    def _stretches(self) -> Mapping[str, tuple[int, int]]:
        """Where in their file the places of each program are."""
        first = FIRST.match(self._spans)
        met = [first, *NEXT.finditer(self._spans)] if first else []
        ends = (*(one.start() + 1 for one in met[1:]), len(self._spans) - 1)
        return {one[1].decode(): (one.end(), end) for one, end in zip(met, ends, strict=False)}

    def file(self, name: str) -> bytes:
        try:
            return self.read(name)
        except (KeyError, OSError) as fault:
            raise Unreadable("side-file-missing", name=self.name, file=name) from fault

    def _told(self, name: str, read: Callable[[bytes], T]) -> T:
        content = self.file(name)
        try:
            return read(content)
        except (KeyError, TypeError, ValueError) as fault:
            raise Unreadable("side-file-broken", name=self.name, file=name) from fault


def _nearest(known: Written, path: str) -> At:
    while path and path not in known:
        path = path.rpartition("/")[0]
    return known[path]


def of_files(name: str, files: Mapping[str, bytes]) -> Side:
    """An edition whose files are at hand."""
    return Side(name, files.__getitem__)


def of_folder(name: str, folder: FolderPath) -> Side:
    """A bundle on disk; nothing outside of it is read, whatever its index says."""

    def read(file: str) -> bytes:
        if ".." in PurePosixPath(file).parts:
            raise KeyError(file)
        return (folder / file).read_bytes()

    return Side(name, read)
