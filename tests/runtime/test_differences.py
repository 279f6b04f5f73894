"""What a changed case still owes and gets back: whatever is paid in between, it comes out even."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from runtime.differences import Difference, differences
from runtime.states import Bill, given_back
from runtime.store import payments
from runtime.store.engine import Store, Transaction
from runtime.terms import Charge, Terms
from runtime.ways import Way
from tests.runtime.filing import NOW


def way(amount: int) -> Way:
    charge = Charge("le_phi", amount, "le_phi", "VND", "intake")
    return Way((), Terms(charges=(charge,) if amount else ()))


def changed(bills: Iterable[Bill], some: Iterable[Difference]) -> tuple[Bill, ...]:
    rows = {one.fee: one for one in bills}
    for one in some:
        state = "excess" if one.excess else "asked"
        assert one.before == (rows[one.fee].amount if one.fee in rows else 0)
        assert one.fee not in rows or rows[one.fee].state == state, "what was paid is not touched"
        rows.pop(one.fee, None)
        if one.after:
            rows[one.fee] = Bill(one.fee, one.after, "VND", "excess" if one.excess else "asked")
    return tuple(rows[name] for name in sorted(rows))


def settled(one: Bill) -> Bill:
    states = {"asked": "paid", "excess": "refunded"}
    return Bill(one.fee, one.amount, one.currency, states.get(one.state, one.state))  # type: ignore[arg-type]


STEPS = st.lists(st.one_of(st.integers(0, 9), st.just("pay"), st.just("give")), max_size=12)


@given(first=st.integers(1, 9), steps=STEPS)
def test_what_came_and_went_is_what_the_case_costs(first: int, steps: list[int | str]) -> None:
    bills: tuple[Bill, ...] = (Bill("le_phi", first),)
    cost = first
    for step in steps:
        if isinstance(step, int):
            cost = step
            bills = changed(bills, differences(bills, way(cost)))
            if not bills:
                bills = (Bill("le_phi", cost),) if cost else ()
        else:
            wanted = "asked" if step == "pay" else "excess"
            bills = tuple(settled(one) if one.state == wanted else one for one in bills)
        came = sum(one.amount for one in bills if not one.back)
        went = sum(one.amount for one in bills if one.back)
        assert came - went == cost
        assert all(one.amount >= given_back(one, bills) for one in bills if not one.back)
        assert differences(bills, way(cost)) == ()


def test_nothing_is_said_of_a_fee_whose_amount_is_open() -> None:
    open_fee = Way((), Terms(open_fees=frozenset({"le_phi"})))
    assert differences((Bill("le_phi", 5),), open_fee) == ()


def test_rows_are_kept_as_they_come_out(store: Store, dossier: str) -> None:
    charge = Charge("le_phi", 5, "le_phi", "VND", "intake")

    def amount(cost: int) -> list[tuple[str, int, str]]:
        def settle(connection: Transaction) -> None:
            some = differences(payments.bills(connection, dossier), way(cost))
            payments.settle_differences(connection, dossier, some, "system", NOW)

        store.write(settle)
        rows = store.read(lambda connection: payments.bills(connection, dossier))
        return [(one.fee, one.amount, one.state) for one in rows]

    store.write(lambda connection: payments.ask(connection, dossier, (charge,), "system", NOW))
    assert amount(8) == [("le_phi", 8, "asked")]
    assert amount(2) == [("le_phi", 2, "asked")]
    assert amount(0) == []
