"""A dossier that was lodged under one version of its procedure, and the version that came after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from catalogue.kinds.base import Json
from compiler.answers import shown
from compiler.evaluation import Evaluation, Fault
from compiler.migrate import Migration, migrate
from renderers.checklist import check_lines
from renderers.words import words
from runtime.clock import VIETNAM
from runtime.commands import Actor, Adoption, Command
from runtime.effects import earlier_names
from runtime.filed import names
from runtime.handling import TOLD
from runtime.reckoning import Reckoning, reckoned
from runtime.records import Judged, filing_of
from runtime.service import Catalogue, Loaded
from runtime.settling import settle
from runtime.store import answers, processing
from runtime.store.answers import Known
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.outbox import Message
from runtime.store.processing import Letter
from runtime.transitions import TRANSITIONS
from runtime.ways import Way

PAGE = "quy-dinh-moi"
"""Where an officer sees what would be otherwise."""


@dataclass(frozen=True, slots=True)
class Newer:
    """The dossier as it would stand under the later version."""

    loaded: Loaded
    migration: Migration
    answers: Mapping[str, Json]
    known: Known
    evaluation: Evaluation
    clock: Reckoning
    lacking: tuple[Fault, ...]
    """What it asks, and the answers do not say."""
    way: Way


def newer(catalogue: Catalogue, case: Judged, now: datetime) -> Newer | None:
    """None where no later version takes over what was lodged before it, or it is too late."""
    loaded = follows(catalogue, case, now)
    return _under(case, loaded, now) if loaded else None


def adopt(
    connection: Transaction,
    catalogue: Catalogue,
    case: Judged,
    version: int,
    actor: Actor,
    letter: Letter | None,
    now: datetime,
) -> Dossier:
    """Pinned to the later version, with its answers carried over; fees and clock follow.

    Raises Refused (not now, not them, something is lacking), Conflict (changed since `version`).
    """
    one, record = case.record.dossier, case.record
    then = newer(catalogue, case, now)
    plain = Command("adopt_version", actor, letter=letter.id if letter else "")
    if then is None:
        return processing.act(connection, one.id, version, plain, case.way, now)
    if letter:
        processing.write_letter(connection, one.id, letter, actor)
    seal = answers.seal_next(
        connection, one.id, given=then.answers, known=then.known, now=now,
        after=record.revision.number,
    )  # fmt: skip
    adoption = Adoption(
        then.loaded.hash, one.program, record.revision.number + 1, seal,
        tuple(then.migration.dropped),
    )  # fmt: skip
    said: dict[str, Json] = {"procedure": one.procedure, "lang": one.lang}
    told = Message(TOLD[plain.name], {**said, "letter": plain.letter})
    command = replace(plain, adoption=adoption)
    processing.act(connection, one.id, version, command, then.way, now, messages=(told,))
    _look_again(connection, case, then)
    return settle(connection, catalogue, one.id, actor, command.name, now)


def follows(catalogue: Catalogue, case: Judged, now: datetime) -> Loaded | None:
    """The later version, where it takes over what was lodged before it."""
    record, program = case.record, case.loaded.program
    entry = catalogue.index.version(program.code, now.astimezone(VIETNAM).date())
    if entry is None or entry.hash == record.dossier.program or entry.start < program.start:
        return None
    if record.whole or record.state.name not in TRANSITIONS["adopt_version"].sources:
        return None
    loaded = catalogue.program(entry.hash)
    return None if loaded.program.transition == "keep" else loaded


def _under(case: Judged, loaded: Loaded, now: datetime) -> Newer:
    """As if it had been filed under it, when and how it was."""
    record, old = case.record, case.loaded.program
    migration = migrate(old, loaded.program, record.revision.answers)
    judged = {one.id for one in loaded.program.facts if one.by}
    asked = {one.id for one in old.facts if one.by}
    findings = {
        name: held for name, held in record.findings.items() if name in judged or name not in asked
    }
    known = replace(record.revision.known, findings=findings)
    filing = filing_of(record, migration.answers, known)
    evaluation, clock = reckoned(loaded.engine, filing, record.history, now)
    after = Judged(record, loaded, evaluation, clock)
    lacking = tuple(_lacking(case, loaded, evaluation))
    terms = replace(after.way.terms, adopts=loaded.hash, lacks=bool(lacking))
    return Newer(
        loaded, migration, shown(loaded.program, migration.answers, evaluation), known,
        evaluation, clock, lacking, replace(after.way, terms=terms),
    )  # fmt: skip


def _lacking(case: Judged, loaded: Loaded, evaluation: Evaluation) -> list[Fault]:
    """Nobody has to mend what was good enough before."""
    earlier = earlier_names(case.loaded.program, loaded.program)
    before = {(one.path, one.kind) for one in case.evaluation.faults if one.level == "must"}
    return [
        one
        for one in evaluation.faults
        if one.level == "must" and (earlier(one.path), one.kind) not in before
    ]


def _look_again(connection: Transaction, case: Judged, then: Newer) -> None:
    """What was in order and is on no checklist any more, and findings that nobody asks for."""
    program, id = then.loaded.program, case.record.dossier.id
    known = words(program, then.loaded.world)
    items = {one.id for one in check_lines(program, then.evaluation, known)}
    facts = case.record.findings.keys() - then.known.findings.keys()
    processing.untouch(connection, id, case.record.ticks.keys() - items, facts)
    processing.rename(connection, id, *names(program, then.evaluation.parties, then.answers))
