"""Gates: a version holds after it is published, and people are told early enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from catalogue.kinds.base import Json
from compiler import ir
from compiler.diff.gating.subject import Shut, Subject

LOCAL = re.compile(r"/(?:QĐ|NQ)-(?:UBND|HĐND|S[A-ZĐ]+)", re.IGNORECASE)
NOTICE: Mapping[bool, int] = {True: 5, False: 20}
"""Days between a decision and its effect, by whether an authority of a province has signed it:
Decree 63/2010/NĐ-CP art. 15. Days of the calendar, so that nothing lawful is stopped."""


def retroactive(subject: Subject) -> Iterator[Shut]:
    """Nobody can follow what was not public yet."""
    days = _days(subject)
    if days and days[0] < days[1]:
        yield _shut("effective-date-retroactive", subject, days)


def short_notice(subject: Subject) -> Iterator[Shut]:
    """Told and no more: by the short way (same article) a decision may even follow the effect."""
    days, decision = _days(subject), subject.new.published_by
    if not days or decision is None:
        return
    wanted = NOTICE[bool(LOCAL.search(decision.act))]
    given = (days[0] - days[1]).days
    if 0 <= given < wanted:
        more = (("decision", decision.act), ("days", str(given)), ("wanted", str(wanted)))
        yield _shut("notice-too-short", subject, days, more)


def _days(subject: Subject) -> tuple[date, date] | None:
    """First day in force and day of the decision, where the change has set one of them."""
    now = _set(subject.new)
    return now if now and (subject.old is None or now != _set(subject.old)) else None


def _set(program: ir.Program) -> tuple[date, date] | None:
    decision = program.published_by
    return (program.start, decision.day) if decision and decision.day else None


def _shut(
    slug: str, subject: Subject, days: tuple[date, date], more: tuple[tuple[str, str], ...] = ()
) -> Shut:
    start, published = (f"{day:%d/%m/%Y}" for day in days)
    args = (("start", start), ("published", published), *more)
    was = _plain(subject.old) if subject.old else None
    return Shut(slug, "start", _plain(subject.new), was, args, at="key/in_force")


def _plain(program: ir.Program) -> Json:
    decision = program.published_by
    published = decision.day.isoformat() if decision and decision.day else None
    return {"published": published, "start": program.start.isoformat()}
