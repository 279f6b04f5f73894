"""Lines of an author's file beside their numbers, with marks under what is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic, Edit, Span
from catalogue.edits import BOM, apply

_WIDTH = 110
_MOST_MENDED = 4


class Texts:
    """The files the findings speak of, as authors see them: a byte order mark is no column."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._texts: dict[str, str] = {}

    def text(self, file: str) -> str:
        if file not in self._texts:
            content = self._contents.get(file, b"").decode("utf-8", errors="replace")
            self._texts[file] = content.removeprefix(BOM)
        return self._texts[file]

    def lines(self, file: str) -> list[str]:
        return self.text(file).replace("\r\n", "\n").split("\n")

    def line(self, span: Span) -> str:
        lines = self.lines(span.file)
        return lines[span.line - 1] if span.line <= len(lines) else ""

    def offset(self, file: str, line: int, column: int) -> int:
        """Code points before a place."""
        before = self.text(file).split("\n")[: line - 1]
        return sum(len(one) + 1 for one in before) + column - 1

    def __contains__(self, file: str) -> bool:
        return file in self._contents


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a long line that is shown."""

    start: int
    text: str

    @classmethod
    def of(cls, line: str, column: int) -> Window:
        if len(line) <= _WIDTH:
            return cls(0, line)
        start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
        return cls(start, line[start : start + _WIDTH])


class Gutter:
    """Source lines beside their numbers, all numbers of one finding in one width."""

    def __init__(self, one: Diagnostic, texts: Texts) -> None:
        self.one, self.texts = one, texts
        numbers = [one.span.line, *(span.line for span in one.related), *self._touched()]
        self.width = max(3, *(len(str(number)) for number in numbers)) + 1

    def row(self, number: int | str, text: str) -> str:
        return f"{number:>{self.width}} | {text}".rstrip()

    def excerpt(self, span: Span, sign: str, label: str) -> Iterator[str]:
        if span.file not in self.texts:
            return
        line = self.texts.line(span)
        window = Window.of(line, span.column - 1)
        yield self.row(span.line, window.text)
        first = min(span.column - 1, len(line)) - window.start
        end = len(line) if span.end_line > span.line else span.end_column - 1
        last = min(max(end - window.start, first + 1), len(window.text) + 1)
        marks = sign * max(1, _columns(window.text[first:last]))
        yield self.row("", f"{_blank(window.text[:first])}{marks} {label}")

    def mended(self, word: str) -> Iterator[str]:
        """The lines as the fix would write them, when they are few."""
        touched = self._touched()
        if not touched or len(touched) > _MOST_MENDED:
            return
        file = self.one.span.file
        before = self.texts.lines(file)
        after = apply("\n".join(before), self._edits()).split("\n")
        if len(after) == len(before) and after != before:
            yield f"  {word}:"
            for number in touched:
                yield self.row(number, Window.of(after[number - 1], 0).text)

    def _edits(self) -> tuple[Edit, ...]:
        return self.one.fix.edits if self.one.fix else ()

    def _touched(self) -> list[int]:
        """The lines of this file that the fix changes."""
        spans = [edit.span for edit in self._edits()]
        if any(span.file != self.one.span.file or span.line != span.end_line for span in spans):
            return []
        return sorted({span.line for span in spans})


def _columns(text: str) -> int:
    return sum(1 for sign in text if not unicodedata.combining(sign))


def _blank(text: str) -> str:
    """As wide as the text: tabs stay tabs, marks on letters take no room."""
    return "".join(
        "\t" if sign == "\t" else " " for sign in text if not unicodedata.combining(sign)
    )
