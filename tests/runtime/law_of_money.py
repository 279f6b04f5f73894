"""What the law asks about fees: taken at the counter, in full, once, and before the result."""

from __future__ import annotations

from tests.runtime.seen import ENDINGS, Rule, Seen, Tried, new, of, paid_by

FEES = {
    "9.000001": {"tham_dinh": 100_000, "cap_phep": 50_000},
    "9.000002": {"bo_sung": 70_000, "kiem_tra": 30_000},
    "9.000003": {"kiem_dinh": 100_000},
    "9.000004": {"truoc_ba": 500_000},
}
LATER = {"asked": 0, "paid": 1, "refunded": 2}


def money_is_taken_at_the_counter(before: Seen, tried: Tried, after: Seen) -> bool:
    """By who holds the dossier too, and by the bank; never by the applicant."""
    paying = tried.name in ("confirm_payment", "refund_payment", "ask_payment")
    return not paying or bool(tried.refused) or tried.role != "submitter"


def a_result_waits_for_the_money(before: Seen, tried: Tried, after: Seen) -> bool:
    """Everything that was asked for, and all that the procedure takes by the time of the result."""
    if "returned" not in {one.kind for one in new(before, after)}:
        return True
    paid = {fee for one in of(after, "payment_confirmed") for fee in paid_by(one)}
    owed = set(FEES[after.dossier.procedure])
    return all(one.state != "asked" for one in after.payments) and owed <= paid


def a_fee_is_paid_once_and_in_full(before: Seen, tried: Tried, after: Seen) -> bool:
    fees = [one.fee for one in after.payments]
    paid = [fee for one in of(after, "payment_confirmed") for fee in paid_by(one)]
    back = [fee for one in of(after, "payment_refunded") for fee in paid_by(one)]
    right = FEES[after.dossier.procedure]
    return (
        len(fees) == len(set(fees))
        and len(paid) == len(set(paid))
        and len(back) == len(set(back))
        and set(back) <= set(paid) <= set(fees)
        and all(one.amount == right[one.fee] for one in after.payments)
        and all(
            one.data["amount"] == sum(right[str(fee)] for fee in paid_by(one))
            for one in of(after, "payment_confirmed")
        )
        and "cap_phep" not in back  # never given back
    )


def what_is_paid_stays_paid(before: Seen, tried: Tried, after: Seen) -> bool:
    """Until it is given back; and who took it is known."""
    were = {one.fee: one for one in before.payments}
    return all(
        LATER[one.state] >= LATER[were[one.fee].state if one.fee in were else "asked"]
        and (one.state == "asked") == (one.paid_at is None) == (one.confirmed_by is None)
        for one in after.payments
    )


def a_fee_goes_back_only_when_the_work_is_over(before: Seen, tried: Tried, after: Seen) -> bool:
    """What was paid too much at any time."""
    over = before.dossier.state in ENDINGS | {"decided"}
    back = [fee for one in new(before, after) if one.kind == "payment_refunded"
            for fee in paid_by(one)]  # fmt: skip
    return over or all("-" in str(fee) for fee in back)


RULES: tuple[Rule, ...] = (
    money_is_taken_at_the_counter,
    a_result_waits_for_the_money,
    a_fee_is_paid_once_and_in_full,
    what_is_paid_stays_paid,
    a_fee_goes_back_only_when_the_work_is_over,
)
