"""Faults seeded into real programs, each with the findings that tell of it, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeAlias

from compiler import ir
from compiler.verify.offered import options
from compiler.verify.paths import check_path
from compiler.walk import every, mapped

GAPS = ("rows-leave-gap", "gap-reached", "gap-not-reached")
ROWS = (*GAPS, "rows-overlap", "row-never-holds", "row-open")


@dataclass(frozen=True, slots=True)
class Mutant:
    """`slugs` may tell of the fault, at `path` or below it; `anywhere` when others see it first."""

    how: str
    program: ir.Program
    path: str
    slugs: tuple[str, ...]
    anywhere: tuple[str, ...] = ()


Mutator: TypeAlias = Callable[[ir.Program], Iterator[Mutant]]


def changed(parts: tuple[Any, ...], number: int, **values: Any) -> tuple[Any, ...]:
    return (*parts[:number], replace(parts[number], **values), *parts[number + 1 :])


def never(rule: ir.Expr) -> ir.Expr:
    return ir.All((rule, ir.Not(rule)))


def always(rule: ir.Expr) -> ir.Expr:
    """Whatever is answered, and if nothing is."""
    lodged = ir.Ref("lodged", "date", "filing")
    return ir.Any((rule, ir.Cmp("gt", lodged, ir.Lit("date", "1900-01-01"))))


def with_item(program: ir.Program, page: int, number: int, **values: Any) -> ir.Program:
    items = changed(program.pages[page].items, number, **values)
    return replace(program, pages=changed(program.pages, page, items=items))


def with_check(program: ir.Program, page: int, number: int, **values: Any) -> ir.Program:
    checks = changed(program.pages[page].checks, number, **values)
    return replace(program, pages=changed(program.pages, page, checks=checks))


Put: TypeAlias = Callable[[tuple[Any, ...], bool], ir.Program]
Table: TypeAlias = tuple[str, tuple[Any, ...], bool, str, Put]


def tables(program: ir.Program) -> Iterator[Table]:
    """Rows of fees and of the term: path, rows, whether the last is the rest, hit, and a setter."""
    for number, fee in enumerate(program.fees):

        def put(rows: tuple[Any, ...], rest: bool, number: int = number) -> ir.Program:
            amount = replace(program.fees[number].amount, rows=rows, rest=rest)
            return replace(program, fees=changed(program.fees, number, amount=amount))

        if len(fee.amount.rows) > 1:
            yield f"fees/{fee.id}/amount", fee.amount.rows, fee.amount.rest, fee.amount.hit, put
    term = program.term
    if term is not None and len(term.within) > 1:

        def put_term(rows: tuple[Any, ...], rest: bool) -> ir.Program:
            assert program.term is not None
            return replace(program, term=replace(program.term, within=rows, rest=rest))

        yield "term/within", term.within, term.rest, term.hit, put_term


def row_deleted(program: ir.Program) -> Iterator[Mutant]:
    for path, rows, rest, hit, put in tables(program):
        if not rest and hit != "sum":
            for number in range(len(rows)):
                made = put((*rows[:number], *rows[number + 1 :]), False)
                yield Mutant("row deleted", made, path, GAPS, ("fee-never-due",))


def rest_dropped(program: ir.Program) -> Iterator[Mutant]:
    for path, rows, rest, _, put in tables(program):
        if rest:
            yield Mutant("rest dropped", put(rows[:-1], False), path, GAPS)


def row_negated(program: ir.Program) -> Iterator[Mutant]:
    for path, rows, rest, hit, put in tables(program):
        if hit == "unique" and len(rows) > (2 if rest else 1):
            for number in range(len(rows) - rest):
                made = put(changed(rows, number, when=ir.Not(rows[number].when)), rest)
                yield Mutant("row negated", made, path, ROWS)


def row_doubled(program: ir.Program) -> Iterator[Mutant]:
    for path, rows, rest, hit, put in tables(program):
        if hit == "unique":
            for number in range(len(rows) - rest):
                made = put((*rows[: number + 1], rows[number], *rows[number + 1 :]), rest)
                yield Mutant("row doubled", made, path, ("rows-overlap",))


def row_never(program: ir.Program) -> Iterator[Mutant]:
    for path, rows, rest, _, put in tables(program):
        for number in range(len(rows) - rest):
            if rows[number].when != ir.TRUE:
                made = put(changed(rows, number, when=never(rows[number].when)), rest)
                yield Mutant("row never", made, path, ("row-never-holds", *GAPS))


def bound_shifted(program: ir.Program) -> Iterator[Mutant]:
    for path, rows, rest, hit, put in tables(program):
        for number in range(len(rows) - rest):
            for by in (-1, 1):
                when = shifted(rows[number].when, by)
                if when != rows[number].when and hit == "unique" and not rest:
                    made = put(changed(rows, number, when=when), rest)
                    yield Mutant("bound shifted", made, path, ROWS)


def shifted(rule: ir.Expr, by: int) -> ir.Expr:
    def moved(one: ir.Expr) -> ir.Expr | None:
        match one:
            case ir.Cmp(how="lt" | "le" | "gt" | "ge", right=ir.Lit(type="integer", value=text)):
                return replace(one, right=ir.Lit("integer", str(int(text) + by)))
        return None

    return mapped(rule, moved)


def page_hidden(program: ir.Program) -> Iterator[Mutant]:
    for number, page in enumerate(program.pages):
        if page.when != ir.TRUE:
            pages = changed(program.pages, number, when=never(page.when))
            yield Mutant(
                "page hidden", replace(program, pages=pages), f"pages/{page.id}",
                ("page-never-shown",),
            )  # fmt: skip


def page_unconditional(program: ir.Program) -> Iterator[Mutant]:
    for number, page in enumerate(program.pages):
        if page.when != ir.TRUE:
            pages = changed(program.pages, number, when=always(page.when))
            yield Mutant(
                "page for all", replace(program, pages=pages), f"pages/{page.id}",
                ("condition-always-holds",),
            )  # fmt: skip


def field_hidden(program: ir.Program) -> Iterator[Mutant]:
    for at, item, page, number in fields(program):
        if item.when != ir.TRUE:
            made = with_item(program, page, number, when=never(item.when))
            yield Mutant("field hidden", made, at, ("field-never-shown",))


def field_unconditional(program: ir.Program) -> Iterator[Mutant]:
    for at, item, page, number in fields(program):
        if item.when != ir.TRUE:
            made = with_item(program, page, number, when=always(item.when))
            yield Mutant("field for all", made, at, ("condition-always-holds",))


def fields(program: ir.Program) -> Iterator[tuple[str, Any, int, int]]:
    for page, one in enumerate(program.pages):
        for number, item in enumerate(one.items):
            authored = isinstance(item, ir.Field) and item.source in ("authored", "case")
            if authored or isinstance(item, ir.Group):
                yield f"fields/{getattr(item, 'id', '')}", item, page, number


def answer_optional(program: ir.Program) -> Iterator[Mutant]:
    """What rows, papers and requirements rest on may be left out."""
    read = {
        one.path
        for path, rows, rest, hit, _ in tables(program)
        for row in rows
        if hit == "unique" and not rest
        for one in every(row.when)
        if isinstance(one, ir.Ref)
    }
    for at, item, page, number in fields(program):
        if isinstance(item, ir.Field) and item.id in read and item.required == ir.TRUE:
            made = with_item(program, page, number, required=ir.FALSE)
            slugs = ("row-open", "rule-open", "requirement-open")
            yield Mutant("answer optional", made, at, (), slugs)


def case_impossible(program: ir.Program) -> Iterator[Mutant]:
    asked = {it.id: it for page in program.pages for it in page.items if isinstance(it, ir.Field)}
    for number, case in enumerate(program.cases):
        for code in options(program, asked[case.id]) if case.id in asked else ():

            def shut(one: ir.CaseOption, code: str = code) -> ir.CaseOption:
                children = tuple(map(shut, one.children))
                when = never(one.when) if one.id == code else one.when
                return replace(one, when=when, children=children)

            cases = changed(program.cases, number, options=tuple(map(shut, case.options)))
            yield Mutant(
                "case impossible", replace(program, cases=cases), f"cases/{case.id}/{code}",
                ("case-never-possible",),
            )  # fmt: skip


def paper_never(program: ir.Program) -> Iterator[Mutant]:
    for number, one in enumerate(program.components):
        if one.asked_in_case != ir.TRUE and not one.proof_of and one.each is None:
            listed = changed(
                program.components, number, asked=never(one.asked),
                asked_in_case=never(one.asked_in_case),
            )  # fmt: skip
            made = replace(program, components=listed)
            yield Mutant("paper never", made, f"components/{one.id}", ("paper-never-asked",))


def paper_always(program: ir.Program) -> Iterator[Mutant]:
    for number, one in enumerate(program.components):
        if one.asked_in_case != ir.TRUE and not one.proof_of and one.each is None:
            listed = changed(program.components, number, asked_in_case=always(one.asked_in_case))
            made = replace(program, components=listed)
            yield Mutant("paper always", made, f"components/{one.id}", ("paper-always-asked",))


def fee_never(program: ir.Program) -> Iterator[Mutant]:
    for number, fee in enumerate(program.fees):
        if fee.when != ir.TRUE:
            fees = changed(program.fees, number, when=never(fee.when))
            made = replace(program, fees=fees)
            yield Mutant("fee never", made, f"fees/{fee.id}", ("fee-never-due",))


def relief_never(program: ir.Program) -> Iterator[Mutant]:
    for number, fee in enumerate(program.fees):
        for which, relief in enumerate(fee.relief):
            ended = program.start - timedelta(days=1)
            spoilt: dict[str, dict[str, Any]] = {
                "relief never": {"when": never(relief.when)},
                "relief ended": {"start": None, "end": ended},
            }
            for how, values in spoilt.items():
                reliefs = changed(fee.relief, which, **values)
                made = replace(program, fees=changed(program.fees, number, relief=reliefs))
                path = f"fees/{fee.id}/relief/{which + 1}"
                yield Mutant(how, made, path, ("relief-never-holds",))


def step_never(program: ir.Program) -> Iterator[Mutant]:
    for number, step in enumerate(program.steps):
        if step.when != ir.TRUE:
            steps = changed(program.steps, number, when=never(step.when))
            made = replace(program, steps=steps)
            yield Mutant("step never", made, f"steps/{step.id}", ("step-never-done",))


def step_lengthened(program: ir.Program) -> Iterator[Mutant]:
    term = program.term
    if term is None or term.stops or term.start not in ("complete", "lodged"):
        return
    for number, step in enumerate(program.steps):
        row = step.within.within[0] if step.within.within else None
        counted = step.when == ir.TRUE and step.role != "submitter"
        if row is not None and row.word == "span" and counted:
            within = changed(step.within.within, 0, amount="100", unit="working_day")
            clock = replace(step.within, within=within)
            made = replace(program, steps=changed(program.steps, number, within=clock))
            yield Mutant("step lengthened", made, "steps", ("steps-over-term",))


def fact_spoilt(program: ir.Program) -> Iterator[Mutant]:
    for number, fact in enumerate(program.facts):
        if fact.source == "authored" and fact.type == "bool" and not fact.by:
            for spoil, slug in ((never, "fact-never-holds"), (always, "fact-always-holds")):
                facts = changed(program.facts, number, value=spoil(fact.value))
                made = replace(program, facts=facts)
                tables_too = (*ROWS, "checks-contradict")
                yield Mutant(slug, made, f"facts/{fact.id}", (slug,), tables_too)


def check_spoilt(program: ir.Program) -> Iterator[Mutant]:
    for page, one in enumerate(program.pages):
        for number, check in enumerate(one.checks):
            path = check_path(check)
            weak = with_check(program, page, number, rule=always(check.rule))
            yield Mutant("check too weak", weak, path, ("check-never-fails",))
            if check.level == "must":
                strong = with_check(program, page, number, rule=never(check.rule))
                shut = ("page-never-shown", "checks-contradict", "check-never-met")
                yield Mutant("check too strong", strong, path, (), shut)
                both = (*one.checks, replace(check, rule=ir.Not(check.rule), id=check.id))
                crossed = replace(program, pages=changed(program.pages, page, checks=both))
                yield Mutant("checks crossed", crossed, path, (), shut)


def requirement_spoilt(program: ir.Program) -> Iterator[Mutant]:
    for number, one in enumerate(program.requirements):
        if not one.judged:
            path = f"requirements/{one.id}"
            strong = changed(program.requirements, number, test=never(one.test))
            weak = changed(program.requirements, number, test=always(one.test))
            yield Mutant(
                "requirement too strong", replace(program, requirements=strong), path,
                ("check-never-met",), ("checks-contradict",),
            )  # fmt: skip
            yield Mutant(
                "requirement too weak", replace(program, requirements=weak), path,
                ("check-never-fails",),
            )  # fmt: skip


def first_row_wide(program: ir.Program) -> Iterator[Mutant]:
    for path, rows, rest, hit, put in tables(program):
        if hit == "first":
            made = put(changed(rows, 0, when=ir.TRUE), rest)
            yield Mutant("first row takes all", made, path, ("row-never-holds",))


MUTATORS: tuple[Mutator, ...] = (
    row_deleted, rest_dropped, row_negated, row_doubled, row_never, bound_shifted, page_hidden,
    page_unconditional, field_hidden, field_unconditional, answer_optional, case_impossible,
    paper_never, paper_always, fee_never, relief_never, step_never, step_lengthened, fact_spoilt,
    check_spoilt, requirement_spoilt, first_row_wide,
)  # fmt: skip


def mutants(program: ir.Program) -> Iterator[Mutant]:
    for mutator in MUTATORS:
        yield from mutator(program)
