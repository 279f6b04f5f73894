"""Times as acts and notices really state them: each can be written, and ends when it should."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from catalogue.kinds.base import Json
from compiler.compiled import is_error
from compiler.evaluate import engine
from compiler.evaluation import Due, Evaluation, Filing
from compiler.pipeline import compile_texts
from compiler.scenarios import Mismatch, run_scenario
from compiler.working_days import VIETNAM
from tests.compiler.laying import MORE, laid

FORM = """\
cases:
  viec:
    ask: Đề nghị việc gì?
    one_of: {moi: cấp mới, mat: bị mất, hong: bị hỏng}
  nhom:
    ask: Thuộc những nhóm nào?
    any_of: {nhom_a: nhóm A, nhom_b: nhóm B}
form:
  - page: thong_tin
    title: Thông tin
    fields:
      - use: nguoi_nop@1 as nguoi_nop
      - case: viec
      - case: nhom
      - {id: ngay_nhan, kind: date, label: Ngày nhận nhà}
facts:
  phuc_tap: {by: thu_ly, says: vụ việc phức tạp}
  vung_sau: {by: thu_ly, says: ở vùng sâu}
fees:
  - {id: phi, type: phi, name: Phí, amount: 100.000đ, when: moi}
scenarios: []
"""


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def filed(
    text: str,
    answers: Mapping[str, Json] | None = None,
    *,
    findings: Mapping[str, bool] | None = None,
    events: Mapping[str, str] | None = None,
    lodged: str = "02/03/2026 09:00",
    parts: str = "",
) -> Evaluation:
    term = "term:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    files, _ = laid(FORM + term + parts, MORE)
    build = compile_texts(files)
    assert [one for one in build.report if is_error(one)] == []
    (compiled,) = build.procedures
    done = {name: at(moment) for name, moment in (events or {}).items()}
    filing = Filing(
        {"viec": "moi", "nhom": [], **(answers or {})}, at(lodged), "counter",
        findings=findings or {}, events=done,
    )  # fmt: skip
    return engine(compiled.program, build.world).run(filing)


def day(text: str) -> Due:
    moment = at(text if ":" in text else f"{text} 00:00")
    return Due(moment.date(), moment.time() if ":" in text else None)


TERMS = {
    "by case": (
        "within:\n  - {is: 15 days, when: moi}\n  - {is: 20 days}", {"answers": {"viec": "mat"}},
        "23/03/2026",
    ),
    "the same day, or the next after three": (
        "within: same_day\ncut_off: 15:00\nplus: {is: 3 working_days, when: phuc_tap}",
        {"lodged": "02/03/2026 15:30"}, "03/03/2026",
    ),
    "other values from a day on": (
        "within:\n  - {is: 30 days, until: 30/06/2026}\n  - {is: 20 days, from: 01/07/2026}",
        {"lodged": "01/07/2026 08:00"}, "21/07/2026",
    ),
    "hours": ("within:\n  - {is: 3 hours, when: moi}\n  - {is: 1 hour}", {}, "02/03/2026 12:00"),
    "from payment": (
        "within: 8 hours\nfrom: paid phi", {"events": {"paid phi": "03/03/2026 09:00"}},
        "03/03/2026 17:00",
    ),
    "from payment, when nothing is to be paid": (
        "within: 1 hour\nfrom: paid phi", {"answers": {"viec": "mat"}}, "02/03/2026 10:00",
    ),
    "at once": ("within: 0 hours", {}, "02/03/2026"),
    "half days": ("within: 19.5 days", {}, "23/03/2026"),
    "from another event, remote and complex": (
        "from: done thu_ly\nwithin:\n  - {is: 60 days, when: vung_sau}\n  - {is: 45 days}",
        {"events": {"done thu_ly": "03/03/2026 10:00"}, "findings": {"vung_sau": True}},
        "04/05/2026",
    ),
    "by the day on which a house was received": (
        "within:\n  - {is: 45 days, when: ngay_nhan < 06/06/2013}\n  - {is: 25 days}",
        {"answers": {"ngay_nhan": "2012-01-01"}}, "16/04/2026",
    ),
    "of several times the longest": (
        "within:\n  hit: max\n  rows:\n    - {is: 5 days, when: nhom_a}\n"
        "    - {is: 9 days, when: nhom_b}",
        {"answers": {"nhom": ["nhom_a", "nhom_b"]}}, "11/03/2026",
    ),
    "of several times the sum": (
        "within:\n  hit: sum\n  rows:\n    - {is: 5 days, when: nhom_a}\n"
        "    - {is: 9 days, when: nhom_b}",
        {"answers": {"nhom": ["nhom_a", "nhom_b"]}}, "16/03/2026",
    ),
    "a stop between two steps": (
        "within: 17 working_days\nstops: [{from: done thu_ly, until: done ky}]",
        {"events": {"done thu_ly": "04/03/2026 09:00", "done ky": "11/03/2026 09:00"}},
        "01/04/2026",
    ),
    "a stop until payment, in calendar days": (
        "within: 10 days\nstops: [{from: done thu_ly, until: paid phi}]",
        {"events": {"done thu_ly": "04/03/2026 09:00", "paid phi": "06/03/2026 09:00"}},
        "16/03/2026",
    ),
    "a stop in words alone": (
        "within: 60 days\nstops: [{says: thời gian khắc phục}]",
        {}, "04/05/2026",
    ),
    "before a day of every year": ("within: before 25/04", {}, "24/04/2026"),
    "by a day of every year, when it is over": (
        "within: by 31/01", {}, "31/01/2027",
    ),
    "or as agreed": ("within: 5 working_days\nor_agreed: yes", {}, "09/03/2026"),
    "no reply counts": ("within: 15 days\nsilence: agreed", {}, "17/03/2026"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "given", "due"), TERMS.values(), ids=TERMS)
def test_a_time_ends_as_its_act_says(
    text: str, given: Mapping[str, Mapping[str, Json]], due: str
) -> None:
    found = filed(text, **given)  # type: ignore[arg-type]
    assert (found.term.due, found.alarms) == (day(due), ())


def test_a_clock_waits_for_what_starts_it_and_for_what_ends_a_stop() -> None:
    stops = "within: 10 days\nstops: [{from: done thu_ly, until: paid phi}]"
    assert filed("within: 5 days\nfrom: done thu_ly").term.waits == "done thu_ly"
    assert filed(stops, events={"done thu_ly": "04/03/2026 09:00"}).term.waits == "paid phi"
    assert filed(stops).term.due == day("12/03/2026")


EXTEND = "within: 30 days\nextend: [{by: 30 days}, {by: 30 days, times: 2, when: phuc_tap}]"


@pytest.mark.parametrize(
    ("findings", "extended"),
    [({}, "30/06/2026"), ({"phuc_tap": True}, "30/06/2026"), ({"phuc_tap": False}, "04/05/2026")],
)
def test_extensions_are_told_apart_from_the_promised_day(
    findings: Mapping[str, bool], extended: str
) -> None:
    term = filed(EXTEND, findings=findings).term
    assert (term.due, term.latest) == (day("01/04/2026"), day("01/04/2026"))
    assert term.extended == day(extended)


REPLIES = "within: 25 working_days\nreplies: {supplement: 2 working_days, refuse: 10 working_days}"
RESULTS = """\
results:
  - {id: thong_bao, name: Thông báo, within: 30 days, delivery: [counter]}
  - id: tham_dinh
    name: Kết quả thẩm định
    within: 12 days
    from: done thu_ly
    valid: [{is: 5 years, when: moi}, {is: 2 years}]
