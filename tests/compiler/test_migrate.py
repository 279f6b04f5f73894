"""A draft that moves to the next version of its procedure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Json, Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.integer import Integer
from catalogue.kinds.long_text import LongText
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.answers import canonical
from compiler.evaluate import engine
from compiler.evaluation import Filing, World
from compiler.migrate import Migration, migrate
from tests.compiler.building import COLOURS, COUNT, NOON, TET, equals, page, program, question

OLD = program(
    pages=(
        page(
            question("mau", COLOURS),
            question("so", COUNT),
            question("ten", Text()),
            question("bo"),
            ir.Group("con", "Con", (question("tuoi", COUNT), question("thua"))),
        ),
    )
)
ANSWERS: dict[str, Json] = {
    "mau": "do", "so": 12, "ten": "Ánh", "bo": True,
    "con": [{"_row": "a", "tuoi": 3, "thua": True}, {"_row": "b", "tuoi": None}],
}  # fmt: skip


def test_the_same_version_changes_nothing() -> None:
    assert migrate(OLD, OLD, ANSWERS) == Migration(ANSWERS, {}, ())
    assert migrate(OLD, OLD, {}).lossless


def test_answers_follow_their_question_to_its_new_name_and_page() -> None:
    rows = (question("so_tuoi", COUNT, was=("tuoi",)), question("moi"))
    new = program(
        pages=(
            page(question("ho_ten", LongText(), was=("ten_goi", "ten")), question("so", COUNT)),
            page(
                question("them"), ir.Group("con", "Con", rows), question("mau", COLOURS), id="hai"
            ),
        )
    )
    found = migrate(OLD, new, ANSWERS)
    assert found.answers == {
        "ho_ten": "Ánh", "so": 12, "mau": "do",
        "con": [{"_row": "a", "so_tuoi": 3}, {"_row": "b", "so_tuoi": None}],
    }  # fmt: skip
    assert found.dropped == {"bo": True, "con.a.thua": True}
    assert found.asked == ("them", "con.a.moi", "con.b.moi")
    assert not found.lossless


def test_an_answer_that_was_left_empty_is_no_loss() -> None:
    assert migrate(OLD, program(), {"bo": None}).lossless


@pytest.mark.parametrize(
    ("old", "new", "answer", "fits"),
    [
        (COUNT, Integer(min=0, max=11), 12, False),
        (COUNT, Integer(min=0, max=12), 12, True),
        (COUNT, Text(), 12, False),
        (Text(), LongText(), "Ánh", True),
        (LongText(), Text(), "Ánh", False),
        (COLOURS, Choice(options=(Option("xanh", "Xanh"),)), "do", False),
        (COLOURS, Choice(options=(Option("do", "Đỏ thắm"),)), "do", True),
        (COLOURS, Choice(options="mau_sac"), "do", True),
        (CalendarDate(), CalendarDate(max=date(2026, 1, 1)), "2026-02-01", False),
        (CalendarDate(), CalendarDate(max=date(2026, 3, 1)), "2026-02-01", True),
        (FileUpload(), FileUpload(max_files=1), [], True),
    ],
)
def test_an_answer_stays_only_where_it_could_be_given_again(
    old: AnyKind, new: AnyKind, answer: Json, fits: bool
) -> None:
    before, after = (program(pages=(page(question("hoi", kind)),)) for kind in (old, new))
    kept = Migration({"hoi": answer}, {}, ())
    lost = Migration({}, {"hoi": answer}, ("hoi",))
    assert migrate(before, after, {"hoi": answer}) == (kept if fits else lost)


def versions(chance: Random) -> tuple[ir.Program, ir.Program, Mapping[str, str]]:
    """Two random versions, and the new name of every old question that lives on."""
    kinds: tuple[AnyKind, ...] = (COLOURS, COUNT, Text())
    old = [question(f"q{n}", chance.choice(kinds)) for n in range(6)]
    new: list[ir.Field] = []
    names: dict[str, str] = {}
    for field in chance.sample(old, 4):
        name = chance.choice((field.id, f"{field.id}_moi"))
        names[field.id] = name
        when = equals(new[0].id, "do") if new and new[0].kind == COLOURS else ir.TRUE
        new.append(replace(field, id=name, was=(field.id,), when=when))
    new.append(question("them", COUNT))
    chance.shuffle(new)
    return program(pages=(page(*old),)), program(pages=(page(*new),)), names


def test_a_migrated_draft_is_judged_like_one_that_was_filled_in_afresh() -> None:
    chance = Random(5)
    values: Mapping[str, tuple[Json, ...]] = {
        "choice": ("do", "xanh", None), "number": (0, 7, 20, None), "text": ("Ánh", None),
    }  # fmt: skip
    for _ in range(200):
        old, new, names = versions(chance)
        fields = [item for item in old.pages[0].items if isinstance(item, ir.Field)]
        given = {
            field.id: chance.choice(values[field.kind.widget])
            for field in fields
            if chance.random() < 0.8
        }
        fresh = canonical(new, {names[it]: given[it] for it in given if it in names})
        found = migrate(old, new, given)
        assert canonical(new, found.answers) == fresh
        assert set(found.dropped) == {
            it for it in given if it not in names and given[it] is not None
        }
        assert found.asked == ("them",)
        judge = engine(new, World(TET))
        assert judge.run(Filing(found.answers, NOON)) == judge.run(Filing(fresh, NOON))
