"""A dossier with all that is known of it, worked out from its pinned program and sealed answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from catalogue.kinds.base import Json
from compiler.evaluation import Evaluation, Filing, Stage
from compiler.working_days import add_working
from runtime.charging import charges, kept_fees, open_fees
from runtime.commands import Actor
from runtime.filed import skipped
from runtime.reckoning import Reckoning, reckoned
from runtime.service import Catalogue, Loaded
from runtime.states import State
from runtime.store import answers, bundles, dossiers, events, files, processing
from runtime.store.answers import Known, Revision
from runtime.store.bundles import Whole
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.events import Recorded
from runtime.store.failures import Missing
from runtime.store.files import FileUse
from runtime.store.processing import Letter, Tick
from runtime.terms import Terms
from runtime.timely import last_day
from runtime.ways import Way, way


@dataclass(frozen=True, slots=True)
class Record:
    """One unchanging view of a dossier; nothing of it may be shown to another unit."""

    dossier: Dossier
    state: State
    revision: Revision
    findings: Mapping[str, bool]
    ticks: Mapping[str, Tick]
    letters: tuple[Letter, ...]
    files: tuple[FileUse, ...]
    history: tuple[Recorded, ...]
    covered: frozenset[str] = frozenset()
    """Papers that the result of another dossier of the same filing stands for."""
    whole: Whole | None = None
    """The filing of several that it is part of, None when it was filed alone."""

    @property
    def ticked(self) -> frozenset[str]:
        """The items of the checklist that are in order."""
        return frozenset(item for item, one in self.ticks.items() if one.verdict == "ok")

    @property
    def wanting(self) -> Mapping[str, str]:
        """What officers have noted against items of the checklist."""
        return {item: one.note for item, one in self.ticks.items() if one.verdict == "wanting"}


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
        processing.ticks_of(connection, dossier.id),
        processing.letters_of(connection, dossier.id),
        files.files_of_dossier(connection, dossier.id),
        events.history(connection, dossier.id),
        frozenset(part.covers) if part else frozenset(),
        bundles.whole_of(connection, part.bundle) if part else None,
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """A record with what its program says of it, and what its clock shows."""

    record: Record
    loaded: Loaded
    evaluation: Evaluation
    clock: Reckoning

    @property
    def way(self) -> Way:
        return way(self.loaded.program.steps, skipped(self.evaluation), self._terms)

    @property
    def _terms(self) -> Terms:
        program, due = self.loaded.program, self.clock.due
        calendar = self.loaded.world.calendar
        return Terms(
            charges=charges(program, self.evaluation),
            open_fees=open_fees(self.evaluation),
            kept_fees=kept_fees(program),
            due=due.day if due else None,
            extend_by=add_working(due.day, -1, calendar) if due else None,
            extensions=self.clock.allowed,
            extends_itself=bool(program.term and program.term.extend),
            ask_by=last_day(self.record.history, calendar),
        )


def judged(catalogue: Catalogue, record: Record, at: datetime | None = None) -> Judged:
    """As filed, with what has been found and has happened until that moment, or to this day."""
    known = replace(record.revision.known, findings=record.findings)
    loaded = catalogue.program(record.dossier.program)
    filing = filing_of(record, record.revision.answers, known)
    last = at or record.history[-1].at
    return Judged(record, loaded, *reckoned(loaded.engine, filing, record.history, last))


def filing_of(
    record: Record, given: Mapping[str, Json], known: Known, stage: Stage = "submit"
) -> Filing:
    """These answers, as filed when and how the dossier was."""
    return Filing(
        given,
        record.dossier.lodged_at,
        record.dossier.channel,
        known.outcomes,
        known.findings,
        stage,
        covered=record.covered,
        documents=known.documents,
    )
