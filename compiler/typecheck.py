"""Gives every rule its types and turns it into a compiled expression, or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

from catalogue import model, syntax
from catalogue.diagnostics import Edit, Fix, Report
from catalogue.kinds.base import Option, Type
from catalogue.suggest import nearest
from compiler import ir
from compiler.names import Symbol
from compiler.operators import arithmetic, comparable
from compiler.resolved import LAST, Resolved, Site
from compiler.walk import both, either, every, reads

COMPARE: dict[str, ir.CompareHow] = {
    "==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge",
}  # fmt: skip
ARITHMETIC: dict[str, ir.ArithHow] = {"+": "add", "-": "sub", "*": "mul", "per": "mul", "/": "div"}


class _Wrong(Exception):
    """A rule that cannot be typed; the finding is already made."""


class Typer:
    """Types the rules of one procedure. A rule that is wrong gives its finding and None."""

    def __init__(self, resolved: Resolved, report: Report) -> None:
        self.resolved, self.report = resolved, report
        self.names, self.shared = resolved.names, resolved.shared
        self.facts: dict[str, ir.Fact] = {}
        self.failed: set[str] = set()
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
            expr = _Reader(self, phrase, site).typed(phrase.tree)
        except _Wrong:
            return None
        if wanted and type_of(expr) not in wanted:
            words = ", ".join(f"~{one}" for one in wanted)
            self.report.add("type-not-wanted", phrase, wanted=words, got=f"~{type_of(expr)}")
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

    def circular(self, name: str) -> bool:
        return name in self._open

    def _officer(self, name: str, fact: model.Fact) -> ir.Fact | None:
        assert fact.by is not None
        steps = [str(step.step) for step in self.resolved.steps]
        if fact.is_ is not None:
            self.report.add("fact-is-and-by", fact.by.span, name=name)
            return None
        if str(fact.by) not in steps:
            guess = nearest(str(fact.by), steps) or ""
            self.report.add("step-not-known", fact.by.span, name=fact.by, advice=guess)
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


class _Reader:
    """Types one phrase at one place."""

    def __init__(self, typer: Typer, phrase: syntax.Phrase[Any], site: Site) -> None:
        self.typer, self.phrase, self.site = typer, phrase, site

    def wrong(self, slug: str, node: Any, fix: str | None = None, **args: object) -> NoReturn:
        place = self.phrase.place(node)
        self.typer.report.add(
            slug, place, fix=Fix((Edit(place, fix),)) if fix else None, **args
        )  # fmt: skip
        raise _Wrong

    def typed(self, node: Any) -> ir.Expr:
        reader: Callable[[_Reader, Any], ir.Expr] = READERS[type(node)]
        return reader(self, node)

    def wanted(self, node: Any, *types: Type) -> ir.Expr:
        expr = self.typed(node)
        if type_of(expr) not in types:
            words = ", ".join(f"~{one}" for one in types)
            self.wrong("type-not-wanted", node, wanted=words, got=f"~{type_of(expr)}")
        return expr

    # names

    def path(self, node: syntax.Path) -> ir.Expr:
        row = self.row_field(node)
        if row is not None:
            if not self.site.var:
                self.above(node, row)
            return ir.Ref(row.path, row.type, "row")
        symbol = self.symbol(node)
        if symbol is None:
            return self.built_in(node)
        return self.ref(node, symbol)

    def row_field(self, node: syntax.Path) -> Symbol | None:
        """A field of the row at hand: by a quantifier's name, or bare inside the list's block."""
        if not self.site.rows:
            return None
        rows = self.typer.names.get(self.site.rows)
        assert rows is not None, "the rows of a site are bound before its rules are typed"
        fields = rows.fields
        if self.site.var:
            var, _, name = node.name.partition(".")
            return fields.get(name) if var == self.site.var else None
        return fields.get(self.site.prefix + node.name)

    def symbol(self, node: syntax.Path) -> Symbol | None:
        """A name of the procedure; inside a block only the block's own, and what all share."""
        names = self.typer.names
        if self.site.rows and not self.site.var:
            found = None
        else:
            found = names.get(self.site.prefix + node.name)
        return found if found is not None else self.shared_symbol(node.name)

    def shared_symbol(self, name: str) -> Symbol | None:
        """A shared fact or parameter becomes a name of the procedure when it is first used."""
        typer = self.typer
        fact = typer.shared.fact(name)
        if fact is not None:
            symbol = Symbol(name, "officer" if fact.by else "fact", fact.span)
        elif (parameter := typer.shared.parameter(name)) is not None:
            symbol = Symbol(name, "parameter", parameter.span, parameter_type(parameter))
        else:
            return None
        if typer.names.get(name) is None:
            typer.names.add(symbol, typer.report)
        return typer.names.get(name)

    def built_in(self, node: syntax.Path) -> ir.Expr:
        if node.name == "lodged":
            return ir.Ref("lodged", "date", "filing")
        if node.name == "channel":
            return ir.Ref("channel", "choice", "filing")
        known = [*self.typer.names.known(), "lodged", "channel"]
        guess = nearest(node.name, known)
        self.wrong("name-not-known", node, fix=guess, name=node.name, advice=guess or "")

    def ref(self, node: syntax.Path, symbol: Symbol) -> ir.Expr:
        match symbol.role:
            case "block":
                self.wrong("block-is-no-value", node, name=node.name)
            case "list":
                self.wrong("list-needs-quantifier", node, name=node.name)
            case "officer":
                return self.officer_fact(node, symbol)
            case "fact":
                return self.fact(node, symbol)
            case "parameter":
                return self.parameter(symbol)
            case _:
                self.above(node, symbol)
                return ir.Ref(symbol.path, symbol.type)

    def above(self, node: syntax.Path, symbol: Symbol) -> None:
        if symbol.order >= self.site.order:
            place = self.phrase.place(node)
            self.typer.report.add(
                "reads-below", place, related=[symbol.span], name=node.name
            )  # fmt: skip
            raise _Wrong

    def officer_fact(self, node: syntax.Path, symbol: Symbol) -> ir.Expr:
        if not self.site.officer:
            self.wrong("officer-fact-in-form", node, name=node.name)
        if self.typer.fact(symbol.path) is None:
            raise _Wrong
        return ir.Ref(symbol.path, "bool", "officer")

    def fact(self, node: syntax.Path, symbol: Symbol) -> ir.Expr:
        if self.typer.circular(symbol.path):
            self.wrong("fact-in-circle", node, name=node.name)
        fact = self.typer.fact(symbol.path)
        if fact is None:
            raise _Wrong
        placed = self.typer.names.get(symbol.path)
        assert placed is not None
        self.above(node, placed)
        ref = ir.Ref(symbol.path, fact.type)
        if not self.site.officer and self.typer.officers(ref):
            self.wrong("officer-fact-in-form", node, name=node.name)
        return ref

    def parameter(self, symbol: Symbol) -> ir.Expr:
        if symbol.path not in self.typer.facts:
            parameter = self.typer.shared.parameter(symbol.path)
            assert parameter is not None
            typed = parameter_fact(symbol.path, parameter, self.typer)
            if typed is None:
                raise _Wrong
            self.typer.facts[symbol.path] = typed
        return ir.Ref(symbol.path, self.typer.facts[symbol.path].type)

    # operators

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
            self.wrong("sides-do-not-fit", node, sign=node.op, **words)
        return ir.Arith(how, left, right, type_)

    def compare(self, node: syntax.Binary) -> ir.Expr:
        how = COMPARE[node.op]
        for one, other in ((node.left, node.right), (node.right, node.left)):
            listed = self.listed(one)
            if listed is not None and isinstance(other, syntax.Path | syntax.Number):
                if how not in ("eq", "ne"):
                    self.wrong("choice-has-no-order", node, sign=node.op)
                return self.option(one, listed, other, negate=how == "ne")
        left, right = self.typed(node.left), self.typed(node.right)
        if not comparable(how, type_of(left), type_of(right)):
            words = {"left": f"~{type_of(left)}", "right": f"~{type_of(right)}"}
            self.wrong("sides-do-not-compare", node, sign=node.op, **words)
        return ir.Cmp(how, left, right)

    def listed(self, node: Any) -> Symbol | None:
        """The symbol of a choice, whose options bare words beside it may be."""
        if not isinstance(node, syntax.Path):
            return None
        symbol = self.row_field(node) or self.symbol(node)
        if symbol is None and node.name == "channel":
            return Symbol("channel", "field", self.phrase.span, "choice", options=self.typer.channels)
        return symbol if symbol and symbol.type in ("choice", "choices") else None

    def option(
        self, asked: Any, listed: Symbol, word: Any, *, negate: bool = False
    ) -> ir.Expr:
        """`question == word`: an option, or a parent of options, or a field of the same list."""
        expr = self.typed(asked)
        name = word.name if isinstance(word, syntax.Path) else word.text
        codes = [option.code for option in listed.options]
        other = self.same_list(word, listed)
        if name in codes and other is not None:
            self.wrong("option-or-field", word, name=name)
        if name not in codes and other is None:
            guess = nearest(name, codes)
            self.wrong("option-not-known", word, fix=guess, name=name, advice=guess or "",
                       question=listed.path)
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
            guess = nearest(node.items, lists) or ""
            self.wrong("list-of-rows-wanted", node, name=node.items, advice=guess)
        self.above(syntax.Path(node.start, node.end, node.items), rows)
        inner = _Reader(
            self.typer, self.phrase,
            replace(self.site, rows=rows.path, var=node.var, prefix="", order=LAST),
        )  # fmt: skip
        where = inner.wanted(node.where, "bool") if node.where is not None else ir.TRUE
        if node.how in ("any", "all"):
            if node.where is None:
                self.wrong("quantifier-needs-where", node)
            return ir.Over(node.how, rows.path, ir.TRUE, where, "bool")
        if node.how == "count":
            return ir.Over("count", rows.path, where, ir.TRUE, "integer")
        if node.of is None:
            self.wrong("sum-needs-of", node)
        of = inner.wanted(node.of, "integer", "decimal", "money")
        return ir.Over("sum", rows.path, where, of, type_of(of))

    def found(self, node: syntax.Found) -> ir.Expr:
        typer = self.typer
        if typer.shared.register(node.register) is None:
            guess = nearest(node.register, typer.shared.known("register"))
            self.wrong("register-not-known", node, name=node.register, advice=guess or "")
        party = typer.names.get(node.party) if node.party else None
        if node.party and (party is None or party.role not in ("block", "list")):
            blocks = [one.path for one in typer.names if one.role in ("block", "list")]
            guess = nearest(node.party, blocks)
            self.wrong("party-not-known", node, name=node.party, advice=guess or "")
        return ir.Found(node.register, node.party or "")

    def call(self, node: syntax.Call) -> ir.Expr:
        match node.name, len(node.args):
            case "given", 1:
                return self.given(node)
            case ("min" | "max") as name, count if count >= 2:
                first = self.wanted(node.args[0], "integer", "decimal", "money", "date")
                rest = tuple(self.wanted(one, type_of(first)) for one in node.args[1:])
                return ir.Call(name, (first, *rest), type_of(first))  # type: ignore[arg-type]
            case "age", 1 | 2:
                birth = self.wanted(node.args[0], "date")
                lodged = ir.Ref("lodged", "date", "filing")
                at = self.wanted(node.args[1], "date") if len(node.args) == 2 else lodged
                return ir.Call("age", (birth, at), "integer")
            case "count", 1:
                return self.count(node)
            case ("given" | "min" | "max" | "age" | "count"), _:
                self.wrong("function-arguments", node, name=node.name)
        guess = nearest(node.name, ["given", "min", "max", "age", "count"])
        self.wrong("function-not-known", node, name=node.name, advice=guess or "")

    def given(self, node: syntax.Call) -> ir.Expr:
        ref = self.typed(node.args[0])
        if not isinstance(ref, ir.Ref) or ref.scope not in ("case", "row"):
            self.wrong("given-needs-field", node)
        return ir.Given(ref)

    def count(self, node: syntax.Call) -> ir.Expr:
        path = node.args[0]
        name = path.name if isinstance(path, syntax.Path) else ""
        return self.over(syntax.Over(node.start, node.end, "count", "_", name, None, None))

    def later(self, node: Any) -> ir.Expr:
        self.wrong("not-available-yet", node)


