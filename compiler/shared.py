"""The shared part of a catalogue by name, remembering every look-up that a procedure makes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from catalogue import shared as authored
from catalogue.kinds.base import Option
from catalogue.load import Catalogue
from catalogue.model import Fact, Parameter

T = TypeVar("T")
LookUp = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Index:
    """Shared things by (collection, name)."""

    catalogue: Catalogue
    things: Mapping[LookUp, Any]

    def digest(self, look_up: LookUp) -> str:
        """Changes when the thing, or its place, changes; `absent` when there is none."""
        thing = self.things.get(look_up)
        if thing is None:
            return "absent"
        place = getattr(thing, "span", "")
        return hashlib.sha256(f"{thing!r}{place!r}".encode()).hexdigest()


def index(catalogue: Catalogue) -> Index:
    things: dict[LookUp, Any] = {}
    things |= _named("document", catalogue.documents)
    things |= _named("register", catalogue.registers)
    things |= {("block", str(one.block.text)): one for one in catalogue.blocks}
    things |= {("steps", str(one.steps.text)): one for one in catalogue.steps}
    things |= {("fact", str(name)): one for name, one in catalogue.facts.facts.items()}
    things |= {("parameter", str(name)): one for name, one in catalogue.facts.parameters.items()}
    things |= {("list", name): options for name, options in catalogue.lists.items()}
    things |= {("act", act_number(one)): one for one in catalogue.acts}
    head = catalogue.head
    things |= {("domain", str(id)): str(name) for id, name in (head.domains if head else {}).items()}
    for agency in catalogue.agencies:
        things.setdefault(("agency", str(agency.kind)), agency)
    return Index(catalogue, things)


def act_number(act: authored.Act) -> str:
    return act.act.tree.citations[0].act


def _named(collection: str, things: Iterable[Any]) -> dict[LookUp, Any]:
    return {(collection, str(thing.id)): thing for thing in things}


class Shared:
    """What one procedure sees of the shared part; `made` lists its look-ups, failed ones too."""

    def __init__(self, of: Index) -> None:
        self._index = of
        self.profile = of.catalogue.profile
        self.made: set[LookUp] = set()

    def _get(self, collection: str, name: str) -> Any:
        self.made.add((collection, name))
        return self._index.things.get((collection, name))

    def document(self, name: str) -> authored.Document | None:
        found: authored.Document | None = self._get("document", name)
        return found

    def register(self, name: str) -> authored.Register | None:
        found: authored.Register | None = self._get("register", name)
        return found

    def block(self, name: str) -> authored.Block | None:
        found: authored.Block | None = self._get("block", name)
        return found

    def steps(self, name: str) -> authored.StepsBlock | None:
        found: authored.StepsBlock | None = self._get("steps", name)
        return found

    def fact(self, name: str) -> Fact | None:
        found: Fact | None = self._get("fact", name)
        return found

    def parameter(self, name: str) -> Parameter | None:
        found: Parameter | None = self._get("parameter", name)
        return found

    def options(self, name: str) -> tuple[Option, ...] | None:
        found: tuple[Option, ...] | None = self._get("list", name)
        return found

    def act(self, number: str) -> authored.Act | None:
        found: authored.Act | None = self._get("act", number)
        return found

    def domain(self, name: str) -> str | None:
        found: str | None = self._get("domain", name)
        return found

    def agency(self, kind: str) -> authored.Agency | None:
        """Some agency of the kind, if there is one."""
        found: authored.Agency | None = self._get("agency", kind)
        return found

    def known(self, collection: str) -> list[str]:
        """All names of a collection, to suggest one; not counted as a look-up."""
        return [name for kind, name in self._index.things if kind == collection]
