"""A later version of a procedure takes a lodged dossier over, when an officer says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from catalogue.kinds.text import Text
from compiler import ir
from runtime.records import Judged, judged, record_of
from runtime.service import Service
from runtime.store import answers, dossiers
from runtime.store.engine import Transaction
from runtime.store.tables import outbox as outbox_table
from runtime.versions import PAGE
from tests.runtime.browsing import Browser
from tests.runtime.editions import with_question, with_term
from tests.runtime.republishing import republish, without_field
from tests.runtime.serving import browser, lodge, opened, sign_in

CODE = "1.001193"
NEW = ir.Field("me.so_ho_so_cu", Text(), "Số hồ sơ cũ")
LETTER = {"text": "Quy định mới có lợi hơn cho quý vị."}


class Lodged:
    """One dossier on the desk of its ward."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.code = lodge(browser(service), CODE)
        self.officer = sign_in(service, "tiepnhan")

    def publish(self, transition: str, *changes: object) -> None:
        def whole(program: ir.Program) -> ir.Program:
            for one in changes:
                program = one(program)  # type: ignore[operator]
            return replace(program, transition=transition)  # type: ignore[arg-type]

        republish(self.service, CODE, whole)

    @property
    def address(self) -> str:
        return f"/can-bo/ho-so/{self.code}/{PAGE}"

    @property
    def case(self) -> Judged:
        def read(connection: Transaction) -> Judged:
            id = dossiers.id_of_code(connection, self.code) or ""
            record = record_of(connection, dossiers.own_dossier(connection, id))
            return judged(self.service.catalogue(), record)

        return self.service.store.read(read)

    @property
    def kinds(self) -> list[str]:
        return [one.kind for one in self.case.record.history]

    def looks(self, person: Browser | None = None) -> Browser:
        person = person or self.officer
        person.open(self.address)
        return person


@pytest.fixture
def lodged(tmp_path: Path) -> Iterator[Lodged]:
    for service in opened(tmp_path):
        yield Lodged(service)


def longer(program: ir.Program) -> ir.Program:
    return with_term(program, "9")


def free(program: ir.Program) -> ir.Program:
    return replace(program, fees=())


def test_a_dossier_stays_on_its_version_where_the_new_one_leaves_it(lodged: Lodged) -> None:
    lodged.publish("keep", longer)
    lodged.officer.open(f"/can-bo/ho-so/{lodged.code}")
    assert PAGE not in lodged.officer.page.text
    assert lodged.looks().page.status_code == 404


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_officer_sees_what_would_change_and_has_it_followed(lodged: Lodged, lang: str) -> None:
    before = lodged.case
    lodged.publish("apply", longer)
    lodged.officer.open(f"/can-bo/ho-so/{lodged.code}")
    assert lodged.address in lodged.officer.page.text
    if lang != "vi":
        lodged.officer.send(press=("lang", lang), action="/ngon-ngu")
    person = lodged.looks()
    assert person.page.status_code == 200
    assert ("Ngày trả kết quả" if lang == "vi" else "Day of the result") in person.page.text
    person.send(LETTER, action=PAGE)
    assert person.place == f"/can-bo/ho-so/{lodged.code}"
    after = lodged.case
    assert after.record.dossier.program != before.record.dossier.program
    assert lodged.kinds[-2:] == ["version_adopted", "due_changed"]
    assert after.record.dossier.due != before.record.dossier.due
    assert after.record.dossier.due == after.clock.due
    assert after.record.revision.number == before.record.revision.number + 1
    assert after.record.revision.answers == before.record.revision.answers
    assert [one.kind for one in after.record.letters] == ["version"]
    topics = lodged.service.store.read(
        lambda c: [one.topic for one in c.execute(outbox_table.select()).all()]
    )
    assert "version_adopted" in topics
    assert lodged.looks().page.status_code == 404


