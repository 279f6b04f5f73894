"""A dossier with all that is known of it, worked out from its pinned program and sealed answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from compiler.evaluation import Evaluation, Filing, TermState
from runtime.commands import Actor
from runtime.filed import skipped
from runtime.service import Catalogue, Loaded
from runtime.states import State
from runtime.store import answers, bundles, dossiers, events, files, processing
from runtime.store.answers import Revision
from runtime.store.bundles import Whole
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.events import Recorded
from runtime.store.failures import Missing
from runtime.store.files import FileUse
from runtime.store.processing import Letter
from runtime.ways import Way, way


@dataclass(frozen=True, slots=True)
class Record:
    """One unchanging view of a dossier; nothing of it may be shown to another unit."""

    dossier: Dossier
    state: State
    revision: Revision
    findings: Mapping[str, bool]
    ticked: frozenset[str]
    letters: tuple[Letter, ...]
    files: tuple[FileUse, ...]
    history: tuple[Recorded, ...]
    covered: frozenset[str] = frozenset()
    """Papers that the result of another dossier of the same filing stands for."""
    whole: Whole | None = None
    """The filing of several that it is part of, None when it was filed alone."""


def load_record(connection: Transaction, code: str, actor: Actor) -> Record:
    """Raises Missing when there is none, or not for this officer."""
    id = dossiers.id_of_code(connection, code)
    if id is None:
        raise Missing(code)
    return record_of(connection, dossiers.load_dossier(connection, id, actor))


def record_of(connection: Transaction, dossier: Dossier) -> Record:
    """For whoever has been found to have the right to see the dossier."""
    found = processing.findings_of(connection, dossier.id)
    part = bundles.part_of(connection, dossier.id)
    return Record(
        dossier,
        dossiers.state_of(connection, dossier),
        answers.latest(connection, dossier.id),
        {fact: one.value for fact, one in found.items()},
        frozenset(processing.ticks_of(connection, dossier.id)),
        processing.letters_of(connection, dossier.id),
        files.files_of_dossier(connection, dossier.id),
        events.history(connection, dossier.id),
        frozenset(part.covers) if part else frozenset(),
        bundles.whole_of(connection, part.bundle) if part else None,
    )


NOT_BEGUN = TermState(None, None, decided=False)
HAPPENED = {"supplement_asked": "supplement", "supplement_answered": "complete"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A record with what its program says of it."""

    record: Record
    loaded: Loaded
    evaluation: Evaluation

    @property
    def way(self) -> Way:
        return way(self.loaded.program.steps, skipped(self.evaluation))


def judged(
    catalogue: Catalogue,
    record: Record,
    *,
    findings: Mapping[str, bool] | None = None,
    restart: datetime | None = None,
) -> Judged:
    """As filed, with the findings so far; a clock that was started anew runs from there."""
    dossier = record.dossier
    found = record.findings if findings is None else findings
    known = replace(record.revision.known, findings=found)
    loaded = catalogue.program(dossier.program)
    filing = Filing(
        record.revision.answers,
        dossier.lodged_at,
        dossier.channel,
        known.outcomes,
        known.findings,
        "submit",
        covered=record.covered,
        documents=known.documents,
        events=happened(record.history),
    )
    start = restart or completed(record.history)
    if loaded.program.term is None or loaded.program.term.start != "complete":
        start = restart if dossier.clock == "waiting" else released(record.history)
    evaluation = loaded.engine.run(filing, start)
    if dossier.clock == "waiting" and restart is None:
        evaluation = replace(evaluation, term=NOT_BEGUN)
    return Judged(record, loaded, evaluation)


def happened(history: tuple[Recorded, ...]) -> dict[str, datetime]:
    """What clocks wait for, each when it happened last."""
    found = {}
    for one in history:
        if one.kind == "step_passed":
            found[f"done {one.data['step']}"] = one.at
        elif one.kind in HAPPENED:
            found[HAPPENED[one.kind]] = one.at
    return found


def completed(history: tuple[Recorded, ...]) -> datetime | None:
    """When a supplement made the dossier complete, or the result of another began it; None when
    it was complete as it came."""
    answered = [one.at for one in history if one.kind in ("supplement_answered", "released")]
    return answered[-1] if answered else None


def released(history: tuple[Recorded, ...]) -> datetime | None:
    """When the result that it waited for was given; None for what waited for nothing."""
    return next((one.at for one in history if one.kind == "released"), None)
