"""How long the office has: the lengths of a record's channels."""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalogue.portal.channels import CHANNELS
from catalogue.portal.house_style import node
from catalogue.portal.ledger import Ledger, Node, Value
from catalogue.portal.lengths import UNITS, length
from catalogue.portal.records import Record
from catalogue.text import fold

_SAME_DAY = re.compile(
    r"trong ngay(?: lam viec)?\b[^.]{0,160}\bsau 15 ?(?:gio"
    r"|h)\b[^.]{0,160}\bngay lam viec (?:tiep|ke)"
)
_CASE_LENGTH = re.compile(
    r"\b(?:truong hop|doi voi)\b[^;\n]{0,400}?\b0?(?P<count>\d{1,3})(?: ?\([a-z ]+\))?"
    r" (?:ngay|gio|thang)\b"
)
_ABOUT_TIME = re.compile(
    r"\b(?:thoi han|thoi gian|gia han|keo dai|\d+ ?(?:\([^)]*\) ?)?(?:ngay|gio|thang))\b"
)


def read_term(record: Record, root: Node, ledger: Ledger) -> Node | None:
    """The term, or nothing where no channel says one that is understood."""
    told = [(CHANNELS.get(fold(one.channel), ""), one.time) for one in record.channels]
    lengths: dict[str, set[str]] = {}
    unread = []
    for channel, text in told:
        read = length(text)
        if read and channel:
            lengths.setdefault(channel, set()).add(read)
        elif text:
            unread.append(f"{channel or '?'}: {text}")
    term = _agreed(lengths) if all(len(one) == 1 for one in lengths.values()) else None
    if lengths and term is None:
        unread = [f"{channel or '?'}: {text}" for channel, text in told if text]
    place = root if term is None else term
    for text in dict.fromkeys(unread):
        ledger.left(place, "terms", _why(text), text)
    if term is None:
        if not unread:
            ledger.left(root, "terms", "term: cổng không nêu thời hạn giải quyết")
        return None
    silent = {channel for channel, text in told if channel and not text}
    silent |= {channel for channel, _ in told if channel} - lengths.keys()
    return _judged(record, term, sorted(silent), bool(unread), ledger)


def _why(text: str) -> str:
    if re.search(r": [\d.,]+$", text):
        return "term: con số không có đơn vị, chưa là thời hạn"
    return "term: lời văn về thời hạn chưa đọc được"


def _agreed(lengths: Mapping[str, set[str]]) -> Node | None:
    said = {channel: next(iter(one)) for channel, one in lengths.items()}
    if not said:
        return None
    if len(set(said.values())) == 1:
        return node(within=next(iter(said.values())))
    rows: list[Value] = [node(is_=one, when=f"channel == {at}") for at, one in said.items()]
    return node(within=rows)


def _judged(record: Record, term: Node, silent: list[str], unread: bool, ledger: Ledger) -> Node:
    """The term with what speaks against it elsewhere in the record."""
    within = term["within"]
    if isinstance(within, list) and silent:
        within = term["within"] = _longest(within)
        ledger.guessed(term, "terms", f"kênh {', '.join(silent)} không nêu thời hạn")
        return term
    if silent:
        ledger.guessed(term, "terms", f"kênh {', '.join(silent)} không nêu thời hạn")
        return term
    if isinstance(within, list):
        return _rows(record, term, within, ledger)
    prose = [record.steps, *(one.description for one in record.channels)]
    if any(_SAME_DAY.search(fold(text)) for text in prose) and within in ("1 working_day", "1 day"):
        term |= node(within="same_day", cut_off="15:00")
        why = f"cổng ghi {within}, lời văn nói trong ngày, sau 15 giờ sang ngày sau"
        ledger.guessed(term, "terms", why)
        return term
    if (other := _other_unit(within, record.steps)) is not None:
        ledger.guessed(term, "terms", "trình tự viết khác đơn vị", other)
        return term
    if (other := _by_case(within, record)) is not None:
        ledger.guessed(term, "terms", "lời văn về kênh nói thời hạn khác theo trường hợp", other)
        return term
    if unread or "review" in term:
        ledger.guessed(term, "terms", "thời hạn lấy từ kênh đọc được")
        return term
    ledger.took("terms")
    return term


def _rows(record: Record, term: Node, rows: list[Value], ledger: Ledger) -> Node:
    """Portals tell cases as channels; sure are rows whose lengths the steps tell, every one."""
    lengths = [str(row["is"]) for row in rows if isinstance(row, dict)]
    if _one_number(rows):
        ledger.guessed(term, "terms", "các kênh ghi cùng một số nhưng khác đơn vị")
    elif not all(_tells(record.steps, one) for one in lengths):
        ledger.guessed(term, "terms", "các kênh ghi thời hạn khác nhau, trình tự không nói như vậy")
    else:
        ledger.took("terms")
    return term


def _tells(steps: str, within: str) -> bool:
    count, unit = within.split()
    words = "|".join(word for word, one in UNITS.items() if one == unit.rstrip("s"))
    longer = "(?! lam viec)" if unit.startswith("day") else ""
    number = rf"\b0?{count}(?: ?\([^)]*\))?"
    return bool(re.search(rf"{number} (?:{words})\b{longer}", fold(steps)))


def _by_case(within: Value, record: Record) -> str | None:
    """Where a channel's text gives one case another number than the term has."""
    if not isinstance(within, str):
        return None
    for text in dict.fromkeys(one.description for one in record.channels):
        for match in _CASE_LENGTH.finditer(fold(text)):
            if match["count"] != within.split()[0]:
                return text[match.start() : match.end()]
    return None


def _longest(rows: list[Value]) -> str:
    """What surely suffices, for a guess: the row of the greatest length."""
    lengths = [str(row["is"]) for row in rows if isinstance(row, dict)]
    days = {"hour": 0.125, "working_day": 1.4, "day": 1.0, "month": 30.0, "year": 365.0}
    return max(lengths, key=lambda one: int(one.split()[0]) * days[one.split()[1].rstrip("s")])


def _one_number(rows: list[Value]) -> bool:
    """Whether two rows count the same number in different units."""
    lengths = {str(row["is"]) for row in rows if isinstance(row, dict)}
    return len({one.split()[0] for one in lengths}) < len(lengths)


def _other_unit(within: Value, steps: str) -> str | None:
    """Where the steps count the very number in working days, and the term in calendar days."""
    if not isinstance(within, str) or within.split()[1].rstrip("s") != "day":
        return None
    number = rf"\b0?{within.split()[0]}(?: ?\([^)]*\))? ngay"
    text = fold(steps)
    working = re.search(rf"{number} lam viec", text)
    calendar = re.search(rf"{number}(?! lam viec)", text)
    return steps[working.start() : working.end() + 60] if working and not calendar else None


def speaks_of_time(text: str) -> bool:
    return bool(_ABOUT_TIME.search(fold(text)))
