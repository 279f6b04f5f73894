"""Where the parser gave up on a text, and the pieces of a line every accident looks at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalogue.diagnostics import Diagnostic, Fix, Span
from catalogue.record import record

LINE = re.compile(
    r"(?P<lead> *(?:- +)*)"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'#\[\]{},&*!|>%@`][^#]*?)\s*:(?: +|$))?"
    r"(?P<value>.*)"
)
COMMENT = re.compile(r"\s+#.*$|\s+$")


@record
class Stop:
    """Where the parser gave up, and where the piece it was reading began; both count from 0."""

    file: str
    lines: list[str]
    line: int
    column: int
    start: tuple[int, int] | None

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def nearby(self) -> Iterable[int]:
        """The line where the piece began, the one before the stop and the stop itself."""
        first = self.start[0] if self.start else self.line
        last = min(self.line, len(self.lines) - 1)
        return sorted({min(first, last), max(last - 1, 0), last})

    def sign(self) -> str:
        """The character that opens the piece being read."""
        line, column = self.start or (self.line, self.column)
        return self.lines[line][column : column + 1] if line < len(self.lines) else ""

    def span(self, line: int, start: int, end: int) -> Span:
        return Span(self.file, line + 1, start + 1, line + 1, end + 1)


def tell(slug: str, at: Span, fix: Fix | None = None, *related: Span, **args: str) -> Diagnostic:
    return Diagnostic(slug, at, tuple(sorted(args.items())), related=related, fix=fix)
