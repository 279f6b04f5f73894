"""What becomes of a dossier after it is filed: what its applicant sees of it, and what officers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.office import REACHED, Filed, Office, Screen, open_office
from tests.runtime.filings import NOW, PDF
from tests.runtime.serving import PASSWORD, browser, go_on

BIRTH, BUILDING = "1.001193", "1.013225"
READERS = [("vi", False), ("en", True)]
PAY = {"vi": "Nộp phí, lệ phí", "en": "Pay the fees"}
MARKS = {"openness": 5, "timeliness": 4, "digitisation": 3, "online": 2, "satisfaction": 5}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture(params=READERS, ids=["Vietnamese, no script", "English"])
def reader(request: pytest.FixtureRequest) -> tuple[str, bool]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def script(reader: tuple[str, bool]) -> bool:
    return reader[1]


@pytest.fixture
def screen(
    phone: Page, office: Office, reader: tuple[str, bool], complaints: Callable[[], list[str]]
) -> Iterator[Screen]:
    office.clock.at = NOW
    yield Screen(phone, office, reader[0])
    assert complaints() == []


def received(office: Office, code: str, lang: str) -> Filed:
    filed = office.lodge(code, lang)
    office.desk("tiepnhan", filed.code).send(action="/receive")
    return filed


def worked_on(office: Office, filed: Filed) -> None:
    """Everything before the decision."""
    worker = office.desk("thuly", filed.code)
    while forms := [one for one in worker.seen.forms if one.action.endswith("/pass_step")]:
        worker.send({"choice": forms[0].offered["choice"][0]}, action="/pass_step")


def fill_in_elsewhere(screen: Screen) -> None:
    """The form that stands on the screen, as the same person without a browser fills it in."""
    person = browser(screen.office.service)
    for one in screen.tab.context.cookies():
        person.client.cookies.set(one["name"], one["value"])
    person.open(urlsplit(screen.tab.url).path)
    go_on(person, BIRTH, REACHED)
    screen.open(person.place)


def test_an_apology_before_the_end_moves_the_day(screen: Screen) -> None:
    filed = received(screen.office, BUILDING, screen.lang)
    screen.office.time_is(NOW + timedelta(days=14))
    screen.officer("thuly", filed.code)
    screen.do("extend", "Cần đo vẽ lại hiện trạng.", until="2026-12-14")
    day = screen.words("Thứ Hai, 14/12/2026", "Monday 14 December 2026")
    expect(screen.tab.locator(".strip")).to_contain_text(day)
    screen.log_says(screen.words("Xin lỗi và hẹn lại ngày trả", "Apology and new date"))
    assert not screen.offers("extend")

    screen.applicant(filed)
    screen.stands(screen.words("Được tiếp nhận", "Received"))
    expect(screen.tab.locator(".facts")).to_contain_text(day)
    screen.follow(
        screen.words(
            "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ",
            "Letter of apology and extension of the time limit",
        )
    )
    letter = screen.tab.locator("main")
    expect(letter).to_contain_text("Cần đo vẽ lại hiện trạng.")
    expect(letter).to_contain_text("14/12/2026")
    screen.message(
        filed.code,
        screen.words("xin lỗi và hẹn lại ngày trả kết quả", "our apologies"),
        "Cần đo vẽ lại hiện trạng.",
        day,
    )
    screen.message(
        filed.code,
        screen.words("Hen tra: Thu Hai, 14/12/2026", "Due: Monday 14 December 2026"),
    )


def test_a_refusal_ends_the_dossier_with_its_reason(screen: Screen) -> None:
    filed = screen.office.lodge(BIRTH, screen.lang)
    screen.officer("tiepnhan", filed.code)
    screen.do("refuse", "Trẻ đã được đăng ký khai sinh tại phường Bến Thành.")
    refused = screen.words("Không được tiếp nhận", "Not accepted")
    screen.stands(refused)
    for deed in ("receive", "ask_supplement", "refuse", "withdraw", "stop"):
        assert not screen.offers(deed)
    screen.open("/can-bo?nhom=da-xong")
    row = screen.tab.locator("tr", has_text=filed.code)
    expect(row).to_contain_text(refused)

    screen.applicant(filed)
    screen.stands(refused)
    expect(screen.tab.locator(".letter")).to_contain_text("đăng ký khai sinh tại phường Bến Thành")
    assert not screen.offers("rut")
    screen.follow(
        screen.words("Phiếu từ chối tiếp nhận, giải quyết hồ sơ", "Refusal to accept the dossier")
    )
    expect(screen.tab.locator("main")).to_contain_text("đăng ký khai sinh tại phường Bến Thành")
    screen.message(
        filed.code, screen.words("hồ sơ không được tiếp nhận", "it has been refused"), "Bến Thành"
    )


def test_a_withdrawn_dossier_is_decided_by_nobody(screen: Screen) -> None:
    filed = received(screen.office, BIRTH, screen.lang)
    worked_on(screen.office, filed)
    signer = screen.office.desk("ky", filed.code)
    result = signer.form("/decide").offered["choice"][0]

    screen.applicant(filed)
    screen.do("rut")
    withdrawn = screen.words("Công dân yêu cầu rút hồ sơ", "Withdrawn by the applicant")
    screen.stands(withdrawn)
    assert not screen.offers("rut")
    assert not screen.offers("bo-sung")
    screen.log_says(screen.words("Rút hồ sơ", "Withdrawn"))
    expect(screen.tab.get_by_role("link", name=PAY[screen.lang])).to_have_count(0)
    filed.person.open(f"/ho-so/{filed.code}/thanh-toan")
    assert filed.person.page.status_code == 404
    screen.message(filed.code, screen.words("hồ sơ đã được rút", "it has been withdrawn"))

    signer.send({"choice": result, "password": PASSWORD}, action="/decide")
    assert signer.page.status_code == 409
    screen.officer("ky", filed.code)
    screen.stands(withdrawn)
    assert not screen.offers("decide")
    expect(screen.tab.locator("aside.panel")).to_contain_text(
        screen.words(
            "Hiện không có việc nào cho tài khoản này.",
            "There is nothing for this account to do now.",
        )
    )
    screen.log_says(screen.words("người nộp", "applicant"))


def test_a_supplement_that_comes_on_paper_is_recorded_at_the_counter(screen: Screen) -> None:
    filed = received(screen.office, BIRTH, screen.lang)
    screen.officer("thuly", filed.code)
    screen.do("ask_supplement", "Xin nộp bản chính giấy chứng sinh.", until="2026-11-27")
    waiting = screen.words("Yêu cầu bổ sung giấy tờ", "Supplement requested")
    screen.stands(waiting)

    screen.applicant(filed)
    screen.stands(waiting)
    expect(screen.tab.locator(".letter")).to_contain_text("bản chính giấy chứng sinh")
    expect(screen.tab.locator("main")).to_contain_text(
        screen.words("chậm nhất Thứ Sáu, 27/11/2026", "by Friday 27 November 2026")
    )
    expect(screen.tab.locator("main")).to_contain_text(
        screen.words("bổ sung trực tiếp tại", "It may also be brought to")
    )
    screen.message(
        filed.code, screen.words("cần bổ sung hồ sơ", "a supplement is needed"), "giấy chứng sinh"
    )

    screen.officer("tiepnhan", filed.code)
    screen.do("answer_supplement")
    working = screen.words("Đang xử lý", "In progress")
    screen.stands(working)
    screen.officer("thuly", filed.code)
    assert screen.offers("pass_step")
    assert not screen.offers("ask_supplement")
    screen.applicant(filed)
    screen.stands(working)
    screen.log_says(screen.words("Đã bổ sung", "Supplement received"))
    assert not screen.offers("bo-sung")


def test_a_supplement_that_does_not_come_ends_the_dossier_by_night(screen: Screen) -> None:
    filed = screen.office.lodge(BIRTH, screen.lang)
    asking = screen.office.desk("tiepnhan", filed.code)
    asking.send({"text": "Xin gửi lại", "until": "2026-11-27"}, action="/ask_supplement")
    screen.office.time_is(NOW + timedelta(days=7))
    screen.applicant(filed)
    screen.stands(screen.words("Yêu cầu bổ sung giấy tờ", "Supplement requested"))
    screen.office.time_is(NOW + timedelta(days=8))
    expired = screen.words("Dừng xử lý do quá hạn bổ sung", "Expired: no supplement in time")
    screen.applicant(filed)
    screen.stands(expired)
    assert not screen.offers("bo-sung")
    screen.follow(
        screen.words(
            "Thông báo dừng giải quyết hồ sơ", "Notice that the work on the dossier has stopped"
        )
    )
    expect(screen.tab.locator("main")).to_contain_text("Đã hết thời hạn bổ sung hồ sơ")
    screen.message(
        filed.code,
        screen.words("hồ sơ dừng vì quá hạn bổ sung", "no supplement came in time"),
    )
    screen.officer("tiepnhan", filed.code)
    screen.stands(expired)
    assert not screen.offers("answer_supplement")


def test_a_stop_tells_its_reason(screen: Screen) -> None:
    filed = received(screen.office, BUILDING, screen.lang)
    screen.officer("thuly", filed.code)
    screen.do("stop", "Đất đang có tranh chấp do Tòa án thụ lý.")
    stopped = screen.words("Dừng xử lý", "Stopped")
    screen.stands(stopped)
    assert not screen.offers("pass_step")

    screen.applicant(filed)
    screen.stands(stopped)
    expect(screen.tab.locator(".letter")).to_contain_text("Đất đang có tranh chấp")
    assert not screen.offers("rut")
    screen.follow(
        screen.words(
            "Thông báo dừng giải quyết hồ sơ", "Notice that the work on the dossier has stopped"
        )
    )
    expect(screen.tab.locator("main")).to_contain_text("Đất đang có tranh chấp")
    screen.message(
        filed.code, screen.words("hồ sơ dừng giải quyết", "it has been stopped"), "tranh chấp"
    )


def test_the_signed_result_is_taken_and_then_rated_once(screen: Screen) -> None:
    filed = received(screen.office, BIRTH, screen.lang)
    worked_on(screen.office, filed)
    screen.officer("ky", filed.code)
    deciding = screen.form("decide")
    deciding.locator("[name=choice]").first.check()
    name, content, kind = PDF
    deciding.locator("[name=file]").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )
    screen.do("decide", number="12/KS-2026", password=PASSWORD)
    decided = screen.words("Đã xử lý xong", "Decided")
    screen.stands(decided)

    screen.applicant(filed)
    screen.stands(decided)
    result = screen.tab.locator("section", has=screen.tab.locator("#result"))
    expect(result).to_have_count(0)
    assert not screen.offers("danh-gia")
    paying = screen.office.desk("traketqua", filed.code)
    fee = paying.form("/confirm_payment").offered["choice"][0]
    paying.send({"choice": fee, "text": "BL-1"}, action="/confirm_payment")

    screen.applicant(filed)
    expect(result).to_contain_text(screen.words("số 12/KS-2026", "number 12/KS-2026"))
    expect(result).to_contain_text(screen.words("Giấy khai sinh", "Birth certificate"))
    assert "Giấy khai sinh" in filed.person.open(f"/ho-so/{filed.code}/giay-to/ket-qua").text
    with screen.tab.expect_download() as kept:
        result.get_by_role("link").click()
    assert kept.value.path().read_bytes() == content
    screen.message(filed.code, screen.words("đã có kết quả", "there is a result"))

    screen.officer("traketqua", filed.code)
    screen.do("return_result")
    returned = screen.words("Đã trả kết quả", "Result returned")
    screen.stands(returned)
    screen.applicant(filed)
    screen.stands(returned)
    for group, mark in MARKS.items():
        screen.tab.locator(f"[name={group}][value='{mark}']").check()
    screen.do("danh-gia", comment="Cán bộ tận tình.")
    rated = screen.tab.locator("section", has=screen.tab.locator("#rating"))
    expect(rated).to_contain_text(
        screen.words("Cảm ơn quý vị đã đánh giá.", "Thank you for your rating.")
    )
    of = screen.words("/5", " of 5")
    expect(rated.locator("dd")).to_have_text([f"{mark}{of}" for mark in MARKS.values()])
    screen.tab.reload()
    expect(rated.locator("dd")).to_have_count(5)
    assert not screen.offers("danh-gia")


def test_what_was_paid_is_receipted_as_a_file(screen: Screen) -> None:
    filed = received(screen.office, BIRTH, screen.lang)
    screen.applicant(filed)
    screen.follow(PAY[screen.lang])
    expect(screen.tab.locator(".total")).to_contain_text("16.000" if screen.lang == "vi" else "16")
    screen.officer("tiepnhan", filed.code)
    screen.do("confirm_payment", "PT-0017")
    screen.log_says(screen.words("Đã xác nhận nộp tiền", "Payment confirmed"))
    assert not screen.offers("confirm_payment")

    screen.applicant(filed, "/thanh-toan")
    expect(screen.tab.get_by_role("status")).to_contain_text(
        screen.words("Không còn khoản nào phải nộp", "Nothing is to be paid now")
    )
    screen.tab.get_by_role("link", name=screen.words("Biên lai", "Receipt")).click()
    with screen.tab.expect_download() as kept:
        screen.tab.get_by_role("link", name=screen.words("Tải bản PDF", "Download as PDF")).click()
    pages = PdfReader(BytesIO(Path(kept.value.path()).read_bytes())).pages
    text = " ".join(" ".join(one.extract_text() for one in pages).split())
    for part in (filed.code, "Biên lai thu phí, lệ phí", "PT-0017", "Mười sáu nghìn đồng"):
        assert part.casefold() in text.casefold()
    screen.message(filed.code, screen.words("đã nhận được tiền", "your payment has come in"))


def test_an_officer_files_for_a_citizen_who_signs_and_follows(screen: Screen) -> None:
    screen.officer("tiepnhan")
    screen.follow(screen.words("Nộp giúp người dân", "Apply for somebody"))
    screen.tab.locator("#q").fill("khai sinh" if screen.lang == "vi" else "birth")
    screen.tab.locator("#q").press("Enter")
    chosen = screen.tab.locator("form", has=screen.tab.locator(f"[name=code][value='{BIRTH}']"))
    chosen.get_by_role("button").click()
    expect(screen.tab.locator("#form")).to_be_visible()
    fill_in_elsewhere(screen)
    screen.tab.get_by_role("button", name=screen.words("Nộp hồ sơ", "Submit")).click()
    screen.tab.wait_for_url("**/receipt")
    slip = screen.tab.locator(".slip")
    ward = screen.words("Ủy ban nhân dân phường Sài Gòn", "People's Committee of Sai Gon Ward")
    for part in ("Nguyễn Văn Bình", f"Cán bộ tiepnhan, {ward}"):
        expect(slip).to_contain_text(part)
    screen.tab.emulate_media(media="print")
    signs = slip.locator(".signs p")
    expect(signs).to_have_count(2)
    expect(signs.first).to_be_visible()
    screen.tab.emulate_media(media="screen")
    code, secret = (one.inner_text() for one in slip.locator(".code").all())

    screen.sit_down({})
    screen.open(f"/tra-cuu?ma={code}")
    screen.tab.locator("#secret").fill(secret)
    screen.tab.get_by_role("button", name=screen.words("Xem tình trạng", "See the state")).click()
    screen.stands(screen.words("Mới đăng ký", "Submitted"))
    screen.message(code, screen.words("đã nhận được hồ sơ", "it has been filed"))
    screen.officer("tiepnhan")
    expect(screen.tab.locator("tr", has_text=code)).to_contain_text("Nguyễn Văn Bình")
