"""Steps go to officers of the unit, with a note; units are asked side by side, each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.service import Service
from runtime.store import accounts, dossiers, tasks
from runtime.store.tasks import Task
from tests.runtime.browsing import Browser
from tests.runtime.serving import WARD, browser, lodge, opened, password_hash, sign_in

CODE = "1.001193"
POLICE, INSURANCE = "ca_sai_gon", "bhxh_tp_hcm"


@pytest.fixture(scope="module")
def lodged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("lodged")
    code = ""
    for service in opened(folder):
        code = lodge(browser(service), CODE)
        at(service, "tiepnhan", code).send(action="/receive")
    return folder, code


@pytest.fixture
def service(tmp_path: Path, lodged: tuple[Path, str]) -> Iterator[Service]:
    for service in opened(tmp_path, after=lodged[0]):
        service.store.write(
            lambda c: accounts.put_account(
                c, id="thuly2", name="Cán bộ Lan", unit=WARD, roles=["thu_ly_hs"],
                password_hash=password_hash(),
            )
        )  # fmt: skip
        yield service


@pytest.fixture
def code(lodged: tuple[Path, str]) -> str:
    return lodged[1]


def at(service: Service, account: str, code: str) -> Browser:
    person = sign_in(service, account)
    person.open(f"/can-bo/ho-so/{code}")
    return person


def tasks_at(service: Service, code: str) -> tuple[Task, ...]:
    id = service.store.read(lambda c: dossiers.id_of_code(c, code) or "")
    return service.store.read(lambda c: tasks.tasks_of(c, id))


def test_a_step_goes_to_a_colleague_with_a_note(service: Service, code: str) -> None:
    giver = at(service, "thuly", code)
    giver.send({"to": "thuly2", "text": "Chờ bản gốc"}, action="/giao-viec")
    assert "Chờ bản gốc" in giver.seen.text
    assert "Đang giữCán bộ Lan" in giver.seen.text.replace("\n", "")
    assert code not in giver.open("/can-bo?nhom=cua-toi").text
    assert code in giver.open("/can-bo").text
    taker = sign_in(service, "thuly2")
    assert code in taker.open("/can-bo?nhom=cua-toi").text
    taker.open(f"/can-bo/ho-so/{code}")
    taker.send({"choice": "tham_tra"}, action="/pass_step")
    first, second, third = tasks_at(service, code)
    assert [one.closed_by for one in (first, second, third)] == ["tiepnhan", "thuly2", None]
    assert (second.assignee, third.assignee) == ("thuly2", None)
    assert "Cán bộ Lan" in taker.seen.text
    assert code not in taker.open("/can-bo?nhom=cua-toi").text


def test_whoever_takes_a_step_holds_it(service: Service, code: str) -> None:
    person = at(service, "thuly", code)
    forms = [one for one in person.seen.forms if one.action.endswith("/giao-viec")]
    assert len(forms) == 2
    person.page = person.client.post(forms[1].action, data=forms[1].values)
    assert tasks_at(service, code)[-1].assignee == "thuly"
    assert len([one for one in person.seen.forms if one.action.endswith("/giao-viec")]) == 1
    person.open("/can-bo")
    person.send({"code": [code]}, action="/can-bo/hang-loat", press=("do", "take"))
    assert "Đã thực hiện với 1 hồ sơ." in person.seen.text


@pytest.mark.parametrize(
    ("giver", "to", "status"),
    [
        ("thuly", "noikhac", 404), ("thuly", "tiepnhan2", 422), ("tiepnhan", "tiepnhan2", 422),
        ("noikhac", "noikhac", 404), ("thuly", "khong-co", 404), ("ky", "thuly", 200),
    ],
)  # fmt: skip
def test_only_one_of_the_unit_and_role_is_given_a_step(
    service: Service, code: str, giver: str, to: str, status: int
) -> None:
    version = at(service, "thuly", code).form("/giao-viec").values["_v"]
    data = {"_v": version, "to": to, "text": "x"}
    sent = sign_in(service, giver).client.post(f"/can-bo/ho-so/{code}/giao-viec", data=data)
    assert sent.status_code == status
    assert tasks_at(service, code)[-1].assignee == (to if status == 200 else None)


def test_two_units_are_asked_at_once_and_each_sees_its_own(service: Service, code: str) -> None:
    for unit, text in ((POLICE, "Xin xác minh nơi ở"), (INSURANCE, "Xin xác minh thẻ")):
        asker = at(service, "thuly", code)
        asker.send({"choice": unit, "text": text}, action="/ask_opinion")
        assert asker.page.status_code == 200
    police, insurance = (at(service, name, code) for name in ("congan", "baohiem"))
    assert "Xin xác minh nơi ở" in police.seen.text
    assert "Xin xác minh thẻ" not in police.seen.text
    assert "Bảo hiểm" not in "".join(police.seen.text.split("Ý kiến của đơn vị")[1:])
    offered = police.form("/give_opinion").offered["choice"]
    assert {one.partition(".")[2] for one in offered} == {"agreed", "disagreed", "conditional"}
    police.send({"choice": offered[0], "text": "Có cư trú"}, action="/give_opinion")
    assert "Có cư trú" not in insurance.open(f"/can-bo/ho-so/{code}").text
    early = at(service, "ky", code)
    assert not any(one.action.endswith("/decide") for one in early.seen.forms)
    answer = insurance.form("/give_opinion").offered["choice"][1]
    insurance.send({"choice": answer, "text": "Chưa có thẻ"}, action="/give_opinion")
    seen = at(service, "thuly", code)
    for text in ("Có cư trú", "Chưa có thẻ", "Xin xác minh nơi ở", "Xin xác minh thẻ"):
        assert text in seen.seen.text
    assert "Đang xử lý" in seen.seen.text
    closed = [one.closed_by for one in tasks_at(service, code) if one.opinion]
    assert closed == ["congan", "baohiem"]


def test_nobody_notes_the_silence_of_another_unit_that_was_asked(
    service: Service, code: str
) -> None:
    for unit in (POLICE, INSURANCE):
        given = {"choice": unit, "text": "Xin ý kiến"}
        at(service, "thuly", code).send(given, action="/ask_opinion")
    opinion = next(one.opinion for one in tasks_at(service, code) if one.unit == INSURANCE)
    police = at(service, "congan", code)
    data = {**police.form("/give_opinion").values, "choice": f"{opinion}.no_reply"}
    sent = police.client.post(police.form("/give_opinion").action, data=data)
    assert sent.status_code == 400
