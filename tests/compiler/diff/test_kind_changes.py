"""Another kind of answer: whatever is no longer taken is told as what open dossiers meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations

import pytest

from catalogue.kinds import KINDS, AnyKind
from catalogue.kinds.base import Kind, Option, Posted
from catalogue.kinds.choice import Choice
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.decimal import DecimalNumber
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.integer import Integer
from catalogue.kinds.long_text import LongText
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from catalogue.kinds.yes_no import YesNo
from compiler.diff.asking import UNASKED
from compiler.diff.comparison import Change
from compiler.diff.delta import delta
from compiler.diff.judging import judge
from compiler.diff.pair import Pair
from tests.compiler.building import page, program, question

KINH, TAY = Option("kinh", "Kinh"), Option("tay", "Tày")
CHANGED: tuple[tuple[AnyKind, AnyKind, str, str], ...] = (
    (Integer(min=0), Integer(min=1), "field-constraint-tightened", "field-constraint-relaxed"),
    (Integer(max=9), Integer(), "field-constraint-relaxed", "field-constraint-tightened"),
    (Text(), Text(pattern="[0-9]+"), "field-constraint-tightened", "field-constraint-relaxed"),
    (Text(pattern="a"), Text(pattern="b"), "field-kind-changed", "field-kind-changed"),
    (
        CalendarDate(precision="year"), CalendarDate(),
        "field-kind-narrowed", "field-kind-widened",
    ),
    (
        CalendarDate(min=date(1990, 1, 1)), CalendarDate(),
        "field-constraint-relaxed", "field-constraint-tightened",
    ),
    (Integer(), DecimalNumber(), "field-kind-widened", "field-kind-narrowed"),
    (Text(), LongText(), "field-kind-widened", "field-kind-narrowed"),
    (YesNo(), Text(), "field-kind-changed", "field-kind-changed"),
    (
        FileUpload(max_files=3), FileUpload(max_files=1),
        "file-rules-tightened", "file-rules-relaxed",
    ),
    (Choice(options=(KINH, TAY)), Choice(options=(KINH,)), "option-removed", "option-added"),
    (
        Choice(options=(KINH,)), Choice(options=(Option("viet", "Kinh"),)),
        "option-code-changed", "option-code-changed",
    ),
    (
        Choice(options=(KINH, TAY)), Choice(options=(TAY, KINH)),
        "form-wording-changed", "form-wording-changed",
    ),
)  # fmt: skip


def judged(old: AnyKind, new: AnyKind) -> tuple[Change, ...]:
    programs = [program(pages=(page(question("hoi", kind)),)) for kind in (old, new)]
    return judge(Pair(programs[0], programs[1]), delta(*programs), UNASKED)[0]


@pytest.mark.parametrize(("old", "new", "there", "back"), CHANGED)
def test_a_kind_that_changes(old: AnyKind, new: AnyKind, there: str, back: str) -> None:
    assert [one.slug for one in judged(old, new)] == [there]
    assert [one.slug for one in judged(new, old)] == [back]


def spoken(kind: type[Kind]) -> Iterator[tuple[Kind, Kind, Posted]]:
    """Two of one kind, and what somebody posts who knows the first."""
    shown = kind.examples()
    for (one, examples), (other, _) in permutations(shown, 2):
        for example in examples:
            yield one, other, example.raw


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_answer_that_is_no_longer_taken_is_told(kind: type[Kind]) -> None:
    for old, new, raw in spoken(kind):
        if taken(old, raw) and not taken(new, raw):
            told = judged(old, new)  # type: ignore[arg-type]
            assert max((one.severity.inflight for one in told), default=0) >= 2, (old, new, raw)


def taken(kind: Kind, raw: Posted) -> bool:
    try:
        value = kind.read(raw, ENV)
    except LookupError:
        return False
    return not hasattr(value, "args")


ENV = PlainEnv(date(2026, 3, 2), "vi", {})
