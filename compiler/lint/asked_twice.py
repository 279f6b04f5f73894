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
        seen: dict[tuple[str, str], list[ir.Component]] = {}
        for paper in subject.program.components:
            alike = seen.setdefault((paper.document, paper.name), [])
            other = next((one for one in alike if _same_case(one, paper)), None)
            alike.append(paper)
            if other is not None and not paper.proof_of:
                yield subject.finding(
                    "document-asked-twice", f"components/{paper.id}",
                    related=[subject.places[f"components/{other.id}"]], name=paper.name,
                )  # fmt: skip


def _same_case(one: ir.Component, other: ir.Component) -> bool:
    return all(
        getattr(one, part) == getattr(other, part) for part in ("asked", "each", "to", "consent")
    )
