"""Filing for another: by a paper, for some procedures, until a day; seen by who is acted for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from runtime.representing import HOME
from runtime.service import Service
from runtime.store import citizens, dossiers, files, representations
from runtime.store.citizens import Citizen
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Missing
from runtime.store.representations import Owner, Representation
from tests.runtime.browsing import Browser, File
from tests.runtime.filing import NOW, WORKER, lodging, start_draft, submit
from tests.runtime.filings import FILINGS, PDF, first_of
from tests.runtime.serving import browser, sign_in
from tests.runtime.test_citizens import GIVEN, enrolled
from tests.runtime.test_shelf import enrolled_elsewhere, keep

CODE, OWNER = "1.013225", "chu_dau_tu"
PAPER: File = ("uy-quyen.pdf", PDF[1] + b"% authorised\n", PDF[2])
STATED = {
    "relation": "authorised", "name": "Trần Thị Hoa", "number": "079194005678", "until": "",
    "procedure": CODE,
}  # fmt: skip


def authorised(service: Service, person: Browser | None = None, **said: str) -> Browser:
    """Somebody with a paper, who has stated for whom they act."""
    person = person or enrolled(service)
    keep(person, "-", PAPER, title="Giấy ủy quyền", expires_on="31/12/2026")
    person.open(HOME)
    person.send({**STATED, **said}, action=HOME)
    assert (person.page.status_code, person.place) == (200, HOME), person.seen.text
    return person


def begin(person: Browser, code: str = CODE) -> str:
    """The address of the form for the represented person."""
    person.open(f"/f/{code}")
    return next(one for one in person.seen.links if "?cho=" in one)


def file(person: Browser, code: str = CODE) -> str:
    """For the represented person, from the first page to the receipt."""
    person.open(begin(person, code))
    answers = {name: text for name, text in FILINGS[code].items() if not name.startswith(OWNER)}
    more = {
        name: text for name, text in FILINGS[code].items()
        if name.startswith(OWNER) and not name.endswith((".ten", ".so_dinh_danh"))
    }  # fmt: skip
    answers |= more
    attached = set[str]()
    for _ in range(20):
        if person.place.endswith("/review"):
            break
        form = person.form("/f/")
        for name in form.names - answers.keys():
            if form.offered.get(name) and not form.values.get(name, [""])[0]:
                answers[name] = first_of(form.offered[name])
        missing = [one for one in form.files if one not in attached]
        attached.update(missing)
        person.send(answers, press=("_do", "next"), files=[(one, PDF) for one in missing])
    person.send(action="/submit")
    assert person.place.endswith("/receipt"), person.seen.text
    return person.page.text.split('class="code">')[1].split("<")[0]


def test_a_form_is_filled_in_and_filed_for_another(service: Service) -> None:
    person = authorised(service)
    assert "Trần Thị Hoa" in person.seen.text
    person.open(begin(person))
    values = person.form("/f/").values
    assert values["nguoi_nop.ho_ten"] == [GIVEN["name"]]
    code = file(person)
    assert "Trần Thị Hoa (079194005678)" in person.seen.text
    named = f"Chủ hồ sơTrần Thị HoaNgười nộp{GIVEN['name']}"
    assert named in person.seen.text.replace("\n", "")
    person.open("/tai-khoan")
    assert "Nộp thay cho Trần Thị Hoa" in person.seen.text
    own = service.store.read(lambda c: dossiers.id_of_code(c, code)) or ""
    assert service.store.read(lambda c: dossiers.own_dossier(c, own)).owner == "Trần Thị Hoa"
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    assert named in officer.seen.text.replace("\n", "")
    said = f"{GIVEN['name']} nộp thay Trần Thị Hoa (079194005678)"
    assert said in officer.seen.text
    assert "ghi chủ hồ sơ khác" not in officer.seen.text
    (paper,) = {one for one in officer.seen.links if officer_has(officer, one)}
    assert paper
    officer.open(f"/can-bo/ho-so/{code}")
    officer.send({"tick": "representation.paper"}, action="/kiem-tra")
    form = officer.form("/kiem-tra")
    assert "representation.paper" in form.values["tick"]
    assert "cán bộ đã kiểm tra" in person.open(HOME).text
    officer.send(action="/receive")
    person.open(f"/ho-so/{code}/giay-to/tiep-nhan")
    assert "Nộp thay cho" in person.seen.text


def officer_has(officer: Browser, link: str) -> bool:
    return "/tep/" in link and officer.client.get(link).content == PAPER[1]


def test_the_office_notes_what_is_wrong_with_the_paper_for_its_letter(service: Service) -> None:
    code = file(authorised(service))
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    note = {"note.representation.paper": "Thiếu chữ ký"}
    officer.send(note, action="/kiem-tra")
    assert "Giấy tờ chứng minh việc nộp thay: Thiếu chữ ký" in officer.seen.text


def test_what_ends_stops_new_filings_and_no_dossier(service: Service) -> None:
    person = authorised(service)
    address = begin(person)
    code = file(person)
    person.open(address)
    person.send(FILINGS[CODE], press=("_do", "save"))
    draft = person.place.split("/")[2]
    person.open(HOME)
    person.send(action="/thoi")
    assert "Đã chấm dứt" in person.seen.text
    assert person.client.get(address).status_code == 404
    person.open(f"/f/{draft}/review")
    assert "Không còn được nộp thay người này" in person.seen.text
    assert person.open(f"/ho-so/{code}").text
    assert person.place == f"/ho-so/{code}"
    officer = sign_in(service, "tiepnhan")
    assert "chấm dứt sau khi nộp" in officer.open(f"/can-bo/ho-so/{code}").text


def test_only_for_its_procedures_and_by_who_made_it(service: Service) -> None:
    person = authorised(service)
    address = begin(person)
    assert not any("?cho=" in one for one in person.open("/f/1.001193").links)
    id = address.partition("?cho=")[2]
    assert person.client.get(f"/f/1.001193?cho={id}").status_code == 404
    stranger = browser(service)
    enrolled_elsewhere(service, stranger)
    assert stranger.client.get(address).status_code == 404
    assert stranger.client.post(f"{HOME}/{id}/thoi").status_code == 404
    stranger.open(f"/f/{CODE}")
    form = stranger.form("/f/")
    sent = {**form.values, "_for": [id]}
    assert stranger.client.post(form.action, data=sent).status_code == 404
    nobody = browser(service)
    assert nobody.open(address).text
    assert "Trần Thị Hoa" not in nobody.seen.text


def test_who_is_acted_for_sees_the_dossiers_after_confirming(service: Service) -> None:
    person = authorised(service)
    code = file(person)
    link = person.open(HOME).text.partition(f"{service.config.public_url}{HOME}/")[2][:32]
    owner = browser(service)
    enrolled_elsewhere(service, owner)
    assert code not in owner.open("/tai-khoan").text
    assert owner.client.get(f"/ho-so/{code}").url.path == "/tra-cuu"
    assert person.client.get(f"{HOME}/{link}").status_code == 404
    owner.open(f"{HOME}/{link}")
    assert "Trần Thị Hoa" in owner.seen.text
    assert (STATED["number"] in owner.seen.text, "ba số cuối 678" in owner.seen.text) == (
        False,
        True,
    )
    owner.send(action=f"{HOME}/{link}")
    assert (owner.place, code in owner.seen.text) == ("/tai-khoan", True)
    assert STATED["number"] in owner.open(f"{HOME}/{link}").text
    owner.open(f"/ho-so/{code}")
    assert owner.place == f"/ho-so/{code}"
    assert "Giữ giấy tờ đã nộp" not in owner.seen.text
    later = file(person)
    assert later in owner.open("/tai-khoan").text
    third = browser(service)
    enrolled_elsewhere(service, third, "0987 654 321")
    assert third.client.get(f"{HOME}/{link}").status_code == 404
    assert third.client.post(f"{HOME}/{link}").status_code == 404
    owner.open(HOME)
    owner.send(action="/thoi")
    assert not any("?cho=" in one for one in person.open(f"/f/{CODE}").links)


@pytest.mark.parametrize(
    ("said", "box"),
    [
        ({"name": " "}, "name"),
        ({"number": "123"}, "number"),
        ({"number": ""}, "number"),
        ({"relation": "organisation", "number": "0123"}, "number"),
        ({"until": "20/11/2026"}, "until"),
        ({"until": "hôm nay"}, "until"),
    ],
)
def test_what_is_wrong_is_said_at_its_box(service: Service, said: dict[str, str], box: str) -> None:
    person = enrolled(service)
    assert "lưu giấy tờ chứng minh" in person.open(HOME).text
    keep(person, "-", PAPER, title="Giấy ủy quyền")
    person.open(HOME)
    person.send({**STATED, **said}, action=HOME)
    assert (person.page.status_code, f"{box}-error" in person.seen.ids) == (422, True)


def test_the_paper_of_a_living_right_is_not_removed(service: Service) -> None:
    person = authorised(service)
    person.open("/tai-khoan/giay-to")
    person.send(action="/bo")
    assert "Quý vị đang nộp hồ sơ thay người khác" in person.seen.text
    person.open(HOME)
    person.send(action="/thoi")
    person.open("/tai-khoan/giay-to")
    person.send(action="/bo")
    assert "Giấy ủy quyền" not in person.open("/tai-khoan/giay-to").text
    assert "Đã chấm dứt" in person.open(HOME).text


def test_a_bundle_is_filed_for_another_with_the_paper_in_each_dossier(service: Service) -> None:
    person = authorised(service, procedure="2.000986")
    file(person, "2.000986")
    assert "Trần Thị Hoa (079194005678)" in person.seen.text

    def papers(connection: Transaction) -> list[int]:
        account = citizens.find(connection, "+84903123456") or ""
        (one,) = representations.made_by(connection, account)
        filed = representations.dossiers_under(connection, one.id)
        held = (files.files_of_dossier(connection, each) for each in filed)
        return [sum(use.path == files.AUTHORITY for use in some) for some in held]

    assert service.store.read(papers) == [1, 1, 1]


# The store, on both databases


def stated(id: str = "r1", **more: object) -> Representation:
    one = Representation(
        id, "a1", "authorised", Owner("Hoa", "079194005678"), ("1.001193",), None,
        date(2026, 3, 1), date(2026, 3, 31), NOW,
    )  # fmt: skip
    return one if not more else Representation(**{**_fields(one), **more})  # type: ignore[arg-type]


def _fields(one: Representation) -> dict[str, object]:
    return {name: getattr(one, name) for name in Representation.__dataclass_fields__}


def furnish(connection: Transaction) -> None:
    for number in (1, 2, 3):
        one = Citizen(f"a{number}", f"Bà {number}", f"+8490300000{number}", "", "vi")
        citizens.enrol(connection, one, "-", NOW)
    representations.make(connection, stated())


@pytest.mark.parametrize(
    ("codes", "day", "good"),
    [
        ({"1.001193"}, date(2026, 3, 1), True),
        ({"1.001193"}, date(2026, 3, 31), True),
        ({"1.001193"}, date(2026, 2, 28), False),
        ({"1.001193"}, date(2026, 4, 1), False),
        ({"1.013225"}, date(2026, 3, 2), False),
        ({"1.001193", "1.013225"}, date(2026, 3, 2), False),
    ],
)
def test_a_right_to_act_has_its_procedures_and_days(codes: set[str], day: date, good: bool) -> None:
    assert stated().covers(codes, day) is good
    assert stated(procedures=()).covers(codes, date(2026, 3, 2))
    assert not stated(procedures=(), revoked_at=NOW).covers(codes, date(2026, 3, 2))


def test_either_side_ends_it_and_only_one_person_confirms(store: Store) -> None:
    store.write(furnish)
    with pytest.raises(Missing):
        store.write(lambda c: representations.confirm(c, "a1", "r1"))
    assert store.write(lambda c: representations.confirm(c, "a2", "r1")).owner_account == "a2"
    with pytest.raises(Missing):
        store.write(lambda c: representations.confirm(c, "a3", "r1"))
    with pytest.raises(Missing):
        store.write(lambda c: representations.revoke(c, "a3", "r1", NOW))
    store.write(lambda c: representations.verify(c, "r1", WORKER.account))
    store.write(lambda c: representations.verify(c, "r1", "ky"))
    store.write(lambda c: representations.revoke(c, "a2", "r1", NOW))
    store.write(lambda c: representations.revoke(c, "a1", "r1", NOW + timedelta(days=1)))
    (one,) = store.read(lambda c: representations.made_by(c, "a1"))
    assert (one.revoked_at, one.verified_by) == (NOW, WORKER.account)
    assert store.read(lambda c: representations.naming(c, "a2")) == (one,)
    with pytest.raises(Missing):
        store.write(lambda c: representations.confirm(c, "a2", "r1"))


def test_what_was_filed_for_somebody_is_found_from_both_sides(store: Store) -> None:
    store.write(furnish)
    store.write(lambda c: representations.confirm(c, "a2", "r1"))
    draft = start_draft(store)
    store.write(lambda c: representations.choose(c, draft, "r1"))
    found = store.read(lambda c: representations.of_drafts(c, [draft, "x"]))
    assert found == {draft: Owner("Hoa", "079194005678")}
    one = lodging(draft)
    fields = {name: getattr(one, name) for name in type(one).__dataclass_fields__}
    receipt = submit(store, type(one)(**{**fields, "account": "a1", "representation": "r1"}))
    id = receipt.dossier
    assert store.read(lambda c: representations.of_dossiers(c, [id])) == {id: found[draft]}
    assert store.read(lambda c: representations.dossiers_under(c, "r1")) == (id,)
    (filed,) = store.read(lambda c: representations.filed_for(c, "a2"))
    assert (filed.code, filed.submitter) == (receipt.code, "Bà 1")
    assert store.read(lambda c: representations.filed_for(c, "a1")) == ()
