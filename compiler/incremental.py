"""Compiles again only what changed: a file itself, or something shared that it looked up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from importlib.resources import files as resource_files
from operator import is_
from pathlib import Path

from catalogue.diagnostics import Diagnostic, Report
from catalogue.linked import Bundle
from catalogue.load import (
    Authored,
    Catalogue,
    Loaded,
    assemble,
    is_procedure,
    load_file,
    read_folder,
)
from catalogue.model import Procedure
from catalogue.record import record
from compiler.cache import Kept, read_cache, write_cache
from compiler.compiled import Compiled
from compiler.evaluation import World
from compiler.linking import Written, compile_bundles
from compiler.linking.kept import Linked, linked_now
from compiler.lowering.tariffs import ground
from compiler.pipeline import (
    Build,
    compile_procedure,
    finish,
    judge_catalogue,
    the_world,
    uncollected,
    with_bundles,
    with_overlay,
)  # fmt: skip
from compiler.shared import Index
from compiler.versions import until_next

OVERLAY = "overlay.yaml"
CACHE = ".motcua/check.json"
OWN = (".py", ".yaml", ".po")


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@record
class _Known:
    """A file of the last build: its bytes, how it was read and, for procedures, compiled."""

    content: bytes
    loaded: Loaded
    compiled: Compiled | None = None
    digests: Mapping[tuple[str, str], str] | None = None


@record
class _Ground:
    """What all procedures stand on, from these files, and what was found in it."""

    files: tuple[Loaded, ...]
    shared: Index
    world: World
    found: tuple[Diagnostic, ...]

    def rests_on(self, files: tuple[Loaded, ...]) -> bool:
        return len(files) == len(self.files) and all(map(is_, files, self.files))


class Workshop:
    """Keeps the last build of a catalogue in memory, for `dev`."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._ground: _Ground | None = None
        self._bundles: dict[str, Linked] = {}

    def build(self, texts: Mapping[str, bytes]) -> Build:
        """The build of these files; what is as it was before is not done again."""
        with uncollected():
            return self._build(texts)

    def _build(self, texts: Mapping[str, bytes]) -> Build:
        self._known = {name: self._read(name, content) for name, content in texts.items()}
        catalogue, report = assemble(self._known[name].loaded for name in sorted(texts))
        before, ground = self._ground, self._stand(catalogue)
        report.extend(ground.found)
        done = [
            self._compiled(one, ground, moved=ground is not before) for one in catalogue.procedures
        ]
        written, shared, world = catalogue.procedures, ground.shared, ground.world
        done = with_overlay(catalogue, written, done, shared, world, report)
        for one in done:
            report.extend(one.found)
        self._ground = ground
        sound = finish(catalogue, done, world, report)
        linked = (self._linked(one, catalogue, sound, ground) for one in catalogue.bundles)
        made = [self._keep(one, report) for one in linked]
        whole = (*sound, *(one for each in made for one in each))
        return Build(catalogue, whole, world, report)

    def _keep(self, one: Linked, report: Report) -> tuple[Compiled, ...]:
        self._bundles[one.bundle.file] = one
        report.extend(one.found)
        return one.compiled

    def _linked(
        self,
        bundle: Authored[Bundle],
        catalogue: Catalogue,
        sound: tuple[Compiled, ...],
        ground: _Ground,
    ) -> Linked:
        """The bundle as it was while neither it, nor a member, nor the ground has changed."""
        codes = {str(member.procedure) for member in bundle.value.members}
        members = tuple(one for one in sound if one.program.code in codes)
        known = self._bundles.get(bundle.file)
        if known is not None and known.rests_on(bundle, members, ground.shared):
            return known
        report = Report()
        alone = replace(catalogue, bundles=(bundle,))
        written = frozenset(str(one.value.procedure) for one in catalogue.procedures)
        whole = with_bundles(alone, sound, written, ground.shared, ground.world, report)
        return linked_now(bundle, members, ground.shared, whole[len(sound) :], tuple(report))

    def _stand(self, catalogue: Catalogue) -> _Ground:
        """The ground of the last build while no shared file has changed."""
        names = sorted(name for name in self._known if not is_procedure(name))
        files = tuple(self._known[name].loaded for name in names)
        if self._ground is not None and self._ground.rests_on(files):
            return self._ground
        shared, found = ground(catalogue)
        world = the_world(catalogue, found)
        return _Ground(files, shared, world, tuple(found))

    def _read(self, name: str, content: bytes) -> _Known:
        known = self._known.get(name)
        if known is not None and known.content == content:
            return known
        return _Known(content, load_file(content, name))

    def _compiled(self, one: Authored[Procedure], ground: _Ground, *, moved: bool) -> Compiled:
        known, shared = self._known[one.file], ground.shared
        if known.compiled is not None and (not moved or _same(known.digests, shared)):
            return known.compiled
        compiled = compile_procedure(one, shared, ground.world)
        digests = {name: shared.digest(name) for name in compiled.summary.look_ups}
        self._known[one.file] = _Known(known.content, known.loaded, compiled, digests)
        return compiled


def _same(digests: Mapping[tuple[str, str], str] | None, shared: Index) -> bool:
    return digests is not None and all(shared.digest(name) == was for name, was in digests.items())


def check_cached(folder: Path) -> Report:
    """What is wrong with a catalogue folder, reading again only what changed since last time."""
    with uncollected():
        texts, path, own = dict(read_folder(folder)), folder / CACHE, edition()
        before = read_cache(path, own)
        report, kept = check_texts(texts, before)
        if kept != before:
            write_cache(path, own, kept)
        return report


