"""Lint: a sentence says who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

PASSIVES = re.compile(
    r"(?:\b(?:được|(?<!chuẩn )(?<!thiết )(?<!trang )bị(?! đơn))\b[^.;]*){3}", re.IGNORECASE
)


class PassiveChains(WordingRule):
    """Three passives stand in one sentence.

    Who has to act is then anybody's guess; ten procedures in a hundred have such
    sentences.
    """

    slugs = ("passive-chain",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if text.sort == "sentence" and PASSIVES.search(text.words):
            yield self.slugs[0], {}
