"""An applicant who was asked for a supplement, and may correct some answers."""

from __future__ import annotations

from collections.abc import Mapping

from tests.browser import site as sites
from tests.browser.site import Site
from tests.runtime.browsing import Browser

OPENED = ("tre/tre.ho_ten", "tre/so_ban_sao")
CORRECTED = {"tre.ho_ten": "Nguyễn Bảo Anh", "so_ban_sao": "3"}


def asked(site: Site, lang: str = "vi") -> tuple[Browser, str]:
    """Who filed it, and its code; an officer has looked through the papers before."""
    person = site.person()
    person.client.cookies.set("lang", lang)
    code, _ = sites.lodge(person, "1.001193")
    officer = sites.sign_in(site, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    officer.send({"tick": "to_khai_khai_sinh"}, action="/kiem-tra")
    given = {"text": "Tên trẻ chưa đúng với giấy chứng sinh.", "opens": OPENED}
    officer.send(given, action="/ask_supplement")
    person.open(f"/ho-so/{code}")
    return person, code


def begun(site: Site) -> Browser:
    person, _ = asked(site)
    person.send(action="/sua-doi")
    return person


def looked_over(site: Site, answers: Mapping[str, str] = CORRECTED) -> Browser:
    person = begun(site)
    while not person.place.endswith("/sua-doi"):
        person.send(answers, press=("_do", "next"), action="/sua-doi/")
    return person


def answered(site: Site) -> Browser:
    """The officer who looks at old and new."""
    person = looked_over(site)
    code = person.place.split("/")[2]
    person.send({"confirm": "yes"}, action="/gui-bo-sung")
    officer = sites.sign_in(site, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    return officer
