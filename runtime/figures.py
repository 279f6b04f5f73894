"""Figures for leaders: those of the units that they lead, of all units for who oversees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from urllib.parse import quote, urlencode

from starlette.responses import Response

from compiler.bundle import Index
from renderers.figures import Figures, FiguresPage, Period, plain, shown, sums
from renderers.i18n import day as day_text
from renderers.i18n import number
from renderers.saying import say
from renderers.spreadsheet import spreadsheet
from runtime.desk import desk_of
from runtime.sessions import HOME, signed_in
from runtime.store import figures
from runtime.store.accounts import Account
from runtime.store.counting import counted
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.figures import Figure
from runtime.store.late_supplements import asked_late
from runtime.tabulating import BY, Counted, table
from runtime.visits import PRIVATE, Visit, html
from runtime.ways import OVERSEE_ROLE, leads
from runtime.wording import WHY_LATE

ADDRESS = f"{HOME}/so-lieu"
LONGEST = timedelta(days=5 * 366)
MONTHS = 12


def show_figures(visit: Visit) -> Response:
    account = signed_in(visit)
    units = _units(visit, account)
    period = _period(visit, units)
    chosen = _chosen(period, account, units)
    found = visit.service.store.read(partial(_counted, visit=visit, period=period, units=chosen))
    tables = [table(by, found, visit.catalogue) for by in BY]
    view = FiguresPage(
        site=visit.site,
        desk=desk_of(visit, account),
        period=period,
        between=_between(visit, account, period),
        whose=_whose(visit, account, period),
        sums=sums(tables[0], visit.lang),
        tables=tuple(shown(one, visit.lang, _csv(period, one.by)) for one in tables),
        late=tuple(_asked_late(visit, period, chosen)),
    )
    return html(visit, "officer/figures", view, status=422 if period.error else 200)


def send_table(visit: Visit) -> Response:
    """One table of the page, to open in a spreadsheet."""
    account = signed_in(visit)
    units = _units(visit, account)
    period, by = _period(visit, units), visit.path("by").removesuffix(".csv")
    if by not in BY or period.error:
        raise Missing(by)
    found = visit.service.store.read(
        partial(_counted, visit=visit, period=period, units=_chosen(period, account, units))
    )
    made = table(by, found, visit.catalogue)
    return csv_response(visit, made, f"{period.since}-{period.until}", PRIVATE)


def csv_response(visit: Visit, made: Figures, when: str, cache: str) -> Response:
    name = f"{say(visit.lang, 'figures/file')}-{made.by}-{when}.csv"
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": cache,
    }
    return Response(spreadsheet(plain(made, visit.lang)), 200, headers, "text/csv; charset=utf-8")


def _asked_late(
    visit: Visit, period: Period, units: tuple[str, ...] | None
) -> Iterator[tuple[str, str]]:
    """How many supplements were asked for late, and why; nothing where none was."""
    find = partial(asked_late, since=period.since, until=period.until, units=units)
    found = visit.service.store.read(find)
    for reason, why in WHY_LATE.items():
        if reason in found:
            yield why.text(visit.lang), number(found[reason], visit.lang)


def _units(visit: Visit, account: Account) -> tuple[str, ...]:
    """Whose figures somebody may see: all, or those of the unit and of the units under it."""
    if not leads(account.roles):
        raise Missing("so-lieu")
    agencies = visit.catalogue.index.agencies
    if OVERSEE_ROLE in account.roles:
        return tuple(one.id for one in agencies)
    return led(visit.catalogue.index, account.unit)


def led(index: Index, unit: str) -> tuple[str, ...]:
    """The unit and all that stand under it, however deep."""
    found = [unit]
    for over in found:
        found += [one.id for one in index.agencies if one.under == over and one.id not in found]
    return tuple(found)


def _chosen(period: Period, account: Account, units: tuple[str, ...]) -> tuple[str, ...] | None:
    """None is every unit, also those that the catalogue no longer names."""
    if period.unit:
        return (period.unit,)
    return None if OVERSEE_ROLE in account.roles else units


def _counted(
    connection: Transaction, *, visit: Visit, period: Period, units: tuple[str, ...] | None
) -> Counted:
    """Days that are over as they were kept; today as far as it has come."""
    found = figures.kept(connection, period.since, period.until, units)
    if period.until == visit.today:
        found = (*found, *_today(connection, visit, units))
    return Counted(period.since, period.until, found)


def _today(
    connection: Transaction, visit: Visit, units: tuple[str, ...] | None
) -> tuple[Figure, ...]:
    after = visit.now + timedelta(microseconds=1)
    day, domains = visit.today, {one.code: one.domain for one in visit.catalogue.index.entries}
    return tuple(
        Figure((day.year, day.month), unit, procedure, channel, domains.get(procedure, ""), count)
        for (unit, procedure, channel), count in counted(connection, day, after).items()
        if units is None or unit in units
    )


# The period


def _period(visit: Visit, units: tuple[str, ...]) -> Period:
    """What was asked for; the last twelve months where nothing was, or nothing that can be."""
    years, month = divmod(visit.today.year * 12 + visit.today.month - MONTHS, 12)
    first = date(years, month + 1, 1)
    offered = tuple((one, visit.catalogue.agency_name(one)) for one in units)
    usual = Period(first, visit.today, offered if len(offered) > 1 else ())
    if visit.query("don_vi"):
        if visit.query("don_vi") not in units:
            raise Missing("don_vi")
        usual = replace(usual, unit=visit.query("don_vi"))
    if not (visit.query("tu") or visit.query("den")):
        return usual
    since, until = _day(visit.query("tu")), _day(visit.query("den"))
    if since is None or until is None or since > until or until - since > LONGEST:
        return replace(usual, error=say(visit.lang, "figures/wrong_day"))
    until = min(until, visit.today)
    return replace(usual, since=min(since, until), until=until)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _csv(period: Period, by: str) -> str:
    asked = {"tu": period.since, "den": period.until, "don_vi": period.unit}
    return f"{ADDRESS}/{by}.csv?{urlencode({name: one for name, one in asked.items() if one})}"


def _whose(visit: Visit, account: Account, period: Period) -> str:
    if period.unit:
        return visit.catalogue.agency_name(period.unit)
    if OVERSEE_ROLE in account.roles:
        return say(visit.lang, "figures/every_unit")
    unit = visit.catalogue.agency_name(account.unit)
    return say(visit.lang, "figures/with_units", unit=unit) if period.units else unit


def _between(visit: Visit, account: Account, period: Period) -> str:
    return say(
        visit.lang, "figures/between", whose=_whose(visit, account, period),
        since=day_text(period.since, visit.lang), until=day_text(period.until, visit.lang),
    )  # fmt: skip
