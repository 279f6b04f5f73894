"""Reads the file in which people answer for changes; a mistake in it is never passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalogue.diagnostics import Report
from catalogue.reviewing import AcknowledgedChange, Answers, SeverityRule, read_reviewing
from catalogue.suggest import nearest
from catalogue.tree import Scalar
from compiler.diff.acknowledging import Rules
from compiler.diff.comparison import AUDIENCES, Acknowledgement, Audience
from compiler.diff.registry import KINDS

SOFTEST: Mapping[int, int] = {3: 2, 2: 1}
"""To what a rule may lower a severity: by one, so that nothing adverse is made nothing."""


def read_acknowledgements(content: bytes, file: str) -> tuple[tuple[Acknowledgement, ...], Report]:
    """All of a file, or none when it has mistakes."""
    answers, report = _read(content, file)
    return tuple(map(_acknowledgement, answers.acknowledged if answers else ())), report


def read_rules(content: bytes, file: str) -> tuple[Rules, Report]:
    """The severities that the same file sets otherwise."""
    answers, report = _read(content, file)
    rules = answers.rules if answers else {}
    return {str(slug): dict(_levels(rule)) for slug, rule in rules.items()}, report


def _read(content: bytes, file: str) -> tuple[Answers | None, Report]:
    answers, report = read_reviewing(Answers, content, file)
    if answers is not None:
        _judge_changes(answers, report)
        _judge_rules(answers, report)
    return (None if len(report) else answers), report


def _judge_changes(answers: Answers, report: Report) -> None:
    met: dict[tuple[Scalar, Scalar, Scalar], AcknowledgedChange] = {}
    for one in answers.acknowledged:
        what = one.change, one.path, one.fingerprint
        if one.change not in KINDS:
            _unknown(one.change, report)
        elif one.expires and one.expires < one.when:
            report.add("acknowledgement-ends-early", one.key_span("expires"))
        elif what in met:
            before = met[what].fingerprint.span
            report.add("acknowledged-twice", one.fingerprint, related=[before])
        met.setdefault(what, one)


def _judge_rules(answers: Answers, report: Report) -> None:
    for slug, rule in answers.rules.items():
        if slug not in KINDS:
            _unknown(slug, report)
        elif KINDS[slug].action == "block":
            report.add("rule-of-gate", slug, change=slug)
        else:
            _judge_levels(slug, rule, report)


def _judge_levels(slug: Scalar, rule: SeverityRule, report: Report) -> None:
    for audience, level in _levels(rule):
        usual = getattr(KINDS[slug].severity, audience)
        least = SOFTEST.get(usual, 0)
        if level < least:
            told = {"usual": usual, "least": least}
            report.add("rule-too-lenient", getattr(rule, audience), change=slug, **told)


def _unknown(slug: Scalar, report: Report) -> None:
    report.add("change-not-known", slug, text=slug, advice=nearest(slug, KINDS) or "")


def _levels(rule: SeverityRule) -> Iterator[tuple[Audience, int]]:
    for audience in AUDIENCES:
        level: Scalar | None = getattr(rule, audience)
        if level is not None:
            yield audience, int(level)


def _acknowledgement(one: AcknowledgedChange) -> Acknowledgement:
    return Acknowledgement(
        str(one.change), str(one.path), str(one.fingerprint), str(one.who), one.when,
        str(one.decision), str(one.reason), one.expires,
    )  # fmt: skip
