"""What the law asks of a dossier's life, told apart from the service's own table.

Each rule reads what can be seen from outside: rows, events, and what was tried. It knows nothing
of transitions, guards or targets.
"""

from __future__ import annotations

from collections import Counter

from tests.runtime import law_of_answers, law_of_money, law_of_time
from tests.runtime.law_of_money import asks_more
from tests.runtime.seen import ENDINGS, Rule, Seen, Tried, day, kinds, new, of

CODES = {
    "submitted": 1, "received": 2, "refused": 3, "processing": 4, "opinion": 4, "supplement": 5,
    "payment": 6, "withdrawn": 7, "stopped": 8, "expired": 8, "decided": 9, "returned": 10,
}  # fmt: skip
MONEY = {"payment_asked", "payment_confirmed", "payment_refunded"}
TOLD = MONEY | ENDINGS | {"received", "supplement_asked", "extended", "version_adopted", "decided"}
COUNTER = {"tiep_nhan_hs", "submitter"}
REMINDED = {"supplement_nears": 3, "payment_waits": 12, "result_waits": 3}
"""Of what people are reminded, and how often at most: of payments for each time they are asked."""
PARTS = {
    "receive": {"tiep_nhan_hs"}, "refuse": {"tiep_nhan_hs"}, "decide": {"ky"},
    "return_result": {"tra_kq"}, "expire": {"system"}, "withdraw": COUNTER,
    "answer_supplement": COUNTER,
}  # fmt: skip
WORK = {"ask_supplement", "pass_step", "ask_opinion", "extend", "adopt_version", "stop"}


def what_happened_stays(before: Seen, tried: Tried, after: Seen) -> bool:
    return after.events[: len(before.events)] == before.events


def what_is_refused_changes_nothing(before: Seen, tried: Tried, after: Seen) -> bool:
    same = (after.dossier, after.events, after.payments, after.opinions, after.tasks)
    was = (before.dossier, before.events, before.payments, before.opinions, before.tasks)
    return not tried.refused or same == was


def another_unit_changes_nothing(before: Seen, tried: Tried, after: Seen) -> bool:
    """But for an opinion that it was asked for."""
    asked = {one.unit for one in before.opinions}
    if tried.unit in ("", before.dossier.unit):
        return True
    return bool(tried.refused) or (tried.name == "give_opinion" and tried.unit in asked)


def everybody_does_their_own_part(before: Seen, tried: Tried, after: Seen) -> bool:
    """What has no part of its own is for whoever holds an open step; payments see below."""
    holding = {one.role for one in before.tasks if one.closed_at is None and one.opinion is None}
    allowed = PARTS.get(tried.name, holding if tried.name in WORK else {tried.role})
    return bool(tried.refused) or tried.role in allowed


def a_supplement_is_asked_once(before: Seen, tried: Tried, after: Seen) -> bool:
    asked = list(of(after, "supplement_asked"))
    return len(asked) <= 1 and all(one.data["letter"] for one in asked)


def nothing_follows_an_end_but_money(before: Seen, tried: Tried, after: Seen) -> bool:
    if before.dossier.state not in ENDINGS:
        return True
    return after.dossier.state == before.dossier.state and all(
        one.kind in MONEY - {"payment_asked"} for one in new(before, after)
    )


def a_decision_is_the_last_word(before: Seen, tried: Tried, after: Seen) -> bool:
    """One decision, after receipt, never once it was refused, withdrawn, stopped or expired."""
    happened = kinds(after)
    if "decided" not in happened:
        return "returned" not in happened
    number = happened.index("decided")
    never = {"refused", "withdrawn", "stopped", "expired"}
    return (
        "received" in happened[:number]
        and set(happened[number + 1 :]) <= MONEY | {"returned", "due_changed"}
        and not never & set(happened)
    )


def a_refusal_comes_before_receipt(before: Seen, tried: Tried, after: Seen) -> bool:
    happened = kinds(after)
    letters = all(one.data["letter"] for one in of(after, "refused"))
    return letters and not ("refused" in happened and "received" in happened)


def who_stops_a_dossier_says_why(before: Seen, tried: Tried, after: Seen) -> bool:
    return all(one.data["letter"] for one in of(after, "stopped"))


def somebody_holds_every_dossier(before: Seen, tried: Tried, after: Seen) -> bool:
    """Until its end it lies with its unit; then with nobody."""
    open = [one for one in after.tasks if one.closed_at is None]
    steps = [one for one in open if one.opinion is None]
    if after.dossier.state in ENDINGS:
        return not open
    return bool(steps) and {one.unit for one in steps} == {after.dossier.unit}


