"""Officers: sign in, see their unit's dossiers only, check, decide, hand back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from compiler.evaluation import Fault
from renderers.checklist import answered
from runtime import queueing
from runtime.clock import FixedClock
from runtime.records import Record, judged, record_of
from runtime.service import Service
from runtime.store import dossiers, events
from runtime.store.late_supplements import asked_late
from tests.runtime.browsing import Browser
from tests.runtime.serving import PASSWORD, browser, lodge, opened, sign_in

CODE = "1.001193"


@pytest.fixture(scope="module")
def lodged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Where a dossier has just been lodged, and its code."""
    folder = tmp_path_factory.mktemp("lodged")
    return folder, "".join(lodge(browser(service), CODE) for service in opened(folder))


@pytest.fixture
def service(tmp_path: Path, lodged: tuple[Path, str]) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged[0])


@pytest.fixture
def code(lodged: tuple[Path, str]) -> str:
    return lodged[1]


def at_dossier(service: Service, account: str, code: str) -> Browser:
    person = sign_in(service, account)
    person.open(f"/can-bo/ho-so/{code}")
    return person


def do(service: Service, account: str, code: str, command: str, **given: str) -> Browser:
    person = at_dossier(service, account, code)
    person.send(given, action=f"/{command}")
    return person


def test_the_desk_begins_with_signing_in(service: Service) -> None:
    person = browser(service)
    person.open("/can-bo")
    assert person.place == "/can-bo/dang-nhap"
    seen = person.send({"account": "tiepnhan", "password": "sai"})
    assert person.page.status_code == 422
    assert "không đúng" in seen.text
    seen = person.send({"account": "khong-co", "password": PASSWORD})
    assert "không đúng" in seen.text


def test_after_signing_in_one_is_where_one_wanted_to_be(service: Service, code: str) -> None:
    person = browser(service)
    person.open(f"/can-bo/ho-so/{code}")
    person.send({"account": "tiepnhan", "password": PASSWORD})
    assert person.place == f"/can-bo/ho-so/{code}"


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/can-bo.evil", "/\\x"])
def test_signing_in_leads_nowhere_else(service: Service, back: str) -> None:
    person = browser(service)
    person.open("/can-bo/dang-nhap")
    data = {"account": "tiepnhan", "password": PASSWORD, "next": back}
    answer = person.client.post("/can-bo/dang-nhap", data=data, follow_redirects=False)
    assert answer.headers["Location"] == "/can-bo"


def test_a_session_is_new_at_each_sign_in_and_ends_when_idle(service: Service) -> None:
    person = sign_in(service, "tiepnhan")
    first = person.client.cookies["session"]
    assert person.page.headers["Cache-Control"] == "private, no-store"
    other = sign_in(service, "tiepnhan")
    assert other.client.cookies["session"] != first
    clock = service.clock
    assert isinstance(clock, FixedClock)
    for _ in range(3):
        clock.at += timedelta(minutes=20)
        person.open("/can-bo")
        assert person.place == "/can-bo"
    clock.at += timedelta(minutes=31)
    person.open("/can-bo")
    assert person.place == "/can-bo/dang-nhap"


def test_signing_out_ends_the_session(service: Service) -> None:
    person = sign_in(service, "tiepnhan")
    cookie = person.client.cookies["session"]
    person.send(action="/dang-xuat")
    person.client.cookies.set("session", cookie)
    person.open("/can-bo")
    assert person.place == "/can-bo/dang-nhap"


