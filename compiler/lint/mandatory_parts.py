"""Lint: every part that the law demands of a procedure is stated."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject


class MandatoryParts(Rule):
    """A part that every published procedure must have is not stated.

    Decree 63/2010/NĐ-CP art. 8, as amended by 92/2017/NĐ-CP, wants the steps, the manner, the
    documents and the number of sets, the term, those concerned and the agency. Where one is
    missing, the applicant asks at the counter and every office answers in its own way. Name and
    agency are not looked for here: without them a file is no procedure at all.
    """

    slugs = (
        "steps-not-stated", "channels-not-stated", "components-not-stated", "sets-not-stated",
        "term-not-stated", "audience-not-stated",
    )  # fmt: skip
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for part in missing(subject.program):
            yield subject.finding(f"{part}-not-stated", f"key/{part}")


def missing(program: ir.Program) -> Iterator[str]:
    stated = program.stated
    for part in ("steps", "components", "term"):
        if getattr(stated, part) == "not_stated":
            yield part
    if stated.sets == "not_stated" and stated.components == "given":
        yield "sets"
    if not program.channels:
        yield "channels"
    if not program.audience:
        yield "audience"
