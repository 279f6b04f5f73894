"""Filling in a form over HTTP: drafts, errors, new questions, two windows, a new version."""

from __future__ import annotations

import re

import pytest

from runtime.service import Service
from runtime.store import drafts
from tests.runtime.browsing import Browser
from tests.runtime.filings import APPLICANT, BIRTH
from tests.runtime.republishing import rename_page, republish, without_field
from tests.runtime.serving import browser, draft_of, fill_in

NEXT = ("_do", "next")
CODE = "1.001193"


@pytest.fixture
def person(service: Service) -> Browser:
    one = browser(service)
    one.open(f"/f/{CODE}")
    return one


@pytest.fixture
def started(person: Browser) -> Browser:
    """On the second page of a draft."""
    person.send(BIRTH, press=NEXT)
    assert person.place.endswith("/tre")
    return person


def stored(service: Service, id: str) -> drafts.Draft:
    return service.store.read(lambda c: drafts.load_draft(c, id, service.clock.now()))


def test_looking_makes_no_draft_and_saving_makes_one(service: Service, person: Browser) -> None:
    assert not person.client.cookies
    person.send(BIRTH, press=NEXT)
    assert person.client.cookies["visitor"]
    draft = stored(service, draft_of(person))
    assert draft.answers["nguoi_nop.ho_ten"] == "Nguyễn Văn Bình"
    assert "." not in draft.id


def test_errors_come_back_with_what_was_typed_and_the_good_is_kept(
    service: Service, person: Browser
) -> None:
    seen = person.send({**APPLICANT, "nguoi_nop.so_dinh_danh": "12 ba bốn"}, press=NEXT)
    assert person.page.status_code == 422
    assert "errors" in seen.ids
    assert "nguoi_nop-so_dinh_danh-error" in seen.ids
    assert 'value="12 ba bốn"' in person.page.text
    id = person.form("/f/").action.split("/")[2]
    assert stored(service, id).answers["nguoi_nop.ho_ten"] == "Nguyễn Văn Bình"
    person.send({"nguoi_nop.so_dinh_danh": "079090001234", "quan_he": "cha_me"}, press=NEXT)
    assert person.place == f"/f/{id}/tre"


def test_without_a_script_new_questions_are_announced_once(person: Browser) -> None:
    seen = person.send({**APPLICANT, "quan_he": "duoc_uy_quyen"}, press=NEXT)
    assert person.page.status_code == 422
    assert "Có thêm 1 câu hỏi" in seen.text
    assert "cung_gia_dinh" in person.form("/f/").names
    assert "cung_gia_dinh-error" not in seen.ids
    seen = person.send(press=NEXT)
    assert person.page.status_code == 422
    assert "cung_gia_dinh-error" in seen.ids
    person.send({"cung_gia_dinh": "yes"}, press=NEXT)
    assert person.place.endswith("/tre")


def test_a_hidden_answer_waits_and_is_never_refused(service: Service, person: Browser) -> None:
    person.send({**APPLICANT, "quan_he": "duoc_uy_quyen"}, press=NEXT)
    person.send({"cung_gia_dinh": "yes", "quan_he": "cha_me"}, press=NEXT)
    assert person.place.endswith("/tre")
    assert stored(service, draft_of(person)).answers["cung_gia_dinh"] is True
    person.open(f"/f/{draft_of(person)}/nguoi_nop")
    assert "cung_gia_dinh" not in person.form("/f/").names
    person.send({"quan_he": "duoc_uy_quyen"}, press=NEXT)
    person.open(f"/f/{draft_of(person)}/nguoi_nop")
    assert person.form("/f/").values["cung_gia_dinh"] == ["yes"]


def test_live_answers_with_pieces_and_stores_nothing(service: Service, person: Browser) -> None:
    form = person.form("/f/")
    sent = {**form.values, "quan_he": "duoc_uy_quyen"}
    answer = person.client.post(f"/f/{CODE}/live", data=sent)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert 'id="q-cung_gia_dinh"' in answer.text
    assert "<html" not in answer.text
    assert "Có thêm 1 câu hỏi" in answer.text
    assert not person.client.cookies