def test_a_dossier_goes_through_the_house(service: Service, code: str) -> None:
    assert code in sign_in(service, "tiepnhan").seen.text
    assert code not in sign_in(service, "thuly").open("/can-bo").text
    do(service, "tiepnhan", code, "receive")
    assert code in sign_in(service, "thuly").seen.text
    person = do(service, "thuly", code, "pass_step", choice="tham_tra")
    assert "Xong bước Công chức tư pháp - hộ tịch thẩm tra hồ sơ" in person.seen.text
    person.send({"choice": "xac_nhan_du_thao"}, action="/pass_step")
    wrong = do(service, "ky", code, "decide", choice="giay_khai_sinh", password="sai")
    assert wrong.page.status_code == 422
    assert "không đúng" in wrong.seen.text
    decided = do(service, "ky", code, "decide", choice="giay_khai_sinh", password=PASSWORD)
    assert "Đã xử lý xong" in decided.seen.text
    unpaid = at_dossier(service, "traketqua", code)
    version = unpaid.form("/giao-viec").values["_v"]
    late = unpaid.client.post(f"/can-bo/ho-so/{code}/kiem-tra", data={"_v": version})
    assert late.status_code == 403, "the decision rests on what was found before it"
    while forms := [one for one in unpaid.seen.forms if "/confirm_payment" in one.action]:
        assert not any("/return_result" in one.action for one in unpaid.seen.forms)
        fee = forms[0].offered["choice"][0]
        unpaid.send({"choice": fee, "text": "BL-01"}, action="/confirm_payment")
    unsure = do(service, "traketqua", code, "return_result")
    assert unsure.page.status_code == 422
    done = do(service, "traketqua", code, "return_result", confirm="yes")
    assert "Đã trả kết quả" in done.seen.text
    id = service.store.read(lambda c: dossiers.id_of_code(c, code) or "")
    assert service.store.read(lambda c: events.verify_chain(c, id)) is None
    assert code in done.open("/can-bo?nhom=da-xong").text


def test_who_asks_for_a_supplement_late_says_why(service: Service, code: str) -> None:
    at_once = do(service, "tiepnhan", code, "receive")
    assert "Yêu cầu chậm nhất ngày" not in at_once.seen.text
    text = at_dossier(service, "thuly", code).seen.text
    assert "Yêu cầu chậm nhất ngày 26/11/2026: 03 ngày làm việc từ khi tiếp nhận." in text
    clock = service.clock
    assert isinstance(clock, FixedClock)
    clock.at += timedelta(days=7)
    unsaid = do(service, "thuly", code, "ask_supplement", text="Thiếu giấy chứng sinh")
    assert (unsaid.page.status_code, "đã hết ngày 26/11/2026" in unsaid.seen.text) == (422, True)
    asked = do(service, "thuly", code, "ask_supplement", text="Thiếu", choice="register")
    told = "Yêu cầu bổ sung sau hạn 03 ngày làm việc: Phát hiện khi đối chiếu cơ sở dữ liệu"
    assert told in asked.seen.text
    leader = sign_in(service, "ky")
    text = leader.open("/can-bo/so-lieu").text
    assert "Yêu cầu bổ sung sau hạn 03 ngày làm việc" in text
    assert "Phát hiện khi đối chiếu cơ sở dữ liệu1" in "".join(text.splitlines())
    before = clock.now().date() - timedelta(days=1)
    assert "sau hạn 03" not in leader.open(f"/can-bo/so-lieu?tu={before}&den={before}").text
    elsewhere = service.store.read(lambda c: asked_late(c, before, clock.now().date(), ()))
    assert elsewhere == {}


def test_a_supplement_is_asked_once_and_starts_the_clock_anew(service: Service, code: str) -> None:
    empty = do(service, "tiepnhan", code, "ask_supplement")
    assert empty.page.status_code == 422
    asked = do(service, "tiepnhan", code, "ask_supplement", text="Xin nộp thêm văn bản ủy quyền.")
    assert "Yêu cầu bổ sung giấy tờ" in asked.seen.text
    clock = service.clock
    assert isinstance(clock, FixedClock)
    clock.at += timedelta(days=5)
    back = do(service, "tiepnhan", code, "answer_supplement")
    assert "Ngày trả kết quả thay đổi" in back.seen.text
    assert not any("ask_supplement" in form.action for form in back.seen.forms)
    forced = back.client.post(
        f"/can-bo/ho-so/{code}/ask_supplement",
        data={"_v": back.form("/receive").values["_v"], "text": "Lần nữa"},
    )
    assert forced.status_code == 422
    assert "một lần" in forced.text


