"""Lint: no name begins with the label of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

LABEL = re.compile(r"([a-zđ]\)|\d{1,2}[.)](?!\d)|[-+*•])\s")


class ListLabels(WordingRule):
    """A name begins with "a)", "1." or a dash.

    Lists are numbered when they are printed. Two rows in five carry labels of their own on the
    portals, and in seven lists of ten that have them they are out of order.
    """

    slugs = ("list-label-in-text",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if text.sort != "option" and (found := LABEL.match(text.words)):
            yield self.slugs[0], {"label": found[1]}
