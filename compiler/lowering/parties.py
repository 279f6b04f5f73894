"""Lowers who acts: agencies, parties, results and requirements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogue import model, syntax
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.clocks import clock, lengths
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.offices import question_of
from compiler.lowering.rows import holds, is_rest, last_is_rest
from compiler.walk import both

REFUSED = "tu_choi"
"""The result that every procedure has: its refusal."""


def authority(context: Context) -> ir.Authority:
    """Who receives and who decides; one of them may depend on the case, row by row."""
    written = context.resolved.procedure.authority
    context.places.put("authority", context.resolved.procedure.key_span("authority"))
    if isinstance(written, Phrase | tuple):
        places = tuple(_side(context, written))
        return ir.Authority(places, places)
    decides = tuple(_side(context, written.decides))
    receives = tuple(_side(context, written.receives)) if written.receives else decides
    return ir.Authority(receives, decides)


def _side(context: Context, written: Any) -> Iterator[ir.Place]:
    """The last of several rows is for all other cases, so that somebody is always competent."""
    if isinstance(written, Phrase):
        yield _place(context, written)
        return
    if not last_is_rest(context, written) and not (len(written) == 1 and is_rest(written[0])):
        context.report.add("authority-without-rest", written[-1])
    before: list[ir.Expr] = []
    for row in written:
        when = both(*map(ir.Not, before)) if is_rest(row) else holds(context, row)
        before.append(when)
        yield replace(_place(context, row.is_), when=when, basis=context.basis(row.basis))


def _place(context: Context, phrase: Phrase[syntax.Authority]) -> ir.Place:
    asked = question_of(context, phrase)
    tree = phrase.tree
    profile = context.shared.profile
    if context.shared.agency_kind(tree.kind) is None:
        kinds = context.shared.known("agency kind")
        context.unknown("agency-kind-not-known", tree.kind, kinds, phrase.word(tree.kind))
    elif not (context.shared.has_agency(tree.kind) or context.shared.is_lost(tree.kind)):
        context.report.add("no-such-agency", phrase.word(tree.kind), kind=tree.kind)
    if isinstance(tree, syntax.AnyAgency):
        levels = [str(level) for level in profile.levels]
        if tree.level not in levels:
            context.unknown("level-not-known", tree.level, levels, phrase.word(tree.level))
        return ir.Place(ir.TRUE, tree.kind, "any_in", level=tree.level, asked=asked)
    for path in tree.places:
        _address(context, path, phrase)
    how: Any = "at" if tree.places else "fixed"
    return ir.Place(ir.TRUE, tree.kind, how, tree.places, asked=asked)


def _address(context: Context, path: str, phrase: Phrase[Any]) -> None:
    symbol = context.resolved.names.get(path)
    if symbol is None or symbol.type != "address":
        known = [one.path for one in context.resolved.names if one.type == "address"]
        context.unknown("address-not-known", path, known, phrase.word(path))


def parties(context: Context) -> ir.Parties:
    written = context.resolved.procedure.parties
    context.places.put("parties", context.resolved.procedure.key_span("parties"))
    named: set[str] = set()

    def rows(role: str) -> tuple[ir.PartyRow, ...]:
        context.places.put(f"parties/{role}", written.key_span(role))
        return tuple(_party_rows(context, role, getattr(written, role), named))

    return ir.Parties(rows("submitter"), rows("owner"), rows("subject"))


def _party_rows(context: Context, path: str, role: Any, named: set[str]) -> Iterator[ir.PartyRow]:
    """A name, several names, or rows of them; a name that stands for nothing is told once."""
    chosen = isinstance(role, tuple) and any(isinstance(one, model.Row) for one in role)
    if chosen:
        last_is_rest(context, role)
    for number, row in enumerate(role if chosen else (role,), 1):
        if chosen:
            context.places.put(f"parties/{path}/{number}", row.span)
        when = holds(context, row) if chosen else ir.TRUE
        written = row.is_ if chosen else row
        names = written if isinstance(written, tuple) else (written,)
        for name in names:
            if str(name) not in named:
                context.party(str(name), name.span)
            named.add(str(name))
        if names:
            yield ir.PartyRow(when, tuple(str(name) for name in names))


def results(context: Context) -> tuple[ir.Result, ...]:
    """The stated results; a procedure can always be refused."""
    entries = context.resolved.procedure.results
    listed = entries if isinstance(entries, tuple) else ()
    context.once("id-twice", (one.id for one in listed))
    for one in listed:
        context.places.put(f"results/{one.id}", one.id.span)
        if one.id == REFUSED and one.outcome != "refused":
            context.report.add("refusal-without-outcome", one.id.span, name=one.id)
    stated = tuple(
        ir.Result(
            str(one.id), str(one.name), str(one.outcome or "granted"),  # type: ignore[arg-type]
            str(one.code or ""), tuple(str(way) for way in one.delivery),
            clock(context, one, f"results/{one.id}") if one.within is not None else None,
            lengths(context, one.valid, f"results/{one.id}/valid")[0] if one.valid else (),
        )
        for one in listed
    )  # fmt: skip
    if any(one.outcome == "refused" for one in stated):
        return stated
    return (*stated, ir.Result(REFUSED, context.words("refused"), "refused"))


def registers(context: Context) -> Iterator[ir.Register]:
    """The registers that the procedure has named, in alphabetical order."""
    for one in context.shared.used_registers():
        fields = tuple((str(theirs), str(ours)) for theirs, ours in one.fields.items())
        gives = tuple(str(name) for name in one.gives)
        yield ir.Register(str(one.id), str(one.key), gives, fields)


def requirements(context: Context) -> tuple[ir.Requirement, ...]:
    entries = context.resolved.procedure.requirements
    listed = entries if isinstance(entries, tuple) else ()
    context.once("id-twice", (one.id for one in listed if one.id is not None))
    return tuple(_requirement(context, number, one) for number, one in enumerate(listed, 1))


def _requirement(context: Context, number: int, one: Any) -> ir.Requirement:
    id_ = str(one.id or number)
    context.places.put(f"requirements/{id_}", one.span)
    basis = context.basis(one.basis)
    if isinstance(one, model.Judged):
        return ir.Requirement(id_, str(one.says or one.judged), ir.TRUE, str(one.judged), basis)
    return ir.Requirement(id_, str(one.says), context.typer.rule(one.test, AFTER_FORM), "", basis)
