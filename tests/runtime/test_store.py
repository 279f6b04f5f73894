"""The store: groups of writes, drafts by page, one dossier a draft, and tables as declared."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from runtime.ports import Stored
from runtime.store import drafts, files, outbox, programs
from runtime.store.drafts import PageSave
from runtime.store.engine import Store
from runtime.store.failures import Conflict, Difference, Missing, PageConflict, Unavailable
from runtime.store.lodging import next_number, receipt_of
from runtime.store.tables import counter, dossier, event, lockout, metadata, submission
from runtime.store.writer import GROUP
from tests.runtime.filing import (
    ANSWERS,
    LATER,
    NOW,
    PROGRAM,
    VISITOR,
    lodging,
    start_draft,
    submit,
)


def count(store: Store, table: str) -> int:
    query = select(func.count()).select_from(metadata.tables[table])
    return store.read(lambda connection: connection.execute(query).scalar_one())


def lock_row(key: str, until_day: int = 0) -> dict[str, object]:
    return {"key": key, "failures": 1, "until": NOW + timedelta(days=until_day)}


# The database itself


def test_migrations_make_the_tables_as_declared(store: Store) -> None:
    options = {"compare_type": True, "compare_server_default": True}
    found = store.read(
        lambda connection: compare_metadata(
            MigrationContext.configure(connection, opts=options), metadata
        )
    )
    assert found == []


def test_no_bound_value_stands_in_the_text_of_an_error(store: Store) -> None:
    secret = "079203001234"
    store.write(lambda connection: connection.execute(insert(lockout).values(**lock_row(secret))))
    with pytest.raises(IntegrityError) as caught:
        store.write(
            lambda connection: connection.execute(insert(lockout).values(**lock_row(secret)))
        )
    assert secret not in f"{caught.value!r} {caught.value}"


# Writing in groups


def test_a_refused_write_does_not_undo_its_neighbours(store: Store) -> None:
    """The writer is held until all wait, so that they are committed together."""
    held, go = Event(), Event()

    def hold(connection: Connection) -> None:
        held.set()
        assert go.wait(60)

    def add(key: str) -> None:
        store.write(lambda connection: connection.execute(insert(lockout).values(**lock_row(key))))

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(store.write, hold)
        assert held.wait(60)
        writes = [pool.submit(add, key) for key in ("a", "b", "a", "c")]
        go.set()
    first.result()
    refused = [write.exception() for write in writes if write.exception()]
    assert [type(one) for one in refused] == [IntegrityError]
    assert count(store, "lockout") == 3


def test_a_write_that_raises_leaves_nothing(store: Store) -> None:
    def half(connection: Connection) -> None:
        connection.execute(insert(lockout).values(**lock_row("half")))
        raise LookupError("thought better of it")

    with pytest.raises(LookupError, match="thought better"):
        store.write(half)
    assert count(store, "lockout") == 0


def test_a_failing_disk_fails_the_whole_group_and_the_writer_lives_on(store: Store) -> None:
    def full(connection: Connection) -> None:
        connection.execute(insert(lockout).values(**lock_row("lost")))
        raise OperationalError("INSERT", {}, Exception("disk full"))

    with pytest.raises(Unavailable):
        store.write(full)
    assert count(store, "lockout") == 0
    assert store.write(lambda connection: connection.exec_driver_sql("SELECT 1").scalar()) == 1


def test_more_writes_than_a_group_are_all_done(store: Store) -> None:
    with ThreadPoolExecutor(16) as pool:
        numbers = list(
            pool.map(
                lambda _: store.write(
                    lambda connection: next_number(connection, "H29", NOW.date())
                ),
                range(3 * GROUP),
            )
        )
    assert sorted(numbers) == list(range(1, 3 * GROUP + 1))


def test_a_closed_store_refuses(url: str) -> None:
    opened = Store.open(url)
    opened.close()
    with pytest.raises(Unavailable):
        opened.write(lambda connection: None)


def test_a_write_inside_a_write_is_a_mistake(store: Store) -> None:
    with pytest.raises(AssertionError, match="wait for itself"):
        store.write(lambda connection: store.write(lambda again: None))


# Programs


def test_a_release_is_taken_in_once_and_replaced_by_the_next(store: Store) -> None:
    def take_in(index: str) -> int:
        return store.write(
            lambda connection: programs.import_release(
                connection,
                index=index,
                programs=[programs.ProgramText(PROGRAM, "x", NOW.date(), "other")],
                artefacts=[programs.Artefact("d" * 32, "list", "[]")],
                now=NOW,
            )
        )

    assert take_in('{"v":2}') == take_in('{"v":2}') == 2
    active = store.read(programs.active_release)
    assert active == programs.Release(2, '{"v":2}', NOW)
    assert store.read(lambda connection: programs.program_text(connection, PROGRAM)) == "{}"
    assert store.read(lambda connection: programs.artefact_text(connection, "d" * 32)) == "[]"
    assert store.read(lambda connection: programs.program_text(connection, "?")) is None


# Drafts


def save(store: Store, id: str, page: PageSave) -> drafts.Draft:
    return store.write(lambda connection: drafts.save_page(connection, id, page, NOW))


def test_saves_of_different_pages_merge(store: Store) -> None:
    id = start_draft(store)
    save(store, id, PageSave("me", 0, ["me.ho_ten", "me.so"], {"me.ho_ten": "Trần Thị Cúc"}))
    after = save(store, id, PageSave("cha", 0, ["cha.ho_ten"], {"cha.ho_ten": None}))
    assert after.answers == {**ANSWERS, "me.ho_ten": "Trần Thị Cúc", "cha.ho_ten": None}
    assert (after.pages, after.version) == ({"tre": 1, "me": 1, "cha": 1}, 3)


def test_a_name_without_an_answer_becomes_unanswered(store: Store) -> None:
    id = start_draft(store)
    after = save(store, id, PageSave("tre", 1, ["so_ban_sao"], {}))
    assert after.answers == {"tre.ho_ten": "Nguyễn Bảo An"}


def test_the_same_page_saved_elsewhere_shows_both_values(store: Store) -> None:
    id = start_draft(store)
    save(store, id, PageSave("tre", 1, ["so_ban_sao"], {"so_ban_sao": 3}))
    with pytest.raises(PageConflict) as caught:
        save(store, id, PageSave("tre", 1, ["so_ban_sao"], {"so_ban_sao": 5}))
    assert caught.value.version == 2
    assert caught.value.differences == (Difference("so_ban_sao", 3, 5),)


def test_a_button_pressed_twice_is_no_conflict(store: Store) -> None:
    id = start_draft(store)
    page = PageSave("tre", 1, ["so_ban_sao"], {"so_ban_sao": 3})
    assert save(store, id, page) == save(store, id, page)


def test_a_draft_moves_to_another_program_and_keeps_what_was_dropped(store: Store) -> None:
    id = start_draft(store)

    def move(version: int) -> None:
        store.write(
            lambda connection: drafts.move_draft(
                connection,
                id,
                version=version,
                program=PROGRAM,
                answers={"so_ban_sao": 2},
                dropped={"tre.ho_ten": "Nguyễn Bảo An"},
                now=NOW,
            )
        )

    move(1)
    with pytest.raises(Conflict):
        move(1)
    moved = store.read(lambda connection: drafts.load_draft(connection, id, NOW))
    assert moved.answers == {"so_ban_sao": 2}
    assert moved.previous == {"tre.ho_ten": "Nguyễn Bảo An"}


def test_a_resume_link_opens_the_draft_in_another_browser(store: Store) -> None:
    id = start_draft(store)
    other = "w" * 64

    def may(visitor: str) -> bool:
        return store.read(lambda connection: drafts.may_open(connection, visitor, id, NOW))

    def exchange(token: str) -> str | None:
        return store.write(lambda connection: drafts.exchange_link(connection, token, other, NOW))

    store.write(lambda connection: drafts.set_resume_link(connection, id, "t" * 64))
    assert (may(VISITOR), may(other), exchange("u" * 64), may(other)) == (True, False, None, False)
    assert (exchange("t" * 64), exchange("t" * 64), may(other)) == (id, id, True)


def test_a_draft_past_its_day_is_gone(store: Store) -> None:
    id = start_draft(store)
    with pytest.raises(Missing):
        store.read(lambda connection: drafts.load_draft(connection, id, LATER))
    assert store.write(lambda connection: drafts.delete_expired(connection, NOW)) == 0
    assert store.write(lambda connection: drafts.delete_expired(connection, LATER)) == 1
    assert (count(store, "draft"), count(store, "draft_access")) == (0, 0)


# Lodging


def test_fifty_submits_of_one_draft_at_once_make_one_dossier(store: Store) -> None:
    draft = start_draft(store)
    with ThreadPoolExecutor(50) as pool:
        receipts = list(pool.map(lambda _: submit(store, lodging(draft)), range(50)))
    assert {(one.dossier, one.code) for one in receipts} == {
        (receipts[0].dossier, "H29.15-260302-0001")
    }
    assert [one.repeated for one in receipts].count(False) == 1
    assert (count(store, "dossier"), count(store, "event"), count(store, "outbox")) == (1, 1, 1)


def test_numbers_run_by_day_and_scope(store: Store) -> None:
    codes = [
        submit(store, lodging(start_draft(store), at=NOW + timedelta(days=days))).code
        for days in (0, 0, 1)
    ]
    assert codes == ["H29.15-260302-0001", "H29.15-260302-0002", "H29.15-260303-0001"]


def test_a_draft_saved_after_its_review_is_not_lodged(store: Store) -> None:
    draft = start_draft(store)
    save(store, draft, PageSave("tre", 1, ["so_ban_sao"], {"so_ban_sao": 9}))
    with pytest.raises(Conflict):
        submit(store, lodging(draft, version=1))
    assert [count(store, name) for name in ("dossier", "submission", "counter")] == [0, 0, 0]
    assert count(store, "draft") == 1


def test_what_never_was_a_draft_is_not_lodged(store: Store) -> None:
    with pytest.raises(Missing):
        submit(store, lodging("no-such-draft"))


def test_a_lodged_draft_is_gone_but_its_receipt_can_be_seen_again(store: Store) -> None:
    draft = start_draft(store)
    first = submit(store, lodging(draft))
    again = store.read(lambda connection: receipt_of(connection, draft))
    assert again is not None
    assert (again.code, again.due, again.latest_due) == (first.code, first.due, first.latest_due)
    assert (first.repeated, again.repeated) == (False, True)
    assert store.read(lambda connection: drafts.may_open(connection, VISITOR, draft, NOW))
    with pytest.raises(Missing):
        store.read(lambda connection: drafts.load_draft(connection, draft, NOW))


def test_messages_are_leased_given_back_and_sent_once(store: Store, dossier: str) -> None:
    def lease(minutes: int) -> tuple[outbox.Leased, ...]:
        at = NOW + timedelta(minutes=minutes)
        return store.write(lambda connection: outbox.lease(connection, at))

    (first,) = lease(0)
    assert (first.topic, first.dossier, first.attempts) == ("lodged", dossier, 1)
    assert lease(1) == ()
    (second,) = lease(3)
    assert second.attempts == 2
    store.write(lambda connection: outbox.failed(connection, second, NOW + timedelta(minutes=3)))
    assert lease(4) == ()
    (third,) = lease(5)
    store.write(lambda connection: outbox.sent(connection, [third.id], NOW))
    assert lease(600) == ()


def test_files_of_a_draft_go_with_it(store: Store) -> None:
    draft = start_draft(store)
    stored = Stored("a" * 64, 5)

    def attach(connection: Connection) -> None:
        files.record_file(connection, stored, "image/png", NOW)
        files.attach_to_draft(
            connection, draft, id="u1", path="nop.to_khai", name="tờ khai.png", sha256="a" * 64
        )

    store.write(attach)
    receipt = submit(store, lodging(draft))
    use = files.FileUse("u1", "nop.to_khai", "tờ khai.png", "a" * 64, 5, "image/png")
    kept = store.read(lambda connection: files.files_of_dossier(connection, receipt.dossier))
    assert kept == (use,)


def test_every_dossier_has_its_key_its_number_and_its_event(store: Store) -> None:
    for _ in range(5):
        submit(store, lodging(start_draft(store)))
    last = store.read(lambda connection: connection.scalar(select(counter.c.last)))
    tables = (dossier, submission, event)
    assert [count(store, table.name) for table in tables] == [5, 5, 5]
    assert last == 5


def test_a_party_with_a_very_long_name_can_file(store: Store) -> None:
    """The list keeps the beginning; the answers keep the whole."""
    name = "Công ty " + "Ê" * 292
    one = replace(lodging(start_draft(store)), owner=name, submitter=name)
    receipt = submit(store, one)
    kept = store.read(lambda c: c.scalar(select(dossier.c.owner)))
    assert receipt.code
    assert kept == name[:200]
