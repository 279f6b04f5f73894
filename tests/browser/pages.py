"""Every page of the service in the states that people meet, and how to get there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from playwright.sync_api import Page

from runtime.demo import PASSWORD
from runtime.versions import PAGE as VERSION
from tests.browser import correcting, owing, own, reviewing
from tests.browser import site as sites
from tests.browser.site import Site
from tests.runtime.browsing import Browser

Lodged: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class State:
    """`route` is the address as the service declares it; `reach` brings the tab there."""

    route: str
    template: str
    reach: Callable[[Page, Site, Lodged], None]
    status: int = 200


def at(address: str) -> Callable[[Page, Site, Lodged], None]:
    return lambda tab, site, lodged: goto(tab, site, address)


def goto(tab: Page, site: Site, address: str) -> None:
    tab.goto(f"{site.address}{address}")


def hand_over(tab: Page, site: Site, person: Browser) -> None:
    """The tab goes on where somebody without a browser has come to."""
    kept = person.client.cookies.jar
    tab.context.add_cookies(
        [{"name": one.name, "value": one.value or "", "url": site.address} for one in kept]
    )
    goto(tab, site, person.page.url.raw_path.decode())


def _errors(tab: Page, site: Site, lodged: Lodged) -> None:
    goto(tab, site, "/f/1.001193")
    tab.locator('[name="nguoi_nop.so_dinh_danh"]').fill("12 ba bốn")
    tab.get_by_role("button", name="Tiếp tục").last.click()
    tab.locator("#errors").wait_for()


def _draft(page: str, last: str = "") -> Callable[[Page, Site, Lodged], None]:
    def reach(tab: Page, site: Site, lodged: Lodged) -> None:
        person = site.person()
        sites.fill_in(person, "1.001193")
        id = person.place.split("/")[2]
        person.open(f"/f/{id}/{page}")
        if last:
            person.send({"me.ngay_sinh": ""}, press=("_do", "save"))
            person.open(f"/f/{id}/{last}")
        hand_over(tab, site, person)

    return reach


def _receipt(tab: Page, site: Site, lodged: Lodged) -> None:
    person = site.person()
    sites.lodge(person, "1.013225")
    hand_over(tab, site, person)


def _track(secret: str = "") -> Callable[[Page, Site, Lodged], None]:
    def reach(tab: Page, site: Site, lodged: Lodged) -> None:
        goto(tab, site, f"/tra-cuu?ma={lodged[0]}")
        tab.locator("#secret").fill(secret or lodged[1])
        tab.get_by_role("button", name="Xem tình trạng").click()
        tab.locator("#errors" if secret else ".events").first.wait_for()

    return reach


def _lodged(site: Site) -> tuple[Browser, str]:
    person = site.person()
    code, _ = sites.lodge(person, "1.001193")
    person.open(f"/ho-so/{code}")
    return person, code


def _asked(tab: Page, site: Site, lodged: Lodged) -> None:
    person, code = _lodged(site)
    enter(tab, site, "tiepnhan")
    goto(tab, site, f"/can-bo/ho-so/{code}")
    tab.get_by_text("Yêu cầu bổ sung", exact=True).first.click()
    tab.locator("#a-ask_supplement-text").fill("Xin gửi lại giấy chứng sinh, bản chụp rõ hơn.")
    tab.get_by_role("button", name="Yêu cầu bổ sung").click()
    hand_over(tab, site, person)


def _withdrawn(tab: Page, site: Site, lodged: Lodged) -> None:
    person, _ = _lodged(site)
    person.send({"confirm": "yes"}, action="/rut")
    hand_over(tab, site, person)


def _account(tab: Page, site: Site, lodged: Lodged) -> None:
    person, _ = _lodged(site)
    person.open("/tai-khoan/dang-ky")
    number = f"09{len(sites.SESSIONS):02}{id(tab) % 1_000_000:06}"
    given = {"name": "Nguyễn Văn Bình", "phone": number, "password": "rat kho doan"}
    person.send(given, action="/tai-khoan/dang-ky")
    hand_over(tab, site, person)


def _as(reached: Callable[[Site], Browser]) -> Callable[[Page, Site, Lodged], None]:
    return lambda tab, site, lodged: hand_over(tab, site, reached(site))


def _opened(tab: Page, site: Site, lodged: Lodged) -> None:
    person, _ = correcting.asked(site)
    hand_over(tab, site, person)


def _paper_refused(tab: Page, site: Site, lodged: Lodged) -> None:
    hand_over(tab, site, own.holder(site))
    goto(tab, site, "/tai-khoan/giay-to?loai=-")
    tab.get_by_role("button", name="Lưu giấy tờ").click()
    tab.locator("#errors").wait_for()


def _not_enrolled(tab: Page, site: Site, lodged: Lodged) -> None:
    goto(tab, site, "/tai-khoan/dang-ky")
    tab.locator("#phone").fill("113")
    tab.get_by_role("button", name="Tạo tài khoản").click()
    tab.locator("#errors").wait_for()


def _owing(tab: Page, site: Site, lodged: Lodged) -> None:
    person, code = _lodged(site)
    person.open(f"/ho-so/{code}/thanh-toan")
    hand_over(tab, site, person)


def _taken(paper: str) -> Callable[[Page, Site, Lodged], None]:
    def reach(tab: Page, site: Site, lodged: Lodged) -> None:
        person, code = _lodged(site)
        officer = sites.sign_in(site, "tiepnhan")
        officer.open(f"/can-bo/ho-so/{code}")
        officer.send(action="/receive")
        person.open(f"/ho-so/{code}/giay-to/{paper}")
        hand_over(tab, site, person)

    return reach


def _controlled(tab: Page, site: Site, lodged: Lodged) -> None:
    officer = sites.sign_in(site, "tiepnhan")
    _, code = _lodged(site)
    officer.open(f"/can-bo/ho-so/{code}")
    officer.send(action="/receive")
    officer.open(f"/can-bo/ho-so/{code}/giay-to/kiem-soat")
    hand_over(tab, site, officer)


def _helped(tab: Page, site: Site, lodged: Lodged) -> None:
    hand_over(tab, site, sites.help_somebody(site, "1.013225"))


def _written(tab: Page, site: Site, lodged: Lodged) -> None:
    officer = sites.help_somebody(site, "1.013225")
    officer.open(next(one for one in officer.seen.links if one.endswith("/to-khai")))
    hand_over(tab, site, officer)


def _consulted(tab: Page, site: Site, lodged: Lodged) -> None:
    """Two units are asked, and the step has been handed over with a note."""
    _, code = _lodged(site)
    officer = sites.sign_in(site, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    officer.send(action="/receive")
    worker = sites.sign_in(site, "thuly")
    worker.open(f"/can-bo/ho-so/{code}")
    for unit in ("ca_sai_gon", "bhxh_tp_hcm"):
        worker.send({"choice": unit, "text": "Xin xác minh."}, action="/ask_opinion")
    given = {"to": site.officer("thuly"), "text": "Chờ bản gốc."}
    worker.send(given, action="/giao-viec")
    hand_over(tab, site, worker)


def _set_by_notice(tab: Page, site: Site, lodged: Lodged) -> None:
    """What is typed is no amount."""
    enter(tab, site, "tiepnhan")
    goto(tab, site, f"/can-bo/ho-so/{owing.owing(site)}")
    tab.locator("summary", has_text="Ấn định khoản phải nộp").click()
    tab.locator('form[action$="/khoan-thu"] input[type=radio]').first.check()
    for name, typed in (("amount", "nhiều"), ("number", "15/TB"), ("text", "Theo nghị quyết")):
        tab.locator(f'form[action$="/khoan-thu"] [name={name}]').fill(typed)
    tab.locator('form[action$="/khoan-thu"] [name=confirm]').check()
    tab.locator('form[action$="/khoan-thu"] button').last.click()
    tab.locator("#errors").wait_for()


def _reviewing(wrong: bool = False) -> Callable[[Page, Site, Lodged], None]:
    def reach(tab: Page, site: Site, lodged: Lodged) -> None:
        address = reviewing.handed_in(site)
        enter(tab, site, "thamdinh")
        goto(tab, site, address)
        if wrong:
            tab.get_by_text("Duyệt thay đổi này").first.click()
            tab.get_by_role("button", name="Duyệt thay đổi này").first.click()
            tab.locator("#errors").wait_for()

    return reach


def _overtaken(tab: Page, site: Site, lodged: Lodged) -> None:
    """The service looks for a new edition every few seconds."""
    code = reviewing.overtaken(site)
    enter(tab, site, "tiepnhan")
    goto(tab, site, f"/can-bo/ho-so/{code}")
    while not tab.locator(f'a[href$="{VERSION}"]').count():
        tab.wait_for_timeout(500)
        tab.reload()
    tab.locator(f'a[href$="{VERSION}"]').click()


def _reviews(tab: Page, site: Site, lodged: Lodged) -> None:
    reviewing.handed_in(site)
    enter(tab, site, "thamdinh")
    goto(tab, site, "/reviews")


def _sign_in_error(tab: Page, site: Site, lodged: Lodged) -> None:
    goto(tab, site, "/can-bo/dang-nhap")
    tab.locator("#account").fill("khong-co")
    tab.locator("#password").fill("sai")
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.locator("#errors").wait_for()


def _desk(role: str, address: str) -> Callable[[Page, Site, Lodged], None]:
    def reach(tab: Page, site: Site, lodged: Lodged) -> None:
        enter(tab, site, role)
        goto(tab, site, address.format(code=lodged[0]))

    return reach


def enter(tab: Page, site: Site, role: str) -> None:
    if (site.address, role) in sites.SESSIONS:
        cookie = sites.SESSIONS[site.address, role]
        tab.context.add_cookies([{"name": "session", "value": cookie, "url": site.address}])
        goto(tab, site, "/can-bo")
        return
    goto(tab, site, "/can-bo/dang-nhap")
    tab.locator("#account").fill(site.officer(role))
    tab.locator("#password").fill(PASSWORD)
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.wait_for_url("**/can-bo")
    kept = {one["name"]: one["value"] for one in tab.context.cookies()}
    sites.SESSIONS[site.address, role] = kept["session"]


PAGES: Mapping[str, State] = {
    "home": State("/", "public/home", at("/")),
    "search": State("/tim-kiem", "public/search", at("/tim-kiem?q=giay+phep")),
    "search without hits": State("/tim-kiem", "public/search", at("/tim-kiem?q=xyz")),
    "notice": State("/thu-tuc/{code}", "public/notice", at("/thu-tuc/1.001193")),
    "notice of cases": State("/thu-tuc/{code}", "public/notice", at("/thu-tuc/1.013225")),
    "notice, not online": State("/thu-tuc/{code}", "public/notice", at("/thu-tuc/2.000815")),
    "blank form": State("/f/{code}", "form/page", at("/f/1.001193")),
    "form with errors": State("/f/{code}", "form/page", _errors, 422),
    "form with rows": State("/f/{code}", "form/page", at("/f/1.004222")),
    "saved page": State("/f/{draft}/{page}", "form/page", _draft("me")),
    "papers": State("/f/{draft}/{page}", "form/page", _draft("nop_giay_to")),
    "review": State("/f/{draft}/review", "form/review", _draft("review")),
    "review with errors": State("/f/{draft}/review", "form/review", _draft("me", "review")),
    "why": State("/f/{draft}/why", "form/why", _draft("why")),
    "receipt": State("/f/{draft}/receipt", "form/receipt", _receipt),
    "receipt of a helped filing": State("/f/{draft}/receipt", "form/receipt", _helped),
    "saved for later": State("/f/{draft}/saved", "form/saved", _draft("saved")),
    "resume": State("/tiep-tuc/{link}", "form/resume", at("/tiep-tuc/abc")),
    "track": State("/tra-cuu", "public/track_form", at("/tra-cuu")),
    "track refused": State("/tra-cuu", "public/track_form", _track("AAAAAAAAAA"), 422),
    "tracked": State("/ho-so/{code}", "public/track", _track()),
    "supplement asked": State("/ho-so/{code}", "public/track", _asked),
    "answers opened": State("/ho-so/{code}", "public/track", _opened),
    "correcting": State("/ho-so/{code}/sua-doi/{page}", "form/page", _as(correcting.begun)),
    "supplement looked over": State(
        "/ho-so/{code}/sua-doi", "public/supplement_review", _as(correcting.looked_over)
    ),
    "dossier with corrections": State(
        "/can-bo/ho-so/{code}", "officer/dossier", _as(correcting.answered)
    ),
    "withdrawn, to be rated": State("/ho-so/{code}", "public/track", _withdrawn),
    "to be paid": State("/ho-so/{code}/thanh-toan", "public/pay", _owing),
    "public figures": State("/so-lieu", "public/figures", at("/so-lieu")),
    "figures": State("/can-bo/so-lieu", "officer/figures", _desk("ky", "/can-bo/so-lieu")),
    "figures of a wrong time": State(
        "/can-bo/so-lieu",
        "officer/figures",
        _desk("ky", "/can-bo/so-lieu?tu=2026-02-02&den=2026-01-01"),
        422,
    ),
    "inbox": State("/hop-thu", "public/inbox", at("/hop-thu")),
    "account": State("/tai-khoan", "public/account", _account),
    "own papers": State("/tai-khoan/giay-to", "public/papers", _as(own.holder)),
    "paper refused": State("/tai-khoan/giay-to/them", "public/papers", _paper_refused, 422),
    "paper to be picked": State("/f/{draft}/{page}", "form/page", _as(own.picking)),
    "acting for others": State("/tai-khoan/nop-thay", "public/representations", _as(own.agent)),
    "confirmed by the represented": State(
        "/tai-khoan/nop-thay/{representation}", "public/confirm", _as(own.confirming)
    ),
    "form for another": State("/f/{code}", "form/page", _as(own.choosing)),
    "receipt for another": State("/f/{draft}/receipt", "form/receipt", _as(own.filed_for_another)),
    "dossier for another": State("/can-bo/ho-so/{code}", "officer/dossier", _as(own.checking)),
    "feedback": State("/gop-y", "public/feedback", at("/gop-y?trang=/tra-cuu")),
    "feedback for leaders": State("/can-bo/gop-y", "officer/feedback", _as(own.said)),
    "citizens' door": State("/tai-khoan/dang-nhap", "public/sign_in", at("/tai-khoan/dang-nhap")),
    "enrolment refused": State("/tai-khoan/dang-ky", "public/enrol", _not_enrolled, 422),
    "not found": State("/khong-co", "errors/page", at("/khong-co"), 404),
    "not yours": State("/f/{draft}/review", "errors/page", at(f"/f/{'0' * 32}/review"), 403),
    "sign in": State("/can-bo/dang-nhap", "officer/sign_in", at("/can-bo/dang-nhap")),
    "sign in refused": State("/can-bo/dang-nhap", "officer/sign_in", _sign_in_error, 422),
    "queue": State("/can-bo", "officer/queue", _desk("tiepnhan", "/can-bo")),
    "assist": State("/can-bo/nop-thay", "officer/assist", _desk("tiepnhan", "/can-bo/nop-thay")),
    "to be remembered": State(
        "/can-bo/viec-can-nho",
        "officer/remembered",
        _desk("tiepnhan", "/can-bo/viec-can-nho"),
    ),
    "shortcuts": State(
        "/can-bo/phim-tat", "officer/shortcuts", _desk("tiepnhan", "/can-bo/phim-tat")
    ),
    "reviews": State("/reviews", "officer/reviews", _reviews),
    "review of an edition": State("/reviews/{pair}", "officer/review", _reviewing()),
    "approval without a reason": State(
        "/reviews/{pair}/{fingerprint}/approve", "officer/review", _reviewing(wrong=True), 422
    ),
    "later version": State(f"/can-bo/ho-so/{{code}}/{VERSION}", "officer/version", _overtaken),
    "empty queue": State("/can-bo", "officer/queue", _desk("traketqua", "/can-bo")),
    "dossier": State(
        "/can-bo/ho-so/{code}", "officer/dossier", _desk("tiepnhan", "/can-bo/ho-so/{code}")
    ),
    "fee by notice": State(
        "/can-bo/ho-so/{code}/khoan-thu", "officer/dossier", _set_by_notice, 422
    ),
    "dossier with opinions": State("/can-bo/ho-so/{code}", "officer/dossier", _consulted),
    "dossier of others": State(
        "/can-bo/ho-so/{code}", "officer/dossier", _desk("ky", "/can-bo/ho-so/{code}")
    ),
}

SHEETS: Mapping[str, State] = {
    "receipt of a dossier": State(
        "/ho-so/{code}/giay-to/{paper}", "papers/sheet", _taken("tiep-nhan")
    ),
    "application to be signed": State("/ho-so/{code}/giay-to/{paper}", "papers/sheet", _written),
    "control sheet": State("/can-bo/ho-so/{code}/giay-to/{paper}", "papers/sheet", _controlled),
    "register of dossiers": State(
        "/can-bo/so-theo-doi", "papers/sheet", _desk("tiepnhan", "/can-bo/so-theo-doi")
    ),
}
"""Papers as they are printed: in Vietnamese whoever looks at them, with English beneath."""
