"""Lowers clocks: one shape for the term, for results, for steps and for replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogue import model, syntax
from catalogue.code_lists import day_after
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.rows import last_is_rest

FROM = ("complete", "lodged", "paid", "done")
STOPPED = ("complete", "lodged", "paid", "done", "supplement")
REST = ir.Clock((ir.ClockRow(ir.TRUE, "rest"),))


def term(context: Context) -> ir.Clock | None:
    written = context.resolved.procedure.term
    if not isinstance(written, model.Term):
        return None
    context.places.put("term", written.span)
    return clock(context, written, "term", tuple(_replies(context, written)))


def _replies(context: Context, written: model.Term) -> Iterator[ir.Reply]:
    for name, reply in written.replies.items():
        path = f"term/replies/{name}"
        context.places.put(path, name.span)
        id_: Any = str(name)
        if isinstance(reply, model.ClockMap):
            yield ir.Reply(id_, clock(context, reply, path))
        else:
            rows, rest = lengths(context, reply, f"{path}/within")
            yield ir.Reply(id_, ir.Clock(rows, rest=rest))


def clock(
    context: Context, written: model.Clocked, path: str, replies: tuple[ir.Reply, ...] = ()
) -> ir.Clock:
    context.places.put(f"{path}/within", written.key_span("within"))
    start = event(context, written.from_, FROM) or ir.Event("complete")
    listed: Any = written.within
    hit = "unique"
    if isinstance(listed, model.WithinRows):
        hit, listed = str(listed.hit), listed.rows
    rows, rest = lengths(context, listed, f"{path}/within")
    how: Any = hit
    return ir.Clock(
        within=rows,
        plus=tuple(_plus(context, written, path)),
        cut_off=written.cut_off or "",
        start=start.kind,  # type: ignore[arg-type]
        start_step=start.of,
        rest=rest and hit == "unique",
        basis=context.basis(written.basis),
        hit=how,
        extend=tuple(_extend(context, written, path)),
        stops=tuple(_stops(context, written, path)),
        silence=str(written.silence or ""),  # type: ignore[arg-type]
        or_agreed=written.or_agreed,
        replies=replies,
    )


def _plus(context: Context, written: model.Clocked, path: str) -> Iterator[ir.ClockRow]:
    for number, entry in enumerate(written.plus, 1):
        place = f"{path}/plus/{number}"
        row = _row(context, entry, place)
        if row.word != "span":
            context.report.add("plus-needs-length", context.places[place])
        yield row


def _extend(context: Context, written: model.Clocked, path: str) -> Iterator[ir.Extension]:
    for number, entry in enumerate(written.extend, 1):
        context.places.put(f"{path}/extend/{number}", entry.span)
        when = context.typer.rule(entry.when, AFTER_FORM)
        row = _length(entry.by.tree, when, basis=context.basis(entry.basis))
        if row.word != "span":
            context.report.add("plus-needs-length", entry.by)
        yield ir.Extension(row, entry.times)


def _stops(context: Context, written: model.Clocked, path: str) -> Iterator[ir.Stop]:
    for number, stop in enumerate(written.stops, 1):
        context.places.put(f"{path}/stops/{number}", stop.span)
        ends = (event(context, stop.from_, STOPPED), event(context, stop.until, STOPPED))
        if None in ends and (stop.says is None or ends != (None, None)):
            context.report.add("stop-without-ends", stop)
        yield ir.Stop(
            context.typer.rule(stop.when, AFTER_FORM), *ends, str(stop.says or ""),
            context.basis(stop.basis),
        )  # fmt: skip


def event(
    context: Context, phrase: Phrase[syntax.Event] | None, known: tuple[str, ...]
) -> ir.Event | None:
    """An event, and the step or fee that it is about."""
    if phrase is None:
        return None
    kind: Any = phrase.tree.kind
    if kind not in known:
        context.report.add("event-not-here", phrase, event=kind, words=", ".join(known))
        return None
    name = phrase.tree.step or ""
    if kind == "done":
        context.step(name, phrase)
    elif name:
        fees = context.resolved.procedure.fees
        ids = [str(fee.id) for fee in fees] if isinstance(fees, tuple) else []
        if name not in ids:
            context.unknown("fee-not-known", name, ids, phrase.word(name))
    return ir.Event(kind, name)


def lengths(context: Context, decided: Any, path: str) -> tuple[tuple[ir.ClockRow, ...], bool]:
    """The rows of a clock, and whether the last one is the rest."""
    if isinstance(decided, Phrase):
        return (_length(decided.tree, ir.TRUE),), False
    rest = last_is_rest(context, decided)
    return tuple(
        _row(context, row, f"{path}/{number}") for number, row in enumerate(decided, 1)
    ), rest


def _row(context: Context, row: Any, path: str) -> ir.ClockRow:
    context.places.put(path, row.span)
    return _length(
        row.is_.tree,
        context.typer.rule(row.when, AFTER_FORM),
        getattr(row, "from_", None),
        day_after(getattr(row, "until", None)),
        context.basis(row.basis, row),
    )


def _length(
    tree: syntax.Clock, when: ir.Expr, start: Any = None, end: Any = None, basis: ir.Basis = ()
) -> ir.ClockRow:
    match tree:
        case syntax.ClockWord(word=word):
            return ir.ClockRow(when, word, start=start, end=end, basis=basis)
        case syntax.Annual(word=before, day=day, month=month):
            return ir.ClockRow(when, before, f"{day:02}/{month:02}", "", start, end, basis)
        case syntax.Duration(amount=amount, unit=unit):
            return ir.ClockRow(when, "span", amount, unit, start, end, basis)


def steps(context: Context) -> tuple[ir.Step, ...]:
    return tuple(_step(context, step) for step in context.resolved.steps)


def _step(context: Context, step: model.Step) -> ir.Step:
    path = f"steps/{step.step}"
    context.places.put(path, step.step.span)
    roles = [str(role) for role in context.shared.profile.roles]
    if str(step.by) not in roles:
        context.unknown("role-not-known", str(step.by), roles, step.by.span)
    within = REST
    if step.within is not None:
        context.places.put(f"{path}/within", step.key_span("within"))
        within = replace(clock(context, step, path), basis=())
    return ir.Step(
        id=str(step.step),
        says=str(step.says),
        role=str(step.by),
        within=within,
        when=context.typer.rule(step.when, AFTER_FORM),
        parallel=step.parallel,
        basis=context.basis(step.basis),
    )
