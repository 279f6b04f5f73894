"""Why a YAML text could not be read, told at the place where the author's hand slipped.

Each accident is a function that looks at where the parser stopped and either explains or
returns nothing; the first that explains wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from catalogue.alignment import (
    DASH,
    ITEM,
    dash_without_space,
    item_in_text,
    misaligned_item,
    misaligned_key,
    missing_dash_space,
    tab,
)
from catalogue.diagnostics import Diagnostic, Edit, Fix
from catalogue.edits import quoted
from catalogue.stop import COMMENT, LINE, Stop, tell
from catalogue.tree import Scalar

_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d]\w*):(?=[^\s:/])")
_WORD = re.compile(r"[a-z_][a-z0-9_]*(?= )")
_AT_LEAST = re.compile(r">=\s*([^\s,\]]+)")
_SIGNS = "*&!|>%@`"


def explain(stop: Stop) -> Diagnostic:
    for accident in _ACCIDENTS:
        told = accident(stop)
        if told is not None:
            return told
    last = min(stop.line, len(stop.lines) - 1)
    column = stop.column if stop.line == last else len(stop.lines[last])
    return tell("unreadable-line", stop.span(last, column, column + 1))


def swallowed(file: str, lines: list[str], value: Scalar) -> Diagnostic | None:
    """Lines inside a plain value that were meant as entries: `-x`, `ten:Đăng ký`, ` - y`."""
    first, last = value.span.line - 1, value.span.end_line - 1
    stop = Stop(file, lines, last, 0, (first, 0))
    for number in range(first, last + 1):
        text = lines[number]
        own = number > first or not text[: value.span.column - 1].strip(" -")
        if own and (dash := DASH.match(text)):
            at = stop.span(number, dash.end() - 1, dash.end())
            return dash_without_space(stop.file, stop.lines, at)
        if own and (key := _NO_SPACE.match(text)):
            return _no_space(stop, number, key)
        if number > first and ITEM.match(text):
            return item_in_text(stop, number, first)
    return None


def _several_documents(stop: Stop) -> Diagnostic | None:
    for number in stop.nearby:
        if stop.lines[number].startswith("...") and number < stop.line:
            return tell("several-documents", stop.span(number, 0, 3))
    return None


def _quote(stop: Stop) -> Diagnostic | None:
    """A quote that is never closed, or closed too early, wherever the parser noticed."""
    if stop.start and stop.sign() in ("'", '"'):
        return _unclosed(stop, *stop.start)
    number = 0
    while number <= min(stop.line, len(stop.lines) - 1):
        line = LINE.match(stop.lines[number])
        assert line is not None, "every part of the pattern may be empty"
        sign, column = line["value"][:1], line.start("value")
        if sign not in ("'", '"') or not sign:
            number += 1
            continue
        end_line, end = _closing(stop.lines, number, column)
        if end_line > number and end_line >= stop.line:
            return _unclosed(stop, number, column)
        if end_line == stop.line and end <= stop.column:
            return _after_quote(stop, column)
        number = end_line + 1
    return None


def _closing(lines: list[str], number: int, column: int) -> tuple[int, int]:
    """The line and column just behind the closing quote; past the end when there is none."""
    inside = r"(?:''|[^'])*'" if lines[number][column] == "'" else r'(?:\\.|[^"\\])*"'
    rest = "\n".join([lines[number][column + 1 :], *lines[number + 1 :]])
    closed = re.match(inside, rest, re.DOTALL)
    if closed is None:
        return len(lines), 0
    below = closed[0].count("\n")
    return number + below, len(closed[0]) - closed[0].rfind("\n") - 1 + (0 if below else column + 1)


def _unclosed(stop: Stop, line: int, column: int) -> Diagnostic:
    fix = _closed(stop, line, column, stop.lines[line][column])
    return tell("unclosed-quote", stop.span(line, column, column + 1), fix)


def _closed(stop: Stop, line: int, column: int, sign: str) -> Fix | None:
    """Close what opens the value at the end of its line, if it is the value that was opened."""
    parts = LINE.match(stop.lines[line])
    if parts is None or parts.start("value") != column:
        return None
    end = column + len(COMMENT.sub("", parts["value"]))
    return Fix((Edit(stop.span(line, end, end), sign),), safe=False)


def _after_quote(stop: Stop, column: int) -> Diagnostic | None:
    value = COMMENT.sub("", stop.text[column:])
    whole = stop.span(stop.line, column, column + len(value))
    rest = stop.span(stop.line, stop.column, whole.end_column - 1)
    return tell("text-after-quote", rest, Fix((Edit(whole, quoted(value)),)))


def _missing_space(stop: Stop) -> Diagnostic | None:
    for number in stop.nearby:
        if key := _NO_SPACE.match(stop.lines[number]):
            return _no_space(stop, number, key)
    return None


def _no_space(stop: Stop, number: int, key: re.Match[str]) -> Diagnostic:
    colon = stop.span(number, key.end() - 1, key.end())
    return tell("missing-space-after-colon", colon, Fix((Edit(colon, ": "),)), key=key["key"])


def _comparison(stop: Stop) -> Diagnostic | None:
    if stop.start and stop.sign() != ">":
        return None
    if found := _AT_LEAST.match(stop.text, stop.column):
        span = stop.span(stop.line, *found.span())
        if "[" in stop.text[: stop.column]:
            fix = Fix((Edit(span, f"{found[1]}.."),))
            return tell("comparison-in-list", span, fix, number=found[1])
    return None


def _sign_at_start(stop: Stop) -> Diagnostic | None:
    line, column = stop.start or (stop.line, stop.column)
    if line >= len(stop.lines):
        return None
    parts = LINE.match(stop.lines[line])
    assert parts is not None, "every part of the pattern may be empty"
    value, start = parts["value"], parts.start("value")
    text = stop.lines[line]
    if value[:1] in tuple(_SIGNS) and line == stop.line:
        return _quote_value(stop, line, start, COMMENT.sub("", value))
    if text[column : column + 1] in tuple(_SIGNS):
        return _quote_value(stop, line, column, re.split(r"[,\]}]", text[column:])[0].rstrip())
    if parts["key"] and value[:2] == "- " and line == stop.line:
        return _quote_value(stop, line, start, COMMENT.sub("", value))
    return None


def _bracket_at_start(stop: Stop) -> Diagnostic | None:
    """`name: [Mẫu 01] Đơn`: the bracket is closed and the sentence goes on."""
    parts = LINE.match(stop.text)
    if parts and parts["value"][:1] in ("[", "{") and stop.column > parts.start("value"):
        before = stop.text[parts.start("value") : stop.column].rstrip()
        closed = before.count(before[0]) == before.count("]" if before[0] == "[" else "}")
        if closed and stop.text[stop.column : stop.column + 1] not in ("", ":"):
            value = COMMENT.sub("", parts["value"])
            return _quote_value(stop, stop.line, parts.start("value"), value)
    return None


def _quote_value(stop: Stop, line: int, column: int, value: str) -> Diagnostic:
    whole = stop.span(line, column, column + len(value))
    fix = Fix((Edit(whole, quoted(value)),))
    return tell("sign-at-start", stop.span(line, column, column + 1), fix, sign=value[0])


def _colon_in_text(stop: Stop) -> Diagnostic | None:
    if stop.text[stop.column : stop.column + 1] != ":":
        return None
    parts = LINE.match(stop.text)
    if parts is None or not parts["key"] or stop.column < parts.start("value"):
        return None
    start, value = parts.start("value"), COMMENT.sub("", parts["value"])
    if value[:1] in ("{", "["):
        opened = re.search(
            r"[{,\[]\s*(?:[^{},\[\]:]*:\s+)?(?=[^{},\[\]]*$)", stop.text[: stop.column]
        )
        start = opened.end() if opened else start
        value = re.split(r"[,\]}]", stop.text[start:])[0].rstrip()
    fix = Fix((Edit(stop.span(stop.line, start, start + len(value)), quoted(value)),))
    return tell("colon-in-text", stop.span(stop.line, stop.column, stop.column + 1), fix)


def _unclosed_bracket(stop: Stop) -> Diagnostic | None:
    if stop.start is None or stop.sign() not in ("[", "{") or stop.line == stop.start[0]:
        return None
    parts = LINE.match(stop.text)
    if parts and parts["key"] and parts.start("value") <= stop.column < len(stop.text):
        return None
    line, column = stop.start
    fix = _closed(stop, line, column, {"[": "]", "{": "}"}[stop.sign()])
    return tell("unclosed-bracket", stop.span(line, column, column + 1), fix, sign=stop.sign())


def _bare_key(stop: Stop) -> Diagnostic | None:
    """The line where a key was begun has no colon: that is why the parser stopped."""
    return _without_colon(stop, stop.start[0]) if stop.start else None


def _missing_colon(stop: Stop) -> Diagnostic | None:
    """A bare line where a key should stand; the parser notices at the next colon."""
    found = (_without_colon(stop, number) for number in stop.nearby)
    return next((told for told in found if told is not None), None)


def _without_colon(stop: Stop, number: int) -> Diagnostic | None:
    if number >= len(stop.lines):
        return None
    parts, below = LINE.match(stop.lines[number]), LINE.match(stop.text)
    if not parts or not parts["value"] or parts["key"] or parts["value"][0] in "#'\"[{}]":
        return None
    aligned = below and below["key"] and below.start("key") == parts.start("value")
    if parts["lead"].strip() and not (aligned and number < stop.line):
        return None
    start, text = parts.start("value"), COMMENT.sub("", parts["value"])
    return _no_colon(stop, number, start, text) if text else None


def _no_colon(stop: Stop, number: int, start: int, text: str) -> Diagnostic:
    if text[0] == ":":
        return tell("empty-key", stop.span(number, start, start + 1))
    word, fix = _WORD.match(text), None
    if word:
        end = start + word.end()
        fix = Fix((Edit(stop.span(number, end, end), ":"),), safe=False)
    return tell("missing-colon", stop.span(number, start, start + len(text)), fix, text=text)


_ACCIDENTS: tuple[Callable[[Stop], Diagnostic | None], ...] = (
    tab,
    _several_documents,
    _quote,
    _comparison,
    _sign_at_start,
    _bracket_at_start,
    _missing_space,
    missing_dash_space,
    _bare_key,
    _unclosed_bracket,
    misaligned_item,
    _colon_in_text,
    _missing_colon,
    misaligned_key,
)
