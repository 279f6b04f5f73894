"""The review and the submission: what was seen is filed, once, and the receipt comes back."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from runtime.clock import FixedClock
from runtime.commands import Actor
from runtime.service import Service
from runtime.store import dossiers, events, files, outbox
from tests.runtime.browsing import Browser
from tests.runtime.filings import at
from tests.runtime.republishing import rename_page, republish
from tests.runtime.serving import WARD, browser, draft_of, fill_in, lodge, sign_in

CODE = "1.001193"
HOUSE = Actor("x", WARD, frozenset({"tiep_nhan_hs"}))


def lodged(service: Service) -> tuple[dossiers.Dossier, ...]:
    return service.store.read(lambda c: dossiers.queue(c, HOUSE))


def pass_time(service: Service, span: timedelta) -> None:
    assert isinstance(service.clock, FixedClock)
    service.clock.at += span


def ready(service: Service) -> Browser:
    person = browser(service)
    fill_in(person, CODE)
    return person


def test_the_receipt_tells_code_secret_office_and_dates(service: Service) -> None:
    person = ready(service)
    reviewed = person.seen.text
    person.send(action="/submit")
    seen = person.seen.text
    assert re.search(r"H29\.HOTICH-261120-0001", seen)
    assert "Ủy ban nhân dân phường Sài Gòn" in seen
    assert "09:00, 20/11/2026" in seen
    assert "<svg" in person.page.text
    assert "có thể kéo dài đến" in seen  # an officer may have to verify
    due = re.search(r"Thứ [^,]+, \d\d/\d\d/2026", seen)
    assert due
    assert due[0] in reviewed
    (one,) = lodged(service)
    assert (one.owner, one.submitter, one.channel) == (one.owner, "Nguyễn Văn Bình", "online")


def test_the_review_shows_every_answer_by_its_label(service: Service) -> None:
    seen = ready(service).seen.text
    for text in ("Nguyễn Bảo An", "Bệnh viện Từ Dũ", "Phường Sài Gòn", "079194005678", "giay-to"):
        assert text in seen


def test_submitting_again_gives_the_same_receipt(service: Service) -> None:
    person = ready(service)
    form = person.form("/submit")
    person.send(action="/submit")
    first, place = person.page.text, person.place
    again = person.client.post(form.action, data=form.values)
    assert (again.url.path, again.text) == (place, first)
    assert len(lodged(service)) == 1


def test_fifty_submissions_of_one_draft_at_once_make_one_dossier(service: Service) -> None:
    person = ready(service)
    form = person.form("/submit")
    with ThreadPoolExecutor(16) as pool:
        answers = list(
            pool.map(lambda _: person.client.post(form.action, data=form.values), range(50))
        )
    codes = {one.text.split('class="code">')[1].split("<")[0] for one in answers}
    assert {one.status_code for one in answers} == {200}
    assert len(codes) == 1
    assert len(lodged(service)) == 1


def test_a_seen_review_is_needed(service: Service) -> None:
    person = ready(service)
    form = person.form("/submit")
    for seen in ("", "0", form.values["_seen"][0][:-1]):
        answer = person.client.post(form.action, data={"_seen": seen})
        assert answer.status_code == 409
    assert lodged(service) == ()


def test_three_o_clock_passing_while_one_reads_shows_the_review_again(service: Service) -> None:
    pass_time(service, timedelta(hours=5, minutes=59))
    person = ready(service)
    pass_time(service, timedelta(minutes=2))
    seen = person.send(action="/submit")
    assert person.page.status_code == 409
    assert "Ngày trả kết quả nay là" in seen.text
    person.send(action="/submit")
    assert person.place.endswith("/receipt")


def test_an_answer_changed_in_another_window_shows_the_review_again(service: Service) -> None:
    person = ready(service)
    form = person.form("/submit")
    id = draft_of(person)
    person.open(f"/f/{id}/tre")
    person.send({"so_ban_sao": "4"}, press=("_do", "next"))
    person.page = person.client.post(form.action, data=form.values)
    assert person.page.status_code == 409
    assert "Có câu trả lời đã được sửa" in person.seen.text
    assert "Phí, lệ phí đã được tính lại" in person.seen.text
    assert "Ngày trả kết quả nay" not in person.seen.text


def test_a_version_published_while_one_reads_shows_the_review_again(service: Service) -> None:
    person = ready(service)
    republish(service, CODE, lambda program: rename_page(program, "tre", "Trẻ em"))
    seen = person.send(action="/submit")
    assert person.page.status_code == 409
    assert "Thủ tục có bản mới" in seen.text


def test_going_back_and_forth_makes_no_other_filing(service: Service) -> None:
    person = ready(service)
    form, id = person.form("/submit"), draft_of(person)
    person.open(f"/f/{id}/nguoi_nop")
    person.send({"quan_he": "duoc_uy_quyen"}, press=("_do", "next"))
    person.send({"cung_gia_dinh": "yes"}, press=("_do", "next"))
    person.open(f"/f/{id}/nguoi_nop")
    person.send({"quan_he": "cha_me"}, press=("_do", "next"))
    person.open(f"/f/{id}/review")
    assert person.form("/submit").values == form.values


def test_an_address_outside_is_said_at_the_address(service: Service) -> None:
    person = browser(service)
    fill_in(person, "1.013225")
    id = draft_of(person)
    person.open(f"/f/{id}/dia_diem")
    person.send(
        {**at("vi_tri", {"tinh": "01", "xa": "Ba Đình", "dong": "1"})}, press=("_do", "next")
    )
    seen = person.open(f"/f/{id}/review")
    assert any(link.startswith(f"/f/{id}/dia_diem#vi_tri") for link in seen.links), seen.text
    assert "không nhận hồ sơ tại đây" in seen.text
    person.send(action="/submit")
    assert person.page.status_code == 422
    assert lodged(service) == ()


def test_an_unfinished_draft_is_not_filed(service: Service) -> None:
    person = browser(service)
    person.open(f"/f/{CODE}")
    person.send({}, press=("_do", "save"))
    seen = person.open(f"/f/{draft_of(person)}/review")
    assert "Chưa nộp được" in seen.text
    person.send(action="/submit")
    assert person.page.status_code == 422


def test_what_is_lodged_is_sealed_recorded_and_announced(service: Service) -> None:
    person = ready(service)
    person.send(action="/submit")
    (one,) = lodged(service)
    store = service.store
    assert store.read(lambda c: events.verify_chain(c, one.id)) is None
    (first, *_) = store.read(lambda c: events.history(c, one.id))
    assert "Nguyễn" not in str(first.data)
    uses = store.read(lambda c: files.files_of_dossier(c, one.id))
    assert uses
    assert {use.name for use in uses} == {"giay-to.pdf"}
    (message,) = store.write(lambda c: outbox.lease(c, service.clock.now()))
    assert message.topic == "lodged"


def test_files_whose_question_went_away_are_not_handed_over(service: Service) -> None:
    person = ready(service)
    id = draft_of(person)
    person.open(f"/f/{id}/tre")
    before = len(service.store.read(lambda c: files.files_of_draft(c, id)))
    person.send({"tre_la": "bo_roi", **at("noi_nuoi_duong")}, press=("_do", "next"))
    fill = person.form("/f/")
    while not person.place.endswith("/review"):
        asked = fill.values["_shown"][0].split()
        from_here = [(path, PDF_AGAIN) for path in asked if path.startswith("nop.")]
        person.send({**at("noi_nuoi_duong")}, press=("_do", "next"), files=from_here)
        fill = person.form("/f/")
    person.send(action="/submit")
    assert person.place.endswith("/receipt"), person.seen.text
    (one,) = lodged(service)
    uses = service.store.read(lambda c: files.files_of_dossier(c, one.id))
    assert "nop.giay_chung_sinh" not in {use.path for use in uses}
    assert before


PDF_AGAIN = ("bien-ban.pdf", b"%PDF-1.4\nbien ban", "application/pdf")


def test_the_receipt_is_for_the_one_who_filed(service: Service) -> None:
    person = ready(service)
    person.send(action="/submit")
    stranger = browser(service)
    stranger.open(person.place)
    assert stranger.page.status_code == 403
    assert person.page.headers["Cache-Control"] == "private, no-store"


def test_the_receipt_stays_the_same_when_the_catalogue_moves_on(service: Service) -> None:
    person = ready(service)
    person.send(action="/submit")
    before = person.page.text
    republish(service, CODE, lambda program: rename_page(program, "tre", "Trẻ em"))
    person.open(person.place)
    assert person.page.text == before


def test_two_people_get_two_numbers(service: Service) -> None:
    codes = [lodge(browser(service), CODE) for _ in range(2)]
    assert codes == ["H29.HOTICH-261120-0001", "H29.HOTICH-261120-0002"]
    assert sign_in(service, "tiepnhan").seen.text.count("HOTICH") == 2


def test_pages_of_a_filed_draft_lead_to_its_receipt(service: Service) -> None:
    person = ready(service)
    id = draft_of(person)
    person.send(action="/submit")
    for page in ("review", "tre", "saved"):
        person.open(f"/f/{id}/{page}")
        assert person.place == f"/f/{id}/receipt"


def test_the_receipt_names_the_one_who_filed(service: Service) -> None:
    person = ready(service)
    person.send(action="/submit")
    assert "Nguyễn Văn Bình" in person.seen.text
