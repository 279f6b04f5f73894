"""Gives every rule its types and turns it into a compiled expression, or says what is wrong."""

from __future__ import annotations

from typing import Any

from catalogue import model, syntax
from catalogue.diagnostics import Edit, Fix, Report, Span
from catalogue.kinds.base import Option, Type
from compiler import ir
from compiler.linear import degree
from compiler.operators import as_money, type_of
from compiler.resolved import LAST, Resolved, Site
from compiler.rule_names import Wrong, parameter_type
from compiler.rule_reader import RuleReader
from compiler.running_order import STEPS
from compiler.walk import both, every, reads


class Typer:
    """Types the rules of one procedure. A rule that is wrong gives its finding and None."""

    def __init__(self, resolved: Resolved, report: Report) -> None:
        self.resolved, self.report = resolved, report
        self.names, self.shared = resolved.names, resolved.shared
        self.facts: dict[str, ir.Fact] = {}
        self.failed: set[str] = set()
        self.worked_out: dict[tuple[str, str], ir.Expr] = {}
        """The rules of computed fields, by their list and path."""
        self._degrees: dict[tuple[str, str], int] = {}
        self._open: list[str] = []
        self._channels = tuple(
            Option(str(code), str(label)) for code, label in self.shared.profile.channels.items()
        )

    def rule(self, phrase: syntax.Phrase[Any] | None, site: Site) -> ir.Expr:
        """A yes-or-no rule; always true when there is none, or when it is wrong."""
        if phrase is None:
            return ir.TRUE
        return self.value(phrase, site, "bool") or ir.TRUE

    def value(self, phrase: syntax.Phrase[Any], site: Site, *wanted: Type) -> ir.Expr | None:
        """An expression of one of the wanted types."""
        try:
            expr = RuleReader(self, phrase, site).typed(phrase.tree)
        except Wrong:
            return None
        if wanted and type_of(expr) not in wanted:
            words = ", ".join(f"~{one}" for one in wanted)
            place = phrase.place(phrase.tree)
            fix = Fix((Edit(place, money),)) if (money := as_money(expr, wanted)) else None
            got = f"~{type_of(expr)}"
            self.report.add("type-not-wanted", place, fix=fix, wanted=words, got=got, advice=money)
            return None
        return expr

    def fact(self, name: str) -> ir.Fact | None:
        """The fact of that name, typed when first named; None when it is wrong or circular."""
        if name in self.facts or name in self.failed:
            return self.facts.get(name)
        fact = self.resolved.facts.get(name) or self.shared.fact(name)
        assert fact is not None, "only names bound to facts are looked up here"
        self._open.append(name)
        typed = self._officer(name, fact) if fact.by else self._derived(name, fact)
        self._open.pop()
        if typed is None:
            self.failed.add(name)
        else:
            self.facts[name] = typed
        return typed

    def parameter(self, name: str) -> ir.Fact | None:
        """The parameter of that name as a fact, typed when first named."""
        if name not in self.facts and name not in self.failed:
            parameter = self.resolved.parameter(name) or self.shared.parameter(name)
            assert parameter is not None, "only names bound to parameters are looked up here"
            typed = parameter_fact(name, parameter, self)
            if typed is None:
                self.failed.add(name)
            else:
                self.facts[name] = typed
        return self.facts.get(name)

    def body(self, name: str, at: Span) -> None:
        """Who sets a rate or takes money: a council, an agency or a kind of agencies."""
        if not self.shared.is_body(name):
            self.shared.not_known(self.report, "body-not-known", name, self.shared.bodies(), at)

    def circular(self, name: str) -> bool:
        return name in self._open

    def _officer(self, name: str, fact: model.Fact) -> ir.Fact | None:
        assert fact.by is not None
        steps = [str(step.step) for step in self.resolved.steps]
        if fact.is_ is not None:
            self.report.add("fact-is-and-by", fact.by.span, name=name)
            return None
        if str(fact.by) not in steps:
            if not self.shared.is_lost(STEPS):
                self.shared.not_known(
                    self.report, "step-not-known", str(fact.by), steps, fact.by.span
                )
            return None
        value = ir.Ref(name, "bool", "officer")
        return ir.Fact(name, value, str(fact.says), by=str(fact.by), basis=basis(fact.basis))

    def _derived(self, name: str, fact: model.Fact) -> ir.Fact | None:
        if fact.is_ is None:
            self.report.add("fact-without-rule", fact, name=name)
            return None
        expr = self.value(fact.is_, Site(LAST, officer=True))
        if expr is None:
            return None
        self.names.place(name, max((self.order(one) for one in reads(expr)), default=-1))
        return ir.Fact(
            name, expr, str(fact.says), type_of(expr), str(fact.otherwise or ""),
            basis=basis(fact.basis),
        )  # fmt: skip

    def degree(self, expr: ir.Expr, rows: str = "") -> int:
        """How many answers are multiplied in it; `rows` is the list of the row at hand."""
        return degree(expr, lambda name: self._degree(name, rows))

    def _degree(self, name: ir.Ref, rows: str) -> int:
        fact = self.facts.get(name.path) if name.scope == "case" else None
        key = (rows if name.scope == "row" else "", name.path)
        value = fact.value if fact is not None else self.worked_out.get(key)
        if value is None:
            return 1
        if key not in self._degrees:
            self._degrees[key] = self.degree(value, rows)
        return self._degrees[key]

    def order(self, path: str) -> int:
        symbol = self.names.get(path)
        return symbol.order if symbol else -1

    def officers(self, expr: ir.Expr) -> bool:
        """Whether an expression depends on what only an officer knows."""
        for node in every(expr):
            if isinstance(node, ir.Ref) and node.scope == "officer":
                return True
            if isinstance(node, ir.Ref) and node.path in self.facts:
                fact = self.facts[node.path]
                if fact.value != node and self.officers(fact.value):
                    return True
        return False

    @property
    def channels(self) -> tuple[Option, ...]:
        return self._channels


