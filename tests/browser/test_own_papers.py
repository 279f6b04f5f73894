"""Papers kept once and picked in forms, their results, and filing for others, as people do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from runtime.demo import PASSWORD
from tests.browser import own
from tests.browser import site as sites
from tests.browser.pages import enter, goto, hand_over
from tests.browser.site import Site
from tests.browser.test_journeys import fill_page, press_next
from tests.runtime.filings import PDF

CODE = "1.001193"
with_and_without_script = pytest.mark.parametrize(
    "script", [True, False], ids=["script", "no script"]
)


@pytest.fixture
def tab(phone: Page, complaints: Callable[[], list[str]]) -> Iterator[Page]:
    yield phone
    assert complaints() == []


def keep(tab: Page, site: Site) -> None:
    """By its kind, with a name, days and a file."""
    goto(tab, site, "/tai-khoan/giay-to")
    tab.locator("#q").fill("chung sinh")
    tab.get_by_role("button", name="Tìm").click()
    tab.get_by_role("link", name="Giấy chứng sinh", exact=True).click()
    tab.locator("#title").fill("Chứng sinh bé An")
    tab.locator("#issued_on").fill("02/11/2026")
    name, content, kind = own.CERTIFICATE
    tab.locator("#file").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    tab.get_by_role("button", name="Lưu giấy tờ").click()
    expect(tab.get_by_role("link", name="Chứng sinh bé An")).to_be_visible()


def answered(code: str, *but: str) -> dict[str, str]:
    return {name: one for name, one in sites.answers(code).items() if name not in but}


def file(tab: Page, answers: dict[str, str], *, pick: str = "") -> str:
    """From the first page to the receipt, a paper picked on the way; the code of the dossier."""
    for _ in range(20):
        if tab.url.endswith("/review"):
            break
        fill_page(tab, answers)
        own_one = tab.locator("input[name=_own]")
        if pick and own_one.count():
            tab.locator(f'[name="{pick}"]').set_input_files([])
            own_one.first.check()
        press_next(tab)
    tab.get_by_role("button", name="Nộp hồ sơ").click()
    tab.wait_for_url("**/receipt")
    return tab.locator(".code").first.inner_text()


@with_and_without_script
def test_a_paper_of_ones_own_is_picked_and_the_result_comes_back(
    tab: Page, site: Site, script: bool
) -> None:
    person = own.citizen(site) if script else own.again(site, own.holder_of_none)
    hand_over(tab, site, person)
    keep(tab, site)
    goto(tab, site, f"/f/{CODE}")
    expect(tab.get_by_text("điền sẵn")).to_be_visible()
    code = file(tab, answered(CODE), pick="nop.giay_chung_sinh")
    tab.get_by_role("button", name="Giữ giấy tờ đã nộp").click()
    expect(tab.get_by_text(f"đã nộp cùng hồ sơ {code}").first).to_be_visible()
    enter(tab, site, "tiepnhan")
    goto(tab, site, f"/can-bo/ho-so/{code}")
    with tab.expect_download() as coming:
        tab.get_by_role("link", name=own.CERTIFICATE[0]).click()
    assert coming.value.path().read_bytes() == own.CERTIFICATE[1]
    _give_result(site, code)
    goto(tab, site, "/tai-khoan/giay-to")
    line = tab.locator(".shelf li").filter(has_text=f"cấp, hồ sơ {code}")
    with tab.expect_download() as coming:
        line.get_by_role("link").click()
    assert coming.value.path().read_bytes() == PDF[1]


def _give_result(site: Site, code: str) -> None:
    """Signed as a file, and paid for at the counter."""
    receiver = sites.sign_in(site, "tiepnhan")
    receiver.open(f"/can-bo/ho-so/{code}")
    receiver.send(action="/receive")
    worker = sites.sign_in(site, "thuly")
    worker.open(f"/can-bo/ho-so/{code}")
    while forms := [one for one in worker.seen.forms if one.action.endswith("/pass_step")]:
        worker.send({"choice": forms[0].offered["choice"][0]}, action="/pass_step")
    signer = sites.sign_in(site, "ky")
    signer.open(f"/can-bo/ho-so/{code}")
    given = {"choice": "giay_khai_sinh", "password": PASSWORD, "number": "12/2026"}
    signer.send(given, action="/decide", files=[("file", PDF)])
    counter = sites.sign_in(site, "traketqua")
    counter.open(f"/can-bo/ho-so/{code}")
    while forms := [one for one in counter.seen.forms if "/confirm_payment" in one.action]:
        paid = {"choice": forms[0].offered["choice"][-1], "text": "BL-01"}
        counter.send(paid, action="/confirm_payment")


@with_and_without_script
def test_somebody_files_for_another_who_sees_it_after_confirming(
    tab: Page, site: Site, script: bool
) -> None:
    agent = own.agent(site)
    link = agent.seen.text.partition("/tai-khoan/nop-thay/")[2][:32]
    hand_over(tab, site, agent)
    goto(tab, site, "/f/1.013225")
    tab.get_by_role("link", name="Trần Thị Hoa").click()
    expect(tab.locator('[name="chu_dau_tu.ten"]')).to_have_value("Trần Thị Hoa")
    if script:
        tab.locator('[name="chu_dau_tu.loai"][value="ca_nhan"]').check()
        number = tab.locator('[name="chu_dau_tu.so_dinh_danh"]')
        expect(number).to_have_value(own.OWNER["number"])
    code = file(tab, answered("1.013225", "chu_dau_tu.ten", "chu_dau_tu.so_dinh_danh"))
    expect(tab.get_by_text("Trần Thị Hoa (079194005678)")).to_be_visible()
    goto(tab, site, "/tai-khoan")
    line = tab.locator("li").filter(has_text=code)
    expect(line.get_by_text("Nộp thay cho Trần Thị Hoa").first).to_be_visible()
    enter(tab, site, "tiepnhan")
    goto(tab, site, f"/can-bo/ho-so/{code}")
    expect(tab.get_by_text("nộp thay Trần Thị Hoa (079194005678)")).to_be_visible()
    tab.get_by_label("Giấy tờ chứng minh việc nộp thay", exact=True).check()
    with tab.expect_navigation():
        tab.get_by_role("button", name="Lưu kiểm tra").click()
    tab.context.clear_cookies()
    hand_over(tab, site, own.again(site, own.represented))
    goto(tab, site, f"/ho-so/{code}")
    if "/tra-cuu" in tab.url:
        goto(tab, site, f"/tai-khoan/nop-thay/{link}")
        tab.get_by_role("button", name="Đúng là tôi").click()
        tab.wait_for_url("**/tai-khoan")
    goto(tab, site, "/tai-khoan")
    tab.get_by_role("link", name=code).first.click()
    expect(tab.get_by_text("Mới đăng ký")).to_be_visible()
