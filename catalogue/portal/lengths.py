"""Lengths of time in the words of portals: `05 (năm) ngày làm việc`."""

from __future__ import annotations

import re

from catalogue.text import fold

UNITS = {
    "ngay lam viec": "working_day", "ngay": "day", "gio lam viec": "hour", "gio": "hour",
    "thang": "month", "nam": "year",
}  # fmt: skip
_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi lam": 15, "hai muoi": 20, "hai muoi lam": 25, "ba muoi": 30,
    "bon muoi lam": 45, "sau muoi": 60,
}  # fmt: skip
_LENGTH = re.compile(
    r"(?:khong qua |toi da )?(?P<count>\d{1,3})(?: ?\((?P<word>[a-z ]+)\))?"
    r" (?P<unit>ngay lam viec|ngay|gio lam viec|gio|thang|nam)"
    r"(?:,? ke tu (?:ngay|khi) (?:tiep )?nhan (?:duoc |du )*ho so(?: day du,?)?(?: va)?(?: hop le)?"
    r"(?: theo quy dinh)?)?[.;]?"
)


def length(text: str) -> str | None:
    """`10 working_days`, when the text says one length and nothing else."""
    match = _LENGTH.fullmatch(" ".join(fold(text).split()))
    if match is None or not int(match["count"]):
        return None
    count = int(match["count"])
    if match["word"] and _NUMBERS.get(match["word"].strip()) != count:
        return None
    return spelled(count, UNITS[match["unit"]])


def spelled(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"
