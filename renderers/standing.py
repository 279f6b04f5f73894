"""A program as it is published on a day: rates that are over by then are left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from compiler.ir import Fee, Program, Relief, Row


def standing(program: Program, day: date) -> Program:
    """What begins later stays: it has to be known before."""
    return replace(program, fees=tuple(_fee(one, day) for one in program.fees))


def _fee(fee: Fee, day: date) -> Fee:
    """A fee whose every rate is over stays as it is: an act has yet to say what comes then."""
    rows = tuple(row for row in fee.amount.rows if not _is_over(row, day))
    if not rows:
        return fee
    relief = tuple(one for one in fee.relief if not _is_over(one, day))
    rest = fee.amount.rest and rows[-1] is fee.amount.rows[-1]
    return replace(fee, amount=replace(fee.amount, rows=rows, rest=rest), relief=relief)


def _is_over(one: Row | Relief, day: date) -> bool:
    return one.end is not None and one.end <= day
