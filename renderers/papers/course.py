"""What tells of the work: apology and new day, notice of the stop, control sheet."""

from __future__ import annotations

from datetime import datetime

from catalogue.kinds.base import Says
from renderers.clock_prose import capital
from renderers.papers.case import Case, Handed, Written, plain
from renderers.papers.parts import (
    due,
    head,
    line,
    lines,
    moment,
    papers,
    sheet,
    signs,
)
from renderers.papers.sheet import Column, Letter, Sheet, Table, Text


def apology(case: Case, copy: str) -> Sheet:
    """Form 04: sorry to be late, and when the result will be there."""
    letter = case.letter("apology")
    assert letter is not None, "Drawn only where the time was extended"
    at = case.received_at or case.lodged_at
    blocks = (
        Text(case.says("sheet/apology/dear", who=case.owner.name)),
        Text(case.says("sheet/apology/opening", office=case.office.name, at=moment(case, at))),
        lines(*head(case), line(case, "due_before", due(case, letter.before))),
        Letter(case.says("sheet/apology/reason"), letter.body),
        lines(line(case, "due_after", due(case, letter.due))),
        Text(case.says("sheet/apology/sorry", office=case.office.name)),
    )
    return sheet(
        case, "apology", "A5", blocks, signs(case, ("head", letter.by)),
        form="04", office=case.office, at=letter.at, scan=True,
    )  # fmt: skip


def stop(case: Case, copy: str) -> Sheet:
    """Form 05: the work on the dossier ends without a result."""
    letter = case.letter("stop")
    at = letter.at if letter else case.ended_at or case.printed_at
    blocks = (
        Text(case.says("sheet/apology/dear", who=case.owner.name)),
        Text(case.says("sheet/stop/opening", office=case.office.name)),
        lines(*head(case), line(case, "lodged_at", moment(case, case.lodged_at)),
              line(case, "ended_at", moment(case, at))),
        Letter(case.says("sheet/stop/reason"), _why(case, letter)),
        papers_back(case),
    )  # fmt: skip
    return sheet(
        case, "stop", "A5", blocks, signs(case, ("head", letter.by if letter else "")),
        form="05", office=case.office, at=at, scan=True,
    )  # fmt: skip


def _why(case: Case, letter: Written | None) -> str:
    return letter.body if letter else case.says(f"sheet/stop/{case.ended}").vi


def papers_back(case: Case) -> Table:
    """What goes back with the paper."""
    table = papers(case)
    return Table(case.says("sheet/papers_back"), table.columns, table.rows)


def control(case: Case, copy: str) -> Sheet:
    """Form 06: who handed the dossier to whom, and whether in time."""
    columns = (
        Column(case.says("sheet/no"), 2, "center"),
        Column(case.says("sheet/step"), 8),
        Column(case.says("sheet/who"), 6),
        Column(case.says("sheet/given"), 5, "center"),
        Column(case.says("sheet/passed_on"), 5, "center"),
        Column(case.says("sheet/by_when"), 5, "center"),
        Column(case.says("sheet/in_time"), 4, "center"),
        Column(case.says("sheet/signed"), 4),
    )
    rows = tuple(
        (plain(str(at)), _step(case, one), plain("\n".join(filter(None, (one.unit, one.officer)))),
         _stamp(case, one.opened_at), _stamp(case, one.closed_at),
         due(case, one.due) if one.due else plain(""),
         _in_time(case, one), plain(""))
        for at, one in enumerate(case.steps, 1)
    )  # fmt: skip
    blocks = (
        lines(*head(case), line(case, "received_at", moment(case, case.received_at)),
              line(case, "due", due(case, case.due)), line(case, "handler", case.office.name)),
        Table(case.says("sheet/handed"), columns, rows),
    )  # fmt: skip
    return sheet(
        case,
        "control",
        "A4",
        blocks,
        (),
        form="06",
        office=case.intake,
        at=case.printed_at,
        scan=True,
    )


def _step(case: Case, one: Handed) -> Says:
    """What the procedure calls it; a step that it leaves unsaid has the name of its role."""
    return case.both(
        lambda told: told.known.steps.get(one.step) or capital(told.known.name("role", one.role))
    )


def _in_time(case: Case, one: Handed) -> Says:
    found = timeliness(one)
    return case.says(f"sheet/{found}") if found else plain("")


def _stamp(case: Case, at: datetime | None) -> Says:
    return moment(case, at) if at else plain("")


def timeliness(one: Handed) -> str:
    """`early`, `on_time`, `late`; '' while it goes on or where no day was set."""
    if one.closed_at is None or one.due is None:
        return ""
    closed = one.closed_at
    if one.due.time and closed.date() == one.due.day:
        return "late" if closed.time() > one.due.time else "on_time"
    if closed.date() == one.due.day:
        return "on_time"
    return "early" if closed.date() < one.due.day else "late"
