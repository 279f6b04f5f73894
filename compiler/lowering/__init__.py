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
from compiler.lowering.offices import delivery_questions, office_questions, open_offices
from compiler.lowering.relief import open_relief, proofs, relief_questions
from compiler.lowering.reuse import judge_reuse
from compiler.lowering.rows import judge_days
from compiler.lowering.uploads import uploads
from compiler.places import Places
from compiler.resolved import Resolved
from compiler.typecheck import Typer
from compiler.walk import with_reads


def lower(resolved: Resolved, catalogue: str) -> tuple[ir.Program, Places, Report]:
    """The program, where its parts were written, and what is wrong with its rules."""
    report = Report()
    places = Places(resolved.span)
    for key in resolved.procedure._keys:
        places.put(f"key/{key}", key.span)
    context = Context(resolved, Typer(resolved, report), places, report)
    program = _program(context, catalogue)
    judge_reuse(context)
    return program, places, report


def _program(context: Context, catalogue: str) -> ir.Program:
    procedure = context.resolved.procedure
    cases = form.cases(context)
    _open_cases(context, cases)
    open_relief(context)
    open_offices(context)
    pages = form.pages(context)
    _facts(context)
    papers = components.papers(context)
    listed_fees = fees.fees(context)
    everything = (*papers.components, *_proofs(context, papers, listed_fees))
    authority = parties.authority(context)
    asked = (*papers.questions, *uploads(everything))
    pages = (*pages, *_generated(context, listed_fees, asked, authority))
    head = context.shared.domain(str(procedure.domain))
    if head is None:
        known = context.shared.known("domain")
        context.unknown("domain-not-known", str(procedure.domain), known, procedure.domain.span)
    _judge_head(context)
    return ir.Program(
        ir=ir.FORMAT,
        catalogue=catalogue,
        code=str(procedure.procedure),
        name=str(procedure.name),
        short=str(procedure.short or ""),
        transition=str(procedure.transition or "keep"),  # type: ignore[arg-type]
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
        parties=parties.parties(context),
        stated=_stated(procedure),
        before_lodging=str(procedure.before_lodging or ""),
        cases=cases,
        pages=pages,
        components=everything,
        outline=papers.outline,
        fees=listed_fees,
        term=clocks.term(context),
        results=parties.results(context),
        requirements=parties.requirements(context),
        steps=clocks.steps(context),
        scenarios=filings.scenarios(
            context, frozenset(_answerable(pages)), frozenset(one.id for one in everything),
            {one.id: one.currency for one in listed_fees},
        ),
        lists=list_refs(context, pages),
        retired=tuple(str(one) for one in procedure.retired),
        present_means=tuple((str(k), str(v)) for k, v in context.shared.profile.present.items()),
        registers=tuple(parties.registers(context)),
        # Last: every rule above may have named a shared fact for the first time.
        facts=with_reads(tuple(context.typer.facts.values())),
    )  # fmt: skip


def _open_cases(context: Context, cases: tuple[ir.Case, ...]) -> None:
    """Cases are facts from the start: every rule may name them."""
    for fact in form.case_facts(cases):
        context.typer.facts[fact.id] = fact


def _facts(context: Context) -> None:
    """Types the procedure's own facts; typing order puts each after those that it reads."""
    for name, fact in context.resolved.facts.items():
        context.places.put(f"facts/{name}", fact.span)
        context.basis(fact.basis)
        context.typer.fact(name)


def _proofs(
    context: Context, papers: components.Papers, listed: tuple[ir.Fee, ...]
) -> tuple[ir.Component, ...]:
    """The proofs of relief that are not papers of the dossier anyway."""
    ids = {one.id for one in papers.components}
    return tuple(one for one in proofs(context, listed) if one.id not in ids)


def _generated(
    context: Context,
    listed: tuple[ir.Fee, ...],
    papers: tuple[ir.Field, ...],
    authority: ir.Authority,
) -> Iterator[ir.Page]:
    """The questions that nobody authored: relief on one page, on another papers and uploads, then
    offices and delivery."""
    relief = tuple(relief_questions(context, listed))
    if relief:
        yield ir.Page(form.RELIEF_PAGE, context.words("relief_page"), relief)
    questions = (*papers, *office_questions(context, authority), *delivery_questions(context))
    if questions:
        title = context.words("papers_page" if papers else "office_page")
        yield ir.Page(form.PAPERS_PAGE, title, questions)


def _answerable(pages: tuple[ir.Page, ...]) -> Iterator[str]:
    for page in pages:
        for item in page.items:
            if isinstance(item, ir.Field) and item.value is None:
                yield from filings.boxes(item.id, item)
            elif isinstance(item, ir.Group):
                yield item.id
                for field in item.fields:
                    yield from filings.boxes(f"{item.id}.{field.id}", field)


def _judge_head(context: Context) -> None:
    """Who may file, how, and when: what the first lines of a procedure say."""
    procedure = context.resolved.procedure
    known = [str(one) for one in context.shared.profile.audience]
    for one in procedure.audience:
        if str(one) not in known:
            context.unknown("audience-not-known", str(one), known, one.span)
    judge_days(context, procedure.in_force)
    online = "online" in procedure.channels
    if procedure.channels and online == (procedure.online == "none"):
        context.report.add("online-and-channels", procedure.online.span, online=procedure.online)


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
