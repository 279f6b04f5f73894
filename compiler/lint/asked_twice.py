"""Lint: one document is asked for once."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject


class AskedTwice(Rule):
    """Two entries ask for the same document in the same case.

    The applicant copies it twice, or the officer misses one of two and sends the dossier back.
    Eight procedures of a hundred list a paper twice. Entries for different people, rows or
    agencies are different papers.
    """

    slugs = ("document-asked-twice",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        first: dict[object, ir.Component] = {}
        for paper in subject.program.components:
            if paper.proof_of:
                continue
            which = (paper.document, paper.name, paper.asked, paper.each, paper.to, paper.consent)
            other = first.setdefault(which, paper)
            if other is not paper:
                yield subject.finding(
                    "document-asked-twice", f"components/{paper.id}",
                    related=[subject.places[f"components/{other.id}"]], name=paper.name,
                )  # fmt: skip
