"""Text edits on spans: how a fix is applied, and how a value is put in quotes."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.diagnostics import Edit

BOM = "\ufeff"


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made. Places never count a byte order mark, so it is dropped."""
    text = text.removeprefix(BOM)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text


def quoted(text: str) -> str:
    """The text as a value in single quotes: nothing inside has a meaning of its own."""
    return "'" + text.replace("'", "''") + "'"
