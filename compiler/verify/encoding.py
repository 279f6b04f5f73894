"""Compiled expressions as terms of the solver, in the three values of the evaluator.

Exact wherever the evaluator is linear. What is not (calendar days, rows beyond the first few,
addresses apart) becomes a free term, so "nobody" stays a proof, and "somebody" is only believed
once the evaluator has said so too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import cast

from catalogue.kinds.base import Type
from compiler import ir
from compiler.cells import constant
from compiler.reads import Asked, Read, asked
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.counting import Counting, amount
from compiler.verify.quantities import Amount, Day
from compiler.verify.rows import List, Row
from compiler.verify.solver import FALSE, TRUE, Term
from compiler.verify.values import (
    FAILS,
    HOLDS,
    NOTHING,
    UNKNOWN,
    Anything,
    Code,
    Codes,
    Content,
    Known,
    Rule,
    Span,
    Thing,
    all_of,
    any_of,
    choose,
    decided,
    negated,
    pick,
)
from compiler.working_days import Length


@dataclass(slots=True)
class Encoder(Counting):
    """`things`: what fields, facts and built-ins are; registers and findings come as asked for."""

    things: dict[Read, Thing] = field(default_factory=dict)
    lists: dict[str, List] = field(default_factory=dict)
    registers: dict[Asked, Rule] = field(default_factory=dict)
    """Whether each has the party."""
    held: dict[Asked, dict[str, Term]] = field(default_factory=dict)
    """Of the parties that it has: the papers that rules ask for."""
    findings: dict[str, Rule] = field(default_factory=dict)
    facts: Mapping[str, ir.Fact] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    bounds: list[Term] = field(default_factory=list)
    """What is known of terms that stand for more than the solver is told."""
    extremes: list[tuple[Term, Term]] = field(default_factory=list)
    """The same terms at their least, and at their most."""
    _free: dict[object, str] = field(default_factory=dict)

    def rule(self, expr: ir.Expr, row: Row | None = None) -> Rule:
        found = self.thing(expr, row)
        return found if isinstance(found, Rule) else UNKNOWN

    def thing(self, expr: ir.Expr, row: Row | None = None) -> Thing:
        """Raises `NotLinear`."""
        match expr:
            case ir.Lit():
                return self._literal(expr)
            case ir.Ref():
                return self._named(expr, row)
            case ir.Found(row=True):
                return self._free_rule(self.loose(expr, row))
            case ir.Found():
                return self.register(asked(expr))
            case ir.Not(of=of):
                return negated(self.rule(of, row))
            case ir.Given(of=of):
                found = self.thing(of, row)
                return Rule(found.known, found.blank)
            case ir.Default(of=of, otherwise=otherwise):
                return self._default(self.thing(of, row), self.thing(otherwise, row))
            case ir.All(of=parts):
                return all_of([self.rule(part, row) for part in parts])
            case ir.Any(of=parts):
                return any_of([self.rule(part, row) for part in parts])
            case ir.Cmp():
                return self._compared(expr, row)
            case ir.Choose(condition=condition, then=then, otherwise=otherwise):
                return choose(
                    self.rule(condition, row), self.thing(then, row), self.thing(otherwise, row)
                )
            case ir.Over():
                return self._over(expr)
            case ir.Open():
                return UNKNOWN if expr.type == "bool" else NOTHING
            case _:
                return self.counted(expr, row)

    # names and constants

    def _literal(self, expr: ir.Lit) -> Thing:
        value = constant(expr.type, expr.value)
        match expr.type:
            case "bool":
                return HOLDS if value is True else FAILS
            case "integer" | "money" | "decimal" | "percent":
                return Known(q.fixed(Fraction(cast(int, value))))
            case "date":
                return Known(q.on(cast(date, value)))
            case "duration":
                return Known(Span(cast(Length, value)))
            case _:
                return Known(Code(self.code(str(value))))

    def code(self, text: str) -> Term:
        """Every text that rules compare has its number."""
        return s.constant(self.codes.setdefault(text, 1 + len(self.codes)))

    def _named(self, expr: ir.Ref, row: Row | None) -> Thing:
        if expr.scope == "row":
            return row.fields.get(expr.path, NOTHING) if row else self.unknown(expr.type, expr)
        if expr.scope == "officer":
            return self.finding(expr.path)
        read = Read(expr.scope, expr.path)
        if read not in self.things and expr.path in self.facts:
            self.things[read] = UNKNOWN  # a circle, which the compiler refuses, stays unknown
            self.things[read] = self._fact(self.facts[expr.path])
        if read not in self.things and expr.path in self.lists:
            shown = self.lists[expr.path].shown
            return Known(Anything(), shown, s.negation(shown))
        return self.things.get(read, UNKNOWN if expr.type == "bool" else NOTHING)

    def looked_through(self, expr: ir.Expr) -> ir.Expr:
        """The rule of a fact where a fact is named."""
        fact = self.facts.get(expr.path) if isinstance(expr, ir.Ref) else None
        return expr if fact is None or fact.by else self.looked_through(fact.value)

    def _fact(self, fact: ir.Fact) -> Thing:
        return self.finding(fact.id) if fact.by else self.thing(fact.value)

    def finding(self, fact: str) -> Rule:
        """What an officer finds out: yes, no, or nothing yet."""
        return self.findings.setdefault(fact, self._free_rule(f"officer {fact}"))

    def register(self, question: Asked) -> Rule:
        party = Asked(question.register, question.party)
        found = self.registers.get(party)
        if found is None:
            name = f"register {party.register} {party.party}"
            found = self.registers[party] = self._free_rule(name)
        if question.document:
            held = s.truth(f"register {party.register} {party.party} holds {question.document}")
            self.held.setdefault(party, {})[question.document] = held
            lacks = s.either(found.fails, s.both(found.holds, s.negation(held)))
            found = Rule(s.both(found.holds, held), lacks)
        return Rule(found.holds, s.negation(found.holds)) if question.sure else found

    def _free_rule(self, name: str) -> Rule:
        known, holds = s.truth(f"{name}?"), s.truth(name)
        return decided(known, holds)

    def beyond(self, path: str) -> Rule:
        """What a rule says that is more than linear."""
        return self._free_rule(f"{s.LOOSE}{path}")

    def loose(self, expr: object, row: Row | None = None, part: str = "") -> str:
        """The same expression has the same value, whatever that is."""
        key = (expr, id(row), part)
        return self._free.setdefault(key, f"{s.LOOSE}{len(self._free)}")

    def unknown(self, type_: Type, expr: object, row: Row | None = None) -> Thing:
        """The value of an expression about which nothing is said."""
        name = self.loose(expr, row)
        if type_ == "bool":
            return self._free_rule(name)
        content: Content = Anything()
        if type_ in ("integer", "money", "decimal", "percent"):
            content = Amount(s.whole(name))
        elif type_ == "date":
            content = Day(*(s.whole(f"{name}#{part}") for part in "ymd"))
        elif type_ in ("choice", "text"):
            content = Code(s.whole(name))
        return Known(content, s.truth(f"{name}?"))

    # joints

    def _default(self, of: Thing, otherwise: Thing) -> Thing:
        blank = s.both(of.blank, otherwise.blank)
        if isinstance(of, Rule) and isinstance(otherwise, Rule):
            return Rule(
                s.either(of.holds, s.both(of.blank, otherwise.holds)),
                s.either(of.fails, s.both(of.blank, otherwise.fails)),
                blank,
            )
        if isinstance(of, Known) and isinstance(otherwise, Known):
            known = s.either(of.known, s.both(of.blank, otherwise.known))
            return Known(pick(of.known, of.value, otherwise.value), known, blank)
        return UNKNOWN

    def _compared(self, expr: ir.Cmp, row: Row | None) -> Rule:
        left, right = self.thing(expr.left, row), self.thing(expr.right, row)
        if isinstance(left, Rule) and isinstance(right, Rule):
            known = s.both(left.known, right.known)
            alike = s.same(left.holds, right.holds)
            return decided(known, alike if expr.how == "eq" else s.negation(alike))
        if isinstance(left, Rule) or isinstance(right, Rule):
            return UNKNOWN
        known = s.both(left.known, right.known)
        return decided(known, self._holds(expr, left.value, right.value, row))

    def _holds(self, expr: ir.Cmp, left: Content, right: Content, row: Row | None) -> Term:
        match left, right:
            case Codes(has=has), Code() if isinstance(expr.right, ir.Lit):
                return has.get(expr.right.value, FALSE)
            case Code(number=one), Code(number=other):
                return _ordered(expr.how, one, other)
            case Amount(), Amount():
                one, other, _ = q.alike(left, right)
                return _ordered(expr.how, one, other)
            case Day(), Day():
                return _ordered(expr.how, *q.order(left, right))
            case _:
                return s.truth(self.loose(expr, row))

    # lists

    def _over(self, expr: ir.Over) -> Thing:
        rows = self.lists.get(expr.items)
        if rows is None:
            return UNKNOWN if expr.how in ("any", "all") else NOTHING
        seen = [
            (row.there, self.rule(expr.where, row), self.thing(expr.of, row)) for row in rows.rows
        ]
        if expr.how in ("any", "all"):
            more = self._free_rule(self.loose(expr, part="more"))
            return self._some(expr.how == "any", rows, seen, more)
        known, parts = [TRUE], []
        for there, where, of in seen:
            known.append(s.either(s.negation(there), where.known))
            value = q.fixed(Fraction(1))
            if expr.how == "sum":
                known.append(s.implies(s.both(there, where.holds), of.known))
                value = amount(of) if isinstance(of, Known) else q.fixed(Fraction(0))
            parts.append(q.pick(s.both(there, where.holds), value, q.fixed(Fraction(0))))
        total = q.fixed(Fraction(0))
        for part in parts:
            total = q.plus(total, part)
        return Known(self._with_more(expr, rows, total), s.both(*known))

    def _with_more(self, expr: ir.Over, rows: List, total: Amount) -> Amount:
        if expr.how == "count" and expr.where == ir.TRUE:
            return Amount(rows.count)
        free = Amount(s.whole(self.loose(expr, part="more")), total.per)
        return q.pick(rows.more, free, total)

    def _some(
        self, any_: bool, rows: List, seen: list[tuple[Term, Rule, Thing]], more: Rule
    ) -> Rule:
        """`all` is `any` turned round; rows that are not written out may be anything."""
        yes, no = [], []
        for there, where, of in seen:
            value = of if isinstance(of, Rule) else UNKNOWN
            value = value if any_ else negated(value)
            yes.append(s.both(there, where.holds, value.holds))
            no.append(s.either(s.negation(there), where.fails, value.fails))
        holds = s.either(*yes, s.both(rows.more, more.holds))
        fails = s.both(*no, s.implies(rows.more, more.fails))
        found = Rule(holds, fails)
        return found if any_ else negated(found)


ORDERS: Mapping[str, Callable[[Term, Term], Term]] = {
    "eq": s.same,
    "ne": lambda one, other: s.negation(s.same(one, other)),
    "lt": s.below,
    "le": s.at_most,
    "gt": lambda one, other: s.below(other, one),
    "ge": lambda one, other: s.at_most(other, one),
}


def _ordered(how: str, one: Term, other: Term) -> Term:
    return ORDERS[how](one, other)
