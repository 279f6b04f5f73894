"""The applicant's own papers: what was handed in with, or came of, earlier dossiers of theirs.

There are no citizens' accounts, so the holder is the browser that lodged those dossiers. The key
alone opens nothing: whoever types the number of a stranger is told nothing about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from catalogue.kinds.base import Json
from compiler import ir
from renderers.i18n import day
from runtime.lookups import NOT_FOUND, Answer
from runtime.ports import Clock, Enquiry
from runtime.store import holdings
from runtime.store.engine import Store
from runtime.store.holdings import Holding

HANDED_IN = "nop."
Programs = Callable[[str], ir.Program]


class OwnPapers:
    """Papers with their provenance, worked out from the dossiers that are kept anyway."""

    def __init__(self, store: Store, programs: Programs, clock: Clock) -> None:
        self._store = store
        self._programs = programs
        self._clock = clock

    def ask(self, enquiry: Enquiry) -> Answer:
        if not enquiry.holder or not enquiry.key:
            return NOT_FOUND
        now = self._clock.now()
        held = self._store.read(lambda it: holdings.held_by(it, enquiry.holder, now))
        papers: dict[str, Json] = {}
        for one in held:
            for document in self._documents(one, enquiry):
                papers.setdefault(document, f"{one.code}, {day(one.lodged_at.date())}")
        return Answer("found", frozenset(papers), papers) if papers else NOT_FOUND

    def _documents(self, one: Holding, enquiry: Enquiry) -> Iterator[str]:
        """The papers of one dossier that are about the same person."""
        program = self._programs(one.program)
        mine = set(_blocks(one.answers, enquiry.field, enquiry.key))
        given = {path.removeprefix(HANDED_IN) for path in one.paths if path.startswith(HANDED_IN)}
        owners = _named(program.parties.owner)
        for component in program.components:
            if component.id in given and mine & set(component.lookup.parties or owners):
                yield component.document
        if one.result and mine & (owners | _named(program.parties.subject)):
            yield one.result


def _blocks(answers: Mapping[str, Json], field: str, key: str) -> Iterator[str]:
    for path, answer in answers.items():
        block, _, name = path.rpartition(".")
        if name == field and answer == key:
            yield block


def _named(rows: Iterable[ir.PartyRow]) -> set[str]:
    return {party for row in rows for party in row.parties}
