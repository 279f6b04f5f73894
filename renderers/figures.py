"""Figures of the service: tables of what was lodged, decided and left open, each with its chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_DOWN, Decimal
from functools import partial
from typing import Literal, TypeAlias

from markupsafe import Markup

from renderers.charts import Bar, Chart, bars, columns
from renderers.i18n import number
from renderers.masthead import Site
from renderers.officer import Desk
from renderers.saying import say

Cell: TypeAlias = int | Literal["few", "withheld"]
"""A number; or that it is below `LEAST`; or that it would tell of one that is."""
LEAST = 5
BARS = 10
RATE = "rate"


@dataclass(frozen=True, slots=True)
class Line:
    """What a line counts: its name, and a cell for each column of the table."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """One table as counted: `by` says by what, `columns` are those of `figures/column_…`."""

    by: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table as shown."""

    by: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    total: tuple[str, tuple[str, ...]]
    chart: Markup
    cut: str
    """That the chart shows the first only, '' where it shows all."""
    csv: str
    """The address of the same table to download."""


@dataclass(frozen=True, slots=True)
class Period:
    """What the form offers and was given."""

    since: date
    until: date
    units: tuple[tuple[str, str], ...] = ()
    """(Id, name) of the units to choose from, where there are several."""
    unit: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """What a leader sees."""

    site: Site
    desk: Desk
    period: Period
    between: str
    whose: str
    sums: tuple[tuple[str, str], ...]
    tables: tuple[FigureTable, ...]
    late: tuple[tuple[str, str], ...] = ()
    """Supplements asked for late: (why, how many)."""


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """What everybody may see; `quarters` are (address, name) of the others."""

    site: Site
    quarter: str
    quarters: tuple[tuple[str, str], ...]
    tables: tuple[FigureTable, ...] = ()
    none: bool = field(default=False)


def shown(figures: Figures, lang: str, csv: str) -> FigureTable:
    """The table in words, with its chart."""
    by, title = figures.by, say(lang, f"figures/by_{figures.by}")
    known = _pictured(figures)
    pictured = known if by == "month" else known[:BARS]
    written = partial(_written, figures, lang)
    return FigureTable(
        by=by,
        title=title,
        heads=tuple(say(lang, f"figures/column_{one}") for one in (*figures.columns, RATE)),
        rows=tuple((line.name, written(line)) for line in figures.lines),
        total=(say(lang, "figures/total"), written(figures.total)),
        chart=_chart(figures, pictured, title, lang),
        cut=say(lang, "figures/first", count=BARS) if len(pictured) < len(known) else "",
        csv=csv,
    )


def sums(figures: Figures, lang: str) -> tuple[tuple[str, str], ...]:
    """The totals one by one: (name, number)."""
    names = (*figures.columns, RATE)
    cells = _written(figures, lang, figures.total)
    return tuple(
        (say(lang, f"figures/column_{name}"), cell) for name, cell in zip(names, cells, strict=True)
    )


def plain(figures: Figures, lang: str) -> Iterator[tuple[str, ...]]:
    """The same table for a spreadsheet, which reads numbers without marks of thousands."""
    names = (*figures.columns, RATE)
    yield (
        say(lang, f"figures/by_{figures.by}"),
        *(say(lang, f"figures/column_{one}") for one in names),
    )
    for line in (*figures.lines, replace(figures.total, name=say(lang, "figures/total"))):
        share = rate(*_halves(figures, line))
        cells = (_cell(one, lang) if isinstance(one, str) else str(one) for one in line.cells)
        yield line.name, *cells, "" if share is None else f"{share}%"


def rate(on_time: Cell, late: Cell) -> Decimal | None:
    """Percent on time with one decimal, never rounded up: 100 means every single one."""
    if isinstance(on_time, str) or isinstance(late, str) or not on_time + late:
        return None
    share = Decimal(on_time * 100) / (on_time + late)
    return share.quantize(Decimal("0.1"), ROUND_DOWN)


def quarter_name(number: int, year: int, lang: str) -> str:
    return say(lang, "figures/quarter", number=number, year=year)


def _written(figures: Figures, lang: str, line: Line) -> tuple[str, ...]:
    return (*(_cell(one, lang) for one in line.cells), _rate(figures, line, lang))


def _cell(cell: Cell, lang: str) -> str:
    return say(lang, f"figures/{cell}") if isinstance(cell, str) else number(cell, lang)


def _rate(figures: Figures, line: Line, lang: str) -> str:
    on_time, late = _halves(figures, line)
    share = rate(on_time, late)
    if share is not None:
        return _percent(share, lang)
    least = rate(on_time, LEAST - 1) if late == "few" else None
    return say(lang, "figures/at_least", rate=_percent(least, lang)) if least else "–"


def _percent(share: Decimal, lang: str) -> str:
    return f"{number(share.normalize(), lang)}%"


def _halves(figures: Figures, line: Line) -> tuple[Cell, Cell]:
    at = figures.columns.index
    return line.cells[at("on_time")], line.cells[at("late")]


def _pictured(figures: Figures) -> Sequence[Line]:
    """Months as they come; of anything else what has most, without empty lines."""
    if figures.by == "month":
        return figures.lines
    known = [line for line in figures.lines if any(_drawn(figures, line))]
    return sorted(known, key=lambda line: -sum(_drawn(figures, line)))


def _drawn(figures: Figures, line: Line) -> tuple[int, int]:
    first, second = (one if isinstance(one, int) else 0 for one in _halves(figures, line))
    return first, second


def _chart(figures: Figures, pictured: Sequence[Line], title: str, lang: str) -> Markup:
    made = tuple(_bar(figures, line, lang) for line in pictured)
    if not any(bar.whole for bar in made):
        return Markup()
    parts = (say(lang, "figures/column_on_time"), say(lang, "figures/column_late"))
    chart = Chart(
        f"c-{figures.by}", say(lang, "figures/chart", title=title), say(lang, "figures/described"),
        parts, made, lang,
    )  # fmt: skip
    return columns(chart) if figures.by == "month" else bars(chart)


def _bar(figures: Figures, line: Line, lang: str) -> Bar:
    if figures.by == "month":
        return Bar(line.name.partition("/")[0], *_drawn(figures, line))
    return Bar(line.name, *_drawn(figures, line), _rate(figures, line, lang))
