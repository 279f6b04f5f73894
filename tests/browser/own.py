"""Citizens with an account: who keep papers, and who act for others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from runtime.representing import HOME as ACTING
from runtime.shelving import HOME as SHELF
from tests.browser import site as sites
from tests.browser.site import Site
from tests.runtime.browsing import Browser, File
from tests.runtime.filings import PDF, first_of

NUMBERS = count(100)
CERTIFICATE: File = ("giay-chung-sinh.pdf", PDF[1] + b"% of one's own\n", PDF[2])
AUTHORITY: File = ("giay-uy-quyen.pdf", PDF[1] + b"% authorised\n", PDF[2])
OWNER = {"name": "Trần Thị Hoa", "number": "079194005678"}


COOKIES: dict[tuple[str, str], dict[str, str]] = {}
"""Citizens who have signed in: making accounts again and again from one address is refused."""


def again(site: Site, make: Callable[[Site], Browser]) -> Browser:
    """The same person at a new machine, made by the first who asks for them."""
    key = (site.address, make.__name__)
    if key not in COOKIES:
        COOKIES[key] = {one.name: one.value or "" for one in make(site).client.cookies.jar}
    person = Browser(sites.client(site.address, COOKIES[key]))
    person.open("/tai-khoan")
    return person


def citizen(site: Site, name: str = "Nguyễn Văn Bình") -> Browser:
    person = site.person()
    person.open("/tai-khoan/dang-ky")
    given = {"name": name, "phone": f"0908{next(NUMBERS):06}", "password": "rat kho doan"}
    person.send(given, action="/tai-khoan/dang-ky")
    assert person.place == "/tai-khoan", person.seen.text
    return person


def keep(person: Browser, kind: str, file: File, **said: str) -> None:
    person.open(f"{SHELF}?loai={kind}")
    person.send(said, action="/them", files=[("file", file)])
    assert person.place == SHELF, person.seen.text


def holder(site: Site) -> Browser:
    """With a good paper and one that has expired."""
    person = again(site, _holder)
    person.open(SHELF)
    return person


def _holder(site: Site) -> Browser:
    person = citizen(site)
    keep(person, "giay_chung_sinh", CERTIFICATE, issued_on="02/11/2026")
    old = {"title": "Giấy chứng nhận hộ nghèo 2025", "expires_on": "31/12/2025"}
    keep(person, "giay_to_dien_mien", AUTHORITY, **old)
    return person


def picking(site: Site, code: str = "1.001193") -> Browser:
    """Where a form asks for a paper that is there already."""
    person = holder(site)
    person.open(f"/f/{code}")
    answers = sites.answers(code)
    for _ in range(20):
        form = person.form("/f/")
        if "_own" in form.names:
            return person
        for name in form.names - answers.keys():
            if form.offered.get(name) and not form.values.get(name, [""])[0]:
                answers[name] = first_of(form.offered[name])
        person.send(answers, press=("_do", "next"))
    raise AssertionError(person.seen.text)


def agent(site: Site) -> Browser:
    """Who acts for somebody else, by a paper of theirs."""
    person = again(site, authorised)
    person.open(ACTING)
    return person


def authorised(site: Site) -> Browser:
    person = citizen(site, "Lê Văn Tám")
    keep(person, "-", AUTHORITY, title="Giấy ủy quyền của bà Hoa", expires_on="31/12/2030")
    person.open(ACTING)
    said = {**OWNER, "relation": "authorised", "procedure": "1.013225"}
    person.send(said, press=("do", "make"), action=ACTING)
    assert person.place == ACTING, person.seen.text
    return person


def choosing(site: Site) -> Browser:
    person = agent(site)
    person.open("/f/1.013225")
    person.open(next(one for one in person.seen.links if "?cho=" in one))
    return person


def confirming(site: Site) -> Browser:
    """The represented person, who was given the link."""
    person, owner = agent(site), again(site, _owner)
    link = person.seen.text.partition(f"{ACTING}/")[2][:32]
    owner.open(f"{ACTING}/{link}")
    return owner


def _owner(site: Site) -> Browser:
    return citizen(site, OWNER["name"])


def represented(site: Site) -> Browser:
    """Who is acted for, before anything was confirmed."""
    return citizen(site, OWNER["name"])


def holder_of_none(site: Site) -> Browser:
    return citizen(site)


def file_for_another(person: Browser, code: str = "1.013225") -> str:
    """From the choice to the receipt; the code of the dossier."""
    person.open(f"/f/{code}")
    person.open(next(one for one in person.seen.links if "?cho=" in one))
    owner = ("chu_dau_tu.ten", "chu_dau_tu.so_dinh_danh")
    answers = {name: one for name, one in sites.answers(code).items() if name not in owner}
    attached = set[str]()
    for _ in range(20):
        if person.place.endswith("/review"):
            break
        form = person.form("/f/")
        for name in form.names - answers.keys():
            if form.offered.get(name) and not form.values.get(name, [""])[0]:
                answers[name] = first_of(form.offered[name])
        missing = [path for path in form.files if path not in attached]
        attached.update(missing)
        person.send(answers, press=("_do", "next"), files=[(path, PDF) for path in missing])
    person.send(action="/submit")
    return sites.receipt(person)[0]


def filed_for_another(site: Site) -> Browser:
    """At the receipt."""
    person = agent(site)
    file_for_another(person)
    return person


def checking(site: Site) -> Browser:
    """The officer, at the dossier that was filed for another."""
    code = file_for_another(agent(site))
    officer = sites.sign_in(site, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    return officer


def said(site: Site) -> Browser:
    """A leader, who reads what was said of a page."""
    person = site.person()
    person.open("/gop-y?trang=/tra-cuu")
    person.send({"text": "Chữ nhỏ quá, khó đọc.", "contact": "0903123456"}, action="/gop-y")
    leader = sites.sign_in(site, "ky")
    leader.open("/can-bo/gop-y")
    return leader