"""


def test_replies_results_and_steps_have_clocks_of_their_own() -> None:
    found = filed(REPLIES, parts=RESULTS, events={"done thu_ly": "09/03/2026 09:00"})
    assert {name: state.due for name, state in found.clocks.items()} == {
        "results/thong_bao": day("01/04/2026"),
        "results/tham_dinh": day("23/03/2026"),
        "replies/supplement": day("04/03/2026"),
        "replies/refuse": day("16/03/2026"),
        "steps/tiep_nhan": day("03/03/2026"),
        "steps/thu_ly": None,
        "steps/ky": day("10/03/2026"),
        "steps/tra": None,
    }
    assert found.clocks["steps/tra"].waits == "done ky"


SCENARIO = """\
scenarios:
  - name: Chờ nộp tiền rồi mới tính tiếp
    at: 02/03/2026 09:00
    channel: counter
    answers: {viec: moi}
    events: {done thu_ly: 04/03/2026 09:00, paid phi: 06/03/2026 09:00}
    expect:
      due: DUE
      extended: 19/03/2026
      results: {thong_bao: 01/04/2026}
      steps: {ky: 05/03/2026}
      replies: {supplement: 04/03/2026}
"""
STOPPED = """\
term:
  within: 10 days
  stops: [{from: done thu_ly, until: paid phi}]
  extend: {by: 5 days}
  replies: {supplement: 2 working_days}
"""


@pytest.mark.parametrize(
    ("due", "found"), [("16/03/2026", []), ("17/03/2026", [("due", "2026-03-17", "2026-03-16")])]
)
def test_a_scenario_tells_what_happened_and_expects_every_clock(
    due: str, found: list[tuple[str, str, str]]
) -> None:
    text = SCENARIO.replace("DUE", due)
    files, _ = laid(FORM.replace("scenarios: []\n", "") + STOPPED + RESULTS + text, MORE)
    build = compile_texts(files)
    assert [one for one in build.report if is_error(one)] == []
    program = build.procedures[0].program
    told = run_scenario(engine(program, build.world), program.scenarios[0])
    assert [(it.what, it.expected, it.got) for it in told if isinstance(it, Mismatch)] == found
    assert len(told) == len(found)