def test_what_was_asked_for_and_is_owed_no_more_is_taken_back(lodged: Lodged) -> None:
    owed = {one.fee: one.amount for one in lodged.case.record.state.owed}
    lodged.publish("apply", free)
    person = lodged.looks()
    person.send(LETTER, action=PAGE)
    assert not lodged.case.record.state.owed
    assert ("fees_changed" in lodged.kinds) == bool(owed)


def test_what_the_new_version_asks_besides_has_to_be_answered_first(lodged: Lodged) -> None:
    lodged.publish("apply", partial(with_question, new=NEW))
    person = lodged.looks()
    assert "Số hồ sơ cũ" in person.page.text
    assert "<textarea" not in person.page.text
    version = lodged.case.record.dossier.version
    catalogue = lodged.service.catalogue()
    entry = catalogue.index.version(CODE, lodged.service.clock.now().date())
    assert entry is not None
    seen = f"{version}.{catalogue.program(entry.hash).mark}"
    done = person.client.post(lodged.address, data={**LETTER, "_seen": seen})
    assert done.status_code == 422
    assert lodged.kinds[-1] != "version_adopted"


def test_an_answer_that_is_asked_no_more_stays_in_what_was_filed(lodged: Lodged) -> None:
    program, filed = lodged.case.loaded.program, lodged.case.record.revision
    fields = [
        one.id
        for page in program.pages
        for one in page.items
        if isinstance(one, ir.Field) and one.source == "authored" and filed.answers.get(one.id)
    ]
    gone = next(one for one in fields if one.endswith("so_dien_thoai") or one.startswith("tre."))
    lodged.publish("apply", lambda one: without_field(one, gone))
    person = lodged.looks()
    assert person.page.status_code == 200
    person.send(LETTER, action=PAGE)
    now = lodged.case
    assert gone not in now.record.revision.answers
    before = lodged.service.store.read(
        lambda c: answers.before(c, now.record.dossier.id, now.record.revision.number)
    )
    assert before.answers == filed.answers


def test_where_the_applicant_chooses_the_officer_confirms_it(lodged: Lodged) -> None:
    lodged.publish("choose", longer)
    person = lodged.looks()
    person.send({**LETTER, "confirm": "no"}, action=PAGE)
    assert person.page.status_code == 422
    assert LETTER["text"] in person.page.text
    person.send({**LETTER, "confirm": "yes"}, action=PAGE)
    assert "version_adopted" in lodged.kinds


def test_a_letter_goes_with_it(lodged: Lodged) -> None:
    lodged.publish("apply", longer)
    person = lodged.looks()
    person.send({"text": "  "}, action=PAGE)
    assert person.page.status_code == 422
    assert "version_adopted" not in lodged.kinds


def test_only_who_holds_the_dossier_may_have_it_followed(lodged: Lodged) -> None:
    lodged.publish("apply", longer)
    for account in ("noikhac", "thuly", "ky"):
        person = sign_in(lodged.service, account)
        person.open(lodged.address)
        assert person.page.status_code == 404
        assert person.client.post(lodged.address, data=LETTER).status_code == 404
    assert "version_adopted" not in lodged.kinds


def test_what_the_officer_saw_must_still_be_so(lodged: Lodged) -> None:
    lodged.publish("apply", longer)
    person = lodged.looks()
    lodged.publish("apply", lambda one: with_term(one, "12"))
    person.send(LETTER, action=PAGE)
    assert person.page.status_code == 409
    assert "version_adopted" not in lodged.kinds


def test_the_general_deed_moves_nothing(lodged: Lodged) -> None:
    """It is given only after looking at what would change."""
    lodged.publish("apply", longer)
    version = str(lodged.case.record.dossier.version)
    done = lodged.officer.client.post(
        f"/can-bo/ho-so/{lodged.code}/adopt_version", data={**LETTER, "_v": version}
    )
    assert done.status_code == 422
    assert "version_adopted" not in lodged.kinds
