"""A supplement with corrected answers, from the officer's request until both see old and new."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import correcting
from tests.browser import site as sites
from tests.browser.pages import enter, goto, hand_over
from tests.browser.site import Site
from tests.runtime.filings import PDF
from tests.runtime.reading import vietnamese

with_and_without_script = pytest.mark.parametrize(
    "script", [True, False], ids=["script", "no script"]
)
FILE: FilePayload = {"name": "giay-moi.pdf", "mimeType": PDF[2], "buffer": PDF[1]}


@pytest.fixture
def tab(phone: Page, complaints: Callable[[], list[str]]) -> Iterator[Page]:
    yield phone
    assert complaints() == []


def onward(tab: Page) -> None:
    with tab.expect_navigation():
        tab.locator("button.first[value=next]").click()


@with_and_without_script
def test_an_officer_opens_answers_and_the_applicant_corrects_them(
    tab: Page, site: Site, script: bool
) -> None:
    person = site.person()
    code, _ = sites.lodge(person, "1.001193")

    enter(tab, site, "tiepnhan")
    goto(tab, site, f"/can-bo/ho-so/{code}")
    tab.get_by_text("Yêu cầu bổ sung", exact=True).first.click()
    tab.locator("#a-ask_supplement-text").fill("Tên trẻ chưa đúng với giấy chứng sinh.")
    part = tab.locator("details.note:has(input[value='tre/tre.ho_ten'])")
    part.locator("summary").click()
    part.locator("input[value='tre/tre.ho_ten']").check()
    part.locator("input[value='tre/so_ban_sao']").check()
    tab.locator("form[action$='/ask_supplement'] button").click()
    expect(tab.locator(".state")).to_have_text("Yêu cầu bổ sung giấy tờ")

    tab.context.clear_cookies()
    person.open(f"/ho-so/{code}")
    hand_over(tab, site, person)
    expect(tab.get_by_text("Họ, chữ đệm, tên").first).to_be_visible()
    tab.get_by_role("button", name="Sửa và bổ sung").click()
    expect(tab.locator("[name='tre.ho_ten']")).to_have_value("Nguyễn Bảo An")
    expect(tab.locator("[name='tre.noi_sinh']")).to_have_count(0)
    expect(tab.locator("#closed")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360 if script else True
    tab.locator("[name='tre.ho_ten']").fill("Nguyễn Bảo Anh")
    tab.locator("[name=so_ban_sao]").fill("3")
    if script:
        tab.locator("[name=so_ban_sao]").blur()
        expect(tab.locator("#summary")).to_contain_text("24.000")
    with tab.expect_navigation():
        tab.locator("button[value=save]").click()
    expect(tab.get_by_text("chưa gửi đi")).to_be_visible()
    tab.get_by_role("link", name="Xem lại và làm tiếp").click()
    tab.locator("main a[href$='/sua-doi/nop_giay_to']").click()
    tab.locator("input[type=file]").first.set_input_files(FILE)
    onward(tab)
    expect(tab.get_by_role("heading", name="Những gì đã sửa")).to_be_visible()
    for told in ("Nguyễn Bảo An", "Nguyễn Bảo Anh", "phải nộp thêm 8.000 đồng"):
        expect(tab.get_by_text(told).first).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360 if script else True
    tab.locator("#s-confirm").check()
    tab.get_by_role("button", name="Gửi bổ sung").click()
    expect(tab.locator(".state").first).to_have_text("Mới đăng ký")
    tab.get_by_role("link", name="Nộp phí, lệ phí").click()
    expect(tab.get_by_text("24.000 đồng").first).to_be_visible()

    tab.context.clear_cookies()
    enter(tab, site, "tiepnhan")
    goto(tab, site, f"/can-bo/ho-so/{code}")
    rows = tab.locator("section:has(h2:text('Nội dung người nộp đã sửa')) tbody tr")
    expect(rows.first.locator("td")).to_have_text(["Nguyễn Bảo An", "Nguyễn Bảo Anh"])
    expect(tab.locator("[id='t-to_khai_khai_sinh']")).not_to_be_checked()


def test_answers_are_corrected_in_english(phone: Page, site: Site) -> None:
    person, code = correcting.asked(site, "en")
    hand_over(phone, site, person)
    phone.get_by_role("button", name="Correct and supplement").click()
    expect(phone.get_by_role("heading", name="Stated on this page")).to_be_visible()
    phone.locator("[name='tre.ho_ten']").fill("")
    onward(phone)
    expect(phone.locator("#errors")).to_contain_text("Places to correct")
    phone.locator("[name='tre.ho_ten']").fill("Nguyễn Bảo Anh")
    while not phone.url.endswith("/sua-doi"):
        onward(phone)
    expect(phone.get_by_role("heading", name="What you have changed")).to_be_visible()
    assert vietnamese(phone.content()) == []
    phone.locator("#s-confirm").check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Supplement received")).to_be_visible()
    assert vietnamese(phone.content()) == []
    assert phone.url.endswith(f"/ho-so/{code}")


def test_a_window_that_has_become_old_sends_nothing(phone: Page, site: Site) -> None:
    person = correcting.looked_over(site)
    hand_over(phone, site, person)
    person.open(f"{person.place}/tre")
    person.send({"tre.ho_ten": "Lê An"}, press=("_do", "save"), action="/sua-doi/")
    phone.locator("#s-confirm").check()
    phone.get_by_role("button", name="Gửi bổ sung").click()
    expect(phone.locator("#errors")).to_contain_text("cửa sổ khác")
    expect(phone.get_by_text("Lê An")).to_be_visible()