READERS: dict[type, Callable[[_Reader, Any], ir.Expr]] = {
    syntax.Number: lambda _, n: ir.Lit("decimal" if "." in n.text else "integer", n.text),
    syntax.Money: lambda _, n: ir.Lit("money", str(n.amount)),
    syntax.Percent: lambda _, n: ir.Lit("percent", n.text),
    syntax.Day: lambda _, n: ir.Lit("date", n.value.isoformat()),
    syntax.YesNo: lambda _, n: ir.Lit("bool", "true" if n.value else "false"),
    syntax.Duration: lambda _, n: ir.Lit("duration", f"{n.amount} {n.unit}"),
    syntax.Path: _Reader.path,
    syntax.Not: lambda self, n: ir.Not(self.wanted(n.of, "bool")),
    syntax.Negate: _Reader.negated,
    syntax.Binary: _Reader.binary,
    syntax.In: _Reader.inside,
    syntax.If: _Reader.choose,
    syntax.PercentOf: _Reader.percent_of,
    syntax.Found: _Reader.found,
    syntax.Over: _Reader.over,
    syntax.Call: _Reader.call,
    syntax.SetBy: _Reader.later,
    syntax.ByNotice: _Reader.later,
}


def type_of(expr: ir.Expr) -> Type:
    match expr:
        case ir.Not() | ir.Given() | ir.All() | ir.Any() | ir.Cmp() | ir.Found():
            return "bool"
        case ir.Default() | ir.Round():
            return type_of(expr.of)
        case _:
            return expr.type


