"""Lint: the copies of a paper agree with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

COUNT = re.compile(r"\(?\b0?(\d{1,2})\s*(?:\([^)]*\)\s*)?bản(?!\s*(?:sao|chụp) của)", re.IGNORECASE)
PLAIN_ONLY = re.compile(r"^(?:bản sao|bản chụp|bản photo)\b", re.IGNORECASE)


class CopiesBesideName(Rule):
    """The name of a paper counts copies, or says "bản sao", and its copies say otherwise.

    In one procedure of twenty-three the number in the name is another one than in the column, and
    the officer counts by the one, the applicant by the other.
    """

    slugs = ("copies-differ-from-name", "copy-named-original-asked")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for paper in subject.program.components:
            if "ản" not in paper.name:
                continue
            found, plain = COUNT.search(paper.name), PLAIN_ONLY.search(paper.name)
            if found is None and plain is None:
                continue
            path = f"components/{paper.id}"
            counts = {sum(one.count for one in way) for row in paper.copies for way in row.ways}
            kinds = {one.kind for row in paper.copies for way in row.ways for one in way}
            if found and counts and int(found[1]) not in counts:
                yield subject.finding(
                    "copies-differ-from-name", path, text=found[0].lstrip("("),
                    asked=", ".join(map(str, sorted(counts))),
                )  # fmt: skip
            elif kinds == {"original"} and plain:
                yield subject.finding("copy-named-original-asked", path, name=paper.name)