def test_a_refusal_needs_its_reason_and_ends_the_dossier(service: Service, code: str) -> None:
    assert do(service, "tiepnhan", code, "refuse").page.status_code == 422
    refused = do(service, "tiepnhan", code, "refuse", text="Không thuộc thẩm quyền.")
    assert "Không được tiếp nhận" in refused.seen.text
    assert not any(
        f"/ho-so/{code}/" in form.action
        for form in refused.seen.forms
        if form.buttons and "kiem-tra" not in form.action
    )


def test_a_finding_moves_the_due_date_and_is_sealed(service: Service, code: str) -> None:
    do(service, "tiepnhan", code, "receive")
    person = at_dossier(service, "thuly", code)
    form = person.form("/kiem-tra")
    before = person.seen.text
    person.send({"fact.can_xac_minh": "yes"}, action="/kiem-tra")
    assert "Ngày trả kết quả thay đổi" in person.seen.text
    assert "Ngày trả kết quả thay đổi" not in before
    stale = person.client.post(form.action, data={**form.values, "fact.can_xac_minh": "no"})
    assert stale.status_code == 409
    unknown = {**person.form("/kiem-tra").values, "fact.dung_han": "no"}
    assert person.client.post(form.action, data=unknown).status_code == 400


def test_ticks_stay_and_only_known_ones_are_taken(service: Service, code: str) -> None:
    person = at_dossier(service, "tiepnhan", code)
    form = person.form("/kiem-tra")
    items = form.offered["tick"]
    person.send({"tick": items[:1]}, action="/kiem-tra")
    assert person.form("/kiem-tra").values["tick"] == items[:1]
    person.send({"tick": []}, action="/kiem-tra")
    assert "tick" not in person.form("/kiem-tra").values
    data = {**form.values, "tick": ["khong-co"]}
    assert person.client.post(form.action, data=data).status_code == 400


def test_two_officers_at_once_do_not_overwrite_each_other(service: Service, code: str) -> None:
    first, second = (at_dossier(service, "tiepnhan", code) for _ in range(2))
    first.send(action="/receive")
    second.send({"text": "Thiếu"}, action="/ask_supplement")
    assert second.page.status_code == 409


def test_another_unit_sees_nothing_and_cannot_tell_why(service: Service, code: str) -> None:
    stranger = sign_in(service, "noikhac")
    assert code not in stranger.seen.text
    assert code not in stranger.open(f"/can-bo?q={code}").text
    own = at_dossier(service, "tiepnhan", code)
    links = [link for link in own.seen.links if "/tep/" in link]
    assert links
    texts = set()
    for address in (f"/can-bo/ho-so/{code}", "/can-bo/ho-so/H29.X-1", *links):
        stranger.open(address)
        assert stranger.page.status_code == 404
        texts.add(stranger.page.text.replace(address, ""))
    assert len(texts) == 1
    for command in ("receive", "refuse", "kiem-tra", "decide", "withdraw"):
        data = {"_v": "1", "text": "x", "confirm": "yes", "password": PASSWORD}
        data = {"_v": "1"} if command == "kiem-tra" else data
        answer = stranger.client.post(f"/can-bo/ho-so/{code}/{command}", data=data)
        assert answer.status_code == 404


@pytest.mark.parametrize("account", ["thuly", "ky", "traketqua"])
def test_another_role_may_look_but_not_act(service: Service, code: str, account: str) -> None:
    person = at_dossier(service, account, code)
    assert person.page.status_code == 200
    actions = [form.action for form in person.seen.forms if f"{code}/" in form.action]
    money = {f"/can-bo/ho-so/{code}/confirm_payment"} if account == "traketqua" else set()
    work = {f"/can-bo/ho-so/{code}/giao-viec"} if account == "ky" else set()
    assert {action for action in actions if not action.endswith("/kiem-tra")} == money | work
    base = f"/can-bo/ho-so/{code}"
    assert person.client.post(f"{base}/receive", data={"_v": "1"}).status_code == 422
    assert person.client.post(f"{base}/kiem-tra", data={"_v": "1"}).status_code == 403


