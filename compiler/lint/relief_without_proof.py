"""Lint: a relief can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject


class ReliefWithoutProof(Rule):
    """A relief for a group of people names neither a proof nor a rule that shows it.

    The applicant ticks a box and the counter has nothing to look at: some offices then ask for
    any paper they can think of, others grant it to everybody.
    """

    slugs = ("relief-without-proof",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for fee in subject.program.fees:
            for number, relief in enumerate(fee.relief, 1):
                if relief.group and not relief.proof:
                    path = f"fees/{fee.id}/relief/{number}"
                    yield subject.finding("relief-without-proof", path, name=fee.name)
