"""Accidents of indentation: tabs, dashes without a space, entries that are out of line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, Edit, Fix, Span
from catalogue.stop import LINE, Stop, tell

_TAB = re.compile(r"[ \t]*\t[ \t]*(?=[^\s])")
DASH = re.compile(r"\s*-(?=[^\s\-\d])")
ITEM = re.compile(r" *- +")


def tab(stop: Stop) -> Diagnostic | None:
    edits = []
    for number, text in enumerate(stop.lines):
        if lead := _TAB.match(text):
            edits.append(Edit(stop.span(number, 0, lead.end()), lead[0].replace("\t", "  ")))
    first = next((edit.span.line - 1 for edit in edits), len(stop.lines))
    if not edits or first > stop.line:
        return None
    column = stop.lines[first].index("\t")
    return tell("tab-indentation", stop.span(first, column, column + 1), Fix(tuple(edits)))


def missing_dash_space(stop: Stop) -> Diagnostic | None:
    for number in stop.nearby:
        if dash := DASH.match(stop.lines[number]):
            at = stop.span(number, dash.end() - 1, dash.end())
            return dash_without_space(stop.file, stop.lines, at)
    return None


def dash_without_space(file: str, lines: list[str], at: Span) -> Diagnostic:
    """Every item of the list is mended; keys aligned below the word after a dash move with it."""
    edits, column = [], at.column - 1
    for number in range(at.line - 1, len(lines)):
        text = lines[number]
        indent = _indent(text)
        if text.strip() and indent < column:
            break
        if DASH.match(text) and indent == column:
            edits.append(Edit(Span(file, number + 1, column + 2, number + 1, column + 2), " "))
        elif text.strip() and indent == column + 1:
            edits.append(Edit(Span(file, number + 1, 1, number + 1, 1), " "))
    dash = Span(file, at.line, at.column, at.line, at.column + 1)
    return tell("dash-without-space", dash, Fix(tuple(edits)))


def misaligned_item(stop: Stop) -> Diagnostic | None:
    column = _indent(stop.text)
    if not ITEM.match(stop.text) or stop.column != column:
        return None
    above = []
    for number in range(stop.line - 1, -1, -1):
        text = stop.lines[number]
        if ITEM.match(text) and _indent(text) != column:
            above.append((number, _indent(text)))
        if text.strip() and _indent(text) < column:
            break
    if not above:
        return None
    number, wanted = min(above, key=lambda place: (abs(place[1] - column), -place[0]))
    return _misaligned(stop, "misaligned-item", stop.line, column, number, wanted)


def item_in_text(stop: Stop, number: int, first: int) -> Diagnostic:
    column = stop.lines[number].index("-")
    if ITEM.match(stop.lines[first]):
        other = stop.lines[first].index("-")
        return _misaligned(stop, "misaligned-item", number, column, first, other)
    return tell("item-in-text", stop.span(number, column, column + 1))


def misaligned_key(stop: Stop) -> Diagnostic | None:
    parts = LINE.match(stop.text)
    if parts is None or not parts["key"]:
        return None
    column, above = parts.start("key"), []
    for number in range(stop.line - 1, -1, -1):
        other = LINE.match(stop.lines[number])
        if other and other["key"] and not stop.lines[number].lstrip().startswith("#"):
            above.append((number, other.start("key")))
            if other.start("key") < column:
                break
    near = [place for place in above if place[1] != column]
    if not near:
        return None
    number, sibling = min(near, key=lambda place: (abs(place[1] - column), -place[0]))
    return _misaligned(stop, "misaligned-key", stop.line, column, number, sibling)


def _misaligned(
    stop: Stop, slug: str, line: int, column: int, other: int, wanted: int
) -> Diagnostic:
    """Move the entry to the column of its neighbour, with what has to move along."""
    shift = wanted - column
    edits = tuple(
        Edit(stop.span(number, 0, max(-shift, 0)), " " * max(shift, 0))
        for number in _moving(stop.lines, line, shift)
    )
    at, beside = stop.span(line, column, column + 1), stop.span(other, wanted, wanted + 1)
    words = {"column": str(column + 1), "line": str(other + 1), "wanted": str(wanted + 1)}
    return tell(slug, at, Fix(edits, safe=False), beside, **words)


def _moving(lines: list[str], line: int, shift: int) -> Iterator[int]:
    """The line, its neighbours in the same wrong column, and what hangs on them where it stands."""
    own, head, along = _indent(lines[line]), lines[line], None
    yield line
    for number in range(line + 1, len(lines)):
        text = lines[number]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if _indent(text) < own or _starts_item_beside(lines[line], text, own):
            return
        if _indent(text) == own:
            head, along = text, None
            yield number
            continue
        if along is None:
            along = _hangs(head, _indent(text), own, shift)
        if along:
            yield number


def _starts_item_beside(misplaced: str, text: str, own: int) -> bool:
    """Whether a key slipped left to where the items of the list around it begin."""
    return _indent(text) == own and bool(ITEM.match(text)) and not ITEM.match(misplaced)


def _hangs(head: str, below: int, own: int, shift: int) -> bool:
    """Whether the first line below the entry must move with it to stay a part of it."""
    if item := ITEM.match(head):
        return below == item.end()
    return head.split(" #")[0].rstrip().endswith(":") and below <= own + shift


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