def test_live_on_a_draft_moves_fee_and_date(started: Browser) -> None:
    form = started.form("/f/")
    texts = []
    for copies in ("1", "3"):
        sent = {**form.values, "tre_la": "du_cha_me", "tre.ngay_sinh": "01/11/2026"}
        answer = started.client.post(f"{form.action}/live", data={**sent, "so_ban_sao": copies})
        assert answer.status_code == 200
        texts.append(re.sub(r"\s+", " ", answer.text))
    assert "8.000" in texts[0]
    assert "24.000" in texts[1]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"_fee": "0"}, id="a reserved name"),
        pytest.param({"le_phi": "0"}, id="a fee"),
        pytest.param({"_v": "000000000000.0"}, id="a program that never was"),
        pytest.param({"_v": ""}, id="no version"),
        pytest.param({"_do": "submit"}, id="a button that is not there"),
        pytest.param({"_add": "tre"}, id="a list that is not there"),
        pytest.param({"quan_he": ["cha_me", "ong_ba"]}, id="a single answer twice"),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(
    person: Browser, change: dict[str, str | list[str]]
) -> None:
    data = {**person.form("/f/").values, **change}
    answer = person.client.post(f"/f/{CODE}", data=data)
    assert answer.status_code in (400, 404)
    assert not person.client.cookies
    live = person.client.post(f"/f/{CODE}/live", data={**data, "_do": change.get("_do", "")})
    if "_do" not in change and "_add" not in change:
        assert (live.status_code in (400, 404), live.content) == (True, b"")


def test_nobody_else_opens_a_draft(service: Service, started: Browser) -> None:
    stranger = browser(service)
    for address in (started.place, *(f"/f/{draft_of(started)}/{p}" for p in LEAVES)):
        stranger.open(address)
        assert stranger.page.status_code == 403
        stranger.open(f"/f/{'0' * 32}/review")
        assert stranger.page.status_code == 403
    answer = stranger.client.post(started.place, data=started.form("/f/").values)
    assert answer.status_code == 403


LEAVES = ("review", "why", "receipt", "saved")


# Coming back


def test_a_link_is_exchanged_for_a_cookie_by_a_press_only(
    service: Service, started: Browser
) -> None:
    seen = started.send(BIRTH, press=("_do", "save"))
    assert started.place.endswith("/saved")
    link = next(one for one in seen.links if "/tiep-tuc/" in one)
    assert link.startswith(service.config.public_url)
    other = browser(service)
    other.open(link.removeprefix(service.config.public_url))
    assert not other.client.cookies
    other.send(action="/tiep-tuc/")
    assert other.place == f"/f/{draft_of(started)}/tre"
    assert "Nguyễn Bảo An" in other.page.text


def test_an_invented_link_opens_nothing(service: Service) -> None:
    person = browser(service)
    person.open("/tiep-tuc/abc")
    person.send(action="/tiep-tuc/")
    assert person.page.status_code == 403


def test_saving_for_later_keeps_a_page_with_errors(service: Service, person: Browser) -> None:
    person.send({"nguoi_nop.ho_ten": "Nguyễn Văn Bình"}, press=("_do", "save"))
    assert person.place.endswith("/saved")
    assert stored(service, draft_of(person)).answers["nguoi_nop.ho_ten"] == "Nguyễn Văn Bình"


# Two windows


def test_two_windows_on_two_pages_both_count(service: Service, started: Browser) -> None:
    id = draft_of(started)
    first = started.form("/f/")
    started.open(f"/f/{id}/nguoi_nop")
    started.send({"nguoi_nop.ho_ten": "Nguyễn Văn Chín"}, press=NEXT)
    started.client.post(first.action, data={**first.values, "tre.ho_ten": "Nguyễn Bảo An"})
    answers = stored(service, id).answers
    assert answers["nguoi_nop.ho_ten"] == "Nguyễn Văn Chín"
    assert answers["tre.ho_ten"] == "Nguyễn Bảo An"


def test_two_windows_on_one_page_show_both_answers(service: Service, started: Browser) -> None:
    id = draft_of(started)
    started.open(f"/f/{id}/nguoi_nop")
    old = started.form("/f/")
    started.send({"nguoi_nop.ho_ten": "Nguyễn Văn Chín"}, press=NEXT)
    data = {**old.values, "nguoi_nop.ho_ten": "Nguyễn Văn Mười"}
    started.page = started.client.post(old.action, data=data)
    assert started.page.status_code == 409
    assert "Nguyễn Văn Chín" in started.seen.text
    assert 'value="Nguyễn Văn Mười"' in started.page.text
    assert stored(service, id).answers["nguoi_nop.ho_ten"] == "Nguyễn Văn Chín"
    started.send(press=NEXT)
    assert stored(service, id).answers["nguoi_nop.ho_ten"] == "Nguyễn Văn Mười"


# Rows


def test_rows_are_added_and_removed_without_losing_what_is_typed(service: Service) -> None:
    person = browser(service)
    person.open("/f/1.004222")
    person.send({**APPLICANT}, press=("_do", "save"))
    id = draft_of(person)
    person.open(f"/f/{id}/cho_o")
    person.send({"dien_tich": "42,5"}, press=("_add", "thanh_vien"))
    assert person.page.url.fragment.startswith("r-thanh_vien-")
    key = person.page.url.fragment.rpartition("-")[2]
    assert f"thanh_vien.{key}.ho_ten" in person.form("/f/").names
    person.send({f"thanh_vien.{key}.ho_ten": "Lê Văn Tám"}, press=("_add", "thanh_vien"))
    rows = stored(service, id).answers["thanh_vien"]
    assert isinstance(rows, list)
    assert len(rows) == 2
    person.send(press=("_remove", f"thanh_vien.{key}"))
    rows = stored(service, id).answers["thanh_vien"]
    assert isinstance(rows, list)
    assert len(rows) == 1


