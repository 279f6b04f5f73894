"""Both editions as a report speaks of them: their versions in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from compiler import ir
from compiler.bundle import Entry, Index
from compiler.evaluation import World
from compiler.localise import Texts, localise, localise_list, told
from renderers.comparison.people import Version
from renderers.words import words

SOURCE, NAMES = "vi", "names"


class Source(Protocol):
    """What an edition is read from: a folder, a revision, the store of the service."""

    @property
    def index(self) -> Index: ...
    @property
    def world(self) -> World: ...
    @property
    def texts(self) -> Mapping[tuple[str, str], Texts]: ...
    def program(self, entry: Entry) -> ir.Program: ...


@dataclass(frozen=True, slots=True)
class Edition:
    source: Source
    lang: str
    _kept: dict[str, Version] = field(default_factory=dict)

    def version(self, entry: Entry | None) -> Version | None:
        if entry is None:
            return None
        if entry.hash not in self._kept:
            authored, world = self.source.program(entry), self._world()
            program = localise(authored, self._texts(entry.code))
            known = words(program, world, self.lang)
            self._kept[entry.hash] = Version(authored, program, world, known)
        return self._kept[entry.hash]

    def _texts(self, name: str) -> Texts:
        return self.source.texts.get((self.lang, name), {}) if self.lang != SOURCE else {}

    def _world(self) -> World:
        world, texts = self.source.world, self._texts(NAMES)
        if not texts:
            return world
        lists = {name: localise_list(name, it, texts) for name, it in world.lists.items()}
        names = {key: told(texts, key, text) for key, text in world.names.items()}
        return replace(world, lists=lists, names=names)
