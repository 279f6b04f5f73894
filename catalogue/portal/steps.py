"""Who does what in which order: the running text of a record cut where it numbers its steps."""

from __future__ import annotations

import re

from catalogue.portal.house_style import node
from catalogue.portal.ledger import Ledger, Node, Value
from catalogue.portal.records import Record
from catalogue.text import fold

_STEP = re.compile(
    r"(?im)^[\s\-+*•()a-zđ.]{0,6}?(?:bước|bươc)\s*(?P<number>\d{1,2})\s*[:.)\-–]?\s*"
)
_RUNNING = re.compile(
    r"(?m)(?:^|(?<=[\s.;]))(?:[-+*•]+\s*)?(?:[a-zđ]\)\s*|(?:^|(?<=[.;]\s))\d{1,2}\.\s*)?"
    r"Bước\s*(?P<number>\d{1,2})\s*[:.]\s*"
)
"""A step that begins within a line; whether it is one only the count of all of them tells."""
_PART = re.compile(
    r"(?m)^(?P<letter>[a-dđ])\)\s*(?=[^\n]{0,60}(?:TTHC|thủ tục hành chính|hồ sơ|kết quả))"
)
_SUBMITTER = re.compile(
    r"(?:to chuc|ca nhan|nguoi (?:yeu cau|nop|dan|de nghi|khai|co yeu cau|nop thue|su dung)"
    r"|cong dan|doanh nghiep"
    r"|chu (?:dau tu|tau|so huu|ho|du an|hang)|nha dau tu|cong ty|hop tac xa"
    r"|to chuc tin dung|ngan hang thuong mai"
    r"|co so|don vi|chuan bi ho so|nop ho so)\b"
)
_HANDS_IN = re.compile(r"\b(?:nop|gui|lap|chuan bi|hoan thien|khai|ke khai)\b")
_OFFICE = re.compile(
    r"co quan|uy ban|ubnd|(?<!ho )(?<!co )\bso\b|\bcuc\b|can bo|cong chuc|bo phan|tiep nhan"
    r"|tham dinh|bo truong|kiem tra"
)
_TAKES_IN = re.compile(
    r"\b(?:tiep nhan|bo phan mot cua|kiem tra (?:tinh|thanh phan)|cap giay hen|viet giay hen)\b"
)
_GIVES_OUT = re.compile(r"\b(?:tra ket qua|nhan ket qua|tra giay)\b")
_SIGNS = re.compile(r"\b(?:ky|phe duyet|ban hanh|quyet dinh)\b")


def read_steps(record: Record, root: Node, ledger: Ledger) -> list[Value] | None:
    text = record.steps
    if not text:
        ledger.left(root, "steps", "steps: cổng không nêu trình tự thực hiện")
        return None
    cut = _steps(text) or _parts(text)
    if cut is None:
        step = node(step="trinh_tu", by="thu_ly_hs", says=text)
        ledger.guessed(step, "steps", "trình tự không chia bước; bước và người làm còn chờ tách")
        return [step]
    before, parts = cut
    steps: list[Value] = []
    if before:
        steps.append(_step("mo_dau", before, ledger))
        mark_before = steps[0]
        assert isinstance(mark_before, dict)
        ledger.guessed(mark_before, "steps", "đoạn đứng trước bước đầu: bước hay lời dẫn")
    for number, part in enumerate(parts, 1):
        ledger.took("steps")
        steps.append(_step(f"buoc_{number}", part, ledger))
    return steps


def _steps(text: str) -> tuple[str, list[str]] | None:
    """Of two readings the one that finds more steps."""
    cuts = [_cut(text, pattern, "number") for pattern in (_STEP, _RUNNING)]
    return max((one for one in cuts if one), key=lambda one: len(one[1]), default=None)


def _parts(text: str) -> tuple[str, list[str]] | None:
    """Letters part the text itself only where it begins with them, and else one step of it."""
    cut = _cut(text, _PART, "letter")
    return cut if cut and not cut[0] else None


def _cut(text: str, pattern: re.Pattern[str], group: str) -> tuple[str, list[str]] | None:
    """What stands before the first step, and each step; only where they count 1, 2, 3 …"""
    marks = list(pattern.finditer(text))
    wanted = [str(number) for number in range(1, len(marks) + 1)]
    if group == "letter":
        wanted = list("abcdđ")[: len(marks)]
    if len(marks) < 2 or [one[group].lstrip("0") for one in marks] != wanted:
        return None
    ends = [*(one.start() for one in marks[1:]), len(text)]
    parts = [text[one.end() : end].strip() for one, end in zip(marks, ends, strict=True)]
    if not all(part.strip(" :.") for part in parts):
        return None
    return text[: marks[0].start()].strip(" \n-+"), parts


def _step(id_: str, text: str, ledger: Ledger) -> Node:
    role, sure = _role(fold(text))
    step = node(step=id_, by=role, says=text)
    if sure:
        ledger.took("roles")
    else:
        ledger.guessed(step, "roles", "by: người làm bước này là phỏng đoán")
    return step


def _role(words: str) -> tuple[str, bool]:
    """The role, and whether a short text names the applicant and nobody else as acting."""
    first = words[:220]
    if _SUBMITTER.match(words.lstrip("-+ ")) and _HANDS_IN.search(first):
        return "submitter", len(words) < 260 and not _OFFICE.search(_reached(words))
    if _GIVES_OUT.search(first) and len(words) < 400:
        return "tra_kq", False
    if _TAKES_IN.search(first):
        return "tiep_nhan_hs", False
    if _SIGNS.search(first) and len(words) < 300:
        return "ky", False
    return "thu_ly_hs", False


def _reached(words: str) -> str:
    """Without the offices to which the applicant goes: `nộp … tại Sở Xây dựng`."""
    return re.sub(r"\b(?:den|tai|cho|ve|toi|gui|qua|cua)\b.*?(?=[.;\n]|$)", "", words)
