"""What a correction does not reach by itself: dossiers of the same filing, and another office."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from catalogue.kinds.base import Json
from compiler import ir
from compiler.answers import questions
from compiler.bundle import Agency
from compiler.split import joint_path
from renderers.corrections import labels
from renderers.saying import say
from runtime.offices import office
from runtime.reckoning import Happened
from runtime.records import Judged
from runtime.service import Catalogue, Loaded
from runtime.store import answers, bundles, dossiers, events
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.visits import Visit


@dataclass(frozen=True, slots=True)
class Side:
    """A dossier of a filing of several: its answers, and which of them were corrected."""

    code: str
    member: ir.BundleMember
    loaded: Loaded
    answers: Mapping[str, Json]
    corrected: frozenset[str]

    def asked(self) -> Mapping[str, str]:
        """By the name that the whole has for a question, the member's own."""
        own = (item.id for item in questions(self.loaded.program))
        return {joint_path(self.member, path): path for path in own}


def left_behind(visit: Visit, case: Judged, *, house: bool = False) -> tuple[str, ...]:
    """In sentences; which office it would be is told to the `house` only."""
    other = tuple(_other_office(visit, case)) if house else ()
    if case.record.whole is None:
        return other
    find = partial(_sides, catalogue=visit.catalogue, case=case)
    mine, others = visit.service.store.read(find)
    told = (line for one in others for line in _differing(visit, mine, one))
    return (*other, *told)


def _differing(visit: Visit, mine: Side, other: Side) -> Iterator[str]:
    for key, paths in (
        ("correct/left_there", _stale(mine, other)),
        ("correct/left_here", _stale(other, mine)),
    ):
        if paths:
            named = "; ".join(labels(mine.loaded.program, paths))
            yield say(visit.lang, key, code=other.code, questions=named)


def _stale(new: Side, old: Side) -> Collection[str]:
    """What was corrected in the one and is otherwise in the other, by names of both."""
    here, there = new.asked(), old.asked()
    return [
        path
        for joint in here.keys() & there.keys()
        if here[joint] in new.corrected
        and old.answers.get(there[joint]) != new.answers.get(here[joint])
        for path in (here[joint], there[joint])
    ]


def _sides(
    connection: Transaction, *, catalogue: Catalogue, case: Judged
) -> tuple[Side, tuple[Side, ...]]:
    record, whole = case.record, case.record.whole
    assert whole, "Asked of one of several only"
    members = {one.id: one for one in catalogue.program(whole.program).program.members}
    mine, others = None, list[Side]()
    for part in bundles.parts_of(connection, whole.id):
        member = members[part.member]
        if part.dossier == record.dossier.id:
            given, history = record.revision.answers, record.history
            mine = _side(record.dossier.code, member, case.loaded, given, history)
            continue
        one = dossiers.own_dossier(connection, part.dossier)
        try:
            given = answers.latest(connection, part.dossier).answers
        except Missing:
            continue
        history = events.history(connection, part.dossier)
        others.append(_side(one.code, member, catalogue.program(one.program), given, history))
    assert mine, "A dossier is part of its filing"
    return mine, tuple(others)


def _side(
    code: str,
    member: ir.BundleMember,
    loaded: Loaded,
    given: Mapping[str, Json],
    history: Collection[Happened],
) -> Side:
    paths = _corrected(history)
    own = (item.id for item in questions(loaded.program))
    within = (id for id in own if any(path == id or path.startswith(f"{id}.") for path in paths))
    return Side(code, member, loaded, given, frozenset(within))


def _corrected(history: Collection[Happened]) -> set[str]:
    named = (one.data.get("changed") for one in history)
    return {str(path) for paths in named if isinstance(paths, list) for path in paths}


def _other_office(visit: Visit, case: Judged) -> Iterator[str]:
    """Where the answers as they are now lead elsewhere than those that were lodged."""
    state = case.record.state
    if not _corrected(case.record.history):
        return
    program, given = case.loaded.program, case.record.revision.answers
    found = office(visit.catalogue.index, program, case.evaluation, given)
    if isinstance(found, Agency) and found.id not in {*state.counters, case.record.dossier.unit}:
        yield say(visit.lang, "correct/other_office", office=found.name)
