"""Lint: no text speaks of what the law has abolished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

ABOLISHED = {
    "sổ hộ khẩu": date(2023, 1, 1),
    "sổ tạm trú": date(2023, 1, 1),
    "chứng minh nhân dân": date(2025, 1, 1),
    "cấp huyện": date(2025, 7, 1),
    "ủy ban nhân dân huyện": date(2025, 7, 1),
    "ủy ban nhân dân quận": date(2025, 7, 1),
    "phòng tư pháp": date(2025, 7, 1),
}
"""With the day from which there is no such thing: laws 68/2020/QH14 and 26/2023/QH15 on residence
and identity, and the end of the district level of government."""
FOUND = re.compile("|".join(ABOLISHED), re.IGNORECASE)
PAST = re.compile(
    r"trước (?:ngày )?\d|đã (?:được )?(?:cấp|đăng ký)|cũ\b|không (?:còn|yêu cầu|phải)"
)
"""Words that speak of the thing as one of the past."""


class AbolishedThings(Rule):
    """A text asks for or sends to something that no longer exists.

    One procedure in twenty still names the district level, years of forms name the household
    book. The applicant looks for an office or a paper that nobody can give him.
    """

    slugs = ("abolished-thing",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for text in subject.texts:
            found = FOUND.search(text.words)
            if found and not PAST.search(text.words):
                day = ABOLISHED[found[0].casefold()]
                if subject.program.start >= day:
                    yield subject.finding(
                        "abolished-thing", text.path, text=found[0], day=f"{day:%d/%m/%Y}"
                    )
