"""What a running evaluation holds in its slots, and how constants get there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TypeAlias, cast

from catalogue.kinds.base import BLANK, Blank, Type, Value
from catalogue.record import record
from compiler.reads import Asked
from compiler.working_days import Length, Unit


class Entries(list["list[Cell]"]):
    """The rows of a list, each with one cell per field in the order of the fields."""


@record
class Told:
    """What registers say of the row at hand."""

    of: Callable[[Asked], bool | None]


Number: TypeAlias = "int | Decimal | Fraction"
Cell: TypeAlias = "Value | Blank | Fraction | Length | Entries | Told | None"
"""None is unknown: not answered yet, or not to be told from what is."""

State: TypeAlias = "list[Cell]"
Closure: TypeAlias = Callable[[State], Cell]

NUMBERS = (int, Decimal, Fraction)
WIDE = Context(prec=40, rounding=ROUND_HALF_EVEN)


def number(cell: Cell) -> Number | None:
    return cast(Number, cell) if type(cell) in NUMBERS else None


def truth(cell: Cell) -> bool | None:
    return cell if cell is True or cell is False else None


def known(cell: Cell) -> bool:
    return cell is not None and cell is not BLANK


def length(text: str) -> Length:
    amount, unit = text.split()
    return Length(Decimal(amount), cast(Unit, unit))


def constant(type: Type, text: str) -> Cell:
    """The value of a literal, from the canonical text of its type."""
    match type:
        case "bool":
            return text == "true"
        case "integer":
            return int(text)
        case "money":
            return int(text.partition(" ")[0])
        case "decimal" | "percent":
            return Decimal(text.rstrip("%"))
        case "date":
            return date.fromisoformat(text)
        case "duration":
            return length(text)
        case _:
            return text


def settled(cell: Cell, type: Type) -> Value | Blank | None:
    """A result as a value of its type: exact fractions end here."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, Fraction):
        if type in ("integer", "money"):
            return half_up(cell)
        return WIDE.divide(Decimal(cell.numerator), Decimal(cell.denominator))
    return None if isinstance(cell, (Length, Entries, Told)) else cell


def half_up(amount: Number, unit: int = 1) -> int:
    if type(amount) is int and unit == 1:
        return amount
    return unit * ((2 * ratio(amount) + unit) // (2 * unit))


def ratio(amount: Number) -> int | Fraction:
    """The same number without the rounding of decimals."""
    return Fraction(amount) if isinstance(amount, Decimal) else amount
