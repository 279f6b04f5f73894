"""Lint: a time that an office has is a clock, not only words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

TIME = re.compile(
    r"(?:trong|không quá|chậm nhất|thời hạn)\s(?:\w+\s){0,3}?"
    r"(\d+ (?:ngày làm việc|ngày|giờ|tháng))",
    re.IGNORECASE,
)


class TimesInText(Rule):
    """A step of an office says how long it takes, and has no `within`.

    Words start no clock: the due date, the reminder and the check against the term do not know
    of them. In one procedure of eight the portal's field for the time holds a bare "1", and the
    real time stands in such prose.
    """

    slugs = ("time-only-in-text",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for step in subject.program.steps:
            path = f"steps/{step.id}"
            if step.role == "submitter" or f"{path}/within" in subject.places:
                continue
            if found := TIME.search(step.says):
                yield subject.finding("time-only-in-text", path, time=found[1])
