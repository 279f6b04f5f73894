"""Lint: a sentence can be read at one go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

END = re.compile(r"(?<=[.;:!?])\s")
MOST = 60
SHORT = 2 * MOST
"""No text of so few characters has so many words."""


class LongSentences(WordingRule):
    """A sentence has more than sixty words.

    Half of the sentences of published procedures have fifteen words or fewer, one in twenty has
    more than sixty-five. Nobody who reads the longest once knows what he has to do.
    """

    slugs = ("sentence-too-long",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if len(text.words) > SHORT:
            for sentence in END.split(text.words):
                words = len(sentence.split())
                if words > MOST:
                    yield self.slugs[0], {"words": str(words), "most": str(MOST)}
