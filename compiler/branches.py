"""What the scenarios of a procedure should try: each condition both ways, each row, each paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from catalogue.domains import OneOf, SomeOf
from compiler import ir
from compiler.cutting import through, window
from compiler.papers import pairs
from compiler.thresholds import thresholds, within
from compiler.verify.tables import decisions

What = Literal["holds", "fails", "row", "rest", "asked", "not_asked", "found", "chosen", "at", "by"]
BOUNDARY: frozenset[What] = frozenset({"at", "by"})
"""A bound met exactly, and missed by one."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The filings that take it: what they show, and which rules hold and fail for them."""

    path: str
    what: What
    says: ir.Expr
    """The condition in question, for words."""
    holds: tuple[ir.Expr, ...] = ()
    fails: tuple[ir.Expr, ...] = ()
    shown: tuple[str, ...] = ()
    """Fields by path, pages as `page <id>`."""

    @property
    def boundary(self) -> bool:
        return self.what in BOUNDARY

    @property
    def rules(self) -> tuple[ir.Expr, ...]:
        return (*self.holds, *self.fails)


def branches(program: ir.Program) -> tuple[Branch, ...]:
    """Each once, although many parts may rest on it. What scenarios expect depends on no check
    and no requirement, for every filing meets them; and a bundle's procedures are tried where
    they are written."""
    if program.members:
        return ()
    facts = {fact.id: fact.value for fact in program.facts if not fact.by}
    found: dict[object, Branch] = {}
    for one in _all(program):
        holds = frozenset(through(rule, facts) for rule in one.holds) - {ir.TRUE}
        fails = frozenset(through(rule, facts) for rule in one.fails)
        found.setdefault((one.shown, holds, fails, one.boundary), one)
    return tuple(found.values())


def _all(program: ir.Program) -> Iterator[Branch]:
    yield from _channels(program)
    yield from _cases(program)
    for one in _conditions(program):
        if one.rule != ir.TRUE:
            yield from one.branches()
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Group):
                for field in item.fields:
                    yield from _of_rows(f"fields/{item.id}.{field.id}", field.when, item.id)
    for decision in decisions(program):
        yield from _rows(decision, _needed(program, decision.id))
    for component in program.components:
        yield from _paper(program, component)
    for path, value in worked_out(program):
        yield from _inner(path, value)


def _channels(program: ir.Program) -> Iterator[Branch]:
    """Somebody files in each way, where there are several."""
    for one in program.channels if len(program.channels) > 1 else ():
        through_it = ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), ir.Lit("choice", one))
        yield Branch("key/channels", "holds", through_it, (through_it,))