def a_decision_waits_for_opinions(before: Seen, tried: Tried, after: Seen) -> bool:
    waited = any(one.verdict is None for one in after.opinions)
    return not (waited and after.dossier.state in ENDINGS | {"decided"})


def a_dossier_follows_the_text_it_was_lodged_under(before: Seen, tried: Tried, after: Seen) -> bool:
    """Unless an officer moves it before the decision, by a letter; its answers are sealed anew."""
    moved = [one.data for one in new(before, after) if one.kind == "version_adopted"]
    was, now = before.dossier.program, after.dossier.program
    if was == now:
        return not moved
    undecided = before.dossier.state in {"submitted", "received", "processing", "opinion"}
    told = [(one["was"], one["program"], bool(one["letter"] and one["answers"])) for one in moved]
    return undecided and told == [(was, now, True)]


def every_event_tells_the_national_code(before: Seen, tried: Tried, after: Seen) -> bool:
    return all(
        one.data["national"] == CODES[str(one.data["to"])]
        for one in after.events
        if "national" in one.data
    )


def withdrawal_ends_where_the_decision_begins(before: Seen, tried: Tried, after: Seen) -> bool:
    happened = kinds(after)
    return not ("withdrawn" in happened and "decided" in happened)


def who_filed_it_may_withdraw_it_until_the_decision(
    before: Seen, tried: Tried, after: Seen
) -> bool:
    undecided = before.dossier.state not in ENDINGS | {"decided"}
    theirs = tried.name == "withdraw" and tried.role == "submitter"
    return not (theirs and undecided and tried.refused)


def each_event_goes_on_from_the_one_before(before: Seen, tried: Tried, after: Seen) -> bool:
    moves = [one.data for one in after.events if "to" in one.data and "from" in one.data]
    moves = [one for one in moves if one["to"] in CODES]
    begun = ["submitted", *(one["to"] for one in moves)]
    return begun == [*(one["from"] for one in moves), after.dossier.state]


def every_change_has_a_number_of_its_own(before: Seen, tried: Tried, after: Seen) -> bool:
    """So that who saw it as it was before cannot change it unawares."""
    return before.dossier == after.dossier or before.dossier.version < after.dossier.version


def the_applicant_is_told_of_each_turn(before: Seen, tried: Tried, after: Seen) -> bool:
    happened = Counter(one.kind for one in new(before, after) if one.kind in TOLD)
    happened += Counter("payment_asked" for one in new(before, after) if asks_more(one))
    told = (one for one in after.told[len(before.told) :] if one not in REMINDED)
    return happened == Counter(told)


def nobody_is_reminded_of_what_does_not_wait(before: Seen, tried: Tried, after: Seen) -> bool:
    """Nor twice in a night, nor without end, nor of a supplement whose time is over."""
    new_ones = Counter(one for one in after.told[len(before.told) :] if one in REMINDED)
    every = Counter(one for one in after.told if one in REMINDED)
    until = after.dossier.supplement_until
    waits = {
        "supplement_nears": until is not None and day(after.at) <= until,
        "payment_waits": after.dossier.state not in ENDINGS
        and any(one.state == "asked" for one in after.payments),
        "result_waits": after.dossier.state == "decided",
    }
    return all(
        count == 1 and waits[topic] and every[topic] <= REMINDED[topic]
        for topic, count in new_ones.items()
    )


def what_another_unit_said_stays_said(before: Seen, tried: Tried, after: Seen) -> bool:
    now = {one.id: one for one in after.opinions}
    return all(now[one.id] == one for one in before.opinions if one.verdict) and all(
        now[one.id].question == one.question and now[one.id].due == one.due
        for one in before.opinions
    )


RULES: tuple[Rule, ...] = (
    what_happened_stays,
    what_is_refused_changes_nothing,
    another_unit_changes_nothing,
    everybody_does_their_own_part,
    a_supplement_is_asked_once,
    nothing_follows_an_end_but_money,
    a_decision_is_the_last_word,
    a_refusal_comes_before_receipt,
    who_stops_a_dossier_says_why,
    somebody_holds_every_dossier,
    a_decision_waits_for_opinions,
    a_dossier_follows_the_text_it_was_lodged_under,
    every_event_tells_the_national_code,
    withdrawal_ends_where_the_decision_begins,
    who_filed_it_may_withdraw_it_until_the_decision,
    each_event_goes_on_from_the_one_before,
    every_change_has_a_number_of_its_own,
    the_applicant_is_told_of_each_turn,
    nobody_is_reminded_of_what_does_not_wait,
    what_another_unit_said_stays_said,
    *law_of_answers.RULES,
    *law_of_time.RULES,
    *law_of_money.RULES,
)
