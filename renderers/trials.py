"""The outcome of authored scenarios, in words: what was expected, what came out, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
            yield words["differs"].format(what=one.what, expected=one.expected, got=one.got)
        case Undecided():
            yield words["open"].format(what=one.what, asks=", ".join(one.asks))
        case Unreadable():
            yield words["answer"].format(path=one.answer.path)
        case Blocked():
            yield words["blocked"].format(decision=one.alarm.decision)


def summary(total: int, failed: int, lang: Lang) -> str:
    return WORDS[lang]["summary"].format(good=total - failed, bad=failed)