def test_a_file_is_handed_out_to_keep_never_to_open(service: Service, code: str) -> None:
    person = at_dossier(service, "tiepnhan", code)
    link = next(one for one in person.seen.links if "/tep/" in one)
    answer = person.client.get(link)
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''giay-to.pdf"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"%PDF-")
    assert "sha" not in link


def test_the_queue_is_searched_by_code_and_name(service: Service, code: str) -> None:
    person = sign_in(service, "tiepnhan")
    for query in (code[-4:], "nguyen van binh", "Nguyễn Văn Bình"):
        assert code in person.open(f"/can-bo?q={query}").text
    assert code not in person.open("/can-bo?q=khong-co").text


def test_notes_against_papers_become_the_letter(service: Service, code: str) -> None:
    person = sign_in(service, "tiepnhan")
    person.open(f"/can-bo/ho-so/{code}")
    form = person.form("/kiem-tra")
    first, second = form.offered["tick"][:2]
    person.send(
        {"tick": [first], f"note.{first}": "rõ", f"note.{second}": " Bản chụp mờ "},
        action="/kiem-tra",
    )
    form = person.form("/kiem-tra")
    assert form.values["tick"] == [first]
    assert form.values[f"note.{second}"] == ["Bản chụp mờ"]
    letter = person.form("/ask_supplement").values["text"][0]
    assert letter == "1. Giấy chứng sinh: Bản chụp mờ"
    person.send({"tick": [first, second]}, action="/kiem-tra")
    assert "text" not in person.form("/ask_supplement").values


def test_what_the_rules_have_settled_is_told_and_not_asked(service: Service, code: str) -> None:
    person = at_dossier(service, "tiepnhan", code)
    case = judged(service.catalogue(), record(service, code))
    settled = answered(case.loaded.program, case.evaluation)
    assert settled.checked
    for text in (*settled.met, *settled.checked):
        assert text in person.seen.text
    ticks = person.form("/kiem-tra").offered["tick"]
    met = {one.id for one in case.loaded.program.requirements if one.says in settled.met}
    assert not met & {one.removeprefix("requirement.") for one in ticks}


def test_what_the_form_has_warned_of_is_shown_again(service: Service, code: str) -> None:
    case = judged(service.catalogue(), record(service, code))
    program, evaluation = case.loaded.program, case.evaluation
    check = next(one for page in program.pages for one in page.checks if one.fields)
    warned = Fault("", "check", "", check.says, "should")
    settled = answered(program, replace(evaluation, faults=(warned,)))
    assert settled.warned == (check.says,)
    assert check.says not in settled.checked


def record(service: Service, code: str) -> Record:
    id = service.store.read(lambda c: dossiers.id_of_code(c, code) or "")
    return service.store.read(lambda c: record_of(c, dossiers.own_dossier(c, id)))


def test_a_note_stays_with_whoever_wrote_it(service: Service, code: str) -> None:
    person = sign_in(service, "tiepnhan")
    person.open(f"/can-bo/ho-so/{code}")
    item = person.form("/kiem-tra").offered["tick"][0]
    data = {"_v": person.form("/kiem-tra").values["_v"][0], "note.khong-co": "x"}
    sent = person.client.post(
        f"/can-bo/ho-so/{code}/kiem-tra", data=data, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert sent.status_code == 400
    person.open(f"/can-bo/ho-so/{code}")
    person.send({f"note.{item}": "thiếu chữ ký"}, action="/kiem-tra")
    assert person.form("/kiem-tra").values[f"note.{item}"] == ["thiếu chữ ký"]


def test_by_its_whole_code_a_dossier_is_found_however_many_came_since(
    service: Service, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queueing, "SEARCHED", 0)
    person, stranger = sign_in(service, "tiepnhan"), sign_in(service, "noikhac")
    for typed in (code, code.lower()):
        assert code in person.open(f"/can-bo?q={typed}").text
        assert code not in stranger.open(f"/can-bo?q={typed}").text