def basis(phrase: syntax.Phrase[syntax.Basis] | None) -> ir.Basis:
    if phrase is None:
        return ()
    return tuple(
        ir.Citation(
            one.act, one.day, tuple(f"{p.level} {', '.join(p.numbers)}" for p in one.places)
        )
        for one in phrase.tree.citations
    )


def parameter_fact(name: str, parameter: model.Parameter, typer: Typer) -> ir.Fact | None:
    """A parameter as a fact; dated rows become choices on the day of filing."""
    wanted = parameter_type(parameter)
    accepted: tuple[Type, ...] = ("integer", "decimal") if wanted == "decimal" else (wanted,)
    site = Site(LAST)
    dated = isinstance(parameter.is_, tuple)
    if (parameter.is_ is None) == (parameter.set_by is None) and not dated:
        typer.report.add("parameter-is-or-set-by", parameter, name=name)
        return None
    value: ir.Expr | None = None
    if parameter.set_by is not None:
        typer.body(str(parameter.set_by), parameter.set_by.span)
        value = ir.Open("set_by", str(parameter.set_by), wanted)
    if isinstance(parameter.is_, syntax.Phrase):
        value = typer.value(parameter.is_, site, *accepted)
    elif dated:
        value = _dated(parameter.is_, typer, site, accepted, value)
    if value is None:
        return None
    return ir.Fact(
        name, value, str(parameter.says or name), wanted, basis=basis(parameter.basis),
        source="parameter",
    )  # fmt: skip


def _dated(
    rows: Any, typer: Typer, site: Site, wanted: tuple[Type, ...], value: ir.Expr | None
) -> ir.Expr | None:
    """`value` is what holds when no row does; without it, the last row."""
    lodged = ir.Ref("lodged", "date", "filing")
    for row in reversed(rows):
        one = typer.value(row.is_, site, *wanted)
        if one is None:
            return None
        tests: list[ir.Expr] = [typer.rule(row.when, site)]
        if row.from_:
            tests.append(ir.Cmp("ge", lodged, ir.Lit("date", row.from_.isoformat())))
        if row.until:
            tests.append(ir.Cmp("le", lodged, ir.Lit("date", row.until.isoformat())))
        value = one if value is None else ir.Choose(both(*tests), one, value, wanted[-1])
    return value
