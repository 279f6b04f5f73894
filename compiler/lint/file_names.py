"""Lint: no name of a file stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

FILE = re.compile(r"[\w-]*\.(?:docx?|pdf|xlsx?|rar|zip)\b", re.IGNORECASE)


class FileNames(WordingRule):
    """The name of a file was glued to the name of what it holds.

    It happens when tables are copied out of portals: one procedure in twenty has it, and the
    applicant then asks at the counter for a paper called "Mau01.docx".
    """

    slugs = ("file-name-in-text",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if "." in text.words and (found := FILE.search(text.words)):
            yield self.slugs[0], {"file": found[0]}