def check_texts(
    texts: Mapping[str, bytes], kept: Mapping[str, Kept]
) -> tuple[Report, dict[str, Kept]]:
    """The findings, and what to keep for the next time."""
    shared_texts = [name for name in sorted(texts) if not is_procedure(name)]
    catalogue, report = assemble(load_file(texts[name], name) for name in shared_texts)
    shared, found = ground(catalogue)
    report.extend(found)
    world = the_world(catalogue, report)
    holds = _still(kept, shared)
    now = {
        name: kept[name] if holds(name, content) else _check(name, content, shared, world)
        for name, content in sorted(texts.items())
        if is_procedure(name)
    }
    for one in now.values():
        report.extend(one.found)
    told = [one.summary for one in now.values() if one.summary and one.sound]
    complete = len(told) == len(now)
    resting = _Resting(catalogue, texts, dict(now), kept, holds, shared, world)
    if catalogue.local.overrides:
        now[OVERLAY] = resting.overlay()
        report.extend(now[OVERLAY].found)
        seen = frozenset(one for one, _ in now[OVERLAY].seen)
        told = [replace(one, look_ups=one.look_ups | seen) for one in told[:1]] + told[1:]
    judge_catalogue(catalogue, told, world, report, complete=complete)
    for bundle in catalogue.bundles:
        now[bundle.file] = resting.bundle(bundle)
        report.extend(now[bundle.file].found)
    return report, now


@record
class _Resting:
    """What rests on the files of some procedures too: these are compiled again when it is."""

    catalogue: Catalogue
    texts: Mapping[str, bytes]
    now: Mapping[str, Kept]
    kept: Mapping[str, Kept]
    holds: Callable[[str, bytes], bool]
    shared: Index
    world: World

    def overlay(self) -> Kept:
        codes = {str(one.procedure) for one in self.catalogue.local.overrides}
        content = self._content(codes, OVERLAY)
        if self.holds(OVERLAY, content):
            return self.kept[OVERLAY]
        before, report = self._compiled(codes), Report()
        known = {finding for one in before for finding in one.found}
        done = self._with_overlay(before, codes, report)
        found = dict.fromkeys(it for one in done for it in one.found if it not in known)
        return self._keep(content, done, (*report.sorted(), *found))

    def bundle(self, bundle: Authored[Bundle]) -> Kept:
        codes = {str(member.procedure) for member in bundle.value.members}
        content = self._content(codes, bundle.file, *({OVERLAY} & self.texts.keys()))
        if self.holds(bundle.file, content):
            return self.kept[bundle.file]
        done = self._with_overlay(self._compiled(codes), codes, Report())
        told = [one.summary for one in self.now.values() if one.summary]
        written = Written(frozenset(one.code for one in told), len(told) == len(self.now))
        made, found = compile_bundles((bundle,), until_next(done), written, self.shared, self.world)
        return self._keep(content, (*done, *made), found)

    def _files(self, codes: Collection[str]) -> list[str]:
        told = ((name, one.summary) for name, one in self.now.items())
        return [name for name, one in told if one is not None and one.code in codes]

    def _content(self, codes: Collection[str], *names: str) -> bytes:
        return b"\0".join(self.texts[name] for name in (*names, *self._files(codes)))

    def _loaded(self, codes: Collection[str]) -> list[Authored[Procedure]]:
        files = [name for name in self._files(codes) if self.now[name].sound]
        loaded = (load_file(self.texts[name], name) for name in files)
        return [one.authored for one in loaded]

    def _compiled(self, codes: Collection[str]) -> list[Compiled]:
        return [compile_procedure(one, self.shared, self.world) for one in self._loaded(codes)]

    def _with_overlay(
        self, done: list[Compiled], codes: Collection[str], report: Report
    ) -> list[Compiled]:
        authored = self._loaded(codes)
        return with_overlay(self.catalogue, authored, done, self.shared, self.world, report)

    def _keep(
        self, content: bytes, done: Iterable[Compiled], found: tuple[Diagnostic, ...]
    ) -> Kept:
        looked_up = {one for each in done for one in each.summary.look_ups}
        seen = tuple((one, self.shared.digest(one)) for one in sorted(looked_up))
        return Kept(sha(content), seen, found, None, sound=True)


def _still(kept: Mapping[str, Kept], shared: Index) -> Callable[[str, bytes], bool]:
    """Tells whether what was kept of a file holds: its text and all it looked up are the same."""
    seen = {one for file in kept.values() for one in file.seen}
    moved = {(look_up, was) for look_up, was in seen if shared.digest(look_up) != was}

    def holds(name: str, content: bytes) -> bool:
        one = kept.get(name)
        return one is not None and one.sha == sha(content) and moved.isdisjoint(one.seen)

    return holds


def _check(name: str, content: bytes, shared: Index, world: World) -> Kept:
    loaded = load_file(content, name)
    if loaded.value is None:
        return Kept(sha(content), (), loaded.found, None, sound=False)
    compiled = compile_procedure(loaded.authored, shared, world)
    found: tuple[Diagnostic, ...] = (*loaded.found, *compiled.found)
    seen = tuple((one, shared.digest(one)) for one in sorted(compiled.summary.look_ups))
    sound = not compiled.broken and not compiled.summary.unsure
    return Kept(sha(content), seen, found, compiled.summary, sound)


def edition() -> str:
    """What must be the same for a cache to be trusted: the program itself, file by file."""
    parts = [Path(str(resource_files(name))) for name in ("catalogue", "compiler")]
    files = sorted(path for part in parts for path in part.rglob("*") if path.suffix in OWN)
    stamps = [f"{path}{path.stat().st_mtime_ns}" for path in files]
    return sha("".join(stamps).encode())
