"""The outcome of authored scenarios, in words: what was expected, what came out, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal

from compiler import ir
from compiler.scenarios import (
    Blocked,
    Finding,
    Left,
    Mismatch,
    Unasked,
    Undecided,
    Unreadable,
    Untaken,
    fails,
)

Lang = Literal["vi", "en"]

WORDS: dict[Lang, dict[str, str]] = {
    "vi": {
        "good": "đạt", "bad": "KHÔNG ĐẠT", "differs": "{what}: mong đợi {expected}, kết quả {got}",
        "open": "{what}: chưa xác định được, cần thêm câu trả lời: {asks}",
        "set_by": "{what}: mức thu do {who} quy định, thuộc danh mục của địa phương; chưa so sánh",
        "by_notice": "{what}: số tiền theo thông báo ở bước {who}; chưa so sánh",
        "by_agreement": "{what}: số tiền do các bên thỏa thuận; chưa so sánh",
        "answer": "câu trả lời «{path}» không hợp lệ",
        "not_asked": "hồ sơ này không được hỏi «{path}»; bỏ câu trả lời hoặc sửa điều kiện của nó",
        "not_taken": "hồ sơ này không qua bước «{step}»; bỏ sự việc ấy hoặc sửa điều kiện của bước",
        "blocked": "«{decision}» không có đúng một dòng áp dụng",
        "summary": "{good} tình huống đạt, {bad} không đạt",
    },
    "en": {
        "good": "passed", "bad": "FAILED", "differs": "{what}: expected {expected}, got {got}",
        "open": "{what}: not decided, these answers are needed: {asks}",
        "set_by": "{what}: set by {who}, a matter of the local catalogue; not compared",
        "by_notice": "{what}: told by a notice at the step {who}; not compared",
        "by_agreement": "{what}: for the parties to agree on; not compared",
        "answer": 'the answer "{path}" is not valid',
        "not_asked": 'this filing is not asked "{path}"; drop the answer, or mend its condition',
        "not_taken": 'this filing has no step "{step}"; drop the event, or mend the condition',
        "blocked": '"{decision}" has not exactly one row that applies',
        "summary": "{good} scenarios passed, {bad} failed",
    },
}  # fmt: skip


def line(
    program: ir.Program,
    scenario: ir.Scenario,
    found: Sequence[Finding],
    lang: Lang,
    names: Mapping[str, str] | None = None,
) -> str:
    """One line for a scenario, and one below it for everything that is not as expected."""
    verdict = WORDS[lang]["bad" if fails(found) else "good"]
    head = f"{verdict}  {program.code}  {scenario.name}\n"
    lines = (words for one in found for words in told(one, lang, names or {}))
    return head + "".join(f"    {words}\n" for words in lines)


def told(one: Finding, lang: Lang, names: Mapping[str, str]) -> Iterator[str]:
    words = WORDS[lang]
    match one:
        case Mismatch():
            expected, got = _spelled(one.what, one.expected), _spelled(one.what, one.got)
            yield words["differs"].format(what=one.what, expected=expected, got=got)
        case Undecided():
            yield words["open"].format(what=one.what, asks=", ".join(one.asks))
        case Left():
            who = names.get(f"agency/{one.who}", one.who)
            yield words[one.how].format(what=one.what, who=who)
        case Unreadable():
            yield words["answer"].format(path=one.answer.path)
        case Unasked():
            yield words["not_asked"].format(path=one.path)
        case Untaken():
            yield words["not_taken"].format(step=one.step)
        case Blocked():
            yield words["blocked"].format(decision=one.alarm.decision)


def _spelled(what: str, value: str) -> str:
    """As the author would write it: `80.000đ`, `18/03/2026 17:00`."""
    if what.startswith("fees") and value.isdigit():
        return f"{int(value):,}đ".replace(",", ".")
    if "fees" not in what and value[4:5] == "-":
        at = datetime.fromisoformat(value)
        return f"{at:%d/%m/%Y %H:%M}" if "T" in value else f"{at:%d/%m/%Y}"
    return value


def summary(total: int, failed: int, lang: Lang) -> str:
    return WORDS[lang]["summary"].format(good=total - failed, bad=failed)
