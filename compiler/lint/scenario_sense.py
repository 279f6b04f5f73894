"""Lint: a scenario is a filing that could be made, and it says what must come out of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from catalogue.diagnostics import Diagnostic
from catalogue.kinds.base import Env
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.offers import offered
from catalogue.suggest import FEW, nearest
from compiler import ir
from compiler.answers import Unread, read_texts
from compiler.lint.rule import Rule, Subject


class ScenarioSense(Rule):
    """An answer its question does not take, a day outside the procedure's time, no expectation.

    Such a scenario tries nothing, or something else than its author had in mind.
    """

    slugs = ("answer-not-readable", "scenario-expects-nothing", "scenario-out-of-force")

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for scenario in subject.program.scenarios:
            path = f"scenarios/{scenario.id}"
            day = datetime.fromisoformat(scenario.at).date()
            if not _in_force(subject.program, day):
                spelled = f"{day:%d/%m/%Y}"
                yield subject.finding("scenario-out-of-force", f"{path}/at", day=spelled)
            if not _expects(scenario):
                yield subject.finding("scenario-expects-nothing", f"{path}/expect")
            yield from _answers(subject, scenario, PlainEnv(day, lists=subject.world.lists))


def _in_force(program: ir.Program, day: date) -> bool:
    return program.start <= day and (program.end is None or day < program.end)


def _expects(scenario: ir.Scenario) -> bool:
    expected = (scenario.fees, scenario.due, scenario.components, scenario.includes)
    return bool(scenario.left_open) or any(one is not None for one in expected)


def _answers(subject: Subject, scenario: ir.Scenario, env: Env) -> Iterator[Diagnostic]:
    _, unread = read_texts(subject.program, scenario.answers, env)
    for one in unread:
        path = f"scenarios/{scenario.id}/answers/{one.path}"
        words, advice = _choices(one, env)
        kind = f"~{one.kind.type}" if one.kind and one.kind.type != "text" else ""
        yield subject.finding(
            "answer-not-readable", path,
            name=one.path, text=one.text, wanted=kind, words=words, advice=advice,
        )  # fmt: skip


def _choices(one: Unread, env: Env) -> tuple[str, str]:
    """The codes that the question offers, if few, and the one whose code or label was meant."""
    if not isinstance(one.kind, Choice | Choices):
        return "", ""
    codes = {option.code: option.code for option in offered(one.kind.options, env)}
    labels = {option.label: option.code for option in offered(one.kind.options, env)}
    meant = nearest(one.text, codes) or nearest(one.text, labels)
    words = ", ".join(codes) if len(codes) <= FEW else ""
    return words, (codes | labels).get(meant or "", "")