def _cases(program: ir.Program) -> Iterator[Branch]:
    asked = {it.id: it for page in program.pages for it in page.items if isinstance(it, ir.Field)}
    for case in program.cases:
        domain = asked[case.id].kind.domain() if case.id in asked else None
        if isinstance(domain, OneOf | SomeOf):
            several = isinstance(domain, SomeOf)
            ref = ir.Ref(case.id, "choices" if several else "choice")
            for code in domain.codes:
                chosen = ir.Cmp("has" if several else "eq", ref, ir.Lit("choice", code))
                yield Branch(f"cases/{case.id}/{code}", "chosen", chosen, (chosen,))


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule that an author wrote; `needs` must hold for it to matter, `hides` must not."""

    path: str
    rule: ir.Expr
    shown: tuple[str, ...] = ()
    needs: tuple[ir.Expr, ...] = ()
    hides: tuple[ir.Expr, ...] = ()

    def branches(self) -> Iterator[Branch]:
        holds = (*self.needs, self.rule)
        yield Branch(self.path, "holds", self.rule, holds, self.hides, self.shown)
        yield Branch(self.path, "fails", self.rule, self.needs, (self.rule,), self.shown)


def _conditions(program: ir.Program) -> Iterator[Condition]:
    """Every condition that an author wrote, with its place."""
    for page in program.pages:
        if any(_authored(item) for item in page.items):
            yield Condition(f"pages/{page.id}", page.when)
        here = (f"page {page.id}",)
        for item in page.items:
            if isinstance(item, ir.Field | ir.Group) and _authored(item):
                yield Condition(f"fields/{item.id}", item.when, here)
    for fact in program.facts:
        if fact.source == "authored" and fact.type == "bool":
            scope: ir.Scope = "officer" if fact.by else "case"
            yield Condition(f"facts/{fact.id}", ir.Ref(fact.id, "bool", scope))
    for case in program.cases:
        for option in _every_option(case.options):
            yield Condition(f"cases/{case.id}/{option.id}", option.when)
    for fee in program.fees:
        yield Condition(f"fees/{fee.id}", fee.when)
        for number, relief in enumerate(fee.relief, 1):
            path, needs = f"fees/{fee.id}/relief/{number}", _some(fee.when, *window(relief))
            yield Condition(path, relief.when, (), needs, tuple(_larger(fee, relief)))
    for step in program.steps:
        yield Condition(f"steps/{step.id}", step.when)
    for path, clock in _clocks(program):
        for number, row in enumerate(clock.plus, 1):
            yield Condition(f"{path}/plus/{number}", row.when, (), tuple(window(row)))
        for number, extension in enumerate(clock.extend, 1):
            yield Condition(f"{path}/extend/{number}", extension.by.when)
        for number, stop in enumerate(clock.stops, 1):
            yield Condition(f"{path}/stops/{number}", stop.when)
    for role in ("receives", "decides"):
        for number, place in enumerate(getattr(program.authority, role), 1):
            yield Condition(f"authority/{role}/{number}", place.when)


def _authored(item: ir.Item) -> bool:
    return not isinstance(item, ir.Field) or item.source in ("authored", "case")


def _some(*rules: ir.Expr) -> tuple[ir.Expr, ...]:
    return tuple(rule for rule in rules if rule != ir.TRUE)


def _larger(fee: ir.Fee, relief: ir.Relief) -> Iterator[ir.Expr]:
    """Only the largest relief counts: where another is as large, this one shows nothing."""
    for other in fee.relief:
        if other is not relief and Fraction(other.off) >= Fraction(relief.off):
            yield _whole(other)


def _of_rows(path: str, rule: ir.Expr, items: str) -> Iterator[Branch]:
    """There is a row for which it holds, and one for which it does not."""
    if rule != ir.TRUE:
        for test in (rule, ir.Not(rule)):
            some = _anywhere(items, test)
            yield Branch(path, "holds", some, (some,))


def _every_option(options: Iterable[ir.CaseOption]) -> Iterator[ir.CaseOption]:
    for option in options:
        yield option
        yield from _every_option(option.children)


def _clocks(program: ir.Program) -> Iterator[tuple[str, ir.Clock]]:
    if program.term is not None:
        yield "term", program.term
        for reply in program.term.replies:
            yield f"term/replies/{reply.id}", reply.clock
    for result in program.results:
        if result.within is not None:
            yield f"results/{result.id}", result.within
    for step in program.steps:
        yield f"steps/{step.id}", step.within


def _needed(program: ir.Program, path: str) -> tuple[ir.Expr, ...]:
    """When a decision is needed at all."""
    kind, _, rest = path.partition("/")
    name = rest.split("/")[0]
    owners: dict[str, dict[str, ir.Expr]] = {
        "fees": {fee.id: fee.when for fee in program.fees},
        "components": {one.id: one.asked for one in program.components},
        "steps": {step.id: step.when for step in program.steps},
    }
    rule = owners.get(kind, {}).get(name, ir.TRUE)
    return _some(rule)


def _rows(decision: ir.Decision, needs: tuple[ir.Expr, ...]) -> Iterator[Branch]:
    """Each row is the one that decides."""
    listed = decision.rows[:-1] if decision.rest else decision.rows
    before: list[ir.Expr] = []
    for number, row in enumerate(listed, 1):
        rules = _some(*needs, row.when, *window(row))
        earlier = tuple(before) if decision.hit == "first" else ()
        if len(decision.rows) > 1:
            yield Branch(f"{decision.id}/{number}", "row", row.when, rules, earlier)
        elif row.when != ir.TRUE:
            needed = (*needs, *window(row))
            yield from Condition(f"{decision.id}/{number}", row.when, (), needed).branches()
        before.append(_whole(row))
        for rule in window(row):
            yield from _bounds(f"{decision.id}/{number}", rule)
    if decision.rest and listed:
        rest = f"{decision.id}/{len(decision.rows)}"
        yield Branch(rest, "rest", ir.Any(tuple(before)), needs, tuple(before))


def _whole(row: ir.Row | ir.Relief) -> ir.Expr:
    days = tuple(window(row))
    return ir.All((row.when, *days)) if days else row.when


def _paper(program: ir.Program, one: ir.Component) -> Iterator[Branch]:
    """Asked, not asked, and found in a register instead, for each party that it looks up."""
    path = f"components/{one.id}"
    needs = _some(one.asked)
    if needs:
        yield Branch(path, "not_asked", one.asked, (), needs)
    looked = [(it, ir.Found(it.register, it.party, it.document)) for it in pairs(one)]
    yield Branch(path, "asked", one.asked, needs, tuple(found for _, found in looked))
    for pair, found in looked:
        shown = _first_question(program, pair.party)
        yield Branch(path, "found", found, (*needs, found), (), shown)


def _first_question(program: ir.Program, party: str) -> tuple[str, ...]:
    items = (it.id for page in program.pages for it in page.items if isinstance(it, ir.Field))
    first = next((it for it in items if party and it.startswith(f"{party}.")), None)
    return () if first is None else (first,)


# What stands inside conditions and values


def worked_out(program: ir.Program) -> Iterator[tuple[str, ir.Expr]]:
    """Everything that is worked out, with its place."""
    for one in _conditions(program):
        yield one.path, one.rule
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field) and item.value is not None and item.source == "authored":
                yield f"fields/{item.id}", item.value
    for fact in program.facts:
        if not fact.by and fact.source != "case":
            yield f"facts/{fact.id}", fact.value
    for component in program.components:
        yield f"components/{component.id}", component.asked_in_case
    for decision in decisions(program):
        for number, row in enumerate(decision.rows, 1):
            yield f"{decision.id}/{number}", row.when
            yield f"{decision.id}/{number}", row.value


def _inner(path: str, value: ir.Expr) -> Iterator[Branch]:
    for items, one in within(value):
        if isinstance(one, ir.Choose):
            for test in (one.condition, ir.Not(one.condition)):
                rule = _anywhere(items, test)
                yield Branch(path, "holds", rule, (rule,))
        elif isinstance(one, ir.Pick) and not items:
            yield from _rows(ir.Decision(path, one.type, one.rows, one.hit, one.rest), ())
        else:
            yield from _bounds(path, one, items)


def _anywhere(items: str, rule: ir.Expr) -> ir.Expr:
    return ir.Over("any", items, ir.TRUE, rule, "bool") if items else rule


def _bounds(path: str, rule: ir.Expr, items: str = "") -> Iterator[Branch]:
    for met, missed in thresholds(rule):
        at, by = _anywhere(items, met), _anywhere(items, missed)
        yield Branch(path, "at", at, (at,))
        yield Branch(path, "by", by, (by,))
