"""Lint: signs stand where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

STRAY = re.compile(r"\w+\s[,;.](?=\s|$)|\w+(?:,,|;;|,\.|\.,|;\.|(?<!\.)\.\.(?!\.))")
HINTS = (" ,", " ;", " .", ",,", ";;", ",.", ".,", ";.", "..")
"""Looked for first, which is many times faster."""


class Punctuation(WordingRule):
    """A blank before a comma, or two signs where one belongs.

    Five procedures in a hundred have it, from copying out of tables. Screen readers speak it, and
    whoever sees it trusts the rest less.
    """

    slugs = ("stray-punctuation",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if any(one in text.words for one in HINTS) and (found := STRAY.search(text.words)):
            yield self.slugs[0], {"text": found[0].strip()}
