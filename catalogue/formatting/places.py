"""Where the values of a tree stand in their text, and what stands between them."""

from __future__ import annotations

import re
from itertools import pairwise

from catalogue.diagnostics import Span
from catalogue.tree import Map, Node, Scalar, Seq

_CLOSED_LATER = re.compile(r"#[^\n]*\n[^#]*[\]}]")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def leaves(node: Node) -> list[Scalar]:
    """Keys and values in written order."""
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Map):
        return [leaf for key, value in node.items() for leaf in (key, *leaves(value))]
    return [leaf for item in node for leaf in leaves(item)]


class Places:
    """A text, the values in it, and the gap before each of them."""

    def __init__(self, text: str, tree: Node) -> None:
        self.text = text
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        written = leaves(tree)
        self._gaps = {
            id(one): text[self.end(last) : self.start(one)] for last, one in pairwise(written)
        }
        self._after = {id(last): self._gaps[id(one)] for last, one in pairwise(written)}
        if written:
            self._gaps[id(written[0])] = text[: self.start(written[0])]
            self._after[id(written[-1])] = text[self.end(written[-1]) :]

    def start(self, one: Scalar) -> int:
        return self._lines[one.span.line - 1] + one.span.column - 1

    def end(self, one: Scalar) -> int:
        """Behind the last sign of the value; a text in lines ends with its last full line."""
        end = self._lines[one.span.end_line - 1] + one.span.end_column - 1
        if one.style == "block":
            return max(self.start(one), len(self.text[:end].rstrip(" \n")))
        return end

    def slice(self, one: Scalar) -> str:
        return self.text[self.start(one) : self.end(one)]

    def column(self, one: Scalar) -> int:
        """How far the line is moved in where a value begins, dashes included."""
        line = self.text[self._lines[one.span.line - 1] : self.start(one)]
        return len(line) - len(line.lstrip(" -"))

    def span(self, start: int, end: int) -> Span:
        (line, column), (end_line, end_column) = self._place(start), self._place(end)
        return Span("", line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = self.text.count("\n", 0, offset)
        return line + 1, offset - self._lines[line] + 1

    def braced(self, node: Map) -> bool:
        """Whether a map in brackets has its own: `[use: a@1]` has none."""
        return not node or "{" in self._gaps[id(next(iter(node)))]

    def in_one_piece(self, node: Map | Seq) -> bool:
        """Whether neither a comment nor an empty line parts what the map or list holds."""
        first, *rest = leaves(node)
        inner = [self._gaps[id(one)] for one in rest]
        after = self._after[id((first, *rest)[-1])]
        if "#" in self._gaps[id(first)] and not _only_above(self._gaps[id(first)]):
            return False
        if node.flow and _CLOSED_LATER.search(after):
            return False
        return not any("#" in gap or (not node.flow and _EMPTY_LINE.search(gap)) for gap in inner)


def _only_above(gap: str) -> bool:
    """Whether every comment of a gap stands on a line before the value begins its own."""
    last = gap.rpartition("\n")[2]
    return "\n" in gap and bool(re.search(r"[\[{]", last))
