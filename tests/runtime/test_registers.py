"""Registers that are connected while a form is filled in, as applicants and officers meet them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest

from catalogue.kinds.base import Json
from catalogue.kinds.text import Text
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import World
from runtime.clock import FixedClock
from runtime.lookups import (
    NOT_FOUND,
    Answer,
    LookedUp,
    counting,
    documents,
    inquiries,
    outcomes,
    packed,
    unpacked,
)
from runtime.ports import Enquiry
from runtime.records import judged, record_of
from runtime.register_files import FileRegister, in_folder
from runtime.registers import Registers
from runtime.service import Service
from runtime.store import answers, dossiers, drafts, events
from runtime.store.engine import Transaction
from tests.compiler.building import TET, page, program, question, run
from tests.runtime import serving
from tests.runtime.browsing import Browser
from tests.runtime.filings import BIRTH, NOW
from tests.runtime.serving import browser, draft_of, fill_in, lodge, sign_in

CODE = "1.001193"
FATHER, MOTHER = BIRTH["cha.so_dinh_danh"], BIRTH["me.so_dinh_danh"]
TUY_THAN, CU_TRU = "giay_to_tuy_than", "giay_to_cu_tru"
SAID = "Đã có trong Cơ sở dữ liệu quốc gia về dân cư, không phải nộp"
RECORDS = {
    FATHER: {"fields": {"ho_va_ten": "Nguyễn Văn Bình"}},
    MOTHER: {"documents": [], "fields": {"ho_va_ten": "Trần Thị Hoà"}},
}


@contextmanager
def connected(folder: Path, records: Mapping[str, object] = RECORDS) -> Iterator[Service]:
    file = folder / "csdl_dan_cu.json"
    file.write_text(json.dumps(records), "utf-8")
    opened = serving.opened(folder, registers={"csdl_dan_cu": file})
    yield next(opened)
    opened.close()  # type: ignore[attr-defined]


@dataclass
class Counting:
    """Says the same to everybody, and remembers what it was asked."""

    answer: Answer | None
    asked: list[Enquiry] = field(default_factory=list)

    def ask(self, enquiry: Enquiry) -> Answer:
        self.asked.append(enquiry)
        if self.answer is None:
            raise OSError("no route to host")
        return self.answer


class Slow:
    def ask(self, enquiry: Enquiry) -> Answer:
        sleep(1)
        return NOT_FOUND


def connect(service: Service, answer: Answer | None) -> Counting:
    register = Counting(answer)
    service.registers = Registers({"csdl_dan_cu": register})
    return register


def lookups(service: Service, person: Browser) -> dict[str, str]:
    """The outcome for each party of the draft."""

    def read(connection: Transaction) -> dict[str, str]:
        draft = drafts.load_draft(connection, draft_of(person), service.clock.now())
        return {one.party: one.answer.outcome for one in draft.lookups}

    return service.store.read(read)


def test_a_paper_that_a_register_has_is_not_asked(tmp_path: Path) -> None:
    with connected(tmp_path) as service:
        person = browser(service)
        fill_in(person, CODE)
        assert person.page.text.count(SAID) == 2
        page = person.open(f"/f/{draft_of(person)}/nop_giay_to")
        assert f"nop.{TUY_THAN}" not in person.form("/f/").names
        assert "Giấy tờ không phải nộp" in page.text
        assert SAID in page.text
        assert lookups(service, person) == {"nguoi_nop": "found", "cha": "found", "me": "found"}
        person.open(f"/f/{draft_of(person)}/review")
        person.send(action="/submit")
        assert person.place.endswith("/receipt")
        assert SAID in person.page.text


def test_a_register_that_lacks_the_paper_leaves_it_asked(tmp_path: Path) -> None:
    partial = {FATHER: {"documents": [TUY_THAN]}}
    with connected(tmp_path, partial) as service:
        person = browser(service)
        fill_in(person, CODE)
        assert person.page.text.count(SAID) == 1
        asked = person.open(f"/f/{draft_of(person)}/nop_giay_to")
        assert f"nop.{CU_TRU}" in person.form("/f/").names
        assert f"nop.{TUY_THAN}" not in person.form("/f/").names
        assert asked


def test_what_is_not_found_is_asked_and_required(tmp_path: Path) -> None:
    with connected(tmp_path, {}) as service:
        person = browser(service)
        fill_in(person, CODE)
        assert SAID not in person.page.text
        person.open(f"/f/{draft_of(person)}/nop_giay_to")
        removed = f"nop.{TUY_THAN}.{file_id(person, TUY_THAN)}"
        person.send({}, press=("_remove", removed))
        person.open(f"/f/{draft_of(person)}/review")
        assert 'id="errors"' in person.page.text
        assert f"#nop-{TUY_THAN}" in person.page.text


def file_id(person: Browser, component: str) -> str:
    start = f"nop.{component}."
    buttons = (value for _, value in person.form("/f/").buttons)
    return next(one.removeprefix(start) for one in buttons if one.startswith(start))


def test_each_key_is_asked_about_once(service: Service) -> None:
    register = connect(service, NOT_FOUND)
    person = browser(service)
    fill_in(person, CODE)
    asked = [one.key for one in register.asked]
    assert sorted(asked) == sorted([FATHER, FATHER, MOTHER])
    first = person.open(f"/f/{draft_of(person)}/nguoi_nop")
    assert first
    person.send({"nguoi_nop.so_dinh_danh": "079090001299"}, press=("_do", "next"))
    assert [one.key for one in register.asked[3:]] == ["079090001299"]


def test_an_unreachable_register_is_tried_again_after_some_minutes(service: Service) -> None:
    register = connect(service, None)
    person = browser(service)
    fill_in(person, CODE)
    before = len(register.asked)
    assert set(lookups(service, person).values()) == {"unreachable"}
    save_again(person)
    assert len(register.asked) == before
    clock = service.clock
    assert isinstance(clock, FixedClock)
    clock.at += timedelta(minutes=6)
    register.answer = Answer("found")
    save_again(person)
    assert len(register.asked) == before + 3
    assert set(lookups(service, person).values()) == {"found"}


def save_again(person: Browser) -> None:
    person.open(f"/f/{draft_of(person)}/nguoi_nop")
    person.send({}, press=("_do", "next"))


def test_one_who_asks_too_often_is_told_nothing(service: Service) -> None:
    register = connect(service, Answer("found"))
    while service.limiter.allow("register", "testclient"):
        pass
    person = browser(service)
    fill_in(person, CODE)
    assert register.asked == []
    assert set(lookups(service, person).values()) == {"unreachable"}


def test_nobody_waits_for_a_slow_register() -> None:
    registers = Registers({"cham": Slow(), "nhanh": Counting(NOT_FOUND)}, longest_wait=0.2)
    enquiries = [Enquiry(name, "so_dinh_danh", "1", "") for name in ("cham", "nhanh")]
    assert [one.outcome for one in registers.ask(enquiries)] == ["unreachable", "not_found"]


def test_what_was_said_is_frozen_and_gives_the_same_again(tmp_path: Path) -> None:
    with connected(tmp_path) as service:
        code = lodge(browser(service), CODE)

        def load(connection: Transaction) -> answers.Revision:
            id = dossiers.id_of_code(connection, code)
            assert id
            record = record_of(connection, dossiers.own_dossier(connection, id))
            case = judged(service.catalogue(), record)
            states = {one.id: one for one in case.evaluation.components}
            assert states[TUY_THAN].found_in == ("csdl_dan_cu",)
            assert states[TUY_THAN].asked is False
            told = json.dumps([dict(one.data) for one in events.history(connection, id)])
            assert "Trần Thị Hoà" not in told
            return record.revision

        known = service.store.read(load).known
        assert dict(known.outcomes)["csdl_dan_cu", "cha"] == "found"
        assert known.documents == {("csdl_dan_cu", "me"): frozenset()}

        def erase(connection: Transaction) -> str:
            id = dossiers.id_of_code(connection, code)
            assert id
            answers.erase(connection, id)
            return str(connection.exec_driver_sql("SELECT body, known FROM answers").all())

        assert service.store.write(erase) == "[(None, None)]"


def test_an_officer_sees_the_extract_and_what_differs(tmp_path: Path) -> None:
    with connected(tmp_path) as service:
        code = lodge(browser(service), CODE)
        person = sign_in(service, "tiepnhan")
        seen = person.open(f"/can-bo/ho-so/{code}").text
        assert "Tra cứu được" in seen
        assert "Trần Thị Hoà" in seen
        assert seen.count("khác với nội dung đã khai") == 1


def test_an_officer_looks_up_what_could_not_be_reached(service: Service) -> None:
    code = lodge(browser(service), CODE)
    person = sign_in(service, "tiepnhan")
    seen = person.open(f"/can-bo/ho-so/{code}").text
    assert "Chưa tra cứu được khi nộp" in seen
    assert "nếu đã có thì không phải nộp" in seen
    person.send({"fact.csdl_dan_cu for nguoi_nop": "yes"}, action="/kiem-tra")
    assert person.place == f"/can-bo/ho-so/{code}"
    assert SAID in person.page.text
    person.send({"fact.csdl_dan_cu for nguoi_nop": "no"}, action="/kiem-tra")
    assert SAID not in person.page.text


def test_own_papers_are_told_to_the_browser_that_handed_them_in(tmp_path: Path) -> None:
    for service in serving.opened(tmp_path, registers={"csdl_dan_cu": None}):
        person = browser(service)
        code = lodge(person, CODE)
        fill_in(person, CODE)
        assert SAID in person.page.text
        stranger = browser(service)
        fill_in(stranger, CODE)
        assert SAID not in stranger.page.text
        held = service.registers.ask([own(service, person, FATHER)])[0]
        assert held.documents
        assert held.documents >= {TUY_THAN}
        assert held.extract[TUY_THAN] == f"{code}, {NOW:%d/%m/%Y}"
        assert service.registers.ask([own(service, person, "079090009999")]) == (NOT_FOUND,)

        def erase(connection: Transaction, code: str = code) -> None:
            answers.erase(connection, dossiers.id_of_code(connection, code) or "")

        service.store.write(erase)
        assert service.registers.ask([own(service, person, FATHER)]) == (NOT_FOUND,)


def own(service: Service, person: Browser, key: str) -> Enquiry:
    cookie = next(it.value for it in person.client.cookies.jar if it.name.endswith("visitor"))
    return Enquiry("csdl_dan_cu", "so_dinh_danh", key, service.keys.visitor_hash(str(cookie)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("so.json", '{"1": {"documents": ["giay_a"], "fields": {"ten": "A"}}}'),
        ("so.csv", "key,documents,ten\n1,giay_a,A\n"),
    ],
)
def test_a_file_of_records_is_a_register(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert in_folder(tmp_path) == {"so": tmp_path / name}
    register = FileRegister(tmp_path / name)
    found = Answer("found", frozenset({"giay_a"}), {"ten": "A"})
    assert register.ask(Enquiry("so", "so_dinh_danh", "1", "")) == found
    assert register.ask(Enquiry("so", "so_dinh_danh", "2", "")) == NOT_FOUND
    assert in_folder(tmp_path / "khong_co") == {}


def test_each_row_of_a_list_is_asked_about_by_its_own_key() -> None:
    number = question("so_dinh_danh", Text())
    of = program(
        pages=(
            page(ir.Group("tv", "Thành viên", (number,)), question("cha.so_dinh_danh", Text())),
        ),
        registers=(ir.Register("dan_cu", "so_dinh_danh"),),
    )
    rows: list[Json] = [
        {"_row": "k1", "so_dinh_danh": "1"},
        {"_row": "k2", "so_dinh_danh": None},
        {"_row": "k3"},
    ]
    evaluation = run(engine(of, World(TET)), {"tv": rows, "cha.so_dinh_danh": "9"})
    pairs = [("dan_cu", "tv"), ("dan_cu", "cha"), ("dan_cu", "me")]
    asked = [(one.party, one.key) for one in inquiries(of, pairs, evaluation)]
    assert asked == [("cha", "9"), ("tv.k1", "1"), ("tv.k2", "")]


def test_what_was_said_counts_for_the_same_key_only() -> None:
    of = program(
        pages=(page(question("cha.so_dinh_danh", Text())),),
        registers=(ir.Register("dan_cu", "so_dinh_danh"),),
    )
    said = LookedUp("dan_cu", "cha", "9", Answer("found", frozenset({"giay"}), {"ten": "A"}), NOW)
    assert unpacked(json.loads(json.dumps(packed([said])))) == (said,)
    pairs = [("dan_cu", "cha")]
    for key, counts in (("9", True), ("8", False)):
        evaluation = run(engine(of, World(TET)), {"cha.so_dinh_danh": key})
        assert bool(counting(of, pairs, evaluation, [said])) is counts
    assert outcomes(pairs, ()) == {("dan_cu", "cha"): "unreachable"}
    assert documents([said]) == {("dan_cu", "cha"): frozenset({"giay"})}
