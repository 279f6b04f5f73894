"""The state machine as a page to read: states with their codes, the diagram, and the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalogue.kinds.base import Says
from runtime.guards import Guard
from runtime.national import DRAFT, NAMES, NATIONAL, StateName
from runtime.transitions import TRANSITIONS, Transition
from runtime.wording import ACTIONS

WHO = {
    "in_charge": Says("cán bộ đang giữ bước", "the officer of an open step"),
    "applicant_or_counter": Says("người nộp, bộ phận một cửa", "the applicant, the counter"),
    "service_itself": Says("hệ thống", "the service"),
    "in_charge_or_service": Says(
        "cán bộ đang giữ bước, hệ thống", "the officer of an open step, the service"
    ),
    "cashier": Says("bộ phận một cửa, ngân hàng", "the counter, the bank"),
    "consulted_or_in_charge": Says("đơn vị được hỏi ý kiến", "the unit that was asked"),
}
TESTS = {
    "asked_once": Says("chỉ một lần", "once only"),
    "before_cut_off": Says("trong hạn bổ sung", "until the cut-off"),
    "after_cut_off": Says("sau hạn bổ sung", "after the cut-off"),
    "at_intake": Says("chưa tiếp nhận", "before receipt"),
    "step_open": Says("bước đang mở", "the step is open"),
    "not_intake": Says("không phải bước tiếp nhận", "not for intake"),
    "not_deciding": Says("không phải bước quyết định", "not for the decision"),
    "work_done": Says("các bước trước đã xong", "earlier steps are done"),
    "opinion_awaited": Says("đang chờ ý kiến", "an opinion is waited for"),
    "opinions_given": Says("không còn chờ ý kiến nào", "no opinion is waited for"),
    "something_to_ask": Says("có khoản chưa yêu cầu nộp", "a fee is not asked for yet"),
    "something_owed": Says("có khoản chưa nộp", "a fee is not paid"),
    "something_paid": Says(
        "có khoản đã nộp, được hoàn; trước khi có kết quả chỉ khoản nộp thừa",
        "a fee is paid and may go back; before the decision only what was paid too much",
    ),
    "all_paid": Says("mọi khoản đã được xác nhận", "every fee is confirmed"),
    "may_extend": Says(
        "một lần hoặc theo quy định, trước hạn ít nhất một ngày làm việc",
        "once or as the act says, a working day before the due date",
    ),
    "version_follows": Says(
        "quy định mới áp dụng cho hồ sơ đã nộp, không hỏi thêm",
        "a later version applies to what was lodged, and asks no more",
    ),
    "letter": Says("văn bản gửi người nộp", "a letter to the applicant"),
    "cut_off": Says("hạn nộp bổ sung", "a cut-off"),
    "late_reason": Says(
        "lý do, nếu quá 03 ngày làm việc từ khi tiếp nhận",
        "a reason, later than three working days from receipt",
    ),
    "reply": Says("nội dung ý kiến", "the opinion"),
    "question": Says("đơn vị, câu hỏi, hạn trả lời", "unit, question, time for the reply"),
    "charges": Says("khoản thu và số tiền đúng", "fees and their right amounts"),
    "payment": Says("số tham chiếu, đúng số tiền, chưa nộp", "reference, exact sum, not paid yet"),
    "refund": Says("số tham chiếu, đúng số tiền đã nộp", "reference, the exact sum that was paid"),
    "new_date": Says(
        "ngày hẹn mới, nếu thủ tục không định sẵn", "a new date, unless the act fixes it"
    ),
    "result": Says("kết quả", "the result"),
}


def states_page() -> str:
    return "\n".join((*_states(), *_diagram(), *_table()))


def _both(says: Says) -> str:
    return f"{says.vi} · {says.en}"


def _states() -> Iterator[str]:
    yield "| trạng thái · state | mã quốc gia · national code | |"
    yield "|---|---|---|"
    yield f"| `draft` | – | {_both(DRAFT)} |"
    for name, says in NAMES.items():
        yield f"| `{name}` | {NATIONAL[name]} | {_both(says)} |"
    yield ""


def _diagram() -> Iterator[str]:
    """Without what leaves the state as it is, and without the ends that lead from everywhere."""
    yield from ("```mermaid", "stateDiagram-v2", "    [*] --> draft", "    draft --> submitted")
    yield "    draft --> [*]"
    for source in NATIONAL:
        for target in NATIONAL:
            names = ", ".join(_commands(source, target))
            if names and source != target:
                yield f"    {source} --> {target}: {names}"
    ends = [name for name in NATIONAL if not any(name in it.moves for it in TRANSITIONS.values())]
    yield from (f"    {name} --> [*]" for name in ends)
    yield from ("```", "")


def _commands(source: StateName, target: StateName) -> Iterator[str]:
    return (
        line.command
        for line in TRANSITIONS.values()
        if target in line.moves.get(source, frozenset())
    )


def _table() -> Iterator[str]:
    yield "| lệnh · command | từ · from | đến · to | ai · who | điều kiện, kèm theo · conditions |"
    yield "|---|---|---|---|---|"
    yield from (_row(line) for line in TRANSITIONS.values())


def _row(line: Transition) -> str:
    label = ACTIONS[line.command].label
    moved = {target for targets in line.moves.values() for target in targets}
    leads = [*_listed(moved), *(["(giữ nguyên · unchanged)"] if line.stays else [])]
    tests = ", ".join(_told((*line.guards, *line.needs))) or "–"
    return " | ".join(
        (
            f"| `{line.command}` {_both(label)}",
            ", ".join(_listed(line.sources)),
            ", ".join(leads),
            _both(WHO[line.who.__name__]),
            f"{tests} |",
        )
    )


def _listed(names: Iterable[StateName]) -> list[str]:
    wanted = set(names)
    return [f"`{name}`" for name in NATIONAL if name in wanted]


def _told(tests: Iterable[Guard]) -> Iterator[str]:
    return (_both(TESTS[test.__name__]) for test in tests)
