"""Turns one rule into a typed expression, or says which part of it does not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from catalogue import syntax
from catalogue.kinds.base import Type
from compiler import ir
from compiler.currencies import currencies, spelled
from compiler.linear import LinearRules
from compiler.names import Symbol
from compiler.operators import arithmetic, as_money, comparable, type_of
from compiler.resolved import LAST
from compiler.rule_names import Wrong
from compiler.running_order import STEPS
from compiler.tariffs import Taken
from compiler.walk import both, either

COMPARE: dict[str, ir.CompareHow] = {
    "==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge",
}  # fmt: skip
ARITHMETIC: dict[str, ir.ArithHow] = {"+": "add", "-": "sub", "*": "mul", "per": "mul", "/": "div"}
FUNCTIONS = ("given", "min", "max", "age", "count")


class RuleReader(LinearRules):
    """Types one phrase at one place."""

    def typed(self, node: Any) -> ir.Expr:
        reader: Callable[[RuleReader, Any], ir.Expr] = READERS[type(node)]
        return reader(self, node)

    def wanted(self, node: Any, *types: Type) -> ir.Expr:
        expr = self.typed(node)
        if type_of(expr) not in types:
            words = ", ".join(f"~{one}" for one in types)
            money, got = as_money(expr, types), f"~{type_of(expr)}"
            raise self.wrong("type-not-wanted", node, money, wanted=words, got=got, advice=money)
        return expr

    def negated(self, node: syntax.Negate) -> ir.Expr:
        of = self.wanted(node.of, "integer", "decimal", "money", "percent")
        if isinstance(of, ir.Lit):
            return replace(of, value=f"-{of.value}")
        return ir.Call("negate", (of,), type_of(of))

    def binary(self, node: syntax.Binary) -> ir.Expr:
        if node.op in ("and", "or"):
            sides = self.wanted(node.left, "bool"), self.wanted(node.right, "bool")
            return both(*sides) if node.op == "and" else either(*sides)
        if node.op == "or_else":
            of = self.typed(node.left)
            return ir.Default(of, self.wanted(node.right, type_of(of)))
        if node.op in COMPARE:
            return self.compare(node)
        left, right = self.typed(node.left), self.typed(node.right)
        how = ARITHMETIC[node.op]
        type_ = arithmetic(how, type_of(left), type_of(right))
        if type_ is None:
            words = {"left": f"~{type_of(left)}", "right": f"~{type_of(right)}"}
            raise self.wrong("sides-do-not-fit", node, sign=node.op, **words)
        self.one_currency(node, left, right)
        return self.multiplied(node, ir.Arith(how, left, right, type_))

    def compare(self, node: syntax.Binary) -> ir.Expr:
        how = COMPARE[node.op]
        for one, other in ((node.left, node.right), (node.right, node.left)):
            listed = self.listed(one)
            if listed is not None and isinstance(other, syntax.Path | syntax.Number):
                if how not in ("eq", "ne"):
                    raise self.wrong("choice-has-no-order", node, sign=node.op)
                return self.option(one, listed, other, negate=how == "ne")
        left, right = self.typed(node.left), self.typed(node.right)
        if not comparable(how, type_of(left), type_of(right)):
            words = {"left": f"~{type_of(left)}", "right": f"~{type_of(right)}"}
            raise self.wrong("sides-do-not-compare", node, sign=node.op, **words)
        self.one_currency(node, left, right)
        return self.one_answer(node, ir.Cmp(how, left, right))

    def one_currency(self, node: Any, *sides: ir.Expr) -> None:
        """Money is added to and compared with money of its own currency only."""
        if all(type_of(side) == "money" for side in sides):
            found: dict[str, None] = {}
            for side in sides:
                found |= currencies(side, self.typer.names)
            if len(found) > 1:
                raise self.wrong("currencies-mixed", node, names=", ".join(found))

    def listed(self, node: Any) -> Symbol | None:
        """The symbol of a choice, whose options bare words beside it may be."""
        if not isinstance(node, syntax.Path):
            return None
        symbol = self.row_field(node) or self.symbol(node)
        if symbol is None and node.name == "channel":
            return Symbol(
                "channel", "field", self.phrase.span, "choice", options=self.typer.channels
            )
        return symbol if symbol and symbol.type in ("choice", "choices") else None

    def option(self, asked: Any, listed: Symbol, word: Any, *, negate: bool = False) -> ir.Expr:
        """`question == word`: an option, or a parent of options, or a field of the same list."""
        expr = self.typed(asked)
        name = word.name if isinstance(word, syntax.Path) else word.text
        codes = [option.code for option in listed.options]
        other = self.same_list(word, listed)
        if name in codes and other is not None:
            raise self.wrong("option-or-field", word, name=name)
        if not codes:
            raise Wrong
        if name not in codes and other is None:
            raise self.not_known("option-not-known", word, name, codes, question=listed.path)
        if other is not None and name not in codes:
            test: ir.Expr = ir.Cmp("eq", expr, other)
        else:
            how: ir.CompareHow = "has" if listed.type == "choices" else "eq"
            leaves = listed.below(name)
            test = either(*(ir.Cmp(how, expr, ir.Lit("choice", leaf)) for leaf in leaves))
        return ir.Not(test) if negate else test

    def same_list(self, word: Any, listed: Symbol) -> ir.Expr | None:
        if not isinstance(word, syntax.Path):
            return None
        symbol = self.row_field(word) or self.typer.names.get(word.name)
        if symbol is None or symbol.type != "choice" or not symbol.list_name:
            return None
        return self.typed(word) if symbol.list_name == listed.list_name else None

    def inside(self, node: syntax.In) -> ir.Expr:
        return self.cell(node.left, node.choices)

    def cell(self, left: Any, choices: tuple[Any, ...]) -> ir.Expr:
        """`left in a | b | 1..3`."""
        listed = self.listed(left)
        tests = []
        for choice in choices:
            if listed is not None and isinstance(choice, syntax.Path | syntax.Number):
                tests.append(self.option(left, listed, choice))
            elif isinstance(choice, syntax.Range):
                tests.append(self.within(left, choice))
            else:
                equal = syntax.Binary(choice.start, choice.end, "==", left, choice)
                tests.append(self.compare(equal))
        return either(*tests)

    def within(self, left: Any, bounds: syntax.Range) -> ir.Expr:
        tests: list[ir.Expr] = []
        start, end = bounds.start, bounds.end
        if bounds.low is not None:
            tests.append(self.compare(syntax.Binary(start, end, ">=", left, bounds.low)))
        if bounds.high is not None:
            op: Any = "<" if bounds.open_end else "<="
            tests.append(self.compare(syntax.Binary(start, end, op, left, bounds.high)))
        return both(*tests)

    def choose(self, node: syntax.If) -> ir.Expr:
        then = self.typed(node.then)
        otherwise = self.wanted(node.otherwise, type_of(then))
        return ir.Choose(self.wanted(node.condition, "bool"), then, otherwise, type_of(then))

    def percent_of(self, node: syntax.PercentOf) -> ir.Expr:
        of = self.wanted(node.of, "money")
        return ir.Arith("mul", of, ir.Lit("percent", node.percent.text), "money")

    # lists, registers, functions

    def over(self, node: syntax.Over) -> ir.Expr:
        rows = self.typer.names.get(node.items)
        if rows is None or rows.role != "list":
            lists = [one.path for one in self.typer.names if one.role == "list"]
            raise self.not_known("list-of-rows-wanted", node, node.items, lists)
        self.above(syntax.Path(node.start, node.end, node.items), rows)
        inner = RuleReader(
            self.typer, self.phrase,
            replace(self.site, rows=rows.path, var=node.var, prefix="", order=LAST),
        )  # fmt: skip
        inner.products = self.products
        where = inner.wanted(node.where, "bool") if node.where is not None else ir.TRUE
        if node.how in ("any", "all"):
            if node.where is None:
                raise self.wrong("quantifier-needs-where", node)
            return ir.Over(node.how, rows.path, ir.TRUE, where, "bool")
        if node.how == "count":
            return ir.Over("count", rows.path, where, ir.TRUE, "integer")
        if node.of is None:
            raise self.wrong("sum-needs-of", node)
        of = inner.wanted(node.of, "integer", "decimal", "money")
        return ir.Over("sum", rows.path, where, of, type_of(of))

    def found(self, node: syntax.Found) -> ir.Expr:
        typer = self.typer
        if typer.shared.register(node.register) is None:
            known = typer.shared.known("register")
            raise self.not_known("register-not-known", node, node.register, known)
        if self.site.var and node.party == self.site.var:
            return ir.Found(node.register, self.site.rows, row=True)
        party = typer.names.get(node.party) if node.party else None
        if node.party and (party is None or party.role not in ("block", "list")):
            blocks = [one.path for one in typer.names if one.role in ("block", "list")]
            raise self.not_known("party-not-known", node, node.party, blocks)
        return ir.Found(node.register, node.party or "")

    def call(self, node: syntax.Call) -> ir.Expr:
        match node.name, len(node.args):
            case "given", 1:
                return self.given(node)
            case ("min" | "max") as name, count if count >= 2:
                first = self.wanted(node.args[0], "integer", "decimal", "money", "date")
                rest = tuple(self.wanted(one, type_of(first)) for one in node.args[1:])
                self.one_currency(node, first, *rest)
                return ir.Call(name, (first, *rest), type_of(first))
            case "age", 1 | 2:
                birth = self.wanted(node.args[0], "date")
                lodged = ir.Ref("lodged", "date", "filing")
                at = self.wanted(node.args[1], "date") if len(node.args) == 2 else lodged
                return ir.Call("age", (birth, at), "integer")
            case "count", 1:
                return self.count(node)
            case name, _ if name in FUNCTIONS:
                raise self.wrong("function-arguments", node, name=name)
        return self.priced(node)

    def priced(self, node: syntax.Call) -> ir.Expr:
        """A call of a shared tariff."""
        shared = self.typer.shared
        tariff = shared.tariff(node.name)
        if tariff is None:
            known = (*FUNCTIONS, *shared.known("tariff"))
            raise self.not_known("function-not-known", node, node.name, known)
        if len(node.args) != len(tariff.takes):
            takes = ", ".join(one.name for one in tariff.takes)
            raise self.wrong("tariff-arguments", node, name=node.name, takes=takes)
        pairs = zip(node.args, tariff.takes, strict=True)
        args = tuple(self.taken(arg, one) for arg, one in pairs)
        if tariff.decision is None:
            raise Wrong
        return self.row_by_row(node, tariff.called(args))

    def taken(self, node: Any, wanted: Taken) -> ir.Expr:
        """An argument of the type, and for a choice from the list, that the tariff takes."""
        types: tuple[Type, ...] = ("integer", "decimal")
        of = self.wanted(node, *(types if wanted.type == "decimal" else (wanted.type,)))
        listed = self.listed(node)
        if wanted.list_name and (listed is None or listed.list_name != wanted.list_name):
            raise self.wrong("tariff-takes-list", node, name=wanted.name, list=wanted.list_name)
        return of

    # amounts that others tell

    def set_by(self, node: syntax.SetBy) -> ir.Expr:
        self.typer.body(node.who, self.phrase.word(node.who, node.start))
        return ir.Open("set_by", node.who, "money")

    def by_notice(self, node: syntax.ByNotice) -> ir.Expr:
        steps = [str(step.step) for step in self.typer.resolved.steps]
        if node.step not in steps and not self.typer.shared.is_lost(STEPS):
            raise self.not_known("step-not-known", node, node.step, steps)
        return ir.Open("by_notice", node.step, "money")

    def given(self, node: syntax.Call) -> ir.Expr:
        ref = self.typed(node.args[0])
        if not isinstance(ref, ir.Ref) or ref.scope not in ("case", "row"):
            raise self.wrong("given-needs-field", node)
        return ir.Given(ref)

    def count(self, node: syntax.Call) -> ir.Expr:
        path = node.args[0]
        name = path.name if isinstance(path, syntax.Path) else ""
        return self.over(syntax.Over(node.start, node.end, "count", "_", name, None, None))


READERS: dict[type, Callable[[RuleReader, Any], ir.Expr]] = {
    syntax.Number: lambda _, n: ir.Lit("decimal" if "." in n.text else "integer", n.text),
    syntax.Money: lambda _, n: ir.Lit("money", spelled(n)),
    syntax.Percent: lambda _, n: ir.Lit("percent", n.text),
    syntax.Day: lambda _, n: ir.Lit("date", n.value.isoformat()),
    syntax.YesNo: lambda _, n: ir.Lit("bool", "true" if n.value else "false"),
    syntax.Duration: lambda _, n: ir.Lit("duration", f"{n.amount} {n.unit}"),
    syntax.Path: RuleReader.path,
    syntax.Not: lambda self, n: ir.Not(self.wanted(n.of, "bool")),
    syntax.Negate: RuleReader.negated,
    syntax.Binary: RuleReader.binary,
    syntax.In: RuleReader.inside,
    syntax.If: RuleReader.choose,
    syntax.PercentOf: RuleReader.percent_of,
    syntax.Found: RuleReader.found,
    syntax.Over: RuleReader.over,
    syntax.Call: RuleReader.call,
    syntax.SetBy: RuleReader.set_by,
    syntax.ByNotice: RuleReader.by_notice,
    syntax.ByAgreement: lambda _, n: ir.Open("by_agreement", "", "money"),
}
