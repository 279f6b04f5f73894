"""What the law asks about fees: taken at the counter, in full, once, and before the result."""

from __future__ import annotations

import json
from collections.abc import Mapping

from runtime.store.events import Recorded
from tests.runtime.house import COPIES
from tests.runtime.seen import ENDINGS, Rule, Seen, Tried, amounts, new, of, paid_by

FEES = {
    "9.000001": {"tham_dinh": 100_000, "cap_phep": 50_000},
    "9.000002": {"bo_sung": 70_000, "kiem_tra": 30_000},
    "9.000003": {"kiem_dinh": 100_000},
    "9.000004": {"truoc_ba": 500_000},
    COPIES: {"ban_sao": 10_000, "tra_ket_qua": 8_000},
}
LATER = {"asked": 0, "paid": 1, "excess": 0, "refunded": 2}


def money_is_taken_at_the_counter(before: Seen, tried: Tried, after: Seen) -> bool:
    """By who holds the dossier too, and by the bank; never by the applicant."""
    paying = tried.name in ("confirm_payment", "refund_payment", "ask_payment")
    return not paying or bool(tried.refused) or tried.role != "submitter"


def a_result_waits_for_the_money(before: Seen, tried: Tried, after: Seen) -> bool:
    """Everything that was asked for, and all that the procedure takes by the time of the result."""
    if "returned" not in {one.kind for one in new(before, after)}:
        return True
    paid = {fee for one in of(after, "payment_confirmed") for fee in paid_by(one)}
    return all(one.state != "asked" for one in after.payments) and set(_owed(after)) <= paid


def a_fee_is_asked_for_in_full(before: Seen, tried: Tried, after: Seen) -> bool:
    """What came or is to come, less what went back, is what the answers of now cost."""
    asked: dict[str, int] = {}
    for one in after.payments:
        part = -one.amount if "-" in one.fee else one.amount
        asked[_fee(one.fee)] = asked.get(_fee(one.fee), 0) + part
    return asked.items() <= _owed(after).items()


def a_fee_is_paid_once(before: Seen, tried: Tried, after: Seen) -> bool:
    """In one piece, by the amount that stood there; what is never given back is not."""
    fees = [one.fee for one in after.payments]
    were = {one.fee: one.amount for one in before.payments}
    paid = [fee for one in of(after, "payment_confirmed") for fee in paid_by(one)]
    back = [fee for one in of(after, "payment_refunded") for fee in paid_by(one)]
    return (
        len(fees) == len(set(fees))
        and len(paid) == len(set(paid))
        and len(back) == len(set(back))
        and {fee for fee in back if "-" not in fee} <= set(paid) <= set(fees)
        and all(
            one.data["amount"] == sum(were[fee] for fee in paid_by(one))
            for one in new(before, after)
            if one.kind == "payment_confirmed"
        )
        and "cap_phep" not in back
    )


def what_is_paid_stays_paid(before: Seen, tried: Tried, after: Seen) -> bool:
    """Until it is given back, by the same amount; and who took it is known."""
    now = {one.fee: one for one in after.payments}
    were = [one for one in before.payments if one.state in ("paid", "refunded")]
    return all(
        now[one.fee].amount == one.amount and LATER[now[one.fee].state] >= LATER[one.state]
        for one in were
    ) and all(
        (one.paid_at is None) == (one.confirmed_by is None)
        and (one.state in ("asked", "excess") or "-" in one.fee) == (one.paid_at is None)
        for one in after.payments
    )


def a_fee_goes_back_only_when_the_work_is_over(before: Seen, tried: Tried, after: Seen) -> bool:
    """What was paid too much at any time."""
    over = before.dossier.state in ENDINGS | {"decided"}
    back = [fee for one in new(before, after) if one.kind == "payment_refunded"
            for fee in paid_by(one)]  # fmt: skip
    return over or all("-" in fee for fee in back)


def asks_more(event: Recorded) -> bool:
    """Whether a change of what is owed is one that somebody has to pay."""
    if event.kind != "fees_changed":
        return False
    was, now = amounts(event.data["before"]), amounts(event.data["fees"])
    return any("-" not in fee and now[fee] > was[fee] for fee in now)


def _owed(seen: Seen) -> Mapping[str, int]:
    """By the copies that are wanted now, where they are what is paid for."""
    number = json.loads(seen.sealed[-1].body).get("so_ban", 1)
    return {fee: one * number for fee, one in FEES[seen.dossier.procedure].items()}


def _fee(row: str) -> str:
    return row.partition("-")[0].partition("+")[0]


RULES: tuple[Rule, ...] = (
    money_is_taken_at_the_counter,
    a_result_waits_for_the_money,
    a_fee_is_asked_for_in_full,
    a_fee_is_paid_once,
    what_is_paid_stays_paid,
    a_fee_goes_back_only_when_the_work_is_over,
)
