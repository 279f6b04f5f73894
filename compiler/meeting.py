"""Where procedures meet, in the overlay and in bundles: checked again when one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from catalogue.diagnostics import Diagnostic, Report
from catalogue.linked import Bundle
from catalogue.load import Authored, Catalogue, load_file
from catalogue.model import Procedure
from catalogue.record import record
from compiler.cache import Kept, sha
from compiler.compiled import Compiled
from compiler.evaluation import World
from compiler.pipeline import compile_procedure, with_overlay
from compiler.shared import Index
from compiler.versions import until_next

OVERLAY = "overlay.yaml"


@record
class Meeting:
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
        files = self._files(codes)
        content = self._content(files, OVERLAY)
        if self.holds(OVERLAY, content):
            return self.kept[OVERLAY]
        before, report = self._compiled(codes), Report()
        known = {finding for one in before for finding in one.found}
        done = self._with_overlay(before, codes, report)
        found = dict.fromkeys(it for one in done for it in one.found if it not in known)
        return self._keep(content, files, done, (*report.sorted(), *found))

    def bundle(self, bundle: Authored[Bundle]) -> Kept:
        from compiler.linking import Written, compile_bundles

        codes = {str(member.procedure) for member in bundle.value.members}
        files = self._files(codes)
        content = self._content(files, bundle.file, *({OVERLAY} & self.texts.keys()))
        if self.holds(bundle.file, content):
            return self.kept[bundle.file]
        done = self._with_overlay(self._compiled(codes), codes, Report())
        told = [one.summary for one in self.now.values() if one.summary]
        written = Written(frozenset(one.code for one in told), len(told) == len(self.now))
        made, found = compile_bundles((bundle,), until_next(done), written, self.shared, self.world)
        return self._keep(content, files, (*done, *made), found)

    def _files(self, codes: Collection[str]) -> tuple[str, ...]:
        told = ((name, one.summary) for name, one in self.now.items())
        return tuple(name for name, one in told if one is not None and one.code in codes)

    def _content(self, files: Iterable[str], *names: str) -> bytes:
        """All that decides what is found here, but for what the shared files say."""
        told = sorted((name, one.sound, one.summary and one.summary.code)
                      for name, one in self.now.items())  # fmt: skip
        return b"\0".join((*(self.texts[name] for name in (*names, *files)), repr(told).encode()))

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
        self,
        content: bytes,
        files: tuple[str, ...],
        done: Iterable[Compiled],
        found: tuple[Diagnostic, ...],
    ) -> Kept:
        looked_up = {one for each in done for one in each.summary.look_ups}
        seen = tuple((one, self.shared.digest(one)) for one in sorted(looked_up))
        return Kept(sha(content), seen, found, None, sound=True, rests=files)
