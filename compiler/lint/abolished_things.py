"""Lint: no text speaks of what the law has abolished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

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
FOUND = re.compile("|".join(ABOLISHED))
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
            thing = _named(text.words)
            if thing and subject.program.start >= ABOLISHED[thing]:
                day = f"{ABOLISHED[thing]:%d/%m/%Y}"
                yield subject.finding("abolished-thing", text.path, text=thing, day=day)


@lru_cache(maxsize=1 << 15)
def _named(words: str) -> str:
    found = FOUND.search(words.casefold())
    return found[0] if found and not PAST.search(words) else ""
