"""Lint: nobody asks for the original and a certified copy of it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject


class OriginalAndCertified(Rule):
    """A certified copy is to be handed in together with the original.

    Who takes a certified copy may not ask for the original as well (Decree 23/2015/NĐ-CP art. 6),
    and who sees the original needs no certified copy. Certification costs money and a day; an
    eighth of all procedures mentions it beside originals.
    """

    slugs = ("original-and-certified",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for paper in subject.program.components:
            for row in paper.copies:
                if any({"original", "certified"} <= {one.kind for one in way} for way in row.ways):
                    yield subject.finding(
                        "original-and-certified", f"components/{paper.id}", name=paper.name
                    )
