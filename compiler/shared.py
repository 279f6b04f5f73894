"""The shared part of a catalogue by name, remembering every look-up that a procedure makes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any, TypeVar

from catalogue import shared as authored
from catalogue.diagnostics import Report, Span
from catalogue.kinds.base import Option
from catalogue.load import Catalogue, shipped
from catalogue.model import Fact, Parameter
from catalogue.record import record
from catalogue.suggest import not_known
from catalogue.tree import Scalar
from compiler.law import act_number, judge_register
from compiler.lists import list_hash
from compiler.references import agency_kinds, judge_references
from compiler.tariffs import Tariff

T = TypeVar("T")
LookUp = tuple[str, str]
LANGUAGES: LookUp = ("languages", "")
CALENDAR: LookUp = ("calendar", "")
"""Every procedure counts days, so each of them looks it up."""
NAMES = "names of"
"""Looked up by who suggests one of them."""


@record
class Index:
    """Shared things by (collection, name)."""

    catalogue: Catalogue
    things: Mapping[LookUp, Any]
    _digests: dict[LookUp, str] = field(default_factory=dict, compare=False)
    _list_hashes: dict[str, str] = field(default_factory=dict, compare=False)

    def digest(self, look_up: LookUp) -> str:
        """Changes when the thing, or its place, changes; a word when there is none."""
        known = self._digests.get(look_up)
        if known is None:
            known = self._digests[look_up] = self._digest(look_up)
        return known

    def _digest(self, look_up: LookUp) -> str:
        collection, name = look_up
        if collection == NAMES:
            return _hash(self.named(name))
        thing = self.things.get(look_up)
        if thing is None:
            return "unread" if collection in self.catalogue.unreadable else "absent"
        return _hash(thing)

    def named(self, collection: str) -> list[str]:
        """All names of a collection."""
        return [name for kind, name in self.things if kind == collection]

    def list_hash(self, name: str) -> str:
        """The hash of a list that there is; many procedures use the same few lists."""
        known = self._list_hashes.get(name)
        if known is None:
            known = self._list_hashes[name] = list_hash(self.things["list", name])
        return known


def _hash(thing: object) -> str:
    place = getattr(thing, "span", "")
    return hashlib.sha256(f"{thing!r}{place!r}".encode()).hexdigest()


def index(catalogue: Catalogue) -> tuple[Index, Report]:
    """Every shared thing by name; two of one name are a finding that shows both."""
    report = Report()
    things: dict[LookUp, Any] = {}

    def put(collection: str, name: str, thing: Any, at: Span) -> None:
        first = things.setdefault((collection, name), thing)
        if first is not thing:
            report.add("shared-twice", at, related=[first.span], name=name)

    for document in catalogue.documents:
        put("document", str(document.id), document, document.id.span)
    for group in catalogue.groups:
        put("group", str(group.group), group, group.group.span)
    for register in catalogue.registers:
        put("register", str(register.id), register, register.id.span)
    for block in catalogue.blocks:
        put("block", str(block.block.text), block, block.block.span)
    for steps in catalogue.steps:
        put("steps", str(steps.steps.text), steps, steps.steps.span)
    for act in catalogue.acts:
        put("act", act_number(act), act, act.act.span)
    for file in catalogue.tariffs:
        for name, tariff in file.tariff.items():
            put("tariff", str(name), tariff, name.span)
    for name, fact in catalogue.facts.facts.items():
        put("fact", str(name), fact, name.span)
    for name, parameter in catalogue.facts.parameters.items():
        put("parameter", str(name), parameter, name.span)
    for agency in catalogue.agencies:
        put("agency id", str(agency.id), agency, agency.id.span)
        things.setdefault(("agency", str(agency.kind)), agency)
    if catalogue.agencies:
        things["agencies", ""] = True
    things |= {("list", name): options for name, options in catalogue.lists.items()}
    things[CALENDAR] = catalogue.calendar
    things[LANGUAGES] = catalogue.head.languages if catalogue.head else ()
    things |= {
        ("translations", lang): {one.source: one.holds for one in entries if not one.obsolete}
        for lang, entries in catalogue.translations.items()
    }
    judge_references(catalogue, report)
    judge_register(catalogue, report)
    things |= {("agency kind", kind): name for kind, name in agency_kinds(catalogue).items()}
    domains = catalogue.head.domains if catalogue.head else {}
    things |= {("domain", str(id_)): str(name) for id_, name in domains.items()}
    return Index(catalogue, things), report


class Shared:
    """What one procedure sees of the shared part; `made` lists its look-ups, failed ones too.

    `outlived` are the acts that end while the procedure still cites them, with their last day.
    """

    def __init__(self, of: Index) -> None:
        self._index = of
        self.profile = of.catalogue.profile
        self.made: set[LookUp] = {CALENDAR}
        self.outlived: dict[str, date] = {}
        self._lost: set[str] = set()

    def lose(self, name: str) -> None:
        """What was to stand under this name could not be opened, and that was told already."""
        self._lost.add(name)

    def is_lost(self, name: str) -> bool:
        """Whether a name may be missing only because of a mistake told elsewhere."""
        parts = name.split(".")
        heads = {"", *(".".join(parts[:count]) for count in range(1, len(parts) + 1))}
        return not heads.isdisjoint(self._lost) or any(one[1] in heads for one in self._unread())

    def not_known(
        self, report: Report, slug: str, name: str, known: Iterable[str], at: Span, **args: Any
    ) -> None:
        """Report a name that stands for nothing, unless the reason was told already."""
        if not self.is_lost(name):
            not_known(report, slug, name, known, at, **args)

    def _get(self, collection: str, name: str) -> Any:
        self.made.add((collection, name))
        return self._index.things.get((collection, name))

    def document(self, name: str) -> authored.Document | None:
        found: authored.Document | None = self._get("document", name)
        return found

    def group(self, name: str) -> authored.NamedGroup | None:
        """The group of documents of that name."""
        found: authored.NamedGroup | None = self._get("group", name)
        return found

    def register(self, name: str) -> authored.Register | None:
        found: authored.Register | None = self._get("register", name)
        return found

    def used_registers(self) -> tuple[authored.Register, ...]:
        """The registers that were looked up and found."""
        names = sorted(name for collection, name in self.made if collection == "register")
        found = (self._index.things.get(("register", name)) for name in names)
        return tuple(one for one in found if one is not None)

    def translations(self) -> Iterator[tuple[Scalar, Mapping[str, bool]]]:
        """For each language but the first, whether the translation of a text holds."""
        for lang in self._get(*LANGUAGES)[1:]:
            own: Mapping[str, bool] = self._get("translations", str(lang)) or {}
            theirs = shipped(str(self.profile.profile), str(lang))
            yield lang, {**{one.source: True for one in theirs}, **own}

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

    def list_hash(self, name: str) -> str | None:
        """The hash of a list, if there is one."""
        return None if self.options(name) is None else self._index.list_hash(name)

    def act(self, number: str) -> authored.Act | None:
        found: authored.Act | None = self._get("act", number)
        return found

    def domain(self, name: str) -> str | None:
        found: str | None = self._get("domain", name)
        return found

    def tariff(self, name: str) -> Tariff | None:
        found: Tariff | None = self._get("tariff", name)
        return found

    def is_body(self, name: str) -> bool:
        """Whether it may set rates and take money: a council or office, or an agency."""
        if name in self.profile.bodies or self.agency_kind(name) is not None:
            return True
        return self._get("agency id", name) is not None

    def bodies(self) -> list[str]:
        bodies = [str(one) for one in self.profile.bodies]
        return [*bodies, *self.known("agency kind"), *self.known("agency id")]

    def agency_kind(self, name: str) -> str | None:
        found: str | None = self._get("agency kind", name)
        return found

    def agency(self, kind: str) -> authored.Agency | None:
        """Some agency of the kind, if there is one."""
        found: authored.Agency | None = self._get("agency", kind)
        return found

    def has_agency(self, kind: str) -> bool:
        """Whether there is one of the kind; a catalogue that lists none leaves them to others."""
        return self.agency(kind) is not None or self._get("agencies", "") is None

    def unsure(self) -> bool:
        """Whether something looked up is missing only because its file could not be read."""
        return any(self._unread())

    def _unread(self) -> Iterator[LookUp]:
        things, unreadable = self._index.things, self._index.catalogue.unreadable
        return (one for one in self.made if one not in things and one[0] in unreadable)

    def known(self, collection: str) -> list[str]:
        """All names of a collection, to suggest one."""
        self.made.add((NAMES, collection))
        return self._index.named(collection)
