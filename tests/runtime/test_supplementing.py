"""A supplement that corrects answers: only what was opened, looked over, sent once, seen by all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from catalogue.kinds.base import Json
from compiler.evaluation import Filing
from renderers.corrections import changes
from renderers.words import words
from runtime.corrected import row_changes
from runtime.records import Record, record_of
from runtime.service import Service
from runtime.store import answers, dossiers, drafts, payments
from runtime.store.engine import Transaction
from runtime.store.payments import Payment
from tests.runtime.browsing import Browser
from tests.runtime.filings import NOW, PDF
from tests.runtime.serving import Lodged, browser, lodge, opened, sign_in
from tests.runtime.test_languages import english
from tests.runtime.test_paying import notice, tell

CODE = "1.001193"


@pytest.fixture
def service(tmp_path: Path, lodged: Lodged) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged.folder)


@pytest.fixture
def applicant(service: Service, lodged: Lodged) -> Browser:
    return lodged.applicant(service)


@pytest.fixture
def code(service: Service, lodged: Lodged) -> str:
    return lodged.code


def ask(service: Service, code: str, *opens: str, ticks: tuple[str, ...] = ()) -> Browser:
    """The officer looks through the papers, then asks and opens."""
    person = sign_in(service, "tiepnhan")
    person.open(f"/can-bo/ho-so/{code}")
    if ticks:
        person.send({"tick": ticks}, action="/kiem-tra")
    given = {"text": "Xin sửa tên trẻ", "opens": opens}
    person.send(given, action="/ask_supplement")
    assert person.page.status_code == 200, person.seen.text
    return person


def begin(person: Browser, code: str) -> None:
    person.open(f"/ho-so/{code}")
    person.send(action="/sua-doi")


def correct(person: Browser, code: str, answers: Mapping[str, str], **files: bytes) -> None:
    """From the first opened page to the review; the same answers on every page."""
    begin(person, code)
    while not person.place.endswith("/sua-doi"):
        sent = [(path, PDF) for path in person.form("/sua-doi/").files & files.keys()]
        before = person.place
        person.send(answers, press=("_do", "next"), files=sent, action="/sua-doi/")
        assert person.place != before or person.page.status_code == 422, person.seen.text
        if person.page.status_code == 422:
            return


def send(person: Browser, **given: str) -> None:
    person.send({"confirm": "yes", **given}, action="/gui-bo-sung")


def record(service: Service, code: str) -> Record:
    def find(connection: Transaction) -> Record:
        id = dossiers.id_of_code(connection, code)
        assert id
        return record_of(connection, dossiers.own_dossier(connection, id))

    return service.store.read(find)


def answer(service: Service, code: str, path: str) -> Json:
    return record(service, code).revision.answers.get(path)


def money(service: Service, code: str) -> list[tuple[str, int, str]]:
    def find(connection: Transaction) -> tuple[Payment, ...]:
        return payments.payments_of(connection, dossiers.id_of_code(connection, code) or "")

    return [(one.fee, one.amount, one.state) for one in service.store.read(find)]


def test_what_was_opened_is_corrected_and_both_see_old_and_new(
    service: Service, applicant: Browser, code: str
) -> None:
    ask(service, code, "tre/tre.ho_ten")
    applicant.open(f"/ho-so/{code}")
    assert "Họ, chữ đệm, tên" in applicant.seen.text
    correct(applicant, code, {"tre.ho_ten": "Nguyễn Bảo Anh"})
    assert applicant.place == f"/ho-so/{code}/sua-doi"
    for told in ("Nguyễn Bảo An", "Nguyễn Bảo Anh", "Trước", "Sau"):
        assert told in applicant.seen.text
    send(applicant)
    assert applicant.place == f"/ho-so/{code}"
    now = record(service, code)
    assert now.dossier.state == "submitted"
    assert now.revision.answers["tre.ho_ten"] == "Nguyễn Bảo Anh"
    (event,) = (one for one in now.history if one.kind == "supplement_answered")
    assert event.data["changed"] == ["tre.ho_ten"]
    assert "Bảo" not in str([one.data for one in now.history]), "the chain holds no answer"
    desk = sign_in(service, "tiepnhan")
    text = desk.open(f"/can-bo/ho-so/{code}").text
    assert "Nội dung người nộp đã sửa" in text
    assert "Nguyễn Bảo Anh" in text


def test_only_what_was_opened_can_be_changed(
    service: Service, applicant: Browser, code: str
) -> None:
    ask(service, code, "tre/tre.ho_ten")
    begin(applicant, code)
    names = applicant.form("/sua-doi/").names
    assert "tre.ho_ten" in names
    assert not names & {"tre.ngay_sinh", "tre.noi_sinh"}
    assert "01/11/2026" in applicant.seen.text, "the rest is shown"
    form = applicant.form("/sua-doi/tre")
    forged = {name: some[0] for name, some in form.values.items()} | {"tre.noi_sinh": "Huế"}
    answered = applicant.client.post(form.action, data=forged)
    assert answered.status_code == 400
    assert applicant.client.get(f"/ho-so/{code}/sua-doi/me").status_code == 404


def test_nothing_is_open_that_no_officer_opened(
    service: Service, applicant: Browser, code: str
) -> None:
    for sent in (applicant.client.post(f"/ho-so/{code}/sua-doi"),):
        assert sent.status_code == 409
    ask(service, code)
    applicant.open(f"/ho-so/{code}")
    assert not any(form.action.endswith("/sua-doi") for form in applicant.seen.forms)
    applicant.open(f"/ho-so/{code}/sua-doi")
    assert applicant.place == f"/ho-so/{code}"
    late = applicant.client.post(f"/ho-so/{code}/sua-doi/tre")
    assert late.url.path == f"/ho-so/{code}"


def test_what_an_officer_cannot_open_is_refused(service: Service, code: str) -> None:
    person = sign_in(service, "tiepnhan")
    person.open(f"/can-bo/ho-so/{code}")
    form = person.form("/ask_supplement")
    data = {"_v": form.values["_v"][0], "text": "Xin", "opens": "tre/so_khong_co"}
    assert person.client.post(form.action, data=data).status_code == 400


def test_others_neither_see_nor_send_it(service: Service, applicant: Browser, code: str) -> None:
    ask(service, code, "tre/*")
    begin(applicant, code)
    stranger = browser(service)
    for address in ("sua-doi", "sua-doi/tre"):
        stranger.open(f"/ho-so/{code}/{address}")
        assert stranger.place == "/tra-cuu"
    for address in ("sua-doi", "sua-doi/tre", "sua-doi/tre/live", "gui-bo-sung", "bo-sua-doi"):
        assert stranger.client.post(f"/ho-so/{code}/{address}").status_code == 404


def test_what_is_wrong_is_mended_before_it_is_sent(
    service: Service, applicant: Browser, code: str
) -> None:
    ask(service, code, "tre/*")
    correct(applicant, code, {"tre.ho_ten": "", "tre.ngay_sinh": "01/11/2036"})
    assert (applicant.page.status_code, applicant.place) == (422, f"/ho-so/{code}/sua-doi/tre")
    applicant.open(f"/ho-so/{code}/sua-doi")
    send(applicant)
    assert (applicant.page.status_code, record(service, code).dossier.state) == (422, "supplement")


def test_it_is_saved_half_way_and_continued_elsewhere(
    service: Service, applicant: Browser, code: str
) -> None:
    ask(service, code, "tre/*")
    begin(applicant, code)
    applicant.send({"tre.ho_ten": "Lê An"}, press=("_do", "save"), action="/sua-doi/")
    assert applicant.place == f"/ho-so/{code}"
    assert "đã được lưu" in applicant.seen.text
    assert answer(service, code, "tre.ho_ten") == "Nguyễn Bảo An"
    applicant.open(f"/ho-so/{code}/sua-doi")
    assert "Lê An" in applicant.seen.text
    begin_again = applicant.client.post(f"/ho-so/{code}/sua-doi")
    assert "Lê An" in begin_again.text
    applicant.open(f"/ho-so/{code}/sua-doi")
    applicant.send(action="/bo-sua-doi")
    applicant.open(f"/ho-so/{code}/sua-doi")
    assert applicant.place == f"/ho-so/{code}", "dropped"


def test_whose_answers_are_erased_has_no_corrections_left(
    service: Service, applicant: Browser, code: str
) -> None:
    ask(service, code, "tre/*")
    begin(applicant, code)
    sent = [("nop.giay_chung_sinh", PDF)]
    applicant.open(f"/ho-so/{code}/sua-doi/nop_giay_to")
    applicant.send(press=("_do", "save"), files=sent, action="/sua-doi/")

    def erase(connection: Transaction) -> str | None:
        id = dossiers.id_of_code(connection, code) or ""
        assert drafts.supplement_of(connection, id, service.clock.now())
        answers.erase(connection, id)
        return drafts.supplement_of(connection, id, service.clock.now())

    assert service.store.write(erase) is None


def test_two_windows_neither_lose_nor_send_twice(
    service: Service, applicant: Browser, code: str
) -> None:
    ask(service, code, "tre/*")
    begin(applicant, code)
    other = Browser(applicant.client)
    other.open(applicant.place)
    applicant.send({"tre.ho_ten": "Lê An"}, press=("_do", "save"), action="/sua-doi/")
    other.send({"tre.ho_ten": "Lê Bình"}, press=("_do", "next"), action="/sua-doi/")
    assert other.page.status_code == 409
    assert "Lê An" in other.seen.text
    applicant.open(f"/ho-so/{code}/sua-doi")
    other.send({"tre.ho_ten": "Lê Bình"}, press=("_do", "save"), action="/sua-doi/")
    send(applicant)
    assert applicant.page.status_code == 409, "it was changed after it was looked over"
    assert "Lê Bình" in applicant.seen.text
    later = Browser(applicant.client)
    later.open(f"/ho-so/{code}/sua-doi")
    send(applicant)
    send(later)
    assert later.place == f"/ho-so/{code}"
    answered = [one for one in record(service, code).history if one.kind == "supplement_answered"]
    assert len(answered) == 1
    assert answer(service, code, "tre.ho_ten") == "Lê Bình"


def test_what_rests_on_a_changed_answer_is_to_be_looked_at_again(
    service: Service, applicant: Browser, code: str
) -> None:
    ticks = ("to_khai_khai_sinh", "giay_chung_sinh", "giay_to_tuy_than")
    ask(service, code, "tre/tre.noi_sinh", ticks=ticks)
    correct(
        applicant, code, {"tre.noi_sinh": "Bệnh viện Hùng Vương"}, **{"nop.giay_chung_sinh": b""}
    )
    send(applicant, text="Đã sửa nơi sinh")
    assert record(service, code).ticked == {"giay_to_tuy_than"}
    paths = {one.path for one in record(service, code).files}
    assert {"nop.giay_chung_sinh", "supplement"} <= paths


def test_lists_name_people_as_the_answers_do_now(
    service: Service, applicant: Browser, code: str
) -> None:
    before = record(service, code).dossier.owner
    ask(service, code, "tre/*", "nguoi_nop/*")
    correct(applicant, code, {"tre.ho_ten": "Lê An", "nguoi_nop.ho_ten": "Lê Văn Tám"})
    send(applicant)
    one = record(service, code).dossier
    assert "Lê Văn Tám" in (one.owner, one.submitter)
    assert before not in (one.owner, one.submitter)


def test_what_a_register_said_of_another_number_counts_no_more(
    service: Service, applicant: Browser, code: str
) -> None:
    desk = sign_in(service, "tiepnhan")
    desk.open(f"/can-bo/ho-so/{code}")
    found = {"fact.csdl_dan_cu for me": "yes", "fact.csdl_dan_cu for cha": "yes"}
    desk.send(found, action="/kiem-tra")
    ask(service, code, "me/me.so_dinh_danh")
    correct(applicant, code, {"me.so_dinh_danh": "079194005699"})
    send(applicant)
    assert record(service, code).findings == {"csdl_dan_cu for cha": True}


def test_rows_of_a_list_are_compared_one_by_one(unchanged: Service) -> None:
    before: Json = [{"_row": "a", "ho_ten": "Lê An"}, {"_row": "b"}]
    after: Json = [{"_row": "a", "ho_ten": "Lê Anh"}, {"_row": "c", "ho_ten": "Lê Tám"}]
    paths = tuple(row_changes("thanh_vien", before, after))
    assert paths == ("thanh_vien.a.ho_ten", "thanh_vien.b", "thanh_vien.c.ho_ten")
    loaded = unchanged.catalogue().in_force("1.004222", NOW.date())
    known = words(loaded.program, loaded.world)
    one, other = (
        loaded.engine.run(Filing({"thanh_vien": rows}, NOW, "online")) for rows in (before, after)
    )
    told = changes(loaded.program, paths, one, other, loaded.env(NOW), known)
    assert [(each.before, each.after) for each in told] == [("Lê An", "Lê Anh"), ("", "Lê Tám")]


def test_a_question_that_a_correction_brings_up_is_open_too(
    service: Service, applicant: Browser, code: str
) -> None:
    ask(service, code, "nguoi_nop/quan_he")
    begin(applicant, code)
    applicant.send({"quan_he": "duoc_uy_quyen"}, press=("_do", "next"), action="/sua-doi/")
    assert applicant.page.status_code == 422
    assert "cung_gia_dinh" in applicant.form("/sua-doi/").names
    assert "nguoi_nop.ho_ten" not in applicant.form("/sua-doi/").names
    applicant.open(f"/ho-so/{code}/sua-doi")
    send(applicant)
    assert (applicant.page.status_code, record(service, code).dossier.state) == (422, "supplement")


# Fees


def copies(service: Service, applicant: Browser, code: str, number: str) -> None:
    ask(service, code, "tre/so_ban_sao")
    correct(applicant, code, {"so_ban_sao": number})


def test_a_fee_that_nobody_has_paid_is_asked_anew(
    service: Service, applicant: Browser, code: str
) -> None:
    ((fee, before, _),) = money(service, code)
    copies(service, applicant, code, "3")
    assert "phải nộp thêm 8.000 đồng" in applicant.seen.text
    send(applicant)
    assert money(service, code) == [(fee, before + 8_000, "asked")]
    text = applicant.open(f"/ho-so/{code}/thanh-toan").text
    assert "24.000 đồng" in text


def test_what_was_paid_stays_paid_and_the_rest_is_asked(
    service: Service, applicant: Browser, code: str
) -> None:
    ((fee, before, _),) = money(service, code)
    tell(applicant, notice(code, before))
    copies(service, applicant, code, "3")
    send(applicant)
    assert money(service, code) == [(fee, before, "paid"), (f"{fee}+1", 8_000, "asked")]
    text = applicant.open(f"/ho-so/{code}/thanh-toan").text
    assert "phần nộp thêm" in text
    tell(applicant, notice(code, 8_000, "FT26002"))
    assert money(service, code)[1] == (f"{fee}+1", 8_000, "paid")
    text = applicant.open(f"/ho-so/{code}/giay-to/bien-lai-2").text
    assert "8.000 đồng" in text
    assert fee not in text, "the fee has its name"


def test_what_was_paid_too_much_may_go_back_before_the_decision(
    service: Service, applicant: Browser, code: str
) -> None:
    ((fee, before, _),) = money(service, code)
    tell(applicant, notice(code, before))
    copies(service, applicant, code, "1")
    send(applicant)
    desk = sign_in(service, "tiepnhan")
    desk.open(f"/can-bo/ho-so/{code}")
    assert desk.form("/refund_payment").offered["choice"] == [f"{fee}-1"]
    forced = {"_v": desk.form("/refund_payment").values["_v"], "choice": fee, "text": "UNC-1"}
    assert desk.client.post(f"/can-bo/ho-so/{code}/refund_payment", data=forced).status_code == 400
    desk.send({"choice": f"{fee}-1", "text": "UNC-1"}, action="/refund_payment")
    assert money(service, code) == [(fee, before, "paid"), (f"{fee}-1", 8_000, "refunded")]
    assert "Đang" in desk.seen.text or "Mới" in desk.seen.text
    assert not any("/refund_payment" in one.action for one in desk.seen.forms)


def test_what_was_paid_too_much_goes_back_and_is_shown(
    service: Service, applicant: Browser, code: str
) -> None:
    ((fee, before, _),) = money(service, code)
    tell(applicant, notice(code, before))
    copies(service, applicant, code, "1")
    assert "đã nộp thừa 8.000 đồng" in applicant.seen.text
    send(applicant)
    assert money(service, code) == [(fee, before, "paid"), (f"{fee}-1", 8_000, "excess")]
    assert "chờ hoàn trả" in applicant.open(f"/ho-so/{code}/thanh-toan").text
    applicant.open(f"/ho-so/{code}")
    applicant.send({"confirm": "yes"}, action="/rut")
    desk = sign_in(service, "tiepnhan")
    for row in (f"{fee}-1", fee):
        desk.open(f"/can-bo/ho-so/{code}")
        desk.send({"choice": row, "text": "UNC-3"}, action="/refund_payment")
    assert [state for *_, state in money(service, code)] == ["refunded", "refunded"]
    given = [one.data for one in record(service, code).history if one.kind == "payment_refunded"]
    assert sum(int(str(one["amount"])) for one in given) == before, "never more than came in"
    text = applicant.open(f"/ho-so/{code}/thanh-toan").text
    assert "UNC-3" in text


def test_in_english_too(service: Service) -> None:
    person = english(service)
    code = lodge(person, CODE)
    ask(service, code, "tre/tre.ho_ten")
    correct(person, code, {"tre.ho_ten": "Lê An"})
    for told in ("What you have changed", "Before", "After"):
        assert told in person.seen.text
    send(person)
    assert answer(service, code, "tre.ho_ten") == "Lê An"


def test_an_address_that_leads_to_another_office_is_told(
    service: Service, applicant: Browser, code: str
) -> None:
    """The applicant has no choice in it, and the office has."""
    ask(service, code, "me/*", "cha/*")
    moved = {f"{who}.cu_tru.xa": "Phường Bến Thành" for who in ("me", "cha")}
    correct(applicant, code, moved)
    send(applicant)
    desk = sign_in(service, "tiepnhan")
    told = "hồ sơ thuộc thẩm quyền của Ủy ban nhân dân phường Bến Thành"
    assert told in desk.open(f"/can-bo/ho-so/{code}").text
    assert told not in applicant.open(f"/ho-so/{code}").text
