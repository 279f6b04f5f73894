"""Lint: the steps take in, decide and hand over."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

PARTS = {
    "tiep_nhan_hs": "steps-without-receipt",
    "ky": "steps-without-decision",
    "tra_kq": "steps-without-return",
}


class StepsComplete(Rule):
    """No step takes in the dossier, decides on it, or hands over the result.

    The one-stop mechanism of Decree 118/2025/NĐ-CP has all three. A step that is not written has
    nobody who is late with it, and the applicant does not know where to ask.
    """

    slugs = tuple(PARTS.values())
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        program = subject.program
        if program.stated.steps != "given" or program.stated.results != "given":
            return
        roles = {step.role for step in program.steps}
        for role, slug in PARTS.items():
            if role not in roles:
                yield subject.finding(slug, "key/steps")
