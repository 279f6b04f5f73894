"""Changes that somebody has answered for, those that still wait for it, and where to stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from catalogue.diagnostics import Report, Span
from catalogue.edits import quoted
from catalogue.record import record
from compiler.diff.comparison import (
    AUDIENCES,
    Acknowledgement,
    Audience,
    Change,
    Comparison,
)

Rules: TypeAlias = Mapping[str, Mapping[Audience, int]]
"""How bad a kind of change is, for whom that is otherwise than in the registry."""
WORST = 3
ADVERSE = "adverse"
BLANKS = ("who", "when", "decision", "reason")
PLAIN = re.compile(r"[A-Za-z0-9][\w./+~-]*")
THRESHOLD = re.compile(r"(\w+)=([1-3])")
Key: TypeAlias = tuple[str, str, str]


def changes(comparison: Comparison) -> Iterator[Change]:
    """Those of the procedures, then those of what they share."""
    for one in comparison.procedures:
        yield from one.changes
    yield from comparison.shared


def place(change: Change) -> str:
    """The path of a change as people write it, with the code of the procedure before it."""
    return "/".join(filter(None, (change.code, change.path)))


def must_be_answered(change: Change) -> bool:
    """Whatever is worse for citizens, and all that must not be published like that."""
    return change.action == "block" or change.severity.citizen >= WORST


def acknowledged(
    comparison: Comparison, acks: Iterable[Acknowledgement], today: date
) -> Comparison:
    """With what people have answered for; an answer to nothing, or whose time is up, is stale."""
    there = {_key(one) for one in changes(comparison)}
    listed = tuple(acks)
    valid = tuple(one for one in listed if _spelled(one) in there and not _is_over(one, today))
    stale = tuple(one for one in listed if one not in valid)
    return replace(comparison, acknowledged=valid, stale=stale)


def is_acknowledged(comparison: Comparison, change: Change) -> bool:
    return any(_spelled(one) == _key(change) for one in comparison.acknowledged)


def open_changes(comparison: Comparison) -> tuple[Change, ...]:
    """Those that must be answered for, and that nobody has."""
    return _unanswered(comparison, must_be_answered)


def _unanswered(comparison: Comparison, wanted: Callable[[Change], bool]) -> tuple[Change, ...]:
    answered = {_spelled(one) for one in comparison.acknowledged}
    return tuple(one for one in changes(comparison) if wanted(one) and _key(one) not in answered)


def _key(change: Change) -> Key:
    return change.slug, place(change), change.fingerprint


def _spelled(one: Acknowledgement) -> Key:
    return one.slug, one.path, one.fingerprint


def _is_over(one: Acknowledgement, today: date) -> bool:
    """It holds on the day it expires, as terms do."""
    return one.expires is not None and one.expires < today


def stanza(change: Change) -> str:
    """The entry for the file of acknowledgements; people fill in who, when and why."""
    known = {"change": change.slug, "path": place(change), "fingerprint": change.fingerprint}
    lines = [f"{key}: {_plain(text)}" for key, text in known.items()]
    lines += [f"{key}:" for key in BLANKS]
    return "- " + "\n  ".join(lines) + "\n"


def _plain(text: str) -> str:
    return text if PLAIN.fullmatch(text) else quoted(text)


def ruled(comparison: Comparison, rules: Rules) -> Comparison:
    """With the severities that a catalogue's owners have set otherwise."""

    def judged(one: Change) -> Change:
        levels = {str(audience): level for audience, level in rules.get(one.slug, {}).items()}
        return replace(one, severity=replace(one.severity, **levels))

    return replace(
        comparison,
        procedures=tuple(
            replace(one, changes=tuple(map(judged, one.changes))) for one in comparison.procedures
        ),
        shared=tuple(map(judged, comparison.shared)),
    )


@record
class Threshold:
    """From which severity on a change is too bad, for one audience."""

    audience: Audience
    level: int

    def is_reached(self, change: Change) -> bool:
        level: int = getattr(change.severity, self.audience)
        return level >= self.level


def read_thresholds(text: str) -> tuple[tuple[Threshold, ...], Report]:
    """`citizen=3,inflight=2`; `adverse` is 3 for whomever it may be."""
    report, found, column = Report(), list[Threshold](), 1
    for part in text.split(","):
        match = THRESHOLD.fullmatch(part.strip())
        audience = next((one for one in AUDIENCES if match and one == match[1]), None)
        if part.strip() == ADVERSE:
            found += [Threshold(one, WORST) for one in AUDIENCES]
        elif match and audience:
            found.append(Threshold(audience, int(match[2])))
        else:
            at = Span("--fail-on", 1, column, 1, column + len(part))
            report.add("threshold-not-known", at, text=part.strip())
        column += len(part) + 1
    return (() if len(report) else tuple(found)), report


def reached(comparison: Comparison, thresholds: Iterable[Threshold]) -> tuple[Change, ...]:
    """The changes to stop at, without those that somebody has answered for."""
    wanted = tuple(thresholds)
    return _unanswered(comparison, lambda one: any(it.is_reached(one) for it in wanted))
