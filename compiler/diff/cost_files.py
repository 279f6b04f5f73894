"""Reads what an office has counted: its own rates of the cost model, and dossiers a year."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from io import StringIO

from catalogue.diagnostics import Report, Span
from catalogue.reviewing import CopyRates, CostRates, PieceOfWork, read_reviewing
from compiler.diff.rates import COPIES, STANDARD, Piece, Rates

COLUMNS = ["code", "count"]
MAX_LINES = 20_000
CODE = re.compile(r"\d\.\d{6}")
COUNT = re.compile(r"\d{1,9}")


def read_rates(content: bytes, file: str) -> tuple[Rates, Report]:
    """What the file does not say is as in the standard; with mistakes in it, all is."""
    written, report = read_reviewing(CostRates, content, file)
    if written is None or len(report):
        return STANDARD, report
    copies = written.copies or CopyRates()
    return Rates(
        hour=STANDARD.hour if written.hour is None else written.hour,
        question=STANDARD.question if written.question is None else written.question,
        visit=_piece(written.visit, STANDARD.visit),
        copies={kind: _piece(getattr(copies, kind), usual) for kind, usual in COPIES.items()},
    ), report


def _piece(written: PieceOfWork | None, usual: Piece) -> Piece:
    if written is None:
        return usual
    return Piece(
        usual.minutes if written.minutes is None else written.minutes,
        usual.dong if written.cost is None else written.cost,
    )


def read_volumes(content: bytes, file: str) -> tuple[Mapping[str, int], Report]:
    """Dossiers a year by code; nothing when there are mistakes in it."""
    report, volumes = Report(), dict[str, int]()
    for number, cells in _lines(content, file, report):
        at = Span(file, number, 1, number, len(",".join(cells)) + 1)
        code, count = cells if len(cells) == len(COLUMNS) else ("", "")
        if not CODE.fullmatch(code) or not COUNT.fullmatch(count):
            report.add("volumes-line", at)
        elif code in volumes:
            report.add("volumes-code-twice", at, code=code)
        else:
            volumes[code] = int(count)
    return ({} if len(report) else volumes), report


def _lines(content: bytes, file: str, report: Report) -> list[tuple[int, list[str]]]:
    """Those behind the first, empty ones left out."""
    top = Span(file, 1, 1, 1, 1)
    try:
        reader = csv.reader(StringIO(content.decode("utf-8-sig")), strict=True)
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if cells]
    except (UnicodeDecodeError, csv.Error):
        report.add("volumes-unreadable", top)
        return []
    if not lines or lines[0][1] != COLUMNS or len(lines) > MAX_LINES:
        report.add("volumes-columns", top, columns=",".join(COLUMNS), limit=MAX_LINES)
        return []
    return lines[1:]
