"""Filed answers with corrections: how they are judged, what has changed, what rests on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from catalogue.kinds.base import Json
from compiler.answers import KEY, questions, shown
from compiler.evaluation import Evaluation, Stage
from runtime.lookups import LookedUp, inquiries, outcomes, pair_of
from runtime.records import Judged, filing_of
from runtime.store.answers import Known

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The answers as they would be sealed, with what is known besides and what follows."""

    evaluation: Evaluation
    answers: Mapping[str, Json]
    known: Known
    changed: tuple[str, ...]
    """Paths of the answers that differ from those that were filed, in the order of the form."""


def corrected(
    case: Judged,
    answers: Mapping[str, Json],
    looked_up: Collection[LookedUp],
    stage: Stage = "submit",
) -> Corrected:
    """As if it had been filed so: at the moment of its lodging, by the program of that time."""
    record, engine, program = case.record, case.loaded.engine, case.loaded.program
    sealed = replace(record.revision.known, findings=record.findings)
    first = engine.run(filing_of(record, answers, sealed, stage))
    known = _known(case, first, sealed, looked_up)
    evaluation = first if known == sealed else engine.run(filing_of(record, answers, known, stage))
    filed = shown(program, answers, evaluation)
    return Corrected(evaluation, filed, known, tuple(_changed(case, filed)))


def _known(
    case: Judged, evaluation: Evaluation, sealed: Known, looked_up: Collection[LookedUp]
) -> Known:
    """Of somebody who is now named otherwise, only what was said of that name counts."""
    before, now = _keys(case, case.evaluation), _keys(case, evaluation)
    moved = {pair for pair in {*before, *now} if before.get(pair) != now.get(pair)}
    if not moved:
        return sealed
    fresh = tuple(
        one
        for one in looked_up
        if (pair := (one.register, one.party)) in moved and now.get(pair) == one.key
    )
    kept = tuple(one for one in sealed.looked_up if (one.register, one.party) not in moved)
    told = {(register, party): what for register, party, what in sealed.registers}
    told |= outcomes(moved & told.keys(), fresh)
    findings = {
        name: value for name, value in sealed.findings.items() if pair_of(name) not in moved
    }
    registers = tuple((*pair, what) for pair, what in sorted(told.items()))
    return Known(registers, findings, (*kept, *fresh))


def _keys(case: Judged, evaluation: Evaluation) -> dict[Pair, str]:
    found = inquiries(case.loaded.program, case.loaded.engine.inquiries, evaluation)
    return {(one.register, one.party): one.key for one in found}


def _changed(case: Judged, now: Mapping[str, Json]) -> Iterator[str]:
    before = case.record.revision.answers
    for item in questions(case.loaded.program):
        old, new = before.get(item.id), now.get(item.id)
        if old == new:
            continue
        if item.op == "group":
            yield from row_changes(item.id, old, new)
        else:
            yield item.id


def row_changes(group: str, old: Json, new: Json) -> Iterator[str]:
    """Each answer of a row; a row that came or went without any is told by itself."""
    before, after = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, {}), after.get(key, {})
        names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
        yield from (f"{group}.{key}.{name}" for name in names if name != KEY)
        if names == [KEY]:
            yield f"{group}.{key}"


def _by_key(rows: Json) -> dict[str, Mapping[str, Json]]:
    some = rows if isinstance(rows, list) else []
    return {str(row[KEY]): row for row in some if isinstance(row, dict)}
