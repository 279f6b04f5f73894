"""Figures for everybody: of quarters that are over, without numbers that could tell of a person.

Quarters do not overlap, so that no difference of two tells more than they do. Units are not told
beside domains: who knows which unit serves which domain could set one off against the other. Nor is
what was lodged: where all is decided at once, it is the sum of what is told.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from catalogue.text import fold
from renderers.figures import Cell, Figures, Line, PublicFigures, quarter_name, shown
from runtime.figures import csv_response
from runtime.quarters import Quarter, over
from runtime.small_cells import published
from runtime.store import figures
from runtime.store.failures import Missing
from runtime.tabulating import COLUMNS, Counted, table
from runtime.visits import Visit, html

ADDRESS = "/so-lieu"
LASTING = "public, max-age=3600"
BY = ("month", "domain", "channel")
TOLD = ("on_time", "late")
OFFERED = 8


def show_public(visit: Visit) -> Response:
    quarters = _quarters(visit)
    if not quarters:
        view = PublicFigures(visit.site, "", (), none=True)
        return html(visit, "public/figures", view, cache=LASTING)
    quarter = _asked(visit, quarters)
    others = tuple(
        (f"{ADDRESS}?quy={one.id}", quarter_name(one.number, one.year, visit.lang))
        for one in quarters
        if one != quarter
    )
    tables = tuple(
        shown(_table(visit, quarter, by), visit.lang, f"{ADDRESS}/{by}.csv?quy={quarter.id}")
        for by in BY
    )
    view = PublicFigures(
        visit.site, quarter_name(quarter.number, quarter.year, visit.lang), others, tables
    )
    return html(visit, "public/figures", view, cache=LASTING)


def send_public_table(visit: Visit) -> Response:
    by, quarters = visit.path("by").removesuffix(".csv"), _quarters(visit)
    if by not in BY or not quarters:
        raise Missing(by)
    quarter = _asked(visit, quarters)
    return csv_response(visit, _table(visit, quarter, by), quarter.id, LASTING)


def _quarters(visit: Visit) -> tuple[Quarter, ...]:
    span = visit.service.store.read(figures.days_kept)
    return over(*span, most=OFFERED) if span else ()


def _asked(visit: Visit, quarters: tuple[Quarter, ...]) -> Quarter:
    wanted = visit.query("quy") or quarters[0].id
    found = next((one for one in quarters if one.id == wanted), None)
    if found is None:
        raise Missing(wanted)
    return found


def _table(visit: Visit, quarter: Quarter, by: str) -> Figures:
    found = visit.service.quarters.found(quarter)
    return safe(table(by, Counted(quarter.since, quarter.until, found), visit.catalogue))


def safe(counted: Figures) -> Figures:
    """The columns that are told, each without what is too small; their order tells nothing."""
    at = [COLUMNS.index(name) for name in TOLD]
    named = sorted(counted.lines, key=lambda line: fold(line.name))
    ordered = counted.lines if counted.by == "month" else named
    columns = [published([_number(line.cells[one]) for line in ordered]) for one in at]
    lines = tuple(
        Line(line.name, tuple(cells[number] for cells, _ in columns))
        for number, line in enumerate(ordered)
    )
    total = Line("", tuple(total for _, total in columns))
    return replace(counted, columns=TOLD, lines=lines, total=total)


def _number(cell: Cell) -> int:
    assert isinstance(cell, int), "Tables are counted whole before anything is kept back"
    return cell