def basis(phrase: syntax.Phrase[syntax.Basis] | None) -> ir.Basis:
    if phrase is None:
        return ()
    return tuple(
        ir.Citation(one.act, one.day, tuple(f"{p.level} {', '.join(p.numbers)}" for p in one.places))
        for one in phrase.tree.citations
    )


def parameter_type(parameter: model.Parameter) -> Type:
    kind: Any = str(parameter.kind)
    type_: Type = kind
    return type_


def parameter_fact(name: str, parameter: model.Parameter, typer: Typer) -> ir.Fact | None:
    """A parameter as a fact; dated rows become choices on the day of filing."""
    wanted = parameter_type(parameter)
    accepted: tuple[Type, ...] = ("integer", "decimal") if wanted == "decimal" else (wanted,)
    site = Site(LAST)
    if isinstance(parameter.is_, syntax.Phrase):
        value = typer.value(parameter.is_, site, *accepted)
    else:
        value = _dated(parameter.is_, typer, site, accepted)
    if value is None:
        return None
    return ir.Fact(
        name, value, str(parameter.says or name), wanted, basis=basis(parameter.basis),
        source="parameter",
    )  # fmt: skip


def _dated(rows: Any, typer: Typer, site: Site, wanted: tuple[Type, ...]) -> ir.Expr | None:
    lodged = ir.Ref("lodged", "date", "filing")
    value: ir.Expr | None = None
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

