"""Lint: whatever costs the applicant paper, money or time has a legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject


class BurdenWithoutBasis(Rule):
    """A document, fee, relief, term, requirement or page of questions cites no law.

    An office may ask only for what a legal act lets it ask; a burden without a citation can be
    neither defended nor found again when the act changes. Fees and reliefs cite their own act,
    because the act about money is rarely the act about the procedure.
    """

    slugs = (
        "burden-without-basis", "term-without-basis", "fee-without-basis", "relief-without-basis",
    )  # fmt: skip
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for fee in subject.program.fees:
            yield from _fee(subject, fee)
        if not subject.program.basis:
            yield from _uncovered(subject)


def _fee(subject: Subject, fee: ir.Fee) -> Iterator[Diagnostic]:
    if not fee.basis and not all(row.basis for row in fee.amount.rows):
        yield subject.finding("fee-without-basis", f"fees/{fee.id}", name=fee.name)
    for number, relief in enumerate(fee.relief, 1):
        if not relief.basis:
            path = f"fees/{fee.id}/relief/{number}"
            yield subject.finding("relief-without-basis", path, name=fee.name)


def _uncovered(subject: Subject) -> Iterator[Diagnostic]:
    """What nothing covers when the procedure itself cites no law."""
    program = subject.program
    for page in () if _declared(program) else program.pages:
        if any(_burdens(item) for item in page.items):
            yield subject.finding("burden-without-basis", f"pages/{page.id}", name=page.title)
    for paper in program.components:
        if not paper.basis:
            path = f"components/{paper.id}"
            yield subject.finding("burden-without-basis", path, name=paper.name)
    for one in program.requirements:
        if not one.basis:
            yield subject.finding("burden-without-basis", f"requirements/{one.id}", name=one.says)
    term = program.term
    if term and not term.basis and not all(row.basis for row in term.within):
        yield subject.finding("term-without-basis", "term")


def _declared(program: ir.Program) -> bool:
    """The form is an official declaration whose own act is cited."""
    return any(paper.verb == "declare" and paper.basis for paper in program.components)


def _burdens(item: ir.Item) -> bool:
    match item:
        case ir.Field(source="authored", basis=(), required=required):
            return required != ir.FALSE
        case ir.Group():
            return any(_burdens(field) for field in item.fields)
        case _:
            return False
