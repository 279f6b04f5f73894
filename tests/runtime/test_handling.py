"""Commands carried out whole: opinions, payments, extensions, and what the night does."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from compiler.evaluation import Due
from runtime import nightly
from runtime.clock import VIETNAM
from runtime.commands import APPLICANT, SYSTEM, Actor, Command, Question, Reply, Settlement
from runtime.handling import handle
from runtime.nightly import expire_unanswered, mend_clocks, note_silence, wrong_clocks
from runtime.records import Judged, judged, record_of
from runtime.refusals import Refused
from runtime.service import Catalogue
from runtime.settling import settle
from runtime.store import answers, dossiers, events, opinions, outbox, payments, processing
from runtime.store.dossiers import Dossier
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Missing
from runtime.store.processing import Letter
from runtime.store.sqlite import sqlite_path
from tests.runtime.house import (
    ASKED,
    ELSEWHERE,
    HOUSE_OFFICERS,
    catalogue_of,
    furnished,
    lodge,
)  # fmt: skip

AT = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)
ID = "ho-so"
RECEIVER, WORKER, SIGNER, RETURNER = HOUSE_OFFICERS
EXPERT = Actor(f"{ASKED}.thu_ly_hs", ASKED, frozenset({"thu_ly_hs"}))
STRANGER = Actor("la", ELSEWHERE, frozenset({"thu_ly_hs"}))
FROM_COMPLETE, FROM_LODGED, FROM_PAID, WITH_STOPS = (f"9.00000{n}" for n in range(1, 5))


class House:
    """One dossier on the desk, and the time of day."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self.store, self.catalogue, self.now = store, catalogue, AT

    def lodge(self, procedure: str) -> None:
        lodge(self.store, self.catalogue, procedure, ID, self.now)

    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    def do(self, command: Command) -> Dossier:
        """Whatever letter it needs is written with it."""
        self.now += timedelta(minutes=1)
        return self.store.write(partial(self._do, command=command))

    def _do(self, connection: Transaction, *, command: Command) -> Dossier:
        one = dossiers.own_dossier(connection, ID)
        by = command.actor.account
        letter = Letter(command.letter, "x", "Kính gửi", by, self.now) if command.letter else None
        return handle(
            connection, self.catalogue, one, one.version, command, self.now, letter=letter
        )

    def find(self, fact: str) -> None:
        revision, by = self.case.record.revision, WORKER
        known = replace(revision.known, findings={fact: True})

        def write(connection: Transaction) -> None:
            processing.find(connection, ID, fact, True, by, self.now)
            answers.seal_next(connection, ID, given=revision.answers, known=known, now=self.now)
            settle(connection, self.catalogue, ID, by, "finding", self.now)

        self.store.write(write)

    def refused(self, command: Command) -> str:
        with pytest.raises(Refused) as caught:
            self.do(command)
        return caught.value.refusal.id

    @property
    def one(self) -> Dossier:
        return self.store.read(partial(dossiers.own_dossier, id=ID))

    @property
    def case(self) -> Judged:
        def read(connection: Transaction) -> Judged:
            return judged(self.catalogue, record_of(connection, self.one), self.now)

        return self.store.read(read)

    @property
    def kinds(self) -> list[str]:
        return [one.kind for one in self.store.read(partial(events.history, dossier=ID))]

    def to_work(self, procedure: str) -> None:
        self.lodge(procedure)
        self.do(Command("receive", RECEIVER))


@pytest.fixture
def house(sqlite_url: str) -> Iterator[House]:
    sqlite_path(sqlite_url).write_bytes(furnished())
    with Store.open(sqlite_url) as store:
        yield House(store, catalogue_of(store))


def question(id: str = "q1", *, days: int = 5, silence: bool = False) -> Question:
    due = Due(AT.date() + timedelta(days=days))
    return Question(id, ASKED, due, "Xin ý kiến", "agreed" if silence else "")


# Opinions


