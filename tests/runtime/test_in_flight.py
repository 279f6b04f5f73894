"""What a new edition does to drafts and open dossiers: told by code and path, never by answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from catalogue.kinds.text import Text
from compiler import ir
from compiler.diff.comparison import Effect, InFlight
from runtime.clock import VIETNAM
from runtime.in_flight import database_at, in_flight
from runtime.service import Catalogue
from runtime.store import drafts
from runtime.store.engine import Store
from runtime.store.failures import Outdated, Unavailable
from runtime.store.sqlite import sqlite_path
from tests.runtime.editions import Change, edition, with_fee, with_question, with_term
from tests.runtime.house import ANSWERS, catalogue_of, furnish, furnished, lodge

NOW = datetime(2026, 3, 4, 9, tzinfo=VIETNAM)
CODE, OTHER = "9.000001", "9.000002"
NEW = ir.Field("nguoi_nop.so_dinh_danh", Text(), "Số định danh")
DRAFT = "ban-nhap"


class House:
    """A store with a draft and a dossier of each of two procedures."""

    def __init__(self, url: str, store: Store) -> None:
        self.url, self.store = url, store
        self.catalogue: Catalogue = furnish(store)
        for code in (CODE, OTHER):
            lodge(store, self.catalogue, code, f"ho-so-{code}", NOW - timedelta(days=1))
        entry = next(one for one in self.catalogue.index.entries if one.code == CODE)
        store.write(
            partial(
                drafts.create_draft, id=DRAFT, program=entry.hash, page="ho_so", answers=ANSWERS,
                visitor_hash="v" * 64, now=NOW, expires_at=NOW + timedelta(days=3),
            )
        )  # fmt: skip

    def told(self, *changes: Change, transition: str = "keep") -> InFlight:
        def whole(program: ir.Program) -> ir.Program:
            for one in changes:
                program = one(program)
            return replace(program, transition=transition)  # type: ignore[arg-type]

        return in_flight(self.url, edition(self.catalogue, {CODE: whole}), NOW)


@pytest.fixture
def house(url: str) -> Iterator[House]:
    with Store.open(url) as store:
        yield House(url, store)


def kinds(found: InFlight, state: str) -> dict[str, tuple[str, str, str]]:
    rows = (one for one in found.effects if one.state == state)
    return {one.kind: (one.path, one.old, one.new) for one in rows}


def test_the_same_edition_touches_nobody(house: House) -> None:
    assert in_flight(house.url, edition(house.catalogue), NOW) == InFlight(1, 2)


def test_a_draft_is_carried_over_and_tells_what_it_gains(house: House) -> None:
    found = house.told(
        lambda program: with_question(program, NEW),
        lambda program: with_fee(program, "tham_dinh", "120000"),
        lambda program: with_term(program, "8"),
    )
    assert (found.drafts, found.dossiers) == (1, 2)
    assert kinds(found, "draft") == {
        "asked": (NEW.id, "", ""),
        "fee": ("VND", "150000", "170000"),
        "term": ("", "2026-03-18", "2026-03-16"),
    }
    assert {one.course for one in found.effects if one.state == "draft"} == {"migrated"}
    assert "Bình" not in str(found)


def test_a_dossier_stays_on_its_version_unless_the_new_one_takes_it_over(house: House) -> None:
    question = partial(with_question, new=NEW)
    kept = house.told(question)
    code = next(one.id for one in kept.effects if one.state == "submitted")
    assert Effect(CODE, code, "submitted", "unaffected", course="stays") in kept.effects
    taken = house.told(question, transition="apply")
    assert Effect(CODE, code, "submitted", "asked", NEW.id, course="officer") in taken.effects
    chosen = house.told(question, transition="choose")
    assert Effect(CODE, code, "submitted", "asked", NEW.id, course="choice") in chosen.effects


def test_an_answer_without_a_question_is_lost_and_a_renamed_one_is_not(house: House) -> None:
    def renamed(program: ir.Program, was: tuple[str, ...]) -> ir.Program:
        page = program.pages[0]
        items = tuple(
            replace(one, id="nguoi_nop.ten_goi", was=was) if isinstance(one, ir.Field) else one
            for one in page.items
        )
        return replace(program, pages=(replace(page, items=items),))

    def parties(program: ir.Program) -> ir.Program:
        return program

    lost = house.told(partial(renamed, was=()), parties)
    assert kinds(lost, "draft")["dropped"] == ("nguoi_nop.ten", "", "")
    assert kinds(lost, "draft")["asked"] == ("nguoi_nop.ten_goi", "", "")
    kept = house.told(partial(renamed, was=("nguoi_nop.ten",)))
    assert kinds(kept, "draft") == {"unaffected": ("", "", "")}


def test_who_no_longer_meets_a_requirement_would_be_refused(house: House) -> None:
    never = ir.Requirement("co_ho_so", "Có hồ sơ", ir.FALSE)
    found = house.told(lambda program: replace(program, requirements=(never,)))
    assert "refused" in kinds(found, "draft")


def test_a_draft_of_an_abolished_procedure_would_be_refused(house: House) -> None:
    new = edition(house.catalogue)
    index = replace(new.index, entries=tuple(one for one in new.index.entries if one.code != CODE))
    found = in_flight(house.url, replace(new, index=index), NOW)
    assert [(one.state, one.kind) for one in found.effects if one.state == "draft"] == [
        ("draft", "refused")
    ]


def test_a_new_day_off_moves_the_day_of_all_that_goes_on(house: House) -> None:
    new = edition(house.catalogue)
    off = new.index.calendar.off | {date(2026, 3, 9)}
    index = replace(new.index, calendar=replace(new.index.calendar, off=off))
    world = replace(new.world, calendar=index.calendar)
    found = in_flight(house.url, replace(new, index=index, world=world), NOW)
    moved = [(one.code, one.course) for one in found.effects if one.kind == "term"]
    assert (CODE, "migrated") in moved
    assert (CODE, "stays") in moved


def test_a_version_to_come_is_tried_on_its_first_day(house: House) -> None:
    new = edition(house.catalogue)
    later = edition(
        house.catalogue,
        {
            CODE: lambda program: replace(
                with_fee(program, "tham_dinh", "120000"), start=date(2026, 4, 1)
            )
        },
    )
    entries = tuple(
        replace(one, end=date(2026, 4, 1)) if one.code == CODE else one for one in new.index.entries
    )
    fresh = tuple(one for one in later.index.entries if one.code == CODE)
    both = replace(
        new,
        index=replace(new.index, entries=(*entries, *fresh)),
        programs={**new.programs, **later.programs},
    )
    found = in_flight(house.url, both, NOW)
    assert kinds(found, "draft") == {"fee": ("VND", "150000", "170000")}, "its due date stays"


def test_the_store_is_only_read(house: House) -> None:
    """Also while a server is at it, and by whoever may not write."""
    before = house.store.read(partial(drafts.load_draft, id=DRAFT, now=NOW))
    house.told(lambda program: with_question(program, NEW))
    assert house.store.read(partial(drafts.load_draft, id=DRAFT, now=NOW)) == before


def test_a_file_that_is_no_store_is_said_to_be_none(tmp_path: Path, sqlite_url: str) -> None:
    path = sqlite_path(sqlite_url)
    path.write_bytes(furnished())
    with Store.open(sqlite_url) as store:
        new = edition(catalogue_of(store))
    assert in_flight(database_at(str(path)), new, NOW) == InFlight(0, 0)
    with pytest.raises(Unavailable):
        in_flight(database_at(str(tmp_path / "khong-co.sqlite")), new, NOW)
    assert not (tmp_path / "khong-co.sqlite").exists()
    (tmp_path / "khac.sqlite").write_bytes(b"khong phai kho du lieu" * 100)
    with pytest.raises(Unavailable):
        in_flight(database_at(str(tmp_path / "khac.sqlite")), new, NOW)


def test_tables_of_another_edition_are_not_guessed_at(sqlite_url: str) -> None:
    sqlite_path(sqlite_url).write_bytes(furnished())
    with Store.open(sqlite_url) as store:
        new = edition(catalogue_of(store))
        store.write(
            lambda connection: connection.exec_driver_sql(
                "UPDATE alembic_version SET version_num = '0001'"
            )
        )
    with pytest.raises(Outdated):
        in_flight(sqlite_url, new, NOW)


def furnish_again(store: Store) -> Catalogue:
    from tests.runtime.house import catalogue_of

    return catalogue_of(store)
