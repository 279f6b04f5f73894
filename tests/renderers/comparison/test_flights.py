"""What becomes of drafts and dossiers in progress: what was found of them comes before what a kind
of change means, and nobody is counted twice."""

from __future__ import annotations

from dataclasses import replace

from compiler.diff.comparison import Effect, InFlight
from renderers.comparison.reporting import report
from renderers.comparison.view import Report, Told
from tests.renderers.comparison.package import compared, sides

SCHOOL, CARD, COPIES, PASSPORT = "2.002481", "1.014064", "2.000635", "1.001456"
UNTOUCHED = tuple(
    Effect(CARD, f"79.2026.{number:06}", "accepted", "unaffected", course="stays")
    for number in range(22)
)
HIT = (
    Effect(SCHOOL, "mot", "draft", "dropped", "ly_do", course="migrated"),
    Effect(SCHOOL, "mot", "draft", "asked", "ly_do", course="migrated"),
    Effect(SCHOOL, "79.2026.000101", "accepted", "term", course="stays"),
    Effect(COPIES, "79.2026.000102", "accepted", "term", course="stays"),
)


def told(*effects: Effect) -> Report:
    return report(replace(compared(), in_flight=InFlight(1, 24, effects)), *sides(), "vi")


def of(whole: Report, code: str, slug: str) -> Told:
    (one,) = (it for it in whole.told if (it.change.code, it.change.slug) == (code, slug))
    return one


def test_nothing_waits_for_a_decision_where_nobody_is_affected() -> None:
    whole = told(*UNTOUCHED, *HIT)
    one = of(whole, CARD, "deadline-changed")
    assert one.change.action == "ask"
    assert one.action == "đã đối chiếu: 0 bản nháp, 22 hồ sơ của thủ tục này không bị ảnh hưởng"
    assert one.idle
    assert not one.open
    assert one not in whole.choices
    assert "inflight" not in {tag.audience for tag in one.tags}


def test_what_was_found_comes_before_what_somebody_has_to_decide() -> None:
    one = of(told(*HIT), SCHOOL, "option-removed")
    found, _, rest = one.action.partition("; ")
    assert "ảnh hưởng đến 1 bản nháp, 1 hồ sơ" in found
    assert rest == "cần người có thẩm quyền quyết định cách xử lý"
    assert one.open


def test_a_change_tells_what_is_affected_by_what_it_is_about() -> None:
    whole = told(
        *HIT,
        Effect(SCHOOL, "hai", "draft", "dropped", "noi_den", course="migrated"),
        Effect(COPIES, "79.2026.000103", "accepted", "fee", "VND", course="officer"),
    )
    assert "2 bản nháp, 1 hồ sơ, riêng nội dung này: 1 bản nháp, 0 hồ sơ" in (
        of(whole, SCHOOL, "option-removed").action
    )
    assert of(whole, COPIES, "fee-increased").action.endswith(
        "0 bản nháp, 2 hồ sơ, riêng mục «Tiền phải nộp»: 0 bản nháp, 1 hồ sơ"
    )
    assert "riêng" not in of(whole, COPIES, "legal-basis-replaced").action


def test_a_kind_never_says_otherwise_than_the_table() -> None:
    whole = told(*UNTOUCHED, *HIT)
    one = of(whole, COPIES, "legal-basis-replaced")
    assert "đã đối chiếu" in one.action
    assert "bản mới" not in one.action
    gate = of(whole, PASSPORT, "change-without-legal-basis")
    assert gate.open, "a gate is shut whoever is in progress"


def test_a_procedure_of_which_nothing_is_in_progress_says_so() -> None:
    one = of(told(*HIT), PASSPORT, "case-split")
    assert one.action == "đã đối chiếu: thủ tục này không có bản nháp, hồ sơ nào đang giải quyết"


def test_a_draft_is_counted_once_however_much_it_is_affected_by() -> None:
    lines = told(*HIT, *UNTOUCHED).flight.lines
    whole = [one for one in lines if one.whole]
    assert [(SCHOOL in one.procedure, one.drafts, one.dossiers) for one in whole] == [(True, 1, 1)]
    school = [one for one in lines if SCHOOL in one.procedure]
    assert school[0] is whole[0]
    assert [one.drafts for one in school[1:]] == [1, 1, 0]


def test_without_a_store_a_kind_says_what_it_means() -> None:
    whole = report(compared(), *sides(), "vi")
    one = of(whole, CARD, "deadline-changed")
    assert one.action == "cần người có thẩm quyền quyết định cách xử lý"
    assert one.open
