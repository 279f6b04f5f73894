"""What an applicant has to mend, in a sentence each, with a link to the place."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.kinds.base import Kind, Problem
from compiler.evaluation import Fault
from compiler.ir import Field, Group
from renderers.saying import say


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """`href` is the place on this page, '' when there is none."""

    href: str
    text: str


def problem_text(asked: Field, problem: Problem, lang: str = "vi") -> str:
    return problem_of(asked.kind, asked.label, problem, lang)


def problem_of(kind: Kind, label: str, problem: Problem, lang: str) -> str:
    """Of a box that stands in no procedure."""
    return kind.problems[problem.id].text(lang, (("label", label), *problem.args))


def fault_text(fault: Fault, lang: str, asked: Field | Group | None = None) -> str:
    """As it stands at the question itself."""
    if fault.kind == "missing" and isinstance(asked, Field) and asked.kind.widget == "upload":
        return say(lang, "fault/missing_file")
    return fault.says or say(
        lang, f"fault/{fault.kind}", **{"min": "", "max": "", **dict(fault.args)}
    )


def fault_line(fault: Fault, label: str, lang: str, asked: Field | Group | None = None) -> str:
    """As it stands in a list, away from the question."""
    text = fault_text(fault, lang, asked)
    if fault.says or not label:
        return text
    return say(lang, "fault/at", label=label.rstrip("?"), fault=_small(text))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
