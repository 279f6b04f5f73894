"""Lint: text is not shouted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

CAPITALS = re.compile(r"(?:[A-ZĐÀ-Ỹ]{2,}[\s,]+){3,}[A-ZĐÀ-Ỹ]{2,}")


class Capitals(WordingRule):
    """Four words in a row are in capitals.

    Such text is slower to read, loses its marks in print, and screen readers spell it letter by
    letter. It comes from headings of decisions, in one procedure of fifty.
    """

    slugs = ("text-in-capitals",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if found := CAPITALS.search(text.words):
            yield self.slugs[0], {"text": found[0].strip()}
