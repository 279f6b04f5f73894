"""Lint: parts that a procedure may lack are stated as lacking."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

PARTS = ("fees", "requirements", "results")


class NoneOrList(Rule):
    """A part that a procedure may lack is neither listed nor said to be `none`.

    Silence can mean that there is no fee, or that nobody has looked it up yet. The applicant cannot
    tell, and brings money or papers for nothing, or comes twice. The form needs no such finding:
    the parties of a procedure are named in it.
    """

    slugs = ("fees-not-stated", "requirements-not-stated", "results-not-stated")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for part in PARTS:
            if getattr(subject.program.stated, part) == "not_stated":
                yield subject.finding(f"{part}-not-stated", f"key/{part}")
