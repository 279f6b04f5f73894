"""The outcome of authored scenarios, in words: what was expected, what came out, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from compiler import ir
from compiler.scenarios import Blocked, Finding, Mismatch, Undecided, Unreadable

Lang = Literal["vi", "en"]

WORDS: dict[Lang, dict[str, str]] = {
    "vi": {
        "good": "đạt", "bad": "KHÔNG ĐẠT", "differs": "{what}: mong đợi {expected}, kết quả {got}",
        "open": "{what}: chưa xác định được, cần thêm câu trả lời: {asks}",
        "answer": "câu trả lời «{path}» không hợp lệ",
        "blocked": "«{decision}» không có đúng một dòng áp dụng",
        "summary": "{good} tình huống đạt, {bad} không đạt",
    },
    "en": {
        "good": "passed", "bad": "FAILED", "differs": "{what}: expected {expected}, got {got}",
        "open": "{what}: not decided, these answers are needed: {asks}",
        "answer": 'the answer "{path}" is not valid',
        "blocked": '"{decision}" has not exactly one row that applies',
        "summary": "{good} scenarios passed, {bad} failed",
    },
}  # fmt: skip


def line(program: ir.Program, scenario: ir.Scenario, found: Sequence[Finding], lang: Lang) -> str:
    """One line for a scenario, and one below it for everything that is not as expected."""
    verdict = WORDS[lang]["bad" if found else "good"]
    head = f"{verdict}  {program.code}  {scenario.name}\n"
    return head + "".join(f"    {words}\n" for one in found for words in told(one, lang))


def told(one: Finding, lang: Lang) -> Iterator[str]:
    words = WORDS[lang]
    match one:
        case Mismatch():
            expected, got = _spelled(one.what, one.expected), _spelled(one.what, one.got)
            yield words["differs"].format(what=one.what, expected=expected, got=got)
        case Undecided():
            yield words["open"].format(what=one.what, asks=", ".join(one.asks))
        case Unreadable():
            yield words["answer"].format(path=one.answer.path)
        case Blocked():
            yield words["blocked"].format(decision=one.alarm.decision)


def _spelled(what: str, value: str) -> str:
    """As the author would write it: `80.000đ`, `18/03/2026 17:00`."""
    if what.startswith("fees"):
        return f"{int(value):,}đ".replace(",", ".")
    if what == "due" and value:
        at = datetime.fromisoformat(value)
        return f"{at:%d/%m/%Y %H:%M}" if "T" in value else f"{at:%d/%m/%Y}"
    return value


def summary(total: int, failed: int, lang: Lang) -> str:
    return WORDS[lang]["summary"].format(good=total - failed, bad=failed)
