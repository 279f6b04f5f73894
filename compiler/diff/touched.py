"""What is not the same on both sides although a rule is: the questions and facts that it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from catalogue.kinds import AnyKind
from catalogue.record import record
from compiler import ir
from compiler.evaluation import World
from compiler.walk import every, reads

STRICT = (ir.Lit, ir.Cmp, ir.Arith, ir.Call, ir.Round)


@record
class Touched:
    """By name: questions, lists and facts that say something else, or rest on one that does."""

    names: frozenset[str]
    days: bool
    """The calendars differ: so do working days that are counted."""
    rows: frozenset[str]
    """Lists whose rows say something else; whether a list is shown is no matter."""
    alike: frozenset[str]
    """Questions that have the same answers on both sides, whenever they are asked."""

    def by(self, rule: ir.Expr) -> bool:
        return bool(reads(rule) & self.names) or self._by_days(rule)

    def worked_out(self, rule: ir.Expr) -> bool:
        """Whether its value may be another although everything that it reads is known."""
        return self._by_days(rule) or (self.by(rule) and not all(map(self._plain, every(rule))))

    def of_rows(self, over: ir.Over) -> bool:
        """Whether rows may come to something else although they are the same rows."""
        return over.items in self.rows or self.by(over.where) or self.by(over.of)

    def _by_days(self, rule: ir.Expr) -> bool:
        return self.days and _counts_days(rule)

    def _plain(self, one: ir.Expr) -> bool:
        """Known where all its parts are, and then made of nothing else."""
        if isinstance(one, ir.Ref):
            return one.scope == "filing" or (one.scope == "case" and one.path in self.alike)
        return isinstance(one, STRICT)


def touched(
    old: ir.Program, new: ir.Program, old_world: World, new_world: World
) -> Touched:  # fmt: skip
    before, after = dict(_meanings(old)), dict(_meanings(new))
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    rests = {name: _read(meaning) for name, meaning in after.items()}
    growing = True
    while growing:
        more = {name for name, read in rests.items() if name not in names and read & names}
        names |= more
        growing = bool(more)
    lists = [dict(_lists(one)) for one in (old, new)]
    rows = {
        name
        for name, parts in (lists[0] | lists[1]).items()
        if lists[0].get(name) != lists[1].get(name) or _read(parts) & names
    }
    days = old_world.calendar != new_world.calendar
    kinds = [dict(_kinds(one)) for one in (old, new)]
    alike = frozenset(name for name, kind in kinds[0].items() if kinds[1].get(name) == kind)
    return Touched(frozenset(names), days, frozenset(rows), alike)


def resting_on(rules: Iterable[ir.Expr], *programs: ir.Program) -> frozenset[str]:
    """All that rules read, and what that is shown and worked out by."""
    known = [dict(_meanings(one)) for one in programs]
    waiting, found = {name for rule in rules for name in reads(rule)}, set[str]()
    while waiting:
        name = waiting.pop()
        found.add(name)
        for meanings in known:
            waiting |= _read(meanings.get(name, ())) - found
    return frozenset(found)


def _items(program: ir.Program) -> Iterator[ir.Item]:
    for page in program.pages:
        yield from page.items


def _meanings(program: ir.Program) -> Iterator[tuple[str, tuple[object, ...]]]:
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field):
                yield item.id, (page.when, *_meaning(item))
            elif isinstance(item, ir.Group):
                yield item.id, (page.when, item.when, item.min, item.max, *_of_row(item))
    for fact in program.facts:
        yield fact.id, (fact.value, fact.by)


def _lists(program: ir.Program) -> Iterator[tuple[str, tuple[object, ...]]]:
    for item in _items(program):
        if isinstance(item, ir.Group):
            yield item.id, tuple(_of_row(item))


def _of_row(item: ir.Group) -> Iterator[object]:
    for one in item.fields:
        yield from (one.id, *_meaning(one))


def _kinds(program: ir.Program) -> Iterator[tuple[str, tuple[object, ...]]]:
    for item in _items(program):
        if isinstance(item, ir.Field) and item.value is None:
            yield item.id, holds(item.kind)


def _meaning(item: ir.Field) -> tuple[object, ...]:
    return item.when, item.value, holds(item.kind)


def holds(kind: AnyKind) -> tuple[object, ...]:
    """What an answer may be, as far as rules can tell."""
    options = getattr(kind, "options", ())
    dated = tuple((it.code, it.start, it.end) for it in options if not isinstance(options, str))
    return kind.type, kind.domain(), dated


def _read(meaning: Iterable[object]) -> frozenset[str]:
    rules = cast(list[ir.Expr], [one for one in meaning if hasattr(one, "op")])
    return frozenset[str]().union(*(reads(one) for one in rules))


def _counts_days(rule: ir.Expr) -> bool:
    return any(isinstance(it, ir.Lit) and it.value.endswith("working_day") for it in every(rule))