def test_adding_a_row_does_not_scold_for_what_is_not_finished(service: Service) -> None:
    person = browser(service)
    person.open("/f/1.004222")
    person.send({**APPLICANT}, press=("_do", "save"))
    person.open(f"/f/{draft_of(person)}/cho_o")
    place = person.place
    assert f'formaction="{place}#q-thanh_vien"' in person.page.text
    person.send(press=("_add", "thanh_vien"))
    key = person.page.url.fragment.rpartition("-")[2]
    person.send({f"thanh_vien.{key}.ngay_sinh": "tháng Tư"}, press=("_add", "thanh_vien"))
    assert person.page.status_code == 200
    assert 'id="errors"' not in person.page.text
    assert "tháng Tư" in person.page.text
    assert len(person.page.text.split('class="row"')) == 3
    person.send(press=NEXT)
    assert person.page.status_code == 422
    assert 'id="errors"' in person.page.text


@pytest.mark.parametrize(("code", "asked"), [("1.001193", False), ("2.000986", True)])
def test_relief_is_asked_only_of_what_costs_something(
    service: Service, code: str, asked: bool
) -> None:
    person = browser(service)
    fill_in(person, code)
    assert ("mien_giam" in " ".join(stored(service, draft_of(person)).pages)) is asked


# A new version


def test_a_draft_follows_the_version_in_force_silently_when_nothing_is_lost(
    service: Service, started: Browser
) -> None:
    republish(service, CODE, lambda program: rename_page(program, "tre", "Trẻ em"))
    seen = started.open(started.place)
    assert "Trẻ em" in seen.text
    assert stored(service, draft_of(started)).program == (
        service.catalogue().in_force(CODE, service.clock.now().date()).hash
    )


def test_what_found_no_place_is_told_and_kept_until_submission(
    service: Service, started: Browser
) -> None:
    republish(service, CODE, lambda program: without_field(program, "nguoi_nop.dien_thoai"))
    seen = started.open(started.place)
    assert "Số điện thoại" in seen.text
    draft = stored(service, draft_of(started))
    assert "nguoi_nop.dien_thoai" not in draft.answers
    assert draft.previous == {"nguoi_nop.dien_thoai": "+84903123456"}


def test_a_page_drawn_before_publication_loses_no_typing(
    service: Service, started: Browser
) -> None:
    form = started.form("/f/")
    republish(service, CODE, lambda program: rename_page(program, "tre", "Trẻ em"))
    data = {**form.values, "tre.ho_ten": "Nguyễn Bảo An"}
    started.page = started.client.post(form.action, data=data)
    assert started.page.status_code == 200
    assert stored(service, draft_of(started)).answers["tre.ho_ten"] == "Nguyễn Bảo An"


def test_a_blank_page_kept_over_a_publication_still_starts_a_draft(
    service: Service, person: Browser
) -> None:
    republish(service, CODE, lambda program: rename_page(program, "tre", "Trẻ em"))
    person.send(BIRTH, press=NEXT)
    draft = stored(service, draft_of(person))
    assert draft.answers["nguoi_nop.ho_ten"] == "Nguyễn Văn Bình"


def test_saving_is_limited(service: Service, started: Browser) -> None:
    form = started.form("/f/")
    codes = {started.client.post(form.action, data=form.values).status_code for _ in range(125)}
    assert 429 in codes


def test_the_last_page_leads_to_the_review(service: Service) -> None:
    person = browser(service)
    fill_in(person, CODE)
    assert person.place.endswith("/review")


def test_mending_a_page_leads_back_to_the_review(service: Service) -> None:
    person = browser(service)
    fill_in(person, CODE)
    person.open(f"/f/{draft_of(person)}/tre")
    person.send({"so_ban_sao": "5"}, press=NEXT)
    assert person.place.endswith("/review")


def test_a_link_opens_the_first_page_that_is_unfinished(service: Service, started: Browser) -> None:
    saved = started.send({"tre_la": "du_cha_me"}, press=("_do", "save"))
    (link,) = {one for one in saved.links if "/tiep-tuc/" in one}
    other = browser(service)
    other.open("/tiep-tuc/" + link.rpartition("/")[2])
    other.send(action="/tiep-tuc")
    assert other.place.endswith("/tre")
