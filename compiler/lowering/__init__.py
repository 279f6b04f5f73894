"""Lowers a resolved procedure to its program: typed, total, frozen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalogue.code_lists import day_after
from catalogue.diagnostics import Report
from compiler import ir
from compiler.lowering import clocks, components, fees, filings, form, parties
from compiler.lowering.context import Context
from compiler.lowering.lists import list_refs
from compiler.names import Symbol
from compiler.places import Places
from compiler.resolved import LAST, Resolved
from compiler.typecheck import Typer
from compiler.walk import with_reads


def lower(resolved: Resolved, catalogue: str) -> tuple[ir.Program, Places, Report]:
    """The program, where its parts were written, and what is wrong with its rules."""
    report = Report()
    places = Places(resolved.span)
    for key in resolved.procedure._keys:
        places.put(f"key/{key}", key.span)
    context = Context(resolved, Typer(resolved, report), places, report)
    return _program(context, catalogue), places, report


def _program(context: Context, catalogue: str) -> ir.Program:
    procedure = context.resolved.procedure
    _open_cases(context)
    _open_relief(context)
    pages = form.pages(context)
    cases = form.cases(context)
    _facts(context)
    papers = components.papers(context)
    listed_fees = fees.fees(context)
    proofs = tuple(fees.proofs(context, listed_fees))
    everything = (*papers.components, *(one for one in proofs if _new(one, papers.components)))
    pages = (*pages, *_generated(context, papers, listed_fees, everything))
    term = clocks.term(context)
    steps = clocks.steps(context)
    results = parties.results(context)
    requirements = parties.requirements(context)
    authority = parties.authority(context)
    people = parties.parties(context)
    head = context.shared.domain(str(procedure.domain))
    if head is None:
        known = context.shared.known("domain")
        context.unknown("domain-not-known", str(procedure.domain), known, procedure.domain.span)
    _audience(context)
    return ir.Program(
        ir=ir.FORMAT,
        catalogue=catalogue,
        code=str(procedure.procedure),
        name=str(procedure.name),
        short=str(procedure.short or ""),
        domain=str(procedure.domain),
        domain_name=str(head or procedure.domain),
        start=procedure.in_force.from_,
        end=day_after(procedure.in_force.until),
        published_by=_decree(procedure.published_by),
        audience=tuple(str(one) for one in procedure.audience),
        channels=tuple(str(one) for one in procedure.channels),
        online=str(procedure.online),  # type: ignore[arg-type]
        online_reason=str(procedure.online_reason or ""),
        sets=1 if procedure.sets is None else procedure.sets,
        basis=context.basis(procedure.basis),
        authority=authority,
        parties=people,
        stated=_stated(procedure),
        before_lodging=str(procedure.before_lodging or ""),
        cases=cases,
        facts=with_reads(tuple(context.typer.facts.values())),
        pages=pages,
        components=everything,
        outline=papers.outline,
        fees=listed_fees,
        term=term,
        results=results,
        requirements=requirements,
        steps=steps,
        scenarios=filings.scenarios(
            context, frozenset(_answerable(pages)), frozenset(one.id for one in everything),
            frozenset(one.id for one in listed_fees),
        ),
        lists=list_refs(context, pages),
        retired=tuple(str(one) for one in procedure.retired),
        present_means=tuple((str(k), str(v)) for k, v in context.shared.profile.present.items()),
    )  # fmt: skip


def _open_cases(context: Context) -> None:
    """Cases are facts from the start: every rule may name them."""
    for fact in form.case_facts(form.cases(context)):
        context.typer.facts[fact.id] = fact


def _open_relief(context: Context) -> None:
    """The generated relief questions are names too."""
    entries = context.resolved.procedure.fees
    for fee in entries if isinstance(entries, tuple) else ():
        for relief in fee.relief:
            if relief.group is not None and context.resolved.names.get(str(relief.group)) is None:
                options = context.shared.options(str(relief.group)) or ()
                symbol = Symbol(
                    str(relief.group), "field", relief.group.span, "choice", LAST - 1,
                    options=options, list_name=str(relief.group),
                )  # fmt: skip
                context.resolved.names.add(symbol, context.report)


def _facts(context: Context) -> None:
    """Types the procedure's own facts; typing order puts each after those that it reads."""
    for name, fact in context.resolved.facts.items():
        context.places.put(f"facts/{name}", fact.span)
        context.typer.fact(name)


def _new(component: ir.Component, listed: list[ir.Component]) -> bool:
    return all(component.id != one.id for one in listed)


def _generated(
    context: Context, papers: components.Papers, listed: tuple[ir.Fee, ...], everything: Any
) -> Iterator[ir.Page]:
    """The questions that nobody authored: relief on one page, papers and uploads on another."""
    titles = context.shared.profile.questions
    relief = tuple(fees.relief_questions(context, listed))
    if relief:
        yield ir.Page("mien_giam", str(titles["relief_page"]), relief)  # type: ignore[index]
    questions = (*papers.questions, *components.uploads(list(everything)))
    if questions:
        yield ir.Page("nop_giay_to", str(titles["papers_page"]), questions)  # type: ignore[index]


def _answerable(pages: tuple[ir.Page, ...]) -> Iterator[str]:
    for page in pages:
        for item in page.items:
            if isinstance(item, ir.Field):
                yield item.id
            elif isinstance(item, ir.Group):
                yield item.id
                yield from (f"{item.id}.{field.id}" for field in item.fields)


def _audience(context: Context) -> None:
    known = [str(one) for one in context.shared.profile.audience]
    for one in context.resolved.procedure.audience:
        if str(one) not in known:
            context.unknown("audience-not-known", str(one), known, one.span)


def _decree(phrase: Any) -> ir.Citation | None:
    return ir.Citation(phrase.tree.act, phrase.tree.day) if phrase is not None else None


def _stated(procedure: Any) -> ir.Stated:
    """For each part: given, written as none, or not stated."""

    def state(value: object) -> ir.Completeness:
        return "not_stated" if value is None else "none" if value == "none" else "given"

    parts = (
        "form",
        "components",
        "fees",
        "term",
        "results",
        "requirements",
        "steps",
        "sets",
        "basis",
    )
    return ir.Stated(**{part: state(getattr(procedure, part)) for part in parts})
