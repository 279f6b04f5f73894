"""Tables as CSV that every spreadsheet opens as text and numbers, and never runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

RUNS = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"
"""Without it some spreadsheets take the text for another encoding."""


def spreadsheet(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([safe(cell) for cell in row] for row in rows)
    return f"{MARK}{out.getvalue()}".encode()


def safe(cell: str) -> str:
    """What would be run as a formula gets an apostrophe before it, and is read as text."""
    return f"'{cell}" if cell.startswith(RUNS) else cell
