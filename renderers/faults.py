"""What an applicant has to mend, in a sentence each, with a link to the place."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.kinds.base import Problem
from compiler.evaluation import Fault
from compiler.ir import Field, Group


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """`href` is the place on this page, '' when there is none."""

    href: str
    text: str


def problem_text(asked: Field, problem: Problem, lang: str = "vi") -> str:
    says = asked.kind.problems[problem.id]
    return says.text(lang, (("label", asked.label), *problem.args))


def fault_text(fault: Fault, asked: Field | Group | None = None) -> str:
    """As it stands at the question itself."""
    if fault.kind == "missing" and isinstance(asked, Field) and asked.kind.widget == "upload":
        return "Chưa có tệp đính kèm"
    return fault.says or FAULTS[fault.kind].format(**{"min": "", "max": "", **dict(fault.args)})


def fault_line(fault: Fault, label: str, asked: Field | Group | None = None) -> str:
    """As it stands in a list, away from the question."""
    text = fault_text(fault, asked)
    return text if fault.says or not label else f"{label.rstrip('?')}: {_small(text)}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


FAULTS = {
    "missing": "Chưa trả lời",
    "check": "Xin xem lại",
    "too_few": "Cần khai ít nhất {min} mục",
    "too_many": "Chỉ được khai nhiều nhất {max} mục",
    "stale": "Lựa chọn trước đây không còn phù hợp, xin chọn lại",
    "ineligible": "Trường hợp này chưa đủ điều kiện thực hiện thủ tục",
}
