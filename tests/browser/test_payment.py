"""From what is owed to the receipt in the hand: the applicant's phone and the officer's counter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import site as sites
from tests.browser.pages import enter, goto, hand_over
from tests.browser.site import Site


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_fee_is_paid_at_the_counter_and_the_receipt_kept(
    phone: Page, site: Site, complaints: Callable[[], list[str]], script: bool
) -> None:
    person = site.person()
    code, _ = sites.lodge(person, "1.001193")
    hand_over(phone, site, person)
    phone.get_by_role("link", name="Nộp phí, lệ phí").click()
    expect(phone.locator(".transfer .qr")).to_be_visible()
    expect(phone.locator(".transfer")).to_contain_text(code)
    expect(phone.get_by_role("status")).to_contain_text("chờ xác nhận")

    enter(phone, site, "tiepnhan")
    goto(phone, site, f"/can-bo/ho-so/{code}")
    phone.locator("summary", has_text="Xác nhận đã nộp tiền").click()
    phone.locator("#a-confirm_payment-text").fill("PT-0017")
    phone.get_by_role("button", name="Xác nhận đã nộp tiền").click()
    expect(phone.locator(".events").last).to_contain_text("Đã xác nhận nộp tiền")

    goto(phone, site, f"/ho-so/{code}/thanh-toan")
    expect(phone.get_by_role("status")).to_contain_text("Không còn khoản nào")
    phone.get_by_role("link", name="Biên lai").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Biên lai thu phí, lệ phí")
    expect(phone.locator("main")).to_contain_text("Mười sáu nghìn đồng")
    with phone.expect_download() as kept:
        phone.get_by_role("link", name="Tải bản PDF").click()
    assert kept.value.suggested_filename == f"Biên lai thu phí, lệ phí {code}.pdf"
    assert kept.value.path().read_bytes().startswith(b"%PDF-")
    assert complaints() == []
