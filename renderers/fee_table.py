"""The fee table of a procedure, for the notice and as a file of its own, in HTML and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from compiler.evaluation import World
from compiler.ir import TRUE, Expr, Fee, Open, Pick, Program, Relief, Row
from compiler.walk import both, every, mapped
from renderers import i18n, law_prose, prose
from renderers.masthead import Site, site_of
from renderers.saying import say
from renderers.words import Words, words


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One line: `case` is the condition, `dates` from when until when the rate holds.

    `span` is the number of lines under one name, on the first of them; 0 on the others.
    """

    name: str
    nature: str
    case: str
    amount: str
    dates: str
    basis: str
    span: int = 0
    note: str = ""
    """Whom it is paid to and when, on the first line of a name."""

    @property
    def lines(self) -> list[str]:
        return self.amount.split("; ")


@dataclass(frozen=True, slots=True)
class FeeTable:
    """`state` is `given`, `none` or `not_stated`."""

    site: Site
    title: str
    code: str
    state: str
    rows: tuple[FeeRow, ...]


COLUMNS = ("item", "nature", "case", "rate", "dates", "basis", "note")


def fee_table(program: Program, world: World, lang: str = "vi") -> FeeTable:
    """Render with `page("papers/fees", view)`, or include `papers/fee_rows.html`."""
    known = words(program, world, lang)
    return FeeTable(
        site=site_of(world),
        title=say(lang, "fees/title", procedure=program.name),
        code=program.code,
        state=program.stated.fees,
        rows=tuple(
            row for fee in program.fees for row in _spanned(list(_fee(fee, program, known)))
        ),
    )


def _spanned(rows: list[FeeRow]) -> list[FeeRow]:
    """What is said of all lines stands on the first."""
    return [replace(row, note="") if at else replace(row, span=len(rows))
            for at, row in enumerate(rows)]  # fmt: skip


def _fee(fee: Fee, program: Program, known: Words) -> Iterator[FeeRow]:
    nature = known.name("nature", fee.nature)
    note = "; ".join(notes(fee, known))
    for number, whole in enumerate(fee.amount.rows):
        if law_prose.channel_of(whole.when) not in ("", *program.channels):
            continue
        rest = fee.amount.rest and number == len(fee.amount.rows) - 1 and number > 0
        for row, last in _spread(whole):
            yield FeeRow(
                name=fee.name,
                nature=nature,
                case=_case(fee, row, known, rest=rest or last),
                amount=_capital(rate(fee, row.value, known)),
                dates=dates(row, known),
                basis=law_prose.brief(row.basis or fee.basis, known.lang),
                note=note,
            )
    for relief in fee.relief:
        yield FeeRow(
            name=fee.name,
            nature=nature,
            case=_relief_case(relief, known),
            amount=say(
                known.lang, "fees/exempt" if relief.off == "100" else "fees/reduced", off=relief.off
            ),
            dates=dates(relief, known),
            basis=law_prose.brief(relief.basis, known.lang),
            note=note,
        )


def rate(fee: Fee, value: Expr, known: Words) -> str:
    """The amount as the tariff prints it; a notice is that of the payee, where one is named."""
    if isinstance(value, Open) and value.how == "by_notice" and fee.payee:
        return say(known.lang, "fees/notice_of", who=known.name("agency", fee.payee))
    return law_prose.amount(value, fee.unit, known)


def _spread(row: Row) -> Iterator[tuple[Row, bool]]:
    """A row that calls a shared tariff is printed as the rows of the tariff; with each, whether
    it is what remains of them."""
    picks = [one for one in every(row.value) if isinstance(one, Pick)]
    if len(picks) != 1:
        yield row, False
        return
    (pick,) = picks
    for number, inner in enumerate(pick.rows):
        value = mapped(row.value, partial(_instead, pick, inner.value))
        when = both(row.when, inner.when)
        start, end = inner.start or row.start, inner.end or row.end
        last = pick.rest and number == len(pick.rows) - 1 and number > 0
        yield Row(when, value, start, end, inner.basis or row.basis), last


def _instead(of: Expr, value: Expr, one: Expr) -> Expr | None:
    return value if one == of else None


def notes(fee: Fee, known: Words) -> Iterator[str]:
    """Whom a fee is paid to, when, and whether it comes back; what goes without saying is not."""
    if fee.payee:
        yield say(known.lang, "fees/payee", who=known.name("agency", fee.payee))
    if fee.due != "intake":
        yield say(known.lang, f"fees/due_{fee.due}", step=known.step(fee.due_step))
    if fee.refund:
        yield say(known.lang, f"fees/refund_{fee.refund}")


def _case(fee: Fee, row: Row, known: Words, *, rest: bool) -> str:
    clauses = [prose.condition(rule, known) for rule in (fee.when, row.when) if rule != TRUE]
    if rest:
        clauses.append(known.say("else"))
    text = known.say("and").join(clauses)
    channel = law_prose.channel_of(row.when)
    if channel and fee.when == TRUE:
        return known.name("channel", channel)
    return _capital(text) or say(known.lang, "fees/every_case")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _relief_case(relief: Relief, known: Words) -> str:
    if relief.group:
        options = known.options.get(relief.group, {})
        return _capital("; ".join(options.values()) or known.name("list", relief.group))
    return prose.sentence(relief.when, known)


def dates(row: Row | Relief, known: Words) -> str:
    """`end` is the first day on which the row no longer holds."""
    start = i18n.day(row.start, known.lang) if row.start else ""
    end = i18n.day(row.end, known.lang) if row.end else ""
    if not (start or end):
        return ""
    key = "fees/from_until" if start and end else "fees/from" if start else "fees/until"
    return say(known.lang, key, start=start, end=end)


def as_csv(table: FeeTable) -> str:
    """With a byte-order mark for spreadsheets; a cell never starts a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(say("vi", f"fees/{column}") for column in COLUMNS)
    for row in table.rows:
        cells = (
            row.name, row.nature, row.case, row.amount, row.dates, row.basis, row.note,
        )  # fmt: skip
        writer.writerow(_harmless(cell) for cell in cells)
    return f"\ufeff{out.getvalue()}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
