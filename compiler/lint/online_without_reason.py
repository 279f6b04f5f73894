"""Lint: what cannot be done online says why."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject


class OnlineWithoutReason(Rule):
    """A procedure is not fully online and gives no reason.

    Without the reason nobody can tell a duty of the law from a habit of the office, and the
    applicant does not learn which part of the way he has to go in person.
    """

    slugs = ("online-without-reason",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        program = subject.program
        if program.online != "full" and not program.online_reason:
            yield subject.finding("online-without-reason", "key/online", online=program.online)
