"""Who submits, owns and is the subject of a filing, where that depends on the case."""

from __future__ import annotations

from compiler import ir
from compiler.evaluation import Parties
from compiler.run import Run, Test, Wiring


class Roles:
    """The rows of each role, ready to run: the first that holds names the parties."""

    def __init__(self, parties: ir.Parties, wiring: Wiring) -> None:
        def ready(rows: tuple[ir.PartyRow, ...]) -> tuple[tuple[Test, tuple[str, ...]], ...]:
            return tuple((wiring.test(row.when), row.parties) for row in rows)

        self._submitter, self._owner = ready(parties.submitter), ready(parties.owner)
        self._subject = ready(parties.subject)

    def state(self, run: Run) -> Parties:
        return Parties(
            next(iter(_first(run, self._submitter)), ""),
            next(iter(_first(run, self._owner)), ""),
            _first(run, self._subject),
        )


def _first(run: Run, rows: tuple[tuple[Test, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """Nobody while an earlier row may still come to hold."""
    for test, names in rows:
        holds = run.decided(test)
        if holds is not False:
            return names if holds else ()
    return ()
