"""An officer at the counter files for somebody, prints it, and notes that it has been signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import site as sites
from tests.browser.pages import enter, goto, hand_over
from tests.browser.site import Site
from tests.browser.test_journeys import BUNDLE, fill_page, press_next, with_and_without_script


@pytest.fixture
def tab(phone: Page, complaints: Callable[[], list[str]]) -> Iterator[Page]:
    yield phone
    assert complaints() == []


def file_for_somebody(tab: Page, site: Site, code: str) -> None:
    """From the desk to the receipt."""
    enter(tab, site, "tiepnhan")
    tab.get_by_role("link", name="Nộp giúp người dân").click()
    tab.locator("#q").fill(code)
    tab.get_by_role("button", name="Tìm").click()
    tab.locator("main").get_by_role("button", name="Bắt đầu").first.click()
    expect(tab.locator("#form")).to_be_visible()
    for _ in range(20):
        if tab.url.endswith("/review"):
            break
        fill_page(tab, sites.answers(code))
        press_next(tab)
    tab.get_by_role("button", name="Nộp hồ sơ").click()
    tab.wait_for_url("**/receipt")


@with_and_without_script
def test_one_dossier_is_typed_printed_with_both_names_and_signed(
    tab: Page, site: Site, script: bool
) -> None:
    file_for_somebody(tab, site, "1.001193")
    number = tab.locator(".code").first.inner_text()
    is_printed_and_signed(tab, dossiers=1)
    goto(tab, site, f"/can-bo/ho-so/{number}")
    expect(tab.get_by_text("Cán bộ nhập giúp: Cán bộ tiếp nhận")).to_be_visible()
    expect(tab.get_by_text("Người nộp đã ký lúc")).to_be_visible()


@with_and_without_script
def test_three_dossiers_are_printed_with_both_names_and_signed(
    tab: Page, site: Site, script: bool
) -> None:
    """How this form is typed is a journey of the applicant."""
    hand_over(tab, site, sites.help_somebody(site, BUNDLE))
    is_printed_and_signed(tab, dossiers=3)


def is_printed_and_signed(tab: Page, *, dossiers: int) -> None:
    """From the receipt to the receipt."""
    receipt = tab.url
    expect(tab.get_by_text("Chưa ghi nhận người nộp đã ký tờ khai.")).to_be_visible()
    tab.get_by_role("link", name="In tờ khai để người nộp ký").click()
    expect(tab.get_by_role("heading", name="Tờ khai do cán bộ nhập giúp")).to_be_visible()
    expect(tab.get_by_text("Nội dung giải quyết")).to_have_count(dossiers)
    expect(tab.locator("footer p")).to_have_count(2)
    expect(tab.locator("footer")).to_contain_text("Cán bộ tiếp nhận")
    tab.goto(receipt)
    tab.get_by_role("button", name="Người nộp đã ký").click()
    expect(tab.get_by_text("Người nộp đã ký lúc")).to_be_visible()
    expect(tab.get_by_role("button", name="Người nộp đã ký")).to_have_count(0)
