"""The acts that records rest on: each citation as the law writes it, and the register of acts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime

from catalogue.act_numbers import FAR_FUTURE
from catalogue.portal.house_style import node
from catalogue.portal.ledger import Ledger, Node, Value, mark
from catalogue.portal.records import Act, Record
from catalogue.portal.wording import LARGE, SMALL, bare, one_line
from catalogue.real_citations import Reading, citations_in, read_entry, tidy
from catalogue.text import fold

TYPES = {
    "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "QĐ": "Quyết định",
    "NQ": "Nghị quyết", "QH": "Luật", "UBTVQH": "Pháp lệnh", "PL": "Pháp lệnh", "CT": "Chỉ thị",
}  # fmt: skip
_GLUED_AFTER = re.compile(
    r"(?:\s*[.;,-]?\s*)(?:Bộ luật|Luật|Luất|Nghị định|Thông tư|Thông tư liên tịch|Quyết định|"
    r"Nghị quyết|Pháp lệnh)\s*(?:số)?$"
)
_GLUED = re.compile(
    rf"(?:[{SMALL}]|[{LARGE}]\d\d)(?=[{LARGE}][{SMALL}])|(?<![Ss]ố)(?<=[{SMALL}])\d{{1,4}}/\d{{4}}/"
    rf"|(?<=[{SMALL}])(?=số \d)|(?<=[{LARGE}])(?=(?:Luật|Nghị|Thông tư|Quyết|Pháp)\b)"
)
OPENING = 24
"""An act that is named so near the beginning is the one that the name is of."""
_ABOUT = re.compile(
    r"\b(?:sua doi|bo sung|huong dan|thi hanh|bai bo|thay the|chi tiet|mot so|quy dinh|theo|cua|ve"
    r"|tai)\b"
)
_LONG = re.compile(r"\d{5,}/")
_TYPE_ONLY = re.compile(
    r"(?:can cu )?(?:bo luat|luat|nghi dinh|thong tu(?: lien tich)?|quyet dinh|nghi quyet"
    r"|phap lenh)?(?: so)?"
)


class Law:
    """The acts that a whole import has met, with the names they went by."""

    def __init__(self, latest: int = FAR_FUTURE) -> None:
        """`latest` is the last year in which an act of a record may have been made."""
        self.latest = latest
        self._names: dict[str, Counter[str]] = {}
        self._days: dict[str, Counter[date]] = {}

    def meet(self, act: str, name: str = "", day: date | None = None) -> None:
        """Remember an act, its name, and its day: the given one, or that in its name."""
        names = self._names.setdefault(act, Counter())
        if day:
            self._days.setdefault(act, Counter())[day] += 1
        if name:
            names[name] += 1
        for one in citations_in(name, latest=self.latest):
            cited = one.reading.citation
            if cited and cited.day and cited.act == act and one.start < OPENING:
                self._days.setdefault(act, Counter())[cited.day] += 1

    def entries(self) -> list[Value]:
        return [self._entry(act) for act in sorted(self._names, key=_by_year)]

    def _entry(self, act: str) -> Node:
        names, days = self._names[act], self._days.get(act, Counter())
        name = max(names, key=lambda one: (names[one], len(one), one), default="")
        entry = node(act=act, name=name or f"{_type(act)} số {act}")
        if len(days) == 1:
            entry["issued"] = f"{next(iter(days)):%d/%m/%Y}"
        elif days:
            told = ", ".join(sorted(f"{day:%d/%m/%Y}" for day in days))
            mark(entry, f"issued: cổng ghi nhiều ngày ban hành {told}")
        for other in sorted(names):
            if _letters(other) not in _letters(name):
                mark(entry, "name: cổng còn ghi tên khác", other)
        return entry


def _letters(name: str) -> str:
    return "".join(re.findall(r"\w", fold(name)))


def _by_year(act: str) -> tuple[str, str]:
    parts = act.split("/")
    return (parts[1] if len(parts) > 2 else "0"), act.zfill(30)


def _type(act: str) -> str:
    kind = act.rpartition("/")[2].partition("-")[0].rstrip("0123456789")
    return TYPES.get(kind, "Văn bản")


def read_basis(record: Record, root: Node, law: Law, ledger: Ledger) -> str | None:
    """The acts of the record as one citation list; what is unsure is marked, not cited."""
    found: dict[str, None] = {}
    for one in record.legal_basis:
        reading = read_entry(one.number, _without_tail(one.name), latest=law.latest)
        doubt = _doubt(one, reading, law.latest)
        source = " – ".join(part for part in (one.number, one.name, one.date) if part)
        if reading.citation is None or _LONG.match(one.number):
            ledger.left(root, "citations", "basis: căn cứ chưa đọc chắc được", source)
            continue
        act = reading.citation.act
        law.meet(act, "" if doubt else _name(one), None if doubt else _day(one.date))
        if one.date and not doubt and _day(one.date) is None:
            ledger.left(root, "citations", f"basis: {act} – ngày ban hành", one.date)
        if act in found:
            continue
        found[act] = None
        if doubt:
            ledger.guessed(root, "citations", f"basis: {act} – {doubt}", source)
        else:
            ledger.took("citations")
    if not record.legal_basis:
        ledger.left(root, "citations", "basis: cổng không nêu căn cứ pháp lý")
    return "; ".join(found) or None


def _day(text: str) -> date | None:
    """`30-12-2021`."""
    try:
        return datetime.strptime(text, "%d-%m-%Y").date()
    except ValueError:
        return None


def _doubt(one: Act, reading: Reading, latest: int) -> str:
    """Why the number may not be the act that is meant."""
    if reading.guessed:
        return "số hiệu đã được đoán"
    if reading.citation is None or not one.name:
        return ""
    named = citations_in(one.name, latest=latest)
    acts = {each.reading.citation.act for each in named if each.reading.citation}
    if any(_stands_alone(one.name, each.start) for each in named[1:]):
        return "tên nêu thêm văn bản khác"
    if reading.citation.act not in acts:
        if any(each.start < OPENING for each in named):
            return "tên nêu văn bản khác với số hiệu"
        if re.search(r"\d$", one.name.rstrip(" .")):
            return "số hiệu có thể dính với số đứng trước"
    if _GLUED.search(_without_tail(one.name)):
        return "tên dính với văn bản khác"
    return ""


def _stands_alone(name: str, at: int) -> bool:
    """Whether an act is named for itself, and not as what another one amends or details."""
    return not _ABOUT.search(fold(tidy(name)[max(0, at - 60) : at]))


def _without_tail(name: str) -> str:
    return _GLUED_AFTER.sub("", name) if _GLUED_AFTER.sub("", name) else name


def _name(one: Act) -> str:
    """The name without the number, when it says more than the type."""
    name = one_line(bare(_without_tail(one.name)))
    return "" if _TYPE_ONLY.fullmatch(fold(name)) or len(name) > 400 else name


def cited(text: str, law: Law) -> str | None:
    """The one act that a note cites by its number; none, when there are several or it is unsure."""
    readings = [one.reading for one in citations_in(text, latest=law.latest)]
    acts = {each.citation.act for each in readings if each.citation and not each.guessed}
    if len(acts) != 1 or any(each.citation is None for each in readings):
        return None
    (act,) = acts
    law.meet(act)
    return act
