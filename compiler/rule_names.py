"""What the names in a rule stand for, at the place where the rule stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from catalogue import model, syntax
from catalogue.diagnostics import Edit, Fix
from catalogue.kinds.base import Type
from compiler import ir
from compiler.names import Symbol
from compiler.resolved import Site

if TYPE_CHECKING:
    from compiler.typecheck import Typer


class Wrong(Exception):
    """A rule that cannot be typed; the finding is already made."""


class RuleNames:
    """Reads the names of one phrase at one place."""

    def __init__(self, typer: Typer, phrase: syntax.Phrase[Any], site: Site) -> None:
        self.typer, self.phrase, self.site = typer, phrase, site

    def wrong(self, slug: str, node: Any, fix: str | None = None, **args: Any) -> Wrong:
        place = self.phrase.place(node)
        edits = Fix((Edit(place, fix),)) if fix else None
        self.typer.report.add(slug, place, fix=edits, **args)
        return Wrong()

    def not_known(
        self, slug: str, node: Any, name: str, known: Iterable[str], **args: Any
    ) -> Wrong:
        """Refuse a name inside a node, at its own place, with the nearest known one."""
        at = self.phrase.word(name, node.start)
        self.typer.shared.not_known(self.typer.report, slug, name, known, at, **args)
        return Wrong()

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
        raise self.not_known("name-not-known", node, node.name, self.visible())

    def visible(self) -> list[str]:
        """The names that a rule standing here may use, spelled as it would spell them."""
        shared = [*self.typer.shared.known("fact"), *self.typer.shared.known("parameter")]
        rows = self.typer.names.get(self.site.rows)
        fields = [*rows.fields] if rows else []
        if self.site.var:
            fields = [f"{self.site.var}.{name}" for name in fields]
        elif rows:
            return [*_inside(self.site.prefix, fields), *shared, "lodged", "channel"]
        known = _inside(self.site.prefix, self.typer.names.known())
        return [*fields, *known, *shared, "lodged", "channel"]

    def ref(self, node: syntax.Path, symbol: Symbol) -> ir.Expr:
        match symbol.role:
            case "block":
                raise self.wrong("block-is-no-value", node, name=node.name)
            case "list":
                raise self.wrong("list-needs-quantifier", node, name=node.name)
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
            self.typer.report.add("reads-below", place, related=[symbol.span], name=node.name)
            raise Wrong

    def officer_fact(self, node: syntax.Path, symbol: Symbol) -> ir.Expr:
        if not self.site.officer:
            raise self.wrong("officer-fact-in-form", node, name=node.name)
        if self.typer.fact(symbol.path) is None:
            raise Wrong
        return ir.Ref(symbol.path, "bool", "officer")

    def fact(self, node: syntax.Path, symbol: Symbol) -> ir.Expr:
        if self.typer.circular(symbol.path):
            raise self.wrong("fact-in-circle", node, name=node.name)
        fact = self.typer.fact(symbol.path)
        if fact is None:
            raise Wrong
        placed = self.typer.names.get(symbol.path)
        assert placed is not None
        self.above(node, placed)
        ref = ir.Ref(symbol.path, fact.type)
        if not self.site.officer and self.typer.officers(ref):
            raise self.wrong("officer-fact-in-form", node, name=node.name)
        return ref

    def parameter(self, symbol: Symbol) -> ir.Expr:
        fact = self.typer.parameter(symbol.path)
        if fact is None:
            raise Wrong
        return ir.Ref(symbol.path, fact.type)


def _inside(prefix: str, names: Iterable[str]) -> list[str]:
    return [name.removeprefix(prefix) for name in names if name.startswith(prefix)]


def parameter_type(parameter: model.Parameter) -> Type:
    kind: Any = str(parameter.kind)
    type_: Type = kind
    return type_
