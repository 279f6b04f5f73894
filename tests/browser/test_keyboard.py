"""The desk by keyboard alone: from the queue to the decision, in and out of every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from runtime.demo import PASSWORD
from tests.browser import site as sites
from tests.browser.pages import enter, goto
from tests.browser.site import Site

HERE = "document.activeElement"
MISSED = """
[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
.filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && !one.met)
.filter(one => one.type !== 'radio' || ![...one.form.elements[one.name]].some(it => it.met))
.map(one => one.outerHTML)
"""
MEET = f"""
{HERE}.met = true,
[{HERE}.tagName, {HERE}.type === 'date' || getComputedStyle({HERE}).outlineStyle !== 'none']
"""
"""The parts of a box for days show themselves where the focus is."""
MOST = 300


@pytest.fixture
def tab(phone: Page, complaints: Callable[[], list[str]]) -> Iterator[Page]:
    yield phone
    assert complaints() == []


def at_queue(tab: Page, site: Site, role: str) -> None:
    tab.context.clear_cookies()
    enter(tab, site, role)


def focused(tab: Page) -> str:
    return str(tab.evaluate(f"{HERE}.innerText || {HERE}.name || ''")).strip()


def press_until(tab: Page, key: str, text: str, most: int = 60) -> None:
    """Goes on with one key until the focus is where that stands."""
    for _ in range(most):
        if focused(tab) == text:
            return
        tab.keyboard.press(key)
    raise AssertionError(f"{key} never leads to {text}, but to {focused(tab)}")


def unfold(tab: Page, label: str) -> None:
    press_until(tab, "j", label)
    if not tab.evaluate(f"{HERE}.parentNode.open"):
        tab.keyboard.press("Enter")


def test_a_dossier_goes_from_the_queue_to_its_decision_by_keyboard(tab: Page, site: Site) -> None:
    code, _ = sites.lodge(site.person(), "1.013225")

    def open_it(role: str) -> None:
        at_queue(tab, site, role)
        press_until(tab, "j", code)
        with tab.expect_navigation():
            tab.keyboard.press("Enter")

    def send(label: str, *, done: str) -> None:
        press_until(tab, "Tab", label)
        with tab.expect_navigation():
            tab.keyboard.press("Enter")
        expect(tab.locator(".state")).to_have_text(done)

    open_it("tiepnhan")
    with tab.expect_navigation():
        tab.keyboard.press("t")
    assert tab.locator("[data-key=t]").count() == 0
    unfold(tab, "Tiếp nhận hồ sơ")
    tab.keyboard.press("Tab")
    send("Tiếp nhận hồ sơ", done="Được tiếp nhận")
    open_it("thuly")
    while tab.locator("form[action$='/pass_step']").count():
        unfold(tab, "Chuyển bước")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Space")
        send("Chuyển bước", done="Đang xử lý")
    open_it("ky")
    unfold(tab, "Quyết định")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    press_until(tab, "Tab", "password")
    tab.keyboard.type(f"{PASSWORD}")
    send("Quyết định", done="Đã xử lý xong")
    with tab.expect_navigation():
        tab.keyboard.press("u")
    assert tab.url.endswith("/can-bo")


@pytest.mark.parametrize("address", ["/can-bo", "/can-bo/ho-so/{code}"])
def test_tab_leads_through_everything_and_out_again(
    tab: Page, site: Site, lodged: tuple[str, str], address: str
) -> None:
    enter(tab, site, "tiepnhan")
    goto(tab, site, address.format(code=lodged[0]))
    tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for key in ("Tab", "Shift+Tab"):
        tab.evaluate("for (const one of document.querySelectorAll('*')) one.met = false")
        for _ in range(MOST):
            tab.keyboard.press(key)
            tag, visible = tab.evaluate(MEET)
            if tag == "BODY":
                break
            assert visible, focused(tab)
        assert tag == "BODY"
        assert tab.evaluate(MISSED) == []


def test_shortcuts_leave_whoever_types_alone(tab: Page, site: Site) -> None:
    enter(tab, site, "tiepnhan")
    tab.keyboard.press("/")
    expect(tab.locator("#q")).to_be_focused()
    tab.keyboard.type("jkt/?")
    expect(tab.locator("#q")).to_have_value("jkt/?")
    expect(tab.locator("#keys")).to_be_hidden()


def test_the_list_of_shortcuts_comes_and_goes(tab: Page, site: Site) -> None:
    enter(tab, site, "tiepnhan")
    tab.keyboard.press("j")
    row = focused(tab)
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator("#keys")).to_be_hidden()
    assert focused(tab) == row
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    assert focused(tab) == row
    tab.keyboard.press("x")
    expect(tab.locator("tbody input").first).to_be_checked()


def test_shortcuts_are_turned_off_and_on(tab: Page, site: Site) -> None:
    enter(tab, site, "tiepnhan")
    goto(tab, site, "/can-bo/phim-tat")
    tab.get_by_role("button", name="Tắt phím tắt").click()
    expect(tab.get_by_text("Phím tắt đang tắt.")).to_be_visible()
    goto(tab, site, "/can-bo")
    tab.keyboard.press("/")
    expect(tab.locator("#q")).not_to_be_focused()
    goto(tab, site, "/can-bo/phim-tat")
    tab.get_by_role("button", name="Bật phím tắt").click()
    expect(tab.get_by_text("Phím tắt đang bật.")).to_be_visible()
