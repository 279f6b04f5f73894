"""Checks edited procedures again, reading of the shared files only what they looked up before.

Whether that was enough need not be foreseen: what they look up now must be what they looked up
then, digest by digest. Where it is not, or where the rest of the catalogue is told something new
of them, everything is checked in the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from catalogue.bases import near
from catalogue.diagnostics import Report
from catalogue.load import Loaded, assemble, is_procedure, load_file
from compiler.cache import Kept, Past
from compiler.incremental import check_file
from compiler.lowering.tariffs import ground
from compiler.pipeline import the_world
from compiler.uncollected import uncollected

LISTED = re.compile(rb"(?m)^(?=- )")
NAMED = re.compile(rb"- \w+: +['\"]?([^\s'\"]+)")
BY_NAME = ("blocks", "steps", "lists")
"""Folders whose files are called as what they hold."""


def renewed(
    texts: Mapping[str, bytes], edited: Collection[str], past: Past
) -> dict[str, Kept] | None:
    """What is to be kept of these files from now on, if nothing else can be otherwise."""
    if not all(map(is_procedure, edited)) or not past.rests().isdisjoint(edited):
        return None
    with uncollected():
        return _renewed(texts, {name: past.kept(name) for name in edited})


def _renewed(texts: Mapping[str, bytes], before: Mapping[str, Kept]) -> dict[str, Kept] | None:
    wanted = dict(seen for one in before.values() for seen in one.seen)
    catalogue, _ = assemble(_shared(texts, {name for _, name in wanted}))
    shared, _ = ground(catalogue)
    if any(shared.digest(look_up) != was for look_up, was in wanted.items()):
        return None
    world = the_world(catalogue, Report())
    now = {name: check_file(name, texts[name], shared, world) for name in before}
    return now if all(_told_the_same(now[name], before[name]) for name in now) else None


def _told_the_same(now: Kept, before: Kept) -> bool:
    return now.summary is not None and (now.summary, now.sound) == (before.summary, before.sound)


def _shared(texts: Mapping[str, bytes], names: Collection[str]) -> Iterator[Loaded]:
    for file in sorted(texts):
        if not is_procedure(file):
            content = _part(texts[file], near(file), names)
            if content:
                yield load_file(content, file)


def _part(content: bytes, file: str, names: Collection[str]) -> bytes:
    """Those entries of a list that have such a name, each in its line; or the whole file."""
    path = PurePosixPath(file)
    if path.parts[0] in BY_NAME:
        return content if path.stem in names else b""
    if path.parts[0] not in ("documents.yaml", "documents", "law.yaml"):
        return content
    first, *entries = LISTED.split(content)
    wanted = {name.encode() for name in names}
    kept = [_name(one) in wanted for one in entries]
    lines = (one if keep else b"\n" * one.count(b"\n")
             for keep, one in zip(kept, entries, strict=True))  # fmt: skip
    return b"".join((first, *lines)) if any(kept) else b""


def _name(entry: bytes) -> bytes:
    found = NAMED.match(entry)
    return found[1] if found else b""
