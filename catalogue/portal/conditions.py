"""Conditions in the name of a paper: for whom, when, for how long it is good, who else has it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalogue.portal.lengths import UNITS, spelled
from catalogue.text import fold

_IF = r"(?:đối với|trong trường hợp|trường hợp|áp dụng đối với|áp dụng cho|dùng cho|nếu)"
_BRACKET = re.compile(rf"(?i)\((?P<case>{_IF}\s[^()]+)\)[\s;.,]*$")
_TAIL = re.compile(r"(?i)[,;]?\s(?P<case>(?:đối với|trong)\s+trường hợp\s[^;()]+)$")
_LEAD = re.compile(
    r"(?i)^(?P<case>(?:đối với\s+)?trường hợp\s[^;:()]{8,240}?)"
    r"(?:,?\s+thì\b|,\s+(?:phải\s|hồ sơ\s|nộp\s|bổ sung\s|cần\s)|:\s)"
)
LONGEST = 240
_ONLINE = re.compile(r"truc tuyen|phuong thuc dien tu|moi truong dien tu")
_COUNTER = re.compile(r"truc tiep")
_POST = re.compile(r"buu chinh|buu dien")
_FILING = re.compile(r"\b(?:nop|gui|hinh thuc|phuong thuc)\b")
_IF_ANY = re.compile(r"\bneu co\b")
_SOME = re.compile(r"\b(?:truong hop|doi voi|tuy theo)\b")
# Without their marks these would be words of other meanings: `nêu`, `trú`, `khí`.
_SHORT = re.compile(r"\b(?:nếu(?! có\b)|(?<!bù )(?<!khấu )trừ|khi)\b")
_REGISTER = re.compile(
    r"co so du lieu|\bcsdl|khai thac (?:duoc )?thong tin|thay (?:the )?bang (?:du lieu|viec)"
    r"|tich hop"
)
_AGE = re.compile(
    r"trong (?:vong|thoi han|thoi gian)?\s?(?:khong qua )?\d+ ?(?:\([a-z ]+\) ?)?(?:thang|ngay|nam)"
    r"|\d+ (?:thang|nam|ngay) (?:gan nhat|ke tu ngay cap)|con (?:gia tri|thoi han|hieu luc)"
)
_AGED = re.compile(
    r"\b(?:cap|chup|lap)\b[^.;]{0,40}?"
    r"(?:khong qua|trong (?:vong|thoi han|(?:khoang )?thoi gian)(?: khong qua)?) "
    r"(?P<count>\d{1,2}) ?(?:\([a-z ]+\) ?)?(?P<unit>thang|ngay|nam)\b(?! lam viec)"
)
_FOREIGN = re.compile(
    r"hop phap hoa lanh su|dich (?:ra|sang) tieng viet|tieng nuoc ngoai|nuoc ngoai cap"
)
_BREAK = re.compile(r"\n|;|\s[-+]\s|\(\d\)|\b[a-zđ](?:\.\d{1,2})?\) ")
_SEVERAL = re.compile(r"\bmot trong (?:so )?(?:cac|nhung)\b")


@dataclass(frozen=True, slots=True)
class Condition:
    """A case in the words of the record, and what else of its kind the name may still say."""

    case: str = ""
    more: bool = False


def condition(name: str) -> Condition:
    """The case that a name states; `more` when it says several things of the sort."""
    for pattern in (_BRACKET, _TAIL, _LEAD):
        if match := pattern.search(name):
            case = " ".join(match["case"].split()).rstrip(" ,.;:")
            rest = name[: match.start("case")] + name[match.end("case") :]
            if "neu co" in fold(case) or ". " in case or len(case) > LONGEST:
                continue
            return Condition(case, _says_when(rest))
    return Condition("", _says_when(name))


def _says_when(text: str) -> bool:
    return bool(_SOME.search(fold(text)) or _SHORT.search(text.lower()))


def channels(case: str) -> str:
    """The rule about channels, when a case is about nothing but the way of filing."""
    words = fold(case)
    if len(words) > 120 or not _FILING.search(words):
        return ""
    told = (("online", _ONLINE), ("counter", _COUNTER), ("post", _POST))
    found = [channel for channel, pattern in told if pattern.search(words)]
    if len(found) == 1:
        return f"channel == {found[0]}"
    return f"channel in {' | '.join(found)}" if len(found) == 2 else ""


def if_any(name: str) -> bool:
    return bool(_IF_ANY.search(fold(name)))


def age(name: str) -> str | None:
    """How old a paper may be: `chụp không quá 06 tháng`, when a short name says it once."""
    found = list(_AGED.finditer(fold(name))) if len(name) < LONGEST else []
    if len(found) != 1 or not int(found[0]["count"]):
        return None
    return spelled(int(found[0]["count"]), UNITS[found[0]["unit"]])


def remarks(name: str) -> list[tuple[str, str]]:
    """What else a name says that has a key of its own: its kind, and what to look at."""
    words = fold(name)
    told = (
        ("registers", _REGISTER, "satisfied_by: giấy tờ có thể thay bằng dữ liệu khai thác được"),
        ("conditions", _AGE, "max_age: tên giấy tờ nói thời hạn, giá trị của giấy tờ"),
        ("conditions", _FOREIGN, "if_foreign: tên giấy tờ nói giấy tờ nước ngoài, bản dịch"),
        ("groups", _SEVERAL, "one_of: tên giấy tờ kể một trong nhiều giấy tờ"),
    )
    found = [(kind, why) for kind, pattern, why in told if pattern.search(words)]
    if len(name) > 60 and len(_BREAK.findall(name)) > 1:
        found.append(("groups", "có thể là nhiều giấy tờ trong một dòng"))
    return found
