"""Which decision published a procedure, since when it is in force, how many sets it wants."""

from __future__ import annotations

import re
from datetime import date

from catalogue.portal.house_style import node
from catalogue.portal.ledger import Ledger, Node
from catalogue.portal.records import Record
from catalogue.text import fold

_DECISION = re.compile(
    r"(?P<number>\d{1,5}[a-z]?) ?/ ?(?P<kind>Q[ĐD]-[A-ZĐ]+(?:-[A-ZĐ]?[A-Z0-9]+)*)"
)
_FORCE = re.compile(
    r"ngay hieu luc: ?(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}))"
)
_SETS = re.compile(
    r"\b(?P<count>\d{1,2}) ?(?:\([a-z ]+\) ?)?bo ho so\b(?! (?:phap nhan|tre em|goc|luu|cua tre))"
)
_STATED = re.compile(r"so luong(?: bo)?(?: ho so)?: ?(?P<count>\d{1,2}) ?(?:\([a-z ]+\) ?)?bo\b")
_OFFICE = re.compile(
    r"(?<!ho )(?<!co )\b(?:so|cuc|cang vu|uy ban|ubnd|co quan|can bo|phong|chi cuc|van phong"
    r"|tham dinh|kiem tra|bo phan)\b"
)
_LODGED = re.compile(r"\b(?:nop|gui|lap|chuan bi)\b")


def read_force(record: Record, root: Node, ledger: Ledger, assumed: date) -> Node:
    """The day that the record states, or the assumed one, marked."""
    stated = _day(fold(record.decision))
    force = node(from_=f"{stated or assumed:%d/%m/%Y}")
    if stated:
        ledger.took("in force")
    else:
        why = "from: cổng không nêu ngày có hiệu lực; tạm ghi ngày nhập"
        ledger.guessed(force, "in force", why)
    if not record.decision:
        ledger.left(root, "decisions", "published_by: cổng không nêu quyết định công bố")
    else:
        # A decision is cited with its day, which records do not say.
        found = _DECISION.search(record.decision)
        number = f" {found['number']}/{found['kind'].replace('QD', 'QĐ')}" if found else ""
        why = f"published_by: quyết định công bố{number} còn thiếu ngày ban hành"
        ledger.left(root, "decisions", why, record.decision)
    return force


def _day(text: str) -> date | None:
    match = _FORCE.search(text)
    if match is None:
        return None
    parts = (match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"])
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def read_sets(record: Record, root: Node, ledger: Ledger) -> str | None:
    """The number of sets, when everything that counts sets says the same."""
    texts = [
        record.steps, *(one.description for one in record.channels),
        *(one.time for one in record.channels),
        *(f"{one.case}. {one.name}" for one in record.components),
    ]  # fmt: skip
    words = " \n".join(map(fold, texts))
    stated = {int(one["count"]) for one in _STATED.finditer(words)}
    said = {int(one["count"]) for one in _SETS.finditer(words)}
    counted = stated or said
    if not counted:
        ledger.left(root, "sets", "sets: cổng không nêu số bộ hồ sơ")
        return None
    if len(counted | said) > 1 or not min(counted):
        told = ", ".join(map(str, sorted(counted | said)))
        ledger.left(root, "sets", f"sets: lời văn nói các số bộ khác nhau ({told})")
        return None
    (count,) = counted
    if stated or any(_lodged(words, one.start()) for one in _SETS.finditer(words)):
        ledger.took("sets")
    else:
        ledger.guessed(root, "sets", "sets: số bộ lấy từ lời văn, chưa chắc là bộ phải nộp")
    return str(count)


def _lodged(words: str, at: int) -> bool:
    """Whether the set is one that somebody hands in, and no office that passes it on."""
    before = re.split(r"[.;\n]", words[max(0, at - 200) : at])[-1]
    return bool(_LODGED.search(before[-40:])) and not _OFFICE.search(before)
