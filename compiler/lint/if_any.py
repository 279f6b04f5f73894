"""Lint: a paper asked "if any" says when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from catalogue.text import fold
from compiler import ir
from compiler.lint.rule import Rule, Subject


class IfAny(Rule):
    """The name of a document says "nếu có" and the document is asked of everybody.

    Nobody can tell from the name whether the paper concerns him: some fetch it for nothing,
    others are sent home for it.
    """

    slugs = ("if-any-without-condition",)

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for paper in subject.program.components:
            vague = paper.asked == ir.TRUE and paper.need == "required" and not paper.needs
            if vague and re.search(r"\bneu co\b", fold(paper.name)):
                path = f"components/{paper.id}"
                yield subject.finding("if-any-without-condition", path, name=paper.name)
