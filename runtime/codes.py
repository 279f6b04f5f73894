"""Codes of dossiers: how they are written is configuration, because the regulation changes."""

from __future__ import annotations

import string
from dataclasses import dataclass
from datetime import date

FIELDS = frozenset({"sector", "unit", "yymmdd", "yyyymmdd", "serial"})


@dataclass(frozen=True, slots=True)
class CodeFormat:
    """Such as `H29.{sector}-{yymmdd}-{serial:04}`: numbered anew each day, per sector and unit."""

    pattern: str

    def __post_init__(self) -> None:
        names = {name for _, name, _, _ in string.Formatter().parse(self.pattern) if name}
        if not names <= FIELDS or "serial" not in names or not names & {"yymmdd", "yyyymmdd"}:
            raise ValueError(self.pattern)
        self.code("sector", "unit", date(2026, 1, 2), 1)

    def scope(self, sector: str, unit: str) -> str:
        """What shares one row of numbers a day: the code without day and number."""
        return self.pattern.replace("{sector}", sector).replace("{unit}", unit)

    def code(self, sector: str, unit: str, day: date, serial: int) -> str:
        return self.pattern.format(
            sector=sector,
            unit=unit,
            yymmdd=f"{day:%y%m%d}",
            yyyymmdd=f"{day:%Y%m%d}",
            serial=serial,
        )
