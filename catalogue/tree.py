"""The tree of one YAML file: plain text, maps and lists that remember where they were written."""

from __future__ import annotations

from typing import Literal, TypeAlias

from catalogue.diagnostics import Span

Style = Literal["plain", "single", "double", "block"]


class Scalar(str):
    """Raw text of one value or key, NFC, exactly as YAML reads it; never typed by YAML.

    `span` covers the whole scalar, quotes included. `style` tells how an offset inside the
    text maps to a column.
    """

    __slots__ = ("span", "style")  # every word of a catalogue is one
    span: Span
    style: Style

    @classmethod
    def of(cls, text: str, span: Span, style: Style = "plain") -> Scalar:
        scalar = cls(text)
        scalar.span = span
        scalar.style = style
        return scalar

    def at(self, start: int, end: int) -> Span:
        """The place of `self[start:end]`: exact on one line, the whole scalar otherwise."""
        whole = self.span
        if whole.line != whole.end_line or self.style in ("double", "block"):
            return whole
        if self.style == "plain":
            first, last = whole.column + start, whole.column + end
        else:
            first = whole.column + 1 + start + self[:start].count("'")
            last = whole.column + 1 + end + self[:end].count("'")
        return Span(whole.file, whole.line, first, whole.line, last)


class Map(dict[Scalar, "Node"]):
    """A map in written order. `span` is the key that opens it (the first key at top level).

    `flow` tells whether it stands in brackets.
    """

    span: Span
    flow: bool = False

    def key(self, name: str) -> Scalar | None:
        """The key as written, with its place."""
        return next((key for key in self if key == name), None)


class Seq(list["Node"]):
    """A list. `span` is the key that opens it; `flow` tells whether it stands in brackets."""

    span: Span
    flow: bool = False


Node: TypeAlias = Scalar | Map | Seq
