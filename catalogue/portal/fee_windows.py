"""Amounts that hold for a while: `25.000 đồng từ ngày 01/7/2025 đến hết ngày 31/12/2026`."""

from __future__ import annotations

import re

from catalogue.portal.house_style import node
from catalogue.portal.law import Law, cited
from catalogue.portal.ledger import Value

_DAY = r"(\d{1,2}/\d{1,2}/\d{4})"
_WINDOW = re.compile(
    r"(?i)(?P<sum>\d{1,3}(?:\.\d{3})+) ?(?:đồng|đ)\b(?P<between>(?:(?!\d{1,3}\.\d{3})[^;]){0,80}?)"
    rf"(?:từ (?:ngày )?\s*{_DAY} )?đến hết (?:ngày )?{_DAY}(?P<after>[^;]*)"
)


def windowed(note: str, amount: int, law: Law) -> list[Value] | None:
    """Two rows, the amount of the window and the one that else holds; only where it is one."""
    found = list(_WINDOW.finditer(note))
    if len(found) != 1:
        return None
    (match,) = found
    reduced = int(match["sum"].replace(".", ""))
    if reduced == amount:
        return None
    start, until = match.group(3), match.group(4)
    during = node(
        is_=dong(reduced),
        from_=_padded(start) if start else None,
        until=_padded(until),
        basis=cited(match["after"], law),
    )
    return [during, node(is_=dong(amount))]


def dong(amount: int) -> str:
    return f"{amount:,}đ".replace(",", ".")


def _padded(day: str) -> str:
    return "/".join(part.zfill(2) for part in day.split("/"))
