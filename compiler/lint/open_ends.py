"""Lint: what is asked for is named to the last item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

OPEN = re.compile(
    r"\bv\.v\.?|…|\.\.\.|\b(?:giấy tờ|tài liệu) (?:khác(?: có)? liên quan|khác theo yêu cầu"
    r"|khác nếu cần)",
    re.IGNORECASE,
)
HINTS = ("khác", "v.v", "…", "...")
"""Looked for first, which is many times faster."""


class OpenEnds(WordingRule):
    """A text ends in "v.v.", dots or "giấy tờ khác có liên quan".

    An office may ask only for what is published. One procedure in twenty-eight leaves the rest to
    the counter in this way, and everybody is sent home once for something that was not written.
    """

    slugs = ("open-ended-list",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if any(one in text.words for one in HINTS) and (found := OPEN.search(text.words)):
            yield self.slugs[0], {"text": found[0]}
