"""What a case owes: its fees with a known amount, and which of them are to be paid by now."""

from __future__ import annotations

from collections.abc import Iterable

from compiler import ir
from compiler.evaluation import Evaluation
from runtime.states import State
from runtime.terms import Charge
from runtime.ways import Way


def charges(program: ir.Program, evaluation: Evaluation) -> tuple[Charge, ...]:
    """Nothing is owed of what is free, waived, or still open."""
    fees = {one.id: one for one in program.fees}
    return tuple(
        charge_of(fees[one.id], one.amount.low)
        for one in evaluation.fees
        if one.due and one.amount.decided and one.amount.low > 0 and not one.open
    )


def open_fees(evaluation: Evaluation) -> frozenset[str]:
    """Fees that may be owed, and nobody can say yet how much."""
    return frozenset(
        one.id
        for one in evaluation.fees
        if one.due is not False and (one.open or not one.amount.decided)
    )


def kept_fees(program: ir.Program) -> frozenset[str]:
    return frozenset(one.id for one in program.fees if one.refund == "never")


def at_lodging(owed: Iterable[Charge]) -> tuple[Charge, ...]:
    return tuple(one for one in owed if one.due == "intake")


def come_due(state: State, way: Way) -> tuple[Charge, ...]:
    """What is to be asked for now: its moment has come, and it has not been asked for."""
    asked = {one.fee for one in state.bills}
    return tuple(
        one for one in way.terms.charges if one.fee not in asked and _has_come(one, state, way)
    )


def charge_of(fee: ir.Fee, amount: int) -> Charge:
    return Charge(fee.id, amount, fee.nature, fee.currency, fee.due, fee.due_step)


def _has_come(charge: Charge, state: State, way: Way) -> bool:
    if state.name == "decided" or charge.due == "intake":
        return True
    if charge.due == "supplement":
        return bool(state.supplements) and state.name != "supplement"
    if charge.due == "return":
        return False
    done = way.stage_of(state.open)
    stage = way.stage_of((charge.step,))
    return done > stage or (charge.due == "before" and done == stage)
