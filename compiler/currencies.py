"""Amounts of money with their currency: VND goes without saying, others stand beside the number."""

from __future__ import annotations

from catalogue import syntax
from catalogue.kinds.money import Money
from compiler import ir
from compiler.names import Names
from compiler.walk import every

DONG = "VND"


def spelled(money: syntax.Money) -> str:
    """`12000` for đồng, `150 USD` for cents."""
    return str(money.amount) if money.currency == DONG else f"{money.amount} {money.currency}"


def currency(lit: ir.Lit) -> str:
    return lit.value.partition(" ")[2] or DONG


def amount(lit: ir.Lit) -> int:
    """In the smallest unit of its currency."""
    return int(lit.value.partition(" ")[0])


def currencies(expr: ir.Expr, names: Names) -> dict[str, None]:
    """Those of the amounts that an expression is made of, in order."""
    found: dict[str, None] = {}
    for one in every(expr):
        if isinstance(one, ir.Lit) and one.type == "money":
            found[currency(one)] = None
        elif isinstance(one, ir.Ref) and one.type == "money":
            symbol = names.get(one.path)
            if symbol is not None and isinstance(symbol.kind, Money):
                found[symbol.kind.currency] = None
    return found
