"""Lint: a register answers only for the papers that it is known to give."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject


class RegisterGives(Rule):
    """A paper is to be looked up in a register whose `gives` does not name it.

    The officer finds nothing there, and the applicant was told not to bring the paper.
    """

    slugs = ("register-does-not-give",)

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for paper in subject.program.components:
            for name in paper.lookup.registers:
                register = subject.shared.register(name)
                if register and not _wanted(subject, paper) & {*map(str, register.gives)}:
                    yield subject.finding(
                        "register-does-not-give", f"components/{paper.id}",
                        related=[register.id.span], name=name, document=paper.document,
                    )  # fmt: skip


def _wanted(subject: Subject, paper: ir.Component) -> set[str]:
    """The document, with those that the applicant may hand in instead of it."""
    papers = subject.program.components
    return {one.document for one in papers if one is paper or one.choice == paper.choice != ""}
