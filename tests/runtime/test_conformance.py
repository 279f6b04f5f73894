"""Whatever is done with the store, in any order: both databases answer alike and hold the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    rule,
    run_state_machine_as_test,
)

from catalogue.kinds.base import Json
from runtime.commands import APPLICANT, COMMANDS, SYSTEM, Actor, Command, Settlement
from runtime.differences import differences
from runtime.lookups import UNREACHABLE, LookedUp
from runtime.ports import Stored
from runtime.refusals import Refused
from runtime.store import (
    accounts,
    answers,
    assigning,
    attempts,
    dossiers,
    drafts,
    events,
    files,
    issued,
    jobs,
    outbox,
    payments,
    portable,
    processing,
    watching,
)
from runtime.store.drafts import PageSave
from runtime.store.engine import Store, Transaction
from runtime.store.lodging import Lodging, receipt_of, submit_dossier
from runtime.store.tables import metadata
from runtime.terms import Charge, Terms
from runtime.ways import Way
from tests.runtime.filing import (
    CODES,
    NOW,
    PROGRAM,
    RECEIVER,
    RETURNER,
    SIGNER,
    STRANGER,
    UNIT,
    VISITOR,
    WAY,
    WORKER,
    furnish,
    lodging,
)

Deed: TypeAlias = Callable[[Transaction], Any]
ACTORS = (RECEIVER, WORKER, SIGNER, RETURNER, STRANGER, APPLICANT, SYSTEM)
PAGES = ("tre", "me")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)


class Both(RuleBasedStateMachine):
    """Each rule is done on both; numbers that a sequence gives may differ, all else may not."""

    started = Bundle("started")
    filed = Bundle("filed")

    def __init__(self, stores: tuple[Store, Store]) -> None:
        super().__init__()
        self.stores = stores
        self.now = NOW
        self.made = 0
        for store in stores:
            store.write(empty)
            store.write(furnish)

    def both(self, deed: Deed) -> object:
        one, other = (attempt(store.write, deed) for store in self.stores)
        assert one == other
        return one

    def told(self, question: Deed) -> object:
        one, other = (attempt(store.read, question) for store in self.stores)
        assert one == other
        return one

    def number(self) -> str:
        self.made += 1
        return f"{self.made:032x}"

    @rule(minutes=st.sampled_from([0, 1, 3, 31, 60 * 24, 60 * 24 * 31, -60]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    # Drafts

    @rule(target=started, given=st.dictionaries(st.sampled_from(["tre.a", "me.b"]), TEXTS))
    def start(self, given: dict[str, str]) -> str:
        id = self.number()
        until = self.now + timedelta(days=30)
        self.both(
            lambda c: drafts.create_draft(
                c, id=id, program=PROGRAM, page="tre", answers=given, visitor_hash=VISITOR,
                now=self.now, expires_at=until,
            )
        )  # fmt: skip
        return id

    @rule(id=started, page=st.sampled_from(PAGES), seen=st.integers(0, 2), text=TEXTS)
    def save(self, id: str, page: str, seen: int, text: str) -> None:
        names = [f"{page}.{name}" for name in "ab"]
        self.both(
            lambda c: drafts.save_page(
                c, id, PageSave(page, seen, names, {names[0]: text}), self.now
            )
        )

    @rule(id=started, other=st.sampled_from(["w" * 64, "x" * 64]))
    def open_elsewhere(self, id: str, other: str) -> None:
        token = id.rjust(64, "t")
        self.both(lambda c: drafts.set_resume_link(c, id, token))
        self.both(lambda c: drafts.exchange_link(c, token, other, self.now))
        self.told(lambda c: drafts.may_open(c, other, id, self.now))
        self.told(lambda c: drafts.load_own(c, other, id, self.now))

    @rule(id=started)
    def ask_a_register(self, id: str) -> None:
        said = LookedUp("csdl_dan_cu", "me", "079", UNREACHABLE, self.now)
        self.both(lambda c: drafts.keep_lookups(c, id, [said], self.now))

    @rule(id=started, name=st.sampled_from("pq"))
    def attach(self, id: str, name: str) -> None:
        stored, use = Stored(name * 64, 5), self.number()

        def both(connection: Transaction) -> None:
            files.record_file(connection, stored, "image/png", self.now)
            files.attach_to_draft(
                connection, id, id=use, path=f"nop.{name}", name="tờ.png", sha256=stored.sha256
            )

        self.both(both)
        self.told(lambda c: files.files_of_draft(c, id))

    @rule()
    def sweep(self) -> None:
        self.both(lambda c: drafts.delete_expired(c, self.now))
        self.both(lambda c: sorted(files.forget_unused(c, self.now)))

    # Dossiers

    @rule(target=filed, draft=started, version=st.integers(1, 3))
    def submit(self, draft: str, version: int) -> str:
        one = filing(draft, version, self.number(), self.now)
        self.both(lambda c: submit_dossier(c, one, CODES))
        self.told(lambda c: receipt_of(c, draft))
        self.told(lambda c: files.files_of_dossier(c, one.dossier))
        return one.dossier

    @rule(
        id=filed, name=st.sampled_from(COMMANDS), actor=st.sampled_from(ACTORS),
        version=st.integers(1, 4), step=st.sampled_from(["", "tham_tra", "ky"]),
    )  # fmt: skip
    def act(self, id: str, name: Any, actor: Actor, version: int, step: str) -> None:
        until = (
            self.now.date() + timedelta(days=5) if name in ("ask_supplement", "extend") else None
        )
        command = Command(name, actor, step=step, letter="l", result="kq", until=until)
        messages = (outbox.Message(name, {}),)
        self.both(
            lambda c: processing.act(c, id, version, command, WAY, self.now, messages=messages)
        )
        self.told(lambda c: events.history(c, id))

    @rule(id=filed, actor=st.sampled_from(ACTORS), text=TEXTS)
    def work(self, id: str, actor: Actor, text: str) -> None:
        self.both(lambda c: processing.tick_item(c, id, "giay", text, actor, self.now))
        self.both(lambda c: processing.find(c, id, "fact", bool(text), actor, self.now))
        self.both(lambda c: assigning.assign(c, id, 1, "ly", actor, self.now))
        self.told(lambda c: processing.ticks_of(c, id))

    @rule(id=filed, text=TEXTS, drop=st.booleans())
    def correct(self, id: str, text: str, drop: bool) -> None:
        draft, until = self.number(), self.now + timedelta(days=3)
        self.both(
            lambda c: drafts.begin_supplement(
                c, id=draft, dossier=id, program=PROGRAM, answers={"tre.a": text}, looked_up=(),
                now=self.now, expires_at=until,
            )
        )  # fmt: skip
        self.told(lambda c: drafts.supplement_of(c, id, self.now))
        if drop:
            self.both(lambda c: drafts.drop_supplement(c, id))
        self.both(lambda c: processing.untouch(c, id, ["giay"], ["fact"]))
        self.both(lambda c: processing.rename(c, id, text, text))
        self.told(lambda c: answers.before(c, id, 2))

    @rule(id=filed, cost=st.integers(1, 9), pay=st.booleans())
    def cost_otherwise(self, id: str, cost: int, pay: bool) -> None:
        def change(connection: Transaction) -> None:
            bills = payments.bills(connection, id)
            some = differences(bills, Way((), Terms(charges=(fee(cost),))))
            processing.change_fees(connection, id, some, SYSTEM, self.now)

        self.both(lambda c: payments.ask(c, id, [fee(5)], "system", self.now))
        self.both(change)
        if pay:
            paid = Settlement(("le_phi",), 0, "R")
            self.both(lambda c: payments.confirm(c, id, paid, "system", self.now))
        self.told(lambda c: payments.payments_of(c, id))

    @rule(id=filed, paper=st.sampled_from(["supplement", "stop"]), letter=st.sampled_from("ab"))
    def give_out(self, id: str, paper: str, letter: str) -> None:
        sheet: Json = {"title": ["Phiếu", ""], "at": self.now.isoformat()}
        self.both(
            lambda c: issued.keep(c, id, paper=paper, letter=letter, sheet=sheet, at=self.now)
        )
        self.told(lambda c: (issued.kept(c, id), issued.latest(c, id, paper)))

    @rule(id=filed)
    def erase(self, id: str) -> None:
        self.both(lambda c: answers.erase(c, id))
        self.told(lambda c: answers.latest(c, id))

    # What goes out, who comes in

    @rule(limit=st.integers(1, 3), well=st.booleans())
    def send(self, limit: int, well: bool) -> None:
        def once(connection: Transaction) -> list[tuple[str, str, int]]:
            taken = outbox.lease(connection, self.now, limit)
            for one in taken:
                if well:
                    outbox.sent(connection, [one.id], self.now)
                elif one.attempts > 1:
                    outbox.failed(connection, one, self.now)
            return [(one.topic, one.dossier, one.attempts) for one in taken]

        self.both(once)
        self.told(lambda c: watching.waiting(c, self.now))

    @rule(key=st.sampled_from("kl"), most=st.integers(0, 3))
    def try_again(self, key: str, most: int) -> None:
        self.both(lambda c: attempts.allow(c, key, most, self.now))
        self.both(lambda c: attempts.forget(c, self.now))

    @rule(name=st.sampled_from(["thu", "ly", "nobody"]), token=st.sampled_from("st"))
    def sign_in(self, name: str, token: str) -> None:
        self.both(lambda c: accounts.close_session(c, token * 64))
        self.both(lambda c: accounts.open_session(c, token * 64, name, self.now))
        self.both(lambda c: accounts.extend_session(c, token * 64, self.now))
        self.both(lambda c: accounts.note_failure(c, name, self.now))

    @rule(name=st.sampled_from(["thu", "ly"]), token=st.sampled_from("st"))
    def look_who_is_there(self, name: str, token: str) -> None:
        self.told(lambda c: accounts.load_session(c, token * 64, self.now))
        self.told(lambda c: accounts.shut_out(c, name, self.now))
        self.told(lambda c: accounts.colleagues(c, UNIT))
        self.both(lambda c: accounts.delete_expired_sessions(c, self.now))

    @rule(
        name=st.sampled_from(["anchor", "sweep"]), period=st.sampled_from("ab"), end=st.booleans()
    )
    def do_a_job(self, name: str, period: str, end: bool) -> None:
        def once(connection: Transaction) -> object:
            one = jobs.claim(connection, name, period, self.now)
            if one and end:
                jobs.done(connection, one, self.now)
            return one

        self.both(once)
        self.both(lambda c: events.anchor_day(c, self.now.date(), "anchors.txt"))

    # What is seen

    @rule()
    def officers_see_the_same(self) -> None:
        for actor in (RECEIVER, WORKER, STRANGER):
            self.told(lambda c, a=actor: sorted(one.id for one in dossiers.queue(c, a)))  # type: ignore[misc]
        self.told(watching.by_state)

    def teardown(self) -> None:
        one, other = (store.read(contents) for store in self.stores)
        assert one == other
        assert self.told(lambda c: list(portable.broken_chains(c))) == []
        super().teardown()


def attempt(run: Callable[[Deed], object], deed: Deed) -> object:
    """What came of it: a value, or the kind of failure."""
    try:
        return run(deed)
    except Refused as refused:
        return ("Refused", refused.refusal.id)
    except Exception as failure:
        return type(failure).__name__


def fee(amount: int) -> Charge:
    return Charge("le_phi", amount, "le_phi", "VND", "intake")


def filing(draft: str, version: int, dossier: str, at: datetime) -> Lodging:
    made = lodging(draft, version=version, at=at)
    return replace(made, dossier=dossier, seal_key=dossier.encode())


def empty(connection: Transaction) -> None:
    for one in reversed(metadata.sorted_tables):
        connection.execute(one.delete())


def contents(connection: Transaction) -> dict[str, list[str]]:
    """All rows but the numbers of sequences, which count what was undone as well."""
    found = {}
    for shape in portable.shapes():
        kept = [name != "id" or kind != "integer" for name, kind in shape.columns]
        rows = portable.rows(connection, shape)
        found[shape.name] = sorted(
            json.dumps([value for value, keep in zip(row, kept, strict=True) if keep])
            for row in rows
        )
    return found


@pytest.fixture
def stores(
    tmp_path_factory: pytest.TempPathFactory, databases: Callable[[], str]
) -> Iterator[tuple[Store, Store]]:
    file: Path = tmp_path_factory.mktemp("conformance") / "motcua.sqlite"
    with Store.open(f"sqlite:///{file}") as one, Store.open(databases()) as other:
        yield one, other


def test_both_databases_answer_alike(stores: tuple[Store, Store]) -> None:
    class Machine(Both):
        def __init__(self) -> None:
            super().__init__(stores)

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