def test_an_opinion_is_a_task_of_another_unit_and_nothing_more(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    with pytest.raises(Missing):
        house.do(Command("give_opinion", EXPERT, reply=Reply("q1", "agreed")))
    house.do(Command("ask_opinion", WORKER, question=question()))
    assert (house.one.state, house.one.clock) == ("opinion", "running")
    queue = house.store.read(partial(dossiers.queue, actor=EXPERT))
    assert [one.id for one in queue] == [ID]
    assert house.refused(Command("pass_step", EXPERT, step="tham_dinh")) == "wrong-role"
    assert house.refused(Command("stop", EXPERT, letter="t1")) == "wrong-role"
    house.do(Command("give_opinion", EXPERT, reply=Reply("q1", "conditional", "Cần đo lại.")))
    assert house.one.state == "processing"
    assert house.store.read(partial(dossiers.queue, actor=EXPERT)) == ()
    (given,) = house.store.read(partial(opinions.opinions_of, dossier=ID))
    assert (given.verdict, given.answer, given.answered_by) == (
        "conditional", "Cần đo lại.", EXPERT.account
    )  # fmt: skip
    history = house.store.read(partial(events.history, dossier=ID))
    assert "Cần đo lại" not in str(history)


def test_work_goes_on_beside_an_opinion_but_the_decision_waits(house: House) -> None:
    house.to_work(FROM_LODGED)
    house.do(Command("ask_opinion", WORKER, question=question()))
    house.do(Command("pass_step", WORKER, step="xem_xet"))
    assert house.one.state == "opinion"
    assert house.refused(Command("decide", SIGNER, result="giay_phep")) == "opinions-open"
    house.do(Command("give_opinion", EXPERT, reply=Reply("q1", "agreed")))
    assert house.do(Command("decide", SIGNER, result="giay_phep")).state == "decided"


def test_silence_means_what_was_said_before_and_only_after_its_day(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    house.do(Command("ask_opinion", WORKER, question=question("q1", silence=True)))
    house.do(Command("ask_opinion", WORKER, question=question("q2")))
    silent = Command("give_opinion", WORKER, reply=Reply("q1", "silent"))
    house.wait(5)
    assert house.refused(silent) == "opinion-awaited"
    assert note_silence(house.store, house.catalogue, house.now) == 0
    house.wait(1)
    assert note_silence(house.store, house.catalogue, house.now) == 1
    assert note_silence(house.store, house.catalogue, house.now) == 0
    assert house.one.state == "opinion"
    wrong = Command("give_opinion", WORKER, reply=Reply("q2", "silent"))
    assert house.refused(wrong) == "opinion-awaited"
    house.do(Command("give_opinion", WORKER, reply=Reply("q2", "no_reply")))
    verdicts = house.store.read(partial(opinions.opinions_of, dossier=ID))
    assert [one.verdict for one in verdicts] == ["silent", "no_reply"]


def test_an_end_cancels_what_was_asked(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    house.do(Command("ask_opinion", WORKER, question=question()))
    house.do(Command("withdraw", APPLICANT))
    (asked,) = house.store.read(partial(opinions.opinions_of, dossier=ID))
    assert asked.verdict == opinions.CANCELLED
    assert house.store.read(partial(dossiers.queue, actor=EXPERT)) == ()


# Money


def paid(*fees: str, amount: int, reference: str = "BL-1") -> Settlement:
    return Settlement(fees, amount, reference)


def test_a_fee_at_intake_is_asked_with_the_receipt_and_paid_once(house: House) -> None:
    house.lodge(FROM_COMPLETE)
    assert house.kinds == ["lodged", "payment_asked"]
    assert house.one.state == "submitted"
    wrong = Command("confirm_payment", RECEIVER, settlement=paid("tham_dinh", amount=99_999))
    assert house.refused(wrong) == "amount-differs"
    right = Command("confirm_payment", RECEIVER, settlement=paid("tham_dinh", amount=100_000))
    house.do(right)
    assert house.refused(right) == "payment-not-asked"
    (row,) = house.store.read(partial(payments.payments_of, dossier=ID))
    assert (row.state, row.reference, row.confirmed_by) == ("paid", "BL-1", RECEIVER.account)


def test_a_result_is_handed_over_when_everything_is_paid(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    for step in ("tham_dinh", "lay_y_kien"):
        house.do(Command("pass_step", WORKER, step=step))
    house.do(Command("decide", SIGNER, result="giay_phep"))
    bills = {one.fee: one.state for one in house.case.record.state.bills}
    assert bills == {"tham_dinh": "asked", "cap_phep": "asked"}
    back = Command("return_result", RETURNER)
    assert house.refused(back) == "unpaid"
    both = paid("tham_dinh", "cap_phep", amount=150_000)
    house.do(Command("confirm_payment", SYSTEM, settlement=both))
    assert house.do(back).state == "returned"
    kept = Command("refund_payment", RETURNER, settlement=paid("cap_phep", amount=50_000))
    assert house.refused(kept) == "never-refunded"
    house.do(Command("refund_payment", RETURNER, settlement=paid("tham_dinh", amount=100_000)))
    assert house.one.state == "returned"


def test_an_officer_lets_a_dossier_wait_for_the_money(house: House) -> None:
    house.to_work(WITH_STOPS)
    charges = house.case.way.terms.charges
    house.do(Command("ask_payment", WORKER, charges=charges))
    assert (house.one.state, house.one.clock) == ("payment", "running")
    assert house.refused(Command("pass_step", WORKER, step="xac_dinh")) == "wrong-state"
    done = Command("confirm_payment", SYSTEM, settlement=paid("truoc_ba", amount=500_000))
    assert house.do(done).state == "processing"


def test_an_opinion_may_come_while_the_dossier_waits_for_the_money(house: House) -> None:
    house.to_work(WITH_STOPS)
    house.do(Command("ask_opinion", WORKER, question=question()))
    house.do(Command("ask_payment", WORKER, charges=house.case.way.terms.charges))
    house.do(Command("give_opinion", EXPERT, reply=Reply("q1", "agreed")))
    assert house.one.state == "payment"
    done = Command("confirm_payment", SYSTEM, settlement=paid("truoc_ba", amount=500_000))
    assert house.do(done).state == "processing"


def test_the_clock_stands_until_the_payment_when_the_act_says_so(house: House) -> None:
    house.to_work(WITH_STOPS)
    before = house.one.due
    house.do(Command("pass_step", WORKER, step="xac_dinh"))
    assert (house.one.clock, house.one.waits, house.one.due) == ("paused", "paid truoc_ba", None)
    house.do(Command("pass_step", WORKER, step="kiem_tra"))
    assert [one.fee for one in house.case.record.state.bills] == ["truoc_ba"]
    house.wait(4)
    done = Command("confirm_payment", SYSTEM, settlement=paid("truoc_ba", amount=500_000))
    after = house.do(done)
    assert before is not None
    assert after.due == Due(before.day + timedelta(days=4))


def test_the_clock_begins_with_the_payment_when_the_act_says_so(house: House) -> None:
    house.lodge(FROM_PAID)
    assert (house.one.clock, house.one.waits, house.one.due) == ("waiting", "paid", None)
    house.wait(1)
    done = Command("confirm_payment", SYSTEM, settlement=paid("kiem_dinh", amount=100_000))
    after = house.do(done)
    assert (after.clock, after.waits) == ("running", None)
    assert after.due == Due(date(2026, 3, 5), house.now.time().replace(second=0))


def test_money_that_comes_after_the_end_is_noted_by_the_bank_alone(house: House) -> None:
    house.lodge(FROM_COMPLETE)
    house.do(Command("withdraw", APPLICANT))
    late = paid("tham_dinh", amount=100_000)
    assert house.refused(Command("confirm_payment", RECEIVER, settlement=late)) == "wrong-state"
    assert house.do(Command("confirm_payment", SYSTEM, settlement=late)).state == "withdrawn"
    back = Command("refund_payment", RECEIVER, settlement=late)
    assert house.do(back).state == "withdrawn"
    assert house.case.record.state.bills[0].state == "refunded"


# Time


def test_an_apology_comes_once_and_a_working_day_before(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    assert house.one.due == Due(date(2026, 3, 16))
    house.now = datetime(2026, 3, 14, 9, tzinfo=VIETNAM)
    until = date(2026, 3, 20)
    late = Command("extend", WORKER, letter="t1", until=until)
    assert house.refused(late) == "extended-too-late"
    house.now = datetime(2026, 3, 13, 16, tzinfo=VIETNAM)
    sooner = Command("extend", WORKER, letter="t1", until=date(2026, 3, 16))
    assert house.refused(sooner) == "new-date-missing"
    assert house.do(late).due == Due(until)
    again = Command("extend", WORKER, letter="t2", until=date(2026, 3, 31))
    assert house.refused(again) == "extended-before"


def test_an_act_that_says_by_how_much_is_followed(house: House) -> None:
    """And when: here as often as twice, in cases that are found to be complex."""
    house.to_work(FROM_LODGED)
    assert house.one.due == Due(date(2026, 4, 1))
    extend = Command("extend", WORKER, letter="t1")
    assert house.refused(extend) == "no-extension"
    house.find("phuc_tap")
    assert house.refused(replace(extend, until=date(2026, 12, 31))) == "new-date-fixed"
    assert house.do(extend).due == Due(date(2026, 4, 16))
    assert house.do(replace(extend, letter="t2")).due == Due(date(2026, 5, 4))
    assert house.refused(replace(extend, letter="t3")) == "extended-before"


def test_the_clock_does_not_wait_for_money_that_has_come(house: House) -> None:
    house.to_work(WITH_STOPS)
    due = house.one.due
    charges = house.case.way.terms.charges
    house.do(Command("ask_payment", SYSTEM, charges=charges))
    paid = Settlement(tuple(one.fee for one in charges), sum(one.amount for one in charges), "B")
    house.do(Command("confirm_payment", SYSTEM, settlement=paid))
    house.wait(2)
    house.do(Command("pass_step", WORKER, step="xac_dinh"))
    assert (house.one.clock, house.one.due, house.one.waits) == ("running", due, None)
    house.wait(7)
    assert house.case.clock.elapsed >= 6


def test_what_cannot_be_closed_keeps_nothing_else_waiting(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(nightly, "AT_ONCE", 1)
    until = AT.date() + timedelta(days=7)
    ask = Command("ask_supplement", RECEIVER, letter="t", until=until)
    house.lodge(FROM_COMPLETE)
    house.do(ask)
    house.store.write(partial(answers.erase, dossier=ID))
    lodge(house.store, house.catalogue, FROM_COMPLETE, "ho-so-sau", house.now)
    other = partial(dossiers.own_dossier, id="ho-so-sau")

    def ask_the_other(connection: Transaction) -> None:
        letter = Letter("u", "supplement", "Kính gửi", RECEIVER.account, house.now)
        one, later = other(connection), replace(ask, letter="u", until=until + timedelta(days=1))
        handle(
            connection, house.catalogue, one, one.version, later, house.now, letter=letter
        )  # fmt: skip

    house.store.write(ask_the_other)
    house.wait(20)
    with caplog.at_level(logging.ERROR):
        assert expire_unanswered(house.store, house.catalogue, house.now) == 1
    assert (house.one.state, house.store.read(other).state) == ("supplement", "expired")
    assert wrong_clocks(house.store, house.catalogue, house.now) == ()


def test_what_is_not_supplemented_in_time_expires_by_night(house: House) -> None:
    house.lodge(FROM_COMPLETE)
    until = AT.date() + timedelta(days=7)
    house.do(Command("ask_supplement", RECEIVER, letter="t1", until=until))
    assert house.one.supplement_until == until
    house.wait(7)
    assert expire_unanswered(house.store, house.catalogue, house.now) == 0
    house.wait(1)
    assert house.refused(Command("answer_supplement", APPLICANT)) == "cut-off-passed"
    assert expire_unanswered(house.store, house.catalogue, house.now) == 1
    one = house.one
    assert (one.state, one.clock, one.supplement_until) == ("expired", "stopped", None)
    assert one.ended_at == house.now


def test_a_clock_that_is_wrong_is_found_and_mended(house: House) -> None:
    """As when a day off is announced late: here the stored day was changed by hand."""
    house.to_work(FROM_COMPLETE)
    right = house.one.due
    house.store.write(
        lambda connection: connection.exec_driver_sql("UPDATE dossier SET due_at = '2026-12-31'")
    )
    (found,) = wrong_clocks(house.store, house.catalogue, house.now)
    assert (found.stored, found.reckoned) == (Due(date(2026, 12, 31)), right)
    assert mend_clocks(house.store, house.catalogue, house.now) == (found,)
    assert house.one.due == right
    assert house.kinds[-1] == "due_changed"
    assert wrong_clocks(house.store, house.catalogue, house.now) == ()


# Words


def test_what_was_written_can_be_erased_and_the_chain_holds(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    house.do(Command("ask_opinion", WORKER, question=question()))
    house.do(Command("give_opinion", EXPERT, reply=Reply("q1", "agreed", "Đồng ý cấp phép.")))
    house.store.write(partial(answers.erase, dossier=ID))
    (given,) = house.store.read(partial(opinions.opinions_of, dossier=ID))
    assert (given.question, given.answer, given.verdict) == ("", None, "agreed")
    assert house.store.read(partial(events.verify_chain, dossier=ID)) is None


def test_the_applicant_is_told_of_what_concerns_them(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    until = AT.date() + timedelta(days=7)
    house.do(Command("ask_supplement", WORKER, letter="t1", until=until))
    house.do(Command("stop", WORKER, letter="t2"))
    topics = house.store.write(partial(outbox.lease, now=house.now))
    assert [one.topic for one in topics] == ["received", "supplement_asked", "stopped"]


def test_a_stranger_finds_no_dossier_at_all(house: House) -> None:
    house.to_work(FROM_COMPLETE)
    with pytest.raises(Missing):
        house.do(Command("stop", STRANGER, letter="t1"))
