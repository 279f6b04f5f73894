"""What stands beside a change, and whose matter it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compiler import ir
from compiler.bundle import Entry, Index
from compiler.diff.comparison import Change
from compiler.diff.registry import KINDS
from compiler.evaluation import Calendar
from renderers.comparison.beside import held
from renderers.comparison.finding import found
from renderers.comparison.topics import whose
from tests.renderers.comparison.package import reported
from tests.renderers.programs import PROGRAM

EARLY, LATE = date(2026, 1, 20), date(2027, 1, 1)


def edition(*starts: date) -> Index:
    """Versions of one procedure, each until the next."""
    ends = (*starts[1:], None)
    entries = tuple(
        Entry("1.000001", start, end, str(start), "Thủ tục", "", "", "", "", "full", (), 0)
        for start, end in zip(starts, ends, strict=True)
    )
    return Index("", "", entries, (), (), Calendar(frozenset(), frozenset(), date.max), {})


def moved(old: date, new: date) -> Change:
    kind = KINDS[f"effective-date-moved-{'later' if old < new else 'earlier'}"]
    days = (("old_day", old.isoformat()), ("new_day", new.isoformat()))
    return Change(kind.slug, "1.000001", "start", kind.severity, kind.action, args=days)


@pytest.mark.parametrize("id", ["04/2020/TT-BTP", "61/2018/NĐ-CP", "01/2022/TT-BTP"])
def test_an_act_is_found_by_its_number_and_not_by_its_place(id: str) -> None:
    """`04` is no fourth citation where there is an act 04/2020/TT-BTP."""
    cited = tuple(map(ir.Citation, ("61/2018/NĐ-CP", "x", "04/2020/TT-BTP", "y", "01/2022/TT-BTP")))
    one = found(replace(PROGRAM, basis=cited), f"basis/{id}")
    assert isinstance(one, ir.Citation)
    assert one.act == id


def test_a_longer_id_comes_before_a_shorter_one_and_a_place_last() -> None:
    checks = tuple(ir.Check(id, ir.TRUE, id, "must") for id in ("xe", "xe/1", "nha"))
    page = replace(PROGRAM.pages[0], checks=checks)
    program = replace(PROGRAM, pages=(page,))
    for path, id in (("checks/xe/1", "xe/1"), ("checks/xe", "xe"), ("checks/3", "nha")):
        one = found(program, path)
        assert isinstance(one, ir.Check)
        assert one.id == id


OLDEST = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("days", "old", "new", "told"),
    [
        ((EARLY, LATE), (EARLY,), (LATE,), "nay không có quy định nào áp dụng nên không tiếp nhận"),
        (
            (EARLY, LATE), (OLDEST, EARLY), (OLDEST, LATE),
            "trước theo quy định này, nay theo quy định áp dụng từ ngày 01/07/2025",
        ),
        ((LATE, EARLY), (LATE,), (EARLY,), "trước chưa có quy định nào áp dụng"),
        (
            (LATE, EARLY), (OLDEST, LATE), (OLDEST, EARLY),
            "trước theo quy định áp dụng từ ngày 01/07/2025, nay theo quy định này",
        ),
    ],
)  # fmt: skip
def test_a_first_day_that_is_moved_says_who_follows_what(
    days: tuple[date, date], old: tuple[date, ...], new: tuple[date, ...], told: str
) -> None:
    said = held(moved(*days), edition(*old), edition(*new), "vi")
    assert "từ ngày 20/01/2026 đến hết ngày 31/12/2026" in said
    assert told in said


def test_the_days_stand_beside_the_change_in_the_report() -> None:
    (one,) = (it for it in reported("vi").told if it.change.slug.startswith("effective-date-"))
    assert "không tiếp nhận được" in one.since


@pytest.mark.parametrize(
    ("slug", "audience"),
    [
        ("fee-decreased", "citizen"),
        ("deadline-shortened", "citizen"),
        ("component-replaced-by-state-data", "citizen"),
        ("case-split", "citizen"),
        ("option-removed", "citizen"),
        ("legal-basis-replaced", "officer"),
        ("step-role-changed", "officer"),
        ("step-order-changed", "inflight"),
        ("source-only", "none"),
    ],
)
def test_what_citizens_feel_is_their_matter_however_much_work_it_makes(
    slug: str, audience: str
) -> None:
    kind = KINDS[slug]
    assert whose(Change(slug, "1.000001", "", kind.severity, kind.action)) == audience


def test_nothing_is_said_to_hold_before_it_was_published() -> None:
    """A version that is changed and keeps its first day, beside one that has another."""
    starts = {one.code: one.starts for one in reported("vi").procedures}
    assert starts["2.000635"] == "áp dụng từ ngày 01/01/2027"
    assert starts["1.014064"] == "áp dụng từ khi công bố, không sớm hơn ngày 01/07/2025"


def test_nothing_is_said_twice_of_a_change() -> None:
    for one in reported("vi").told:
        assert not one.where or one.where not in one.sentence
        assert not one.whom or not {(one.whom, ""), ("", one.whom)} & set(one.pairs)
