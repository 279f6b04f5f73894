"""A citizen's own papers: kept once, picked in forms, shown with where they come from."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from httpx2 import Response

from compiler import ir
from runtime.ports import Stored
from runtime.results import span_end
from runtime.service import Service
from runtime.shelf import young_enough
from runtime.shelving import HOME
from runtime.store import citizens, dossiers, files, results, shelf
from runtime.store.citizens import Citizen
from runtime.store.drafts import grant
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Missing
from runtime.store.results import ResultDocument
from runtime.store.shelf import OWN, Paper
from tests.built import built
from tests.runtime.browsing import Browser, File
from tests.runtime.filing import LATER, NOW, UNIT, VISITOR, lodging, start_draft, submit
from tests.runtime.filings import FILINGS, PDF, first_of
from tests.runtime.serving import PASSWORD, browser, lodge, sign_in
from tests.runtime.test_citizens import enrolled

CODE = "1.001193"
PAPER = "nop.giay_chung_sinh"
BIRTH: File = ("chung-sinh.pdf", PDF[1] + b"% of one's own\n", PDF[2])
GIVEN = {"title": "Chứng sinh bé An", "issued_on": "", "expires_on": ""}


def keep(person: Browser, kind: str = "giay_chung_sinh", file: File = BIRTH, **said: str) -> None:
    person.open(f"{HOME}?loai={kind}")
    person.send({**GIVEN, **said}, action="/them", files=[("file", file)])
    assert (person.page.status_code, person.place) == (200, HOME), person.seen.text


def to_papers(person: Browser, at: str = f"/f/{CODE}") -> None:
    """From the first page to that on which papers are attached."""
    person.open(at)
    answers = dict(FILINGS[CODE])
    while not person.place.endswith("/nop_giay_to"):
        form = person.form("/f/")
        for name in form.names - answers.keys():
            if form.offered.get(name) and not form.values.get(name, [""])[0]:
                answers[name] = first_of(form.offered[name])
        before = form.values["_shown"]
        person.send(answers, press=("_do", "next"))
        after = person.form("/f/").values["_shown"]
        assert person.place.endswith("/nop_giay_to") or before != after, person.seen.text
    if PAPER not in person.form("/f/").files:
        person.send(answers, press=("_do", "next"))


def offered(person: Browser) -> list[str]:
    to_papers(person)
    return person.form("/f/").offered.get("_own", [])


def send_in(person: Browser) -> str:
    """With what is still missing uploaded; the code of the dossier."""
    for _ in range(3):
        if person.place.endswith("/review"):
            break
        form = person.form("/f/")
        missing = [name for name in form.files if name != PAPER]
        person.send(FILINGS[CODE], press=("_do", "next"), files=[(one, PDF) for one in missing])
    person.send(action="/submit")
    assert person.place.endswith("/receipt"), person.seen.text
    return person.page.text.split('class="code">')[1].split("<")[0]


def test_a_paper_kept_once_is_picked_and_reaches_the_officer(service: Service) -> None:
    person = enrolled(service)
    person.open(f"{HOME}?q=chung+sinh")
    assert f"{HOME}?loai=giay_chung_sinh#add" in person.seen.links
    keep(person)
    assert "Chứng sinh bé An" in person.seen.text
    assert "tự tải lên ngày 20/11/2026" in person.seen.text
    assert "Giấy chứng sinh" in person.seen.text
    (ticked,) = offered(person)
    assert ticked.startswith(f"{PAPER} ")
    person.send({"_own": ticked}, press=("_do", "save"))
    draft = person.place.split("/")[2]
    person.open(f"/f/{draft}/nop_giay_to")
    assert "chung-sinh.pdf" in person.seen.text
    assert "_own" not in person.form("/f/").names
    code = send_in(person)
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    (link,) = [one for one in officer.seen.links if "/tep/" in one and _is_birth(officer, one)]
    assert link
    refused = remove(person)
    assert (refused.status_code, code in refused.text) == (422, True)
    person.open(f"/ho-so/{code}")
    person.send({"confirm": "yes"}, action="/rut")
    assert remove(person).status_code == 200
    assert "Chứng sinh bé An" not in person.open(HOME).text
    assert _is_birth(officer, link)


def _is_birth(officer: Browser, link: str) -> bool:
    return officer.client.get(link).content == BIRTH[1]


def remove(person: Browser) -> Response:
    person.open(HOME)
    id = next(one for one in person.seen.links if one.startswith(f"{HOME}/")).rpartition("/")[2]
    person.send(action=f"{HOME}/{id}/bo")
    return person.page


def test_what_was_handed_in_is_kept_when_asked_and_serves_again(service: Service) -> None:
    person = enrolled(service)
    code = lodge(person, CODE)
    assert "Giữ giấy tờ đã nộp" in person.seen.text
    assert offered(person) == []
    person.open(f"/ho-so/{code}")
    person.send(action=f"/ho-so/{code}/giu-giay-to")
    assert (person.place, f"đã nộp cùng hồ sơ {code}" in person.seen.text) == (HOME, True)
    person.open(f"/ho-so/{code}")
    assert "Giữ giấy tờ đã nộp" not in person.seen.text
    assert not any("/bo" in one.action for one in person.open(HOME).forms)
    assert any(one.startswith(f"{PAPER} ") for one in offered(person))


def test_a_result_comes_back_among_the_papers(service: Service) -> None:
    person = enrolled(service)
    code = lodge(person, CODE)
    _work(service, code)
    signer = sign_in(service, "ky")
    signer.open(f"/can-bo/ho-so/{code}")
    given = {"choice": "giay_khai_sinh", "password": PASSWORD, "number": "12/2026"}
    result: File = ("khai-sinh.pdf", PDF[1] + b"% signed\n", PDF[2])
    signer.send(given, action="/decide", files=[("file", result)])
    assert "cấp, hồ sơ" not in person.open(HOME).text
    pay(service, code)
    person.open(HOME)
    assert f"Ủy ban nhân dân phường Sài Gòn cấp, hồ sơ {code}" in person.seen.text
    (link,) = [one for one in person.seen.links if one.startswith(f"{HOME}/")]
    assert person.client.get(link).content == result[1]
    stranger = browser(service)
    enrolled_elsewhere(service, stranger)
    assert stranger.client.get(link).status_code == 404


def _work(service: Service, code: str) -> None:
    receiver = sign_in(service, "tiepnhan")
    receiver.open(f"/can-bo/ho-so/{code}")
    receiver.send(action="/receive")
    for _ in range(5):
        worker = sign_in(service, "thuly")
        worker.open(f"/can-bo/ho-so/{code}")
        forms = [one for one in worker.seen.forms if one.action.endswith("/pass_step")]
        if not forms:
            return
        worker.send({"choice": forms[0].offered["choice"][0]}, action="/pass_step")


def pay(service: Service, code: str) -> None:
    """A result may be taken when nothing is owed any more."""
    officer = sign_in(service, "traketqua")
    officer.open(f"/can-bo/ho-so/{code}")
    while forms := [one for one in officer.seen.forms if "/confirm_payment" in one.action]:
        given = {"choice": forms[0].offered["choice"][-1], "text": "BL-01"}
        officer.send(given, action="/confirm_payment")


def enrolled_elsewhere(service: Service, person: Browser, phone: str = "0912 345 678") -> None:
    person.open("/tai-khoan/dang-ky")
    given = {"name": "Trần Thị Hoa", "phone": phone, "email": "", "password": "rat kho doan"}
    person.send(given, action="/tai-khoan/dang-ky")
    assert person.place == "/tai-khoan", person.seen.text


def test_what_has_expired_is_shown_as_such_and_not_offered(service: Service) -> None:
    person = enrolled(service)
    keep(person, issued_on="01/01/2024", expires_on="19/11/2026")
    assert "đã hết giá trị từ Thứ Năm, 19/11/2026" in person.seen.text
    assert "Hết giá trị" in person.seen.text
    assert offered(person) == []
    person.open(HOME)
    id = next(one for one in person.seen.links if one.startswith(f"{HOME}/")).rpartition("/")[2]
    person.send({"expires_on": "20/11/2026"}, action=f"{HOME}/{id}")
    assert "có giá trị đến Thứ Sáu, 20/11/2026" in person.seen.text
    assert len(offered(person)) == 1


@pytest.mark.parametrize(
    ("said", "file", "box"),
    [
        ({"issued_on": "31/02/2026"}, BIRTH, "issued_on"),
        ({"issued_on": "21/11/2026"}, BIRTH, "issued_on"),
        ({"issued_on": "01/02/2026", "expires_on": "01/02/2026"}, BIRTH, "expires_on"),
        ({}, ("x.pdf", b"MZ not a paper", "application/pdf"), "file"),
        ({}, ("", b"", ""), "file"),
    ],
)
def test_what_is_wrong_with_a_paper_is_said_at_its_box(
    service: Service, said: dict[str, str], file: File, box: str
) -> None:
    person = enrolled(service)
    person.open(f"{HOME}?loai=giay_chung_sinh")
    person.send({**GIVEN, **said}, action="/them", files=[("file", file)])
    assert (person.page.status_code, f"{box}-error" in person.seen.ids) == (422, True)
    assert person.open(HOME).links.count(HOME) == 0
    person.open(f"{HOME}?loai=-")
    person.send({"title": ""}, action="/them", files=[("file", BIRTH)])
    assert "title-error" in person.seen.ids


def test_what_is_not_theirs_is_not_there(service: Service) -> None:
    person = enrolled(service)
    keep(person)
    link = next(one for one in person.seen.links if one.startswith(f"{HOME}/"))
    id = link.rpartition("/")[2]
    stranger = browser(service)
    stranger.open(link)
    assert stranger.place == "/tai-khoan/dang-nhap"
    enrolled_elsewhere(service, stranger)
    assert stranger.client.get(link).status_code == 404
    assert stranger.client.post(f"{link}/bo").status_code == 404
    assert stranger.client.post(link, data={"title": "x"}).status_code == 404
    assert stranger.client.get(f"{HOME}?loai=khong_co").status_code == 404
    assert offered(stranger) == []
    draft = stranger.place.split("/")[2]
    form = stranger.form("/f/")
    sent = {**form.values} | {"_own": [f"{PAPER} {id}"]}
    stranger.client.post(form.action, data=sent | {"_do": ["save"]})
    uses = service.store.read(lambda connection: files.files_of_draft(connection, draft))
    assert uses == ()
    code = lodge(person, CODE)
    assert stranger.client.post(f"/ho-so/{code}/giu-giay-to").status_code == 404


def test_who_only_knows_the_secret_does_not_keep_the_papers(service: Service) -> None:
    person = browser(service)
    code = lodge(person, CODE)
    secret = person.page.text.split('class="code">')[2].split("<")[0]
    stranger = browser(service)
    enrolled_elsewhere(service, stranger)
    stranger.open(f"/tra-cuu?ma={code}")
    stranger.send({"secret": secret}, action="/tra-cuu")
    assert stranger.place == f"/ho-so/{code}"
    assert "Giữ giấy tờ đã nộp" not in stranger.seen.text
    stranger.client.post(f"/ho-so/{code}/giu-giay-to")
    assert code not in stranger.open(HOME).text


def test_a_control_for_no_question_is_refused(service: Service) -> None:
    person = enrolled(service)
    keep(person)
    to_papers(person)
    form = person.form("/f/")
    sent = {**form.values, "_own": ["tre.ho_ten x"], "_do": ["save"]}
    assert person.client.post(form.action, data=sent).status_code == 400


def test_what_an_officer_writes_for_somebody_takes_nothing_of_their_own_account(
    service: Service,
) -> None:
    person = enrolled(service)
    keep(person)
    officer = sign_in(service, "tiepnhan")
    for name, value in person.client.cookies.items():
        officer.client.cookies.set(name, value)
    officer.page = officer.client.post("/can-bo/nop-thay", data={"code": CODE})
    assert officer.form("/f/").values["nguoi_nop.ho_ten"] == [""]
    to_papers(officer, at=officer.place)
    assert "_own" not in officer.form("/f/").names


@pytest.mark.parametrize(
    ("row", "last"),
    [
        (ir.ClockRow(ir.TRUE, "span", "6", "month"), date(2027, 5, 20)),
        (ir.ClockRow(ir.TRUE, "untimed"), None),
    ],
)
def test_a_length_ends_on_a_day_or_never(row: ir.ClockRow, last: date | None) -> None:
    assert span_end(row, date(2026, 11, 20), built("hcmc").world.calendar) == last


@pytest.mark.parametrize(
    ("amount", "unit", "issued", "good"),
    [
        ("6", "month", date(2026, 5, 20), True),
        ("6", "month", date(2026, 5, 19), False),
        ("30", "day", date(2026, 10, 21), True),
        ("30", "day", date(2026, 10, 20), False),
        ("1", "year", None, False),
    ],
)
def test_a_paper_must_not_be_older_than_the_form_allows(
    amount: str, unit: str, issued: date | None, good: bool
) -> None:
    calendar = built("hcmc").world.calendar
    limit = ir.ClockRow(ir.TRUE, "span", amount, unit)  # type: ignore[arg-type]
    today = date(2026, 11, 20)
    one = _paper("p", issued_on=issued)
    assert young_enough(one, limit, today, calendar) is good
    assert young_enough(one, None, today, calendar)


# The store, on both databases


def _paper(id: str, *, issued_on: date | None = None, dossier: str | None = None) -> Paper:
    return Paper(
        id, "giay_chung_sinh", "Chứng sinh", OWN, dossier, "a.pdf", "a" * 64, issued_on,
        date(2027, 1, 1), NOW,
    )  # fmt: skip


def furnish(connection: Transaction) -> None:
    for id, phone in (("a1", "+84903000001"), ("a2", "+84903000002")):
        citizens.enrol(connection, Citizen(id, id, phone, "", "vi"), "-", NOW)
    files.record_file(connection, Stored("a" * 64, 5), "application/pdf", NOW)
    shelf.keep(connection, "a1", _paper("p1"))


def test_papers_are_kept_by_account_and_their_bytes_stay_as_long(store: Store) -> None:
    store.write(furnish)
    (one,) = store.read(lambda connection: shelf.kept_by(connection, "a1"))
    assert (one.id, one.size, one.type, one.code) == ("p1", 5, "application/pdf", "")
    assert store.read(lambda connection: shelf.kept_by(connection, "a2")) == ()
    swept = partial(files.forget_unused, unused_since=NOW + timedelta(days=9))
    assert store.write(swept) == ()
    for deed in (shelf.kept, shelf.remove):
        with pytest.raises(Missing):
            store.write(partial(deed, account="a2", id="p1"))
    store.write(
        partial(shelf.dated, account="a1", id="p1", title="B", issued_on=None, expires_on=None)
    )
    assert store.read(partial(shelf.kept, account="a1", id="p1")).title == "B"
    store.write(partial(shelf.remove, account="a1", id="p1"))
    assert store.write(swept) == ("a" * 64,)


def test_results_belong_to_who_lodged(store: Store, dossier: str) -> None:
    store.write(furnish)
    document = ResultDocument("r1", "giay_khai_sinh", "1", "Giấy khai sinh", None, "ky", NOW)
    store.write(lambda connection: results.keep(connection, dossier, document))
    (one,) = store.read(lambda c: shelf.issued_to(c, "a1", VISITOR, NOW))
    assert (one.id, one.provenance, one.dossier, one.sha256) == ("r1", "issued", dossier, None)
    assert store.read(lambda c: shelf.issued_to(c, "a1", "w" * 64, NOW)) == ()
    assert store.read(lambda c: shelf.issued(c, "a1", VISITOR, "r2", NOW)) is None
    store.write(lambda c: grant(c, "w" * 64, dossier, LATER))
    assert store.read(lambda c: shelf.issued_to(c, "a1", "w" * 64, NOW)) == ()


def test_a_file_that_an_office_has_issued_is_known_again(store: Store, dossier: str) -> None:
    store.write(furnish)
    other = submit(store, lodging(start_draft(store))).dossier
    document = ResultDocument("r1", "giay_khai_sinh", "1", "Giấy khai sinh", "f1", "ky", NOW)

    def issue(connection: Transaction) -> None:
        for id, of in (("f1", dossier), ("f2", other)):
            files.attach_to_dossier(
                connection, of, id=id, path="nop.a", name="a.pdf", sha256="a" * 64
            )
        results.keep(connection, dossier, document)

    store.write(issue)
    found = store.read(lambda c: results.origins(c, {"a" * 64, "b" * 64}, but=other))
    code = store.read(lambda c: dossiers.own_dossier(c, dossier)).code
    assert found == {"a" * 64: (code, UNIT)}
    assert store.read(lambda c: results.origins(c, {"a" * 64}, but=dossier)) == {}
