"""A bundle at the counter: filed once, three dossiers, each with its own office and clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from runtime.clock import FixedClock
from runtime.service import Service
from runtime.store import answers, bundles, dossiers, files
from runtime.store.bundles import Part
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from tests.runtime import serving
from tests.runtime.browsing import Browser
from tests.runtime.serving import PASSWORD, Lodged, browser, fill_in, opened, sign_in
from tests.runtime.test_supplementing import ask, correct, send

CODE = "2.000986"


def parts(service: Service, code: str) -> dict[str, tuple[Part, Dossier]]:
    """The dossiers of a filing by member."""

    def find(connection: Transaction) -> dict[str, tuple[Part, Dossier]]:
        whole = bundles.whole_of_code(connection, code)
        assert whole is not None
        return {
            one.member: (one, dossiers.own_dossier(connection, one.dossier))
            for one in bundles.parts_of(connection, whole.id)
        }

    return service.store.read(find)


@pytest.fixture(scope="module")
def lodged(tmp_path_factory: pytest.TempPathFactory) -> Lodged:
    """A bundle."""
    return serving.lodged(tmp_path_factory.mktemp("lodged"), CODE)


@pytest.fixture
def service(tmp_path: Path, lodged: Lodged) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged.folder)


@pytest.fixture
def filed(service: Service, lodged: Lodged) -> tuple[Browser, str]:
    return lodged.applicant(service), lodged.code


def do(service: Service, account: str, code: str, command: str, **given: str) -> Browser:
    person = sign_in(service, account)
    person.open(f"/can-bo/ho-so/{code}")
    person.send(given, action=f"/{command}")
    return person


def decide_birth(service: Service, code: str, result: str = "giay_khai_sinh") -> None:
    do(service, "tiepnhan", code, "receive")
    while True:
        person = sign_in(service, "thuly")
        person.open(f"/can-bo/ho-so/{code}")
        steps = [form for form in person.seen.forms if form.action.endswith("/pass_step")]
        if not steps:
            break
        person.send({"choice": steps[0].offered["choice"][0]}, action="/pass_step")
    do(service, "ky", code, "decide", choice=result, password=PASSWORD)


def wait(service: Service, span: timedelta) -> None:
    assert isinstance(service.clock, FixedClock)
    service.clock.at += span


def test_the_desk_says_that_a_dossier_came_with_others(
    service: Service, filed: tuple[Browser, str]
) -> None:
    _, code = filed
    person = sign_in(service, "tiepnhan")
    person.open(f"/can-bo/ho-so/{parts(service, code)['ks'][1].code}")
    assert f"Nộp cùng bộ hồ sơ liên thông {code}: Liên thông đăng ký khai sinh" in person.seen.text


def test_one_filing_makes_a_dossier_for_each_procedure(
    service: Service, filed: tuple[Browser, str]
) -> None:
    person, code = filed
    found = parts(service, code)
    assert list(found) == ["ks", "tt", "bhyt"]
    assert {name: one.unit for name, (_, one) in found.items()} == {
        "ks": "ubnd_sai_gon", "tt": "ca_sai_gon", "bhyt": "bhxh_tp_hcm",
    }  # fmt: skip
    assert {name: one.clock for name, (_, one) in found.items()} == {
        "ks": "running", "tt": "waiting", "bhyt": "waiting",
    }  # fmt: skip
    assert found["ks"][1].due is not None
    assert found["tt"][1].due is None
    seen = person.seen.text
    for _, one in found.values():
        assert one.code in seen
    assert "Bắt đầu tính khi có Giấy khai sinh" in seen


def test_each_dossier_is_pinned_to_its_own_procedure_and_answers(
    service: Service, filed: tuple[Browser, str]
) -> None:
    for name, (_, one) in parts(service, filed[1]).items():
        program = service.catalogue().program(one.program).program
        assert not program.members
        given = service.store.read(lambda c, id=one.id: answers.latest(c, id)).answers  # type: ignore[misc]
        assert all(not path.startswith(f"{name}.") for path in given)
        if name == "tt":
            assert given["nguoi_dk.ho_ten"] == "Nguyễn Bảo An"
            assert given["cho_o"] == "ve_o_voi"


def test_files_go_to_the_dossier_that_asked_for_them(
    service: Service, filed: tuple[Browser, str]
) -> None:
    for _, one in parts(service, filed[1]).values():
        uses = service.store.read(lambda c, id=one.id: files.files_of_dossier(c, id))  # type: ignore[misc]
        program = service.catalogue().program(one.program).program
        asked = {f"nop.{it.id}" for it in program.components}
        assert {use.path for use in uses} <= asked
        if one.procedure == "1.001193":
            assert uses


def test_the_next_offices_begin_when_the_result_is_given(
    service: Service, filed: tuple[Browser, str]
) -> None:
    found = parts(service, filed[1])
    person = sign_in(service, "congan")
    assert found["tt"][1].code not in person.open("/can-bo").text
    wait(service, timedelta(days=3))
    decide_birth(service, found["ks"][1].code)
    after = parts(service, filed[1])
    for name in ("tt", "bhyt"):
        one = after[name][1]
        assert (one.state, one.clock) == ("submitted", "running")
        assert one.due is not None
        assert one.due.day > service.clock.now().date()
    for account, name in (("congan", "tt"), ("baohiem", "bhyt")):
        seen = sign_in(service, account).open("/can-bo").text
        assert after[name][1].code in seen


def test_a_covered_paper_is_not_on_the_checklist(
    service: Service, filed: tuple[Browser, str]
) -> None:
    found = parts(service, filed[1])
    decide_birth(service, found["ks"][1].code)
    person = sign_in(service, "baohiem")
    seen = person.open(f"/can-bo/ho-so/{found['bhyt'][1].code}")
    assert not [form for form in seen.forms if "giay_khai_sinh" in form.offered.get("tick", [])]
    assert any("to_khai_bhyt" in form.offered.get("tick", []) for form in seen.forms)


def test_a_refusal_stops_those_that_cannot_go_on(
    service: Service, filed: tuple[Browser, str]
) -> None:
    found = parts(service, filed[1])
    do(service, "tiepnhan", found["ks"][1].code, "refuse", text="Không đúng thẩm quyền")
    after = parts(service, filed[1])
    assert {name: one.state for name, (_, one) in after.items()} == {
        "ks": "refused", "tt": "stopped", "bhyt": "stopped",
    }  # fmt: skip
    assert {one.clock for _, one in after.values()} == {"stopped"}


def test_a_result_that_is_a_refusal_stops_them_too(
    service: Service, filed: tuple[Browser, str]
) -> None:
    found = parts(service, filed[1])
    decide_birth(service, found["ks"][1].code, "tu_choi")
    after = parts(service, filed[1])
    assert [after[name][1].state for name in ("tt", "bhyt")] == ["stopped", "stopped"]


def test_a_refusal_of_what_nobody_waits_for_stops_nothing(
    service: Service, filed: tuple[Browser, str]
) -> None:
    found = parts(service, filed[1])
    decide_birth(service, found["ks"][1].code)
    do(service, "congan", found["tt"][1].code, "refuse", text="Chỗ ở có tranh chấp")
    after = parts(service, filed[1])
    assert (after["tt"][1].state, after["bhyt"][1].state) == ("refused", "submitted")


def test_one_page_follows_them_all(service: Service, filed: tuple[Browser, str]) -> None:
    person, code = filed
    secret = re.findall(r'class="code">([^<]+)<', person.page.text)[1]
    found = parts(service, code)
    for asked in (code, found["tt"][1].code):
        person.open("/tra-cuu")
        seen = person.send({"code": asked, "secret": secret}, action="/tra-cuu").text
        for _, one in found.values():
            assert one.code in seen
        assert "Công an phường Sài Gòn" in seen
    person.open("/tra-cuu")
    assert (
        found["ks"][1].code
        not in person.send({"code": code, "secret": "sai"}, action="/tra-cuu").text
    )


def test_submitting_a_bundle_again_gives_the_same_receipt(service: Service) -> None:
    person = browser(service)
    fill_in(person, CODE)
    form = person.form("/submit")
    person.send(action="/submit")
    first = person.page.text
    again = person.client.post(form.action, data=form.values)
    assert again.text == first


def test_the_bundle_is_found_and_explained(service: Service) -> None:
    person = browser(service)
    assert "Liên thông" in person.open("/tim-kiem?q=lien thong").text
    seen = person.open(f"/thu-tuc/{CODE}").text
    for text in ("Các thủ tục được giải quyết cùng lúc", "bắt đầu khi có Giấy khai sinh"):
        assert text in seen


def test_a_correction_in_one_is_told_where_another_still_says_otherwise(
    service: Service, filed: tuple[Browser, str]
) -> None:
    person, whole = filed
    found = {member: one.code for member, (_, one) in parts(service, whole).items()}
    birth = found["ks"]
    ask(service, birth, "tre/tre.ho_ten")
    correct(person, birth, {"tre.ho_ten": "Nguyễn Bảo Anh"})
    send(person)
    there = "vẫn ghi khác với nội dung đã sửa ở đây"
    assert there in person.open(f"/ho-so/{birth}").text
    desk = sign_in(service, "tiepnhan")
    assert there in desk.open(f"/can-bo/ho-so/{birth}").text
    others = [person.open(f"/ho-so/{code}").text for code in found.values() if code != birth]
    assert any(f"Hồ sơ {birth} nộp cùng lần đã được sửa" in text for text in others)
