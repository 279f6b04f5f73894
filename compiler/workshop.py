"""Keeps the last build of a catalogue in memory, and compiles again only what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import is_

from catalogue.diagnostics import Diagnostic, Report
from catalogue.linked import Bundle
from catalogue.load import PROCEDURES, Authored, Catalogue, Loaded, assemble, load_file
from catalogue.record import record
from compiler.compiled import Compiled
from compiler.evaluation import World
from compiler.linking.kept import Linked, linked_now
from compiler.lowering.tariffs import ground
from compiler.pipeline import (
    Build,
    compile_procedure,
    finish,
    the_world,
    with_bundles,
    with_overlay,
)  # fmt: skip
from compiler.shared import Index
from compiler.uncollected import uncollected


@record
class _Known:
    """A file of the last build: its bytes, how it was read and, for procedures, compiled."""

    content: bytes
    loaded: Loaded
    compiled: Compiled | None = None
    digests: Mapping[tuple[str, str], str] | None = None

    @property
    def is_procedure(self) -> bool:
        return self.loaded.pattern == PROCEDURES


@record
class _Ground:
    """What all procedures stand on, from these files, and what was found in it."""

    files: tuple[Loaded, ...]
    catalogue: Catalogue
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
        before, ground = self._ground, self._stand()
        report = Report(ground.found)
        files = [one for _, one in sorted(self._known.items()) if one.is_procedure]
        report.extend(found for one in files for found in one.loaded.found)
        read = [one for one in files if one.loaded.value is not None]
        catalogue, shared, world = ground.catalogue, ground.shared, ground.world
        if len(read) < len(files):
            unreadable = catalogue.unreadable | {"procedure"}
            catalogue = replace(catalogue, unreadable=unreadable)
        done = [self._compiled(one, ground, moved=ground is not before) for one in read]
        codes = frozenset(one.summary.code for one in done)
        authored = (one.loaded.authored for one in read)
        done = with_overlay(catalogue, authored, done, shared, world, report)
        for one in done:
            report.extend(one.found)
        self._ground = ground
        sound = finish(catalogue, done, world, report)
        linked = (self._linked(one, catalogue, codes, sound, ground) for one in catalogue.bundles)
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
        written: frozenset[str],
        sound: tuple[Compiled, ...],
        ground: _Ground,
    ) -> Linked:
        """The bundle as it was while neither it, nor a member, nor the ground has changed."""
        codes = {str(member.procedure) for member in bundle.value.members}
        members = tuple(one for one in sound if one.summary.code in codes)
        known = self._bundles.get(bundle.file)
        if known is not None and known.rests_on(bundle, members, ground.shared):
            return known
        report = Report()
        alone = replace(catalogue, bundles=(bundle,))
        whole = with_bundles(alone, sound, written, ground.shared, ground.world, report)
        return linked_now(bundle, members, ground.shared, whole[len(sound) :], tuple(report))

    def _stand(self) -> _Ground:
        """The ground of the last build while no shared file has changed."""
        known = sorted(self._known.items())
        files = tuple(one.loaded for _, one in known if not one.is_procedure)
        if self._ground is not None and self._ground.rests_on(files):
            return self._ground
        catalogue, report = assemble(files)
        shared, found = ground(catalogue)
        report.extend(found)
        world = the_world(catalogue, report)
        return _Ground(files, catalogue, shared, world, tuple(report))

    def _read(self, name: str, content: bytes) -> _Known:
        known = self._known.get(name)
        if known is not None and known.content == content:
            return known
        return _Known(content, load_file(content, name))

    def _compiled(self, known: _Known, ground: _Ground, *, moved: bool) -> Compiled:
        shared, one = ground.shared, known.loaded
        if known.compiled is not None and (not moved or _same(known.digests, shared)):
            return known.compiled
        compiled = compile_procedure(one.authored, shared, ground.world)
        digests = {name: shared.digest(name) for name in compiled.summary.look_ups}
        self._known[one.file] = _Known(known.content, known.loaded, compiled, digests)
        return compiled


def _same(digests: Mapping[tuple[str, str], str] | None, shared: Index) -> bool:
    return digests is not None and all(shared.digest(name) == was for name, was in digests.items())
