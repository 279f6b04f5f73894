"""What the office gives in the end, and what it demands before: results and requirements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.portal.house_style import node
from catalogue.portal.ledger import Ledger, Node, Value
from catalogue.portal.records import Record
from catalogue.portal.wording import LARGE, SMALL, Ids, bare, one_line
from catalogue.text import fold

_CODE = r"(?:KQ\.[A-Z]\d{2}\.\d{6}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-KQ\d{4,6})"
_CODED = re.compile(rf"\s*Mã:\s*(?P<code>{_CODE})(?P<more>\d?)")
_REFUSED = re.compile(
    r"(?:van ban|thong bao|phieu|cong van|quyet dinh)(?: tra loi)?(?: ve viec| viec)?"
    r" (?:tu choi|khong (?:chap thuan|cap|dong y|du dieu kien|chap nhan|phe duyet|xac nhan))"
    r"|tu choi\b"
)
_PAPER = re.compile(
    r"(?i)(?:các |một )?(?:giấy|quyết định|thẻ|chứng chỉ|chứng nhận|trích lục|hộ chiếu|bản"
    r"|bằng|sổ|phiếu"
    r"|tem|phù hiệu|văn bản (?:chấp thuận|đồng ý|cho phép|xác nhận|phê duyệt|thỏa thuận|cung cấp)"
    r"|công văn (?:chấp thuận|xác nhận)|tờ khai|thị thực|lệnh|gcn|đề án|kế hoạch|nghị quyết"
    r"|biên bản"
    r"|hợp đồng)\b"
)
_SECOND = re.compile(rf"(?:\s\d\.|;|\s[-+])\s*[{LARGE}]|(?<!TP)\.\s*“?[{LARGE}][{SMALL}]")
_EITHER = re.compile(
    r"\bhoac\b|tu choi|khong (?:chap|cap|dong y|du)|tra ho so|tra lai|neu ro ly do"
)
_TAKEN = frozenset(("tu_choi",))
_NONE = re.compile(
    r"\W*khong(?: co| quy dinh| yeu cau)?(?: (?:yeu cau|dieu kien|quy dinh)(?:,? dieu kien)?)?"
    r"(?: thuc hien)?\W*"
)
_RUBBISH = re.compile(r"^khong co thong tin")
_ITEM = re.compile(r"^(?:[-–•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|\(\d+\)\s)")


def read_results(record: Record, root: Node, ledger: Ledger) -> list[Value] | None:
    ids = Ids(_TAKEN)
    results: list[Value] = []
    codes = set()
    for name, code, doubt in _results(record.result):
        result = node(id=ids.new(name, "ket_qua"), name=name or "Kết quả chưa có tên")
        if code:
            codes.add(code)
            result["code"] = code
        _judge(result, name, doubt, ledger)
        results.append(result)
    for code in record.result_codes:
        # Portals glue the first letter of the next name to a code.
        if code not in codes and code[:-1] not in codes:
            ledger.left(root, "results", "results: mã kết quả không đi với tên nào", code)
    if not results:
        ledger.left(root, "results", "results: cổng không nêu kết quả")
    return results or None


def _results(text: str) -> Iterator[tuple[str, str, str]]:
    """Names with their codes, and why a pair may be wrong."""
    start = 0
    for match in _CODED.finditer(text):
        doubt = "mã dính với số phía sau" if match["more"] else ""
        yield one_line(bare(text[start : match.start()])), match["code"], doubt
        start = match.end("code")
    rest = bare(text[start:])
    if rest and start:
        yield one_line(rest), "", "kết quả không có mã"
    elif rest:
        lines = [bare(line) for line in text.split("\n")]
        yield one_line(rest), "", "có thể là nhiều kết quả" if len(lines) > 1 else ""


def _judge(result: Node, name: str, doubt: str, ledger: Ledger) -> None:
    folded = fold(name)
    if _REFUSED.match(folded) and " hoac " not in folded:
        result["outcome"] = "refused"
    elif _EITHER.search(folded) or _several(name) or "neu co" in folded:
        doubt = doubt or "một tên nói nhiều kết quả, có điều kiện, hoặc là kết quả từ chối"
    elif not _PAPER.match(name):
        doubt = doubt or "outcome: kết quả cấp (granted), ghi nhận (recorded) hay chỉ thông báo"
    if doubt or "Mã:" in name or len(name) > 300:
        ledger.guessed(result, "results", doubt or "tên có thể còn lẫn nội dung khác")
    else:
        ledger.took("results")


def _several(name: str) -> bool:
    others = re.split(r", | và ", name)[1:]
    return bool(_SECOND.search(name)) or any(map(_PAPER.match, others))


def read_requirements(record: Record, root: Node, ledger: Ledger) -> Value | None:
    text = record.conditions
    folded = fold(text)
    if not text:
        return None
    if _NONE.fullmatch(folded):
        ledger.took("requirements")
        return "none"
    if _RUBBISH.match(folded):
        ledger.left(root, "requirements", "requirements: cổng ghi", text)
        return None
    items: list[Value] = [node(judged=one) for one in _items(text)]
    ledger.took("requirements", len(items))
    return items


def _items(text: str) -> list[str]:
    """One item a line where every line at the margin is marked as one; else the whole."""
    lines = text.split("\n")
    same = {line[:1] for line in lines} == {"-"}
    if len(lines) > 1 and same and all(_ITEM.match(line) for line in lines):
        return [line[1:].strip() for line in lines]
    return [text]
