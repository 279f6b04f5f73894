"""Code lists kept as tables: `code,name,parent,from,until`, one option a line, dates inclusive."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO

from catalogue import clocks
from catalogue.diagnostics import Report, Span
from catalogue.kinds.base import Option
from catalogue.syntax import PhraseError

COLUMNS = ["code", "name", "parent", "from", "until"]
MAX_ROWS = 20_000


def day_after(last: date | None) -> date | None:
    """Authors write the last day; the program keeps the day after."""
    return last + timedelta(days=1) if last else None


def read_list(content: bytes, name: str, report: Report) -> tuple[Option, ...]:
    """The options of a CSV file; mistakes go into the report and their lines are left out."""
    try:
        reader = csv.reader(StringIO(content.decode("utf-8-sig")), strict=True)
        lines = [(reader.line_num, cells) for cells in reader]
    except (UnicodeDecodeError, csv.Error):
        report.add("list-unreadable", Span(name, 1, 1, 1, 1))
        return ()
    if not lines or lines[0][1] != COLUMNS:
        report.add("list-columns", Span(name, 1, 1, 1, 1), columns=",".join(COLUMNS))
        return ()
    if len(lines) > MAX_ROWS:
        report.add("list-too-long", Span(name, MAX_ROWS, 1, MAX_ROWS, 1), limit=MAX_ROWS)
        return ()
    return _options(lines[1:], name, report)


def _options(lines: list[tuple[int, list[str]]], name: str, report: Report) -> tuple[Option, ...]:
    options: dict[tuple[str, str], Option] = {}
    for number, cells in lines:
        place = Span(name, number, 1, number, len(",".join(cells)) + 1)
        if not cells:
            continue
        if len(cells) != len(COLUMNS) or not cells[0] or not cells[1]:
            report.add("list-row", place, columns=",".join(COLUMNS))
        elif (cells[0], cells[3]) in options:
            report.add("list-code-twice", place, code=cells[0])
        else:
            try:
                options[cells[0], cells[3]] = _option(cells)
            except PhraseError:
                report.add("not-a-date", place, text=cells[3] or cells[4])
    return tuple(options.values())


def _option(cells: list[str]) -> Option:
    start, last = (clocks.literal_date(cell) if cell else None for cell in cells[3:])
    return Option(cells[0], cells[1], cells[2], start, day_after(last))
