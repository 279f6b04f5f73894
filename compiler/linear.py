"""How many answers are multiplied with each other in a number: rules may compare one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from catalogue import syntax
from compiler import ir
from compiler.resolved import Site
from compiler.rule_names import RuleNames
from compiler.walk import every

if TYPE_CHECKING:
    from compiler.typecheck import Typer


def degree(expr: ir.Expr, of: Callable[[ir.Ref], int]) -> int:
    """0 for what nobody answers, 1 for an answer; `of` knows that of facts and computed fields."""
    match expr:
        case ir.Lit() | ir.Open():
            return 0
        case ir.Ref():
            return of(expr)
        case ir.Arith(how="mul", left=left, right=right):
            return degree(left, of) + degree(right, of)
        case ir.Arith(how="div", left=left, right=right):
            return degree(left, of) if degree(right, of) == 0 else 2
        case ir.Arith(left=left, right=right):
            return max(degree(left, of), degree(right, of))
        case ir.Choose(then=then, otherwise=otherwise):
            return max(degree(then, of), degree(otherwise, of))
        case ir.Default(of=value, otherwise=otherwise):
            return max(degree(value, of), degree(otherwise, of))
        case ir.Call(args=args):
            return max(degree(one, of) for one in args)
        case ir.Over(how="sum", of=value):
            return max(1, degree(value, of))
        case ir.Round(of=value):
            return degree(value, of)
        case ir.Tiers(per=per, tiers=tiers):
            return degree(per, of) + max(degree(one.rate, of) for one in tiers)
        case ir.Pick(rows=rows):
            return max(degree(row.value, of) for row in rows)
        case _:
            return 1


class LinearRules(RuleNames):
    """Amounts may multiply answers; what is compared must not, or nobody could prove anything."""

    def __init__(self, typer: Typer, phrase: syntax.Phrase[Any], site: Site) -> None:
        super().__init__(typer, phrase, site)
        self.products: list[tuple[Any, str]] = []
        """Where this phrase multiplies answers, or divides by one, and with which sign."""

    def multiplied(self, node: syntax.Binary, product: ir.Arith) -> ir.Arith:
        if product.how in ("mul", "div") and self.typer.degree(product, self.site.rows) > 1:
            self.products.append((node, node.op))
        return product

    def one_answer(self, node: Any, test: ir.Cmp) -> ir.Cmp:
        """Refuses a comparison at the sign that multiplies, or where such a fact is named."""
        for side in (test.left, test.right):
            if not isinstance(side, ir.Lit) and self.typer.degree(side, self.site.rows) > 1:
                at, sign = self.products[0] if self.products else (node, "")
                raise self.wrong("answers-multiplied", at, sign=sign)
        return test

    def row_by_row(self, node: Any, tariff: ir.Pick) -> ir.Pick:
        """The rows of a tariff compare what it is called with."""
        for row in tariff.rows:
            for part in every(row.when):
                if isinstance(part, ir.Cmp):
                    self.one_answer(node, part)
        return tariff
