"""What differs for one draft or dossier between two versions: paths, codes, amounts and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from compiler import ir
from compiler.answers import asked, questions
from compiler.diff.comparison import Effect
from compiler.evaluation import Due, Evaluation, Fault
from compiler.migrate import Migration, predecessor
from runtime.service import Loaded
from runtime.store.columns import due_text


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one row stands under one version."""

    loaded: Loaded
    evaluation: Evaluation
    due: Due | None
    unit: str


@dataclass(frozen=True, slots=True)
class Told:
    """Of whom the effects are told."""

    code: str
    id: str
    state: str
    course: str

    def effect(self, kind: str, path: str = "", old: str = "", new: str = "") -> Effect:
        return Effect(self.code, self.id, self.state, kind, path, old, new, self.course)  # type: ignore[arg-type]

    def all(self, before: Outcome, after: Outcome, migration: Migration) -> Iterator[Effect]:
        found = [
            *(self.effect("dropped", path) for path in migration.dropped),
            *self._wrong(before, after),
            *self._money(before.evaluation, after.evaluation),
            *self._papers(before.evaluation, after.evaluation),
        ]
        pairs = (("term", _day(before.due), _day(after.due)), ("unit", before.unit, after.unit))
        found += [self.effect(kind, "", old, new) for kind, old, new in pairs if old != new]
        yield from found or [self.effect("unaffected")]

    def _wrong(self, before: Outcome, after: Outcome) -> Iterator[Effect]:
        """What was lacking before is not held against the new version."""
        earlier = earlier_names(before.loaded.program, after.loaded.program)
        known = {(one.path, one.kind) for one in _blocking(before.evaluation)}
        for one in dict.fromkeys(_blocking(after.evaluation)):
            if (earlier(one.path), one.kind) not in known:
                yield self.effect("refused" if one.kind == "ineligible" else "asked", one.path)
        alarms = {one.decision for one in before.evaluation.alarms}
        for alarm in after.evaluation.alarms:
            if alarm.decision not in alarms:
                yield self.effect("refused", alarm.decision)

    def _money(self, before: Evaluation, after: Evaluation) -> Iterator[Effect]:
        old, new = dict(before.totals), dict(after.totals)
        for currency in dict.fromkeys((*old, *new)):
            amounts = [
                ""
                if one is None
                else str(one.low)
                if one.decided
                else f"{one.low}-{one.high or ''}"
                for one in (old.get(currency), new.get(currency))
            ]
            if amounts[0] != amounts[1]:
                yield self.effect("fee", currency, *amounts)

    def _papers(self, before: Evaluation, after: Evaluation) -> Iterator[Effect]:
        old, new = _asked(before), _asked(after)
        for id in dict.fromkeys((*new, *old)):
            if (id in old) != (id in new):
                told = ("asked", "") if id in old else ("", "asked")
                yield self.effect("component", id, *told)


def _blocking(evaluation: Evaluation) -> Iterator[Fault]:
    return (one for one in evaluation.faults if one.level == "must")


def _asked(evaluation: Evaluation) -> list[str]:
    return [one.id for one in evaluation.components if one.asked]


def _day(due: Due | None) -> str:
    return due_text(due) if due else ""


def earlier_names(old: ir.Program, new: ir.Program) -> Callable[[str], str]:
    """What a question of the new version was called before; of a row, behind its key."""
    before = {item.id: item for item in questions(old)}
    names: dict[str, str] = {}
    groups: dict[str, tuple[str, Mapping[str, str]]] = {}
    for item in questions(new):
        found = predecessor(item, before)
        if isinstance(item, ir.Group) and isinstance(found, ir.Group):
            rows: dict[str, ir.Field | ir.Group] = {one.id: one for one in asked(found)}
            pairs = ((one.id, predecessor(one, rows)) for one in asked(item))
            groups[item.id] = found.id, {id: one.id for id, one in pairs if one}
        if found:
            names[item.id] = found.id

    def earlier(path: str) -> str:
        for id, (was, fields) in groups.items():
            if path.startswith(f"{id}."):
                key, _, field = path.removeprefix(f"{id}.").partition(".")
                return f"{was}.{key}.{fields.get(field, field)}"
        return names.get(path, path)

    return earlier
