"""Lint: no brackets within brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

NESTED = re.compile(r"\([^()]*\(")


class NestedBrackets(WordingRule):
    """A bracket opens inside a bracket.

    Two procedures in a hundred have them. What is said inside is a condition or an exception nearly
    always, which belongs into `when` or a note of its own.
    """

    slugs = ("nested-brackets",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if NESTED.search(text.words):
            yield self.slugs[0], {}
