"""Lint: what a connected register gives is not asked for again."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject


class OnceOnly(Rule):
    """A paper must be handed in although a register that the procedure asks may give it.

    Decree 224/2026/NĐ-CP art. 18(4) forbids to ask for a paper whose data stand in a published
    database. Five rows of a hundred say so in words on the portals; the others cost every
    applicant a way that the office could spare him.
    """

    slugs = ("register-gives-it",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        program = subject.program
        gives = {name: one.id for one in program.registers for name in one.gives}
        for paper in program.components:
            register = gives.get(paper.document)
            asked = paper.verb != "declare" and not paper.lookup.registers
            if register and asked and not paper.proof_of and not paper.choice:
                yield subject.finding(
                    "register-gives-it", f"components/{paper.id}", name=paper.name,
                    register=register,
                )  # fmt: skip
