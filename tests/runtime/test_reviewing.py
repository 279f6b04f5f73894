"""Reviews of an edition over HTTP: who may read, comment and stand by a change, and what holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from catalogue.kinds.text import Text
from compiler import bundle, ir
from compiler.diff.acknowledgement_files import read_acknowledgements
from compiler.diff.comparing import compare
from compiler.diff.comparison import Change, Comparison
from compiler.diff.side import Side, of_files
from renderers.comparison.keeping import waits
from renderers.comparison.reporting import report
from runtime.backup import backup, restore
from runtime.depositing import deposit
from runtime.installing import install_files, needed
from runtime.service import Service
from runtime.store import accounts, programs, reviews
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Missing
from tests.runtime.browsing import Browser
from tests.runtime.editions import Change as Changing
from tests.runtime.editions import rebuilt, with_fee, with_question, with_term
from tests.runtime.filings import NOW
from tests.runtime.serving import (
    WARD,
    browser,
    configured,
    example,
    opened,
    opened_on,
    password_hash,
    sign_in,
)

CODE = "1.001193"
NEW = ir.Field("nguoi_nop.so_ho_so_cu", Text(), "Số hồ sơ cũ")
LANGUAGES = ("vi", "en")


def enrol(store: Store) -> None:
    for id in ("soanthao", "thamdinh", "thamdinh2"):
        store.write(
            partial(
                accounts.put_account, id=id, name=f"Cán bộ {id}", unit=WARD,
                roles=["tham_dinh"], password_hash=password_hash(),
            )
        )  # fmt: skip


def changed(*changes: Changing) -> Side:
    """The example with one procedure changed."""
    return rebuilt(dict(example()), CODE, *changes)


def hand_in(store: Store, new: Side, by: str = "soanthao") -> Comparison:
    old = of_files("cu", dict(example()))
    found = compare(old, new, behaviour=False)
    deposit(store, old, new, found, by=by, now=NOW)
    return found


def asks(program: ir.Program) -> ir.Program:
    return with_question(program, NEW)


def slower(program: ir.Program) -> ir.Program:
    return with_term(program, "9")


class Reviewed:
    """The example served, and an edition handed in by whoever drafts."""

    def __init__(self, service: Service) -> None:
        self.service = service
        enrol(service.store)
        self.comparison = hand_in(service.store, changed(asks, slower))
        self.changes = self.comparison.procedures[0].changes
        self.waiting: Change = next(one for one in self.changes if waits(one))

    @property
    def address(self) -> str:
        return f"/reviews/{self.comparison.old_hash}..{self.comparison.new_hash}"

    def reader(self, account: str) -> Browser:
        person = sign_in(self.service, account)
        person.open(self.address)
        return person


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[Reviewed]:
    for service in opened(tmp_path):
        yield Reviewed(service)


GIVEN = {"decision": "Quyết định 12/QĐ-UBND", "reason": "Luật mới yêu cầu"}


def approve(person: Browser, change: Change, given: dict[str, str] = GIVEN) -> None:
    person.send(given, action=f"/{change.fingerprint}/approve")


def test_the_edition_is_not_served_because_it_is_reviewed(reviewed: Reviewed) -> None:
    active = reviewed.service.store.read(programs.active_release)
    assert active is not None
    assert active.index == dict(example())[bundle.INDEX].decode()
    new = reviewed.service.store.read(lambda c: programs.edition(c, reviewed.comparison.new_hash))
    assert new is not None
    assert (new.active, new.author) == (False, "soanthao")


def dearer(program: ir.Program) -> ir.Program:
    return with_fee(program, program.fees[0].id, "999000")


def with_another_paper(program: ir.Program) -> ir.Program:
    first, *rest = program.components
    return replace(program, components=(replace(first, name="Tờ khai khác"), *rest))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_of_each_change_what_the_report_says(reviewed: Reviewed, lang: str) -> None:
    """For whom it is, from when and on what basis, and what keeps the edition from publication."""
    old, new = of_files("cu", dict(example())), changed(asks, dearer, asks, with_another_paper)
    found = hand_in(reviewed.service.store, new)
    person = sign_in(reviewed.service, "thamdinh")
    person.open("/reviews")
    person.send(press=("lang", lang), action="/ngon-ngu") if lang != "vi" else None
    person.open(f"/reviews/{found.old_hash}..{found.new_hash}")
    told = report(found, old, new, lang).told
    beside = [text for one in told for text in (one.whom, one.since, *one.notes) if text]
    assert all(any(getattr(it, name) for it in told) for name in ("whom", "since", "notes"))
    assert [text for text in beside if text not in unescape(person.page.text)] == []


def kept_as(reviewed: Reviewed, changing: Callable[[dict[str, Any]], None]) -> Browser:
    """Somebody reads the report as if it had been kept like that."""
    pair = reviewed.comparison.old_hash, reviewed.comparison.new_hash

    def keep_so(connection: Transaction) -> None:
        found = reviews.find(connection, *pair)
        assert found is not None
        plain = json.loads(found[1])
        changing(plain)
        reviews.deposit(connection, found[0], json.dumps(plain))

    reviewed.service.store.write(keep_so)
    return reviewed.reader("thamdinh")


def test_a_report_that_was_kept_earlier_is_still_read(reviewed: Reviewed) -> None:
    def earlier(plain: dict[str, Any]) -> None:
        plain["format"] = 1
        for one in plain["reports"].values():
            for change in (it for part in one["parts"] for it in part["changes"]):
                for name in ("whom", "since", "notes", "hint"):
                    del change[name]

    person = kept_as(reviewed, earlier)
    approve(person, reviewed.waiting)
    assert "Cán bộ thamdinh duyệt" in person.page.text


def test_a_report_of_a_later_form_is_not_guessed_at(reviewed: Reviewed) -> None:
    person = kept_as(reviewed, lambda plain: plain.update(format=999))
    assert person.page.status_code == 200
    assert "Hệ thống tự so sánh cấu trúc" in person.page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_leads_to_the_report(reviewed: Reviewed, lang: str) -> None:
    person = sign_in(reviewed.service, "thamdinh")
    person.open("/reviews")
    person.send(press=("lang", lang), action="/ngon-ngu") if lang != "vi" else None
    person.open("/reviews")
    assert reviewed.address in person.page.text
    person.open(reviewed.address)
    assert person.page.status_code == 200
    assert f'<html lang="{lang}"' in person.page.text
    for one in reviewed.changes:
        assert f'id="c-{one.fingerprint}"' in person.page.text
    listed = person.page.text.partition("<article")[0].partition(">1.001193<")[0]
    names = {"vi": "Đăng ký khai sinh", "en": "Birth registration"}
    assert listed.count(f'href="#c-{reviewed.waiting.fingerprint}"') == 1
    assert listed.count(f">{names[lang]}</small>") == sum(map(waits, reviewed.changes))


def test_others_do_not_learn_that_there_are_reviews(reviewed: Reviewed) -> None:
    officer = sign_in(reviewed.service, "thuly")
    acts = [f"{reviewed.address}/{reviewed.waiting.fingerprint}/{it}" for it in
            ("approve", "comment", "revoke")]  # fmt: skip
    for address in ("/reviews", reviewed.address, f"{reviewed.address}/acknowledged.yaml"):
        officer.open(address)
        assert officer.page.status_code == 404
    for address in acts:
        assert officer.client.post(address, data=GIVEN).status_code == 404
    stranger = browser(reviewed.service)
    stranger.open(reviewed.address)
    assert stranger.place.startswith("/can-bo/dang-nhap")
    assert reviewed.service.store.read(partial(reviews.approvals, about=_all(reviewed))) == ()


def test_an_invented_pair_or_change_is_not_there(reviewed: Reviewed) -> None:
    person = reviewed.reader("thamdinh")
    for address in (
        f"/reviews/{'0' * 32}..{reviewed.comparison.new_hash}",
        f"/reviews/{reviewed.comparison.new_hash}",
    ):
        person.open(address)
        assert person.page.status_code == 404
    assert (
        person.client.post(f"{reviewed.address}/{'0' * 16}/approve", data=GIVEN).status_code == 404
    )


def test_a_change_is_approved_with_decision_and_reason(reviewed: Reviewed) -> None:
    person = reviewed.reader("thamdinh")
    approve(person, reviewed.waiting, {"decision": "", "reason": "Luật mới yêu cầu"})
    assert person.page.status_code == 422
    assert "Luật mới yêu cầu" in person.page.text
    person.open(reviewed.address)
    for one in (it for it in reviewed.changes if waits(it)):
        approve(person, one)
        assert person.place == reviewed.address
    assert "Mọi thay đổi cần duyệt đã được duyệt" in person.page.text
    assert "Quyết định 12/QĐ-UBND" in person.page.text
    person.open("/reviews")
    assert "Mọi thay đổi cần duyệt đã được duyệt" in person.page.text


def test_nobody_approves_an_edition_of_their_own(reviewed: Reviewed) -> None:
    author = reviewed.reader("soanthao")
    assert "/approve" not in author.page.text
    assert (
        author.client.post(
            f"{reviewed.address}/{reviewed.waiting.fingerprint}/approve", data=GIVEN
        ).status_code
        == 403
    )
    author.open(reviewed.address)
    author.send({"text": "Đã sửa theo góp ý."}, action=f"/{reviewed.waiting.fingerprint}/comment")
    assert "Đã sửa theo góp ý." in author.page.text


def test_an_approval_is_withdrawn_by_whoever_gave_it_only(reviewed: Reviewed) -> None:
    person, other = reviewed.reader("thamdinh"), reviewed.reader("thamdinh2")
    approve(person, reviewed.waiting)
    other.client.post(f"{reviewed.address}/{reviewed.waiting.fingerprint}/revoke")
    person.open(reviewed.address)
    assert "Cán bộ thamdinh duyệt" in person.page.text
    person.send({}, action=f"/{reviewed.waiting.fingerprint}/revoke")
    assert "Cán bộ thamdinh duyệt" not in person.page.text


def test_an_empty_comment_is_refused_and_a_long_one_is_shortened(reviewed: Reviewed) -> None:
    person = reviewed.reader("thamdinh")
    about = f"/{reviewed.waiting.fingerprint}/comment"
    person.send({"text": "  "}, action=about)
    assert person.page.status_code == 422
    person.open(reviewed.address)
    person.send({"text": "<b>dài</b> " * 1_000}, action=about)
    assert "&lt;b&gt;dài" in person.page.text
    found = reviewed.service.store.read(partial(reviews.remarks, about=_all(reviewed)))
    assert [len(one.body) for one in found] == [2_000]


def test_an_approval_holds_in_the_next_edition_while_the_change_says_the_same(
    reviewed: Reviewed,
) -> None:
    person = reviewed.reader("thamdinh")
    waiting = [one for one in reviewed.changes if waits(one)]
    for one in waiting:
        approve(person, one)
    kept = hand_in(reviewed.service.store, changed(asks, slower, lambda p: replace(p, sets=3)))
    asked_again = {one.fingerprint for one in kept.procedures[0].changes if waits(one)}
    assert {one.fingerprint for one in waiting} <= asked_again
    person.open(f"/reviews/{kept.old_hash}..{kept.new_hash}")
    assert "Cán bộ thamdinh duyệt" in person.page.text
    other = hand_in(reviewed.service.store, changed(asks, lambda p: with_term(p, "30")))
    fresh = {one.fingerprint for one in other.procedures[0].changes if waits(one)}
    assert not fresh <= {one.fingerprint for one in waiting}
    person.open(f"/reviews/{other.old_hash}..{other.new_hash}")
    assert "Mọi thay đổi cần duyệt đã được duyệt" not in person.page.text


def test_who_approved_another_edition_does_not_thereby_approve_their_own(
    reviewed: Reviewed,
) -> None:
    person = reviewed.reader("thamdinh")
    approve(person, reviewed.waiting)
    own = hand_in(
        reviewed.service.store, changed(asks, slower, lambda p: replace(p, sets=3)), "thamdinh"
    )
    person.open(f"/reviews/{own.old_hash}..{own.new_hash}")
    assert "Cán bộ thamdinh duyệt" not in person.page.text


def test_an_edition_of_nobody_known_cannot_be_approved(reviewed: Reviewed) -> None:
    """The example itself was brought in by whoever started the service."""
    store = reviewed.service.store
    new = of_files("cu", dict(example()))
    old = changed(asks, slower)
    found = compare(old, new, behaviour=False)
    deposit(store, old, new, found, by="soanthao", now=NOW + timedelta(days=1))
    person = sign_in(reviewed.service, "thamdinh")
    person.open(f"/reviews/{found.old_hash}..{found.new_hash}")
    assert "/approve" not in person.page.text


def test_approvals_are_what_the_command_line_reads(reviewed: Reviewed) -> None:
    person = reviewed.reader("thamdinh")
    approve(person, reviewed.waiting, {**GIVEN, "reason": "Luật mới:\n 'yêu cầu' # thế"})
    person.open(f"{reviewed.address}/acknowledged.yaml")
    found, mistakes = read_acknowledgements(person.page.content, "acknowledged.yaml")
    assert not len(mistakes), [str(one) for one in mistakes]
    assert [(one.slug, one.fingerprint, one.who, one.decision, one.reason) for one in found] == [
        (
            reviewed.waiting.slug, reviewed.waiting.fingerprint, "Cán bộ thamdinh",
            "Quyết định 12/QĐ-UBND", "Luật mới: 'yêu cầu' # thế",
        )
    ]  # fmt: skip
    assert found[0].when == NOW.date()


def test_an_account_that_is_not_there_hands_in_nothing(reviewed: Reviewed) -> None:
    with pytest.raises(Missing):
        hand_in(reviewed.service.store, changed(asks), "khong_co")


def test_reviews_come_back_from_a_backup_and_stand_on_both_databases(
    url: str, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    for service in opened_on(url, tmp_path / "one"):
        reviewed = Reviewed(service)
        approve(reviewed.reader("thamdinh"), reviewed.waiting)
        about = _all(reviewed)
        before = service.store.read(partial(reviews.approvals, about=about))
        assert len(before) == 1
    backup(url, configured(tmp_path / "one").files, tmp_path / "kept", NOW)
    fresh = f"sqlite:///{tmp_path / 'fresh.sqlite'}"
    restore(fresh, tmp_path / "files", tmp_path / "kept")
    with Store.open(fresh) as store:
        assert store.read(partial(reviews.approvals, about=about)) == before
        assert [one.new for one in store.read(reviews.latest)] == [reviewed.comparison.new_hash]


def _all(reviewed: Reviewed) -> list[str]:
    return [one.fingerprint for one in reviewed.changes]


def test_without_a_report_the_service_compares_the_structure_itself(reviewed: Reviewed) -> None:
    """The other way round nobody has handed anything in."""
    pair = reviewed.comparison
    person = sign_in(reviewed.service, "thamdinh")
    for lang, told in (
        ("vi", "Hệ thống tự so sánh cấu trúc"),
        ("en", "Compared by the service itself"),
    ):
        person.open("/reviews")
        person.send(press=("lang", lang), action="/ngon-ngu") if lang != "vi" else None
        person.open(f"/reviews/{pair.new_hash}..{pair.old_hash}")
        assert person.page.status_code == 200
        assert told in person.page.text
        assert "<article" in person.page.text
    new = changed(asks, slower, lambda p: replace(p, sets=3))
    names = (bundle.INDEX, *needed(new.index))
    install_files(
        reviewed.service.store, ((one, new.file(one)) for one in names), NOW, author="soanthao",
        publish=False,
    )  # fmt: skip
    person.open("/reviews")
    address = f"/reviews/{pair.old_hash}..{new.hash}"
    assert address in person.page.text
    person.open(address)
    open_one = next(one for one in reviewed.changes if one.edits)
    assert f'id="c-{open_one.fingerprint}"' in person.page.text
    approve(person, open_one)
    assert "Cán bộ thamdinh" in person.page.text
