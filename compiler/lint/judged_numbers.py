"""Lint: what can be counted is tested, not judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

BOUND = re.compile(
    r"(?:từ đủ|đủ|ít nhất|tối thiểu|không quá|không dưới|trên|dưới|tối đa)\s"
    r"(\d[\d.,]*\s(?:tuổi|m2|m²|ngày|tháng|năm|người|đồng|triệu đồng))\b",
    re.IGNORECASE,
)


class JudgedNumbers(Rule):
    """A requirement that is left to the officer's judgement names a bound.

    Two officers then read it in two ways, and the applicant learns weeks later what a `test` would
    have told him while he was filling in the form.
    """

    slugs = ("judged-number",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for one in subject.program.requirements:
            found = BOUND.search(one.judged)
            if found:
                yield subject.finding("judged-number", f"requirements/{one.id}", bound=found[0])
