"""Citizens from the first page to the receipt, officers from there on; with and without script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from runtime.demo import PASSWORD
from tests.browser import site as sites
from tests.browser.pages import enter, goto
from tests.browser.site import Site
from tests.runtime.filings import FILINGS, PDF, first_of

BUNDLE = "2.000986"
with_and_without_script = pytest.mark.parametrize(
    "script", [True, False], ids=["script", "no script"]
)


@pytest.fixture
def tab(phone: Page, complaints: Callable[[], list[str]]) -> Iterator[Page]:
    yield phone
    assert complaints() == []


ASKED = "input:visible, select:visible, textarea:visible"
TOLD = "boxes => boxes.map(one => [one.name, one.type, one.getAttribute('value') ?? ''])"
"""As they were written, before anything redraws the page; asked at once, for each question of
the browser takes longer than a page."""
OFFERED = "options => options.slice(0, 3).map(one => one.getAttribute('value') ?? '')"


def fill_page(tab: Page, answers: dict[str, str]) -> None:
    """Types, chooses and attaches what this page asks now."""
    form = tab.locator("#form")
    for name, kind, value in form.locator(ASKED).evaluate_all(TOLD):
        if kind not in ("file", "select-one") and name not in answers:
            continue
        if kind == "radio" and value != answers[name]:
            continue
        box = form.locator(f'[name="{name}"]').first
        if not box.count():  # what was typed before has taken the question away
            continue
        if kind == "file":
            box.set_input_files({"name": PDF[0], "mimeType": PDF[2], "buffer": PDF[1]})
        elif kind == "radio":
            form.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "select-one":
            codes = box.locator("option").evaluate_all(OFFERED)
            box.select_option(answers[name] if name in answers else first_of(codes))
        else:
            box.fill(answers[name])


def press_next(tab: Page) -> None:
    """To another page: that the form was drawn anew while one typed counts as a navigation too."""
    with tab.expect_event("load"):
        tab.locator("button.first[value=next]").click()


def file(tab: Page, site: Site, code: str, *, script: bool) -> None:
    """From the notice to the receipt."""
    goto(tab, site, f"/thu-tuc/{code}")
    tab.get_by_role("link", name="Nộp").first.click()
    expect(tab.locator("#form")).to_be_visible()
    for _ in range(20):
        if tab.url.endswith("/review"):
            break
        fill_page(tab, sites.answers(code))
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360 if script else True
        press_next(tab)
    tab.get_by_role("button", name="Nộp hồ sơ").click()
    tab.wait_for_url("**/receipt")


@with_and_without_script
@pytest.mark.parametrize("code", [code for code in FILINGS if code != BUNDLE])
def test_a_citizen_files_and_gets_a_receipt(tab: Page, site: Site, code: str, script: bool) -> None:
    file(tab, site, code, script=script)
    expect(tab.get_by_role("heading", name="Giấy xác nhận nộp hồ sơ")).to_be_visible()
    receipt = tab.url
    dossier, secret = (one.inner_text() for one in tab.locator(".code").all())
    tab.reload()
    assert tab.url == receipt
    expect(tab.locator(".code").first).to_have_text(dossier)
    goto(tab, site, f"/tra-cuu?ma={dossier}")
    tab.locator("#secret").fill(secret)
    tab.get_by_role("button", name="Xem tình trạng").click()
    expect(tab.get_by_text("Mới đăng ký")).to_be_visible()


@with_and_without_script
def test_one_form_makes_three_dossiers_that_one_page_follows(
    tab: Page, site: Site, script: bool
) -> None:
    file(tab, site, BUNDLE, script=script)
    expect(tab.get_by_text("Bắt đầu tính khi có Giấy khai sinh")).to_have_count(2)
    code, secret = (one.inner_text() for one in tab.locator(".code").all())
    birth = tab.locator("section dd").first.inner_text()

    def follow() -> None:
        tab.context.clear_cookies()
        goto(tab, site, f"/tra-cuu?ma={code}")
        tab.locator("#secret").fill(secret)
        tab.get_by_role("button", name="Xem tình trạng").click()
        expect(tab.locator(".state")).to_have_count(3)

    follow()
    expect(tab.get_by_text("Bắt đầu tính khi có Giấy khai sinh")).to_have_count(2)
    sites.decide(site, birth, "giay_khai_sinh")
    follow()
    expect(tab.locator(".state").first).to_have_text("Đã xử lý xong")
    expect(tab.get_by_text("Bắt đầu tính khi có Giấy khai sinh")).to_have_count(0)
    expect(tab.get_by_text("Có kết quả trước, bắt đầu giải quyết")).to_have_count(2)


@with_and_without_script
def test_what_a_register_has_is_not_handed_in(tab: Page, site: Site, script: bool) -> None:
    known = sites.answers("1.001193") | {
        "nguoi_nop.so_dinh_danh": "079090001299",
        "cha.so_dinh_danh": "079090001299",
        "me.so_dinh_danh": "079194005699",
    }
    goto(tab, site, "/f/1.001193")
    spared = False
    for _ in range(20):
        if tab.url.endswith("/review"):
            break
        spared = spared or tab.get_by_text("không phải nộp").count() > 0
        fill_page(tab, known)
        press_next(tab)
    assert spared
    said = "Đã có trong Cơ sở dữ liệu quốc gia về dân cư, không phải nộp"
    expect(tab.get_by_text(said)).to_have_count(2)
    tab.get_by_role("button", name="Nộp hồ sơ").click()
    tab.wait_for_url("**/receipt")
    code = tab.locator(".code").first.inner_text()
    tab.context.clear_cookies()
    enter(tab, site, "tiepnhan")
    tab.get_by_role("link", name=code).click()
    expect(tab.get_by_text("Tra cứu được").first).to_be_visible()
    expect(tab.get_by_text("khác với nội dung đã khai").first).to_be_visible()


@with_and_without_script
def test_officers_receive_supplement_and_decide(tab: Page, site: Site, script: bool) -> None:
    code, secret = sites.lodge(site.person(), "1.001193")

    def open_as(role: str) -> None:
        tab.context.clear_cookies()
        enter(tab, site, role)
        tab.get_by_role("link", name=code).click()

    def act(command: str, *, done: str) -> None:
        form = tab.locator(f"form[action$='/{command}']")
        form.locator("button").click()
        expect(tab.locator(".state")).to_have_text(done)

    def unfold(command: str) -> None:
        group = tab.locator(f"details:has(form[action$='/{command}'])")
        if group.get_attribute("open") is None:
            group.locator(":scope > summary").click()

    open_as("tiepnhan")
    unfold("ask_supplement")
    tab.locator("#a-ask_supplement-text").fill("Xin nộp thêm văn bản ủy quyền có chứng thực.")
    act("ask_supplement", done="Yêu cầu bổ sung giấy tờ")
    unfold("answer_supplement")
    act("answer_supplement", done="Mới đăng ký")
    tab.locator("input[name=tick]").first.check()
    tab.get_by_role("button", name="Lưu kiểm tra").click()
    expect(tab.locator("input[name=tick]").first).to_be_checked()
    unfold("receive")
    act("receive", done="Được tiếp nhận")

    open_as("thuly")
    tab.locator("[id='f-can_xac_minh-yes']").check()
    tab.get_by_role("button", name="Lưu kiểm tra").click()
    expect(tab.get_by_text("Ngày trả kết quả thay đổi").first).to_be_visible()
    for step in ("tham_tra", "xac_nhan_du_thao"):
        unfold("pass_step")
        tab.locator(f"[id='a-pass_step-{step}']").check()
        act("pass_step", done="Đang xử lý")

    open_as("ky")
    unfold("decide")
    tab.locator("[id='a-decide-giay_khai_sinh']").check()
    tab.locator("#a-decide-password").fill("sai")
    tab.locator("form[action$='/decide']").get_by_role("button", name="Quyết định").click()
    expect(tab.locator("#errors")).to_be_visible()
    unfold("decide")
    tab.locator("[id='a-decide-giay_khai_sinh']").check()
    tab.locator("#a-decide-password").fill(PASSWORD)
    act("decide", done="Đã xử lý xong")

    open_as("traketqua")
    while tab.locator("form[action$='/confirm_payment']").count():
        unfold("confirm_payment")
        tab.locator("form[action$='/confirm_payment'] input[name=choice]").first.check()
        tab.locator("#a-confirm_payment-text").fill("BL-01")
        act("confirm_payment", done="Đã xử lý xong")
    unfold("return_result")
    tab.locator("#a-return_result-confirm").check()
    act("return_result", done="Đã trả kết quả")

    tab.context.clear_cookies()
    goto(tab, site, f"/tra-cuu?ma={code}")
    tab.locator("#secret").fill(secret)
    tab.get_by_role("button", name="Xem tình trạng").click()
    expect(tab.locator(".state")).to_have_text("Đã trả kết quả")


def test_questions_and_amounts_follow_while_one_types(tab: Page, site: Site) -> None:
    goto(tab, site, "/f/1.001193")
    tab.locator("[name=quan_he][value=duoc_uy_quyen]").check()
    expect(tab.locator("[name=cung_gia_dinh]").first).to_be_visible()
    expect(tab.locator("#announce")).to_have_text("Có thêm 1 câu hỏi.")
    tab.locator("[name=quan_he][value=cha_me]").check()
    expect(tab.locator("[name=cung_gia_dinh]")).to_have_count(0)
    fill_page(tab, sites.answers("1.001193"))
    tab.locator("button.first[value=next]").click()
    copies = tab.locator("[name=so_ban_sao]")
    copies.fill("3")
    copies.blur()
    expect(tab.locator("#summary")).to_contain_text("24.000")


def test_search_answers_while_one_types(tab: Page, site: Site) -> None:
    goto(tab, site, "/")
    tab.locator("#q").press_sequentially("khai sinh")
    results = tab.locator("#results")
    expect(results.get_by_role("link").filter(has_not_text=re.compile("sinh"))).to_have_count(0)
    expect(results.get_by_role("link", name="Đăng ký khai sinh", exact=True)).to_have_count(1)


@with_and_without_script
def test_rows_are_added_and_taken_away(tab: Page, site: Site, script: bool) -> None:
    person = site.person()
    person.open("/f/1.004222")
    person.send(sites.answers("1.001193"), press=("_do", "save"))
    id = person.place.split("/")[2]
    for one in person.client.cookies.jar:
        tab.context.add_cookies([{"name": one.name, "value": one.value or "", "url": site.address}])
    goto(tab, site, f"/f/{id}/cho_o")
    for count in (1, 2):
        tab.locator("button[name=_add][value=thanh_vien]").click()
        expect(tab.locator(".row")).to_have_count(count)
    tab.locator(".row input").first.fill("Lê Văn Tám")
    tab.locator("button[name=_remove]").last.click()
    expect(tab.locator(".row")).to_have_count(1)
    expect(tab.locator(".row input").first).to_have_value("Lê Văn Tám")


def test_a_form_on_another_site_is_refused(page: Page, site: Site) -> None:
    page.set_content(
        f'<form method="post" action="{site.address}/tra-cuu"><input name="code" value="x">'
        '<input name="secret" value="y"><button>Gửi</button></form>'
    )
    with page.expect_navigation() as waiting:
        page.get_by_role("button").click()
    assert waiting.value.status == 403
