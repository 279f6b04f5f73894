"""Lint: the name of a paper is its name, not its condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject

CASE = re.compile(r"\b(?:trường hợp|áp dụng (?:đối )?với|chỉ nộp khi)\b", re.IGNORECASE)
ONE_OF = re.compile(r"\bmột trong (?:các|những|số các|hai|ba)\b", re.IGNORECASE)
HINTS = ("rường hợp", "hỉ nộp khi", "p dụng", "ột trong")
"""Looked for first, which is many times faster."""


class ConditionInName(Rule):
    """A paper that is asked of everybody names in its own name the case in which it is asked.

    More than half of all procedures hide cases in the names of papers, and "one of the following"
    in a fifth of those. A form cannot read names: it asks everybody for everything.
    """

    slugs = ("condition-in-name", "one-of-in-name")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for paper in subject.program.components:
            if not any(one in paper.name for one in HINTS):
                continue
            path = f"components/{paper.id}"
            if found := CASE.search(paper.name):
                if paper.asked == ir.TRUE and paper.need == "required":
                    yield subject.finding("condition-in-name", path, text=found[0])
            elif ONE_OF.search(paper.name):
                yield subject.finding("one-of-in-name", path, name=paper.name)
