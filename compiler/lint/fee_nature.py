"""Lint: phí is called phí, and lệ phí lệ phí."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

NATURES = {"phi": "Phí", "le_phi": "Lệ phí"}


class FeeNature(Rule):
    """A fee is called by the name of the other nature.

    The law on fees keeps them apart: a "phí" pays for a service, a "lệ phí" for an act of the
    state; they have lists, rates, reliefs and receipts of their own.
    """

    slugs = ("fee-nature-and-name",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for fee in subject.program.fees:
            words = fee.name.casefold()
            said = next((one for one in NATURES if words.startswith(NATURES[one].casefold())), "")
            if said and fee.nature in NATURES and fee.nature != said:
                yield subject.finding(
                    "fee-nature-and-name", f"fees/{fee.id}", name=fee.name,
                    nature=NATURES[fee.nature], other=NATURES[said],
                )  # fmt: skip
