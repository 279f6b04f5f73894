"""What the desk and the tracking page say of commands, clocks and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.kinds.base import Says
from compiler.ir import Program
from renderers.corrections import labels
from renderers.officer import Action
from renderers.saying import say
from runtime.commands import CommandName, LateReason
from runtime.store.events import Recorded


@dataclass(frozen=True, slots=True)
class Offer:
    """How a command is offered to an officer."""

    label: Says
    explains: Says | None = None
    text: Says | None = None
    confirm: Says | None = None
    until: Says | None = None
    password: bool = False
    grave: bool = False

    def build(
        self, id: str, choices: tuple[tuple[str, str], ...], lang: str, *, dated: bool = True
    ) -> Action:
        label, explains, text, confirm, until = (
            one.text(lang) if one else ""
            for one in (self.label, self.explains, self.text, self.confirm, self.until)
        )
        return Action(
            id, label, explains, text, confirm, choices, self.password, self.grave,
            until if dated else "",
        )  # fmt: skip


REFERENCE = Says(
    "Số tham chiếu của giao dịch hoặc số biên lai",
    "Reference of the transaction, or number of the receipt",
)
ACTIONS: Mapping[CommandName, Offer] = {
    "receive": Offer(
        Says("Tiếp nhận hồ sơ", "Receive the dossier"),
        Says(
            "Thành phần hồ sơ đã đủ và hợp lệ, chuyển sang bước giải quyết.",
            "All papers are there and in order; the dossier goes on to be processed.",
        ),
    ),
    "ask_supplement": Offer(
        Says("Yêu cầu bổ sung", "Ask for a supplement"),
        Says(
            "Chỉ được yêu cầu một lần trong suốt quá trình giải quyết. Thời hạn tạm dừng.",
            "This may be asked only once while the dossier is processed. The time limit pauses.",
        ),
        text=Says(
            "Nội dung cần bổ sung, nêu một lần cho đủ", "What is to be supplied, all of it at once"
        ),
        until=Says("Hạn nộp bổ sung", "Last day for the supplement"),
    ),
    "answer_supplement": Offer(
        Says("Ghi nhận đã bổ sung", "Record the supplement"),
        Says(
            "Người nộp đã bổ sung đủ. Thời hạn lại được tính từ lúc này.",
            "The applicant has supplied everything. The time limit runs again from now.",
        ),
    ),
    "refuse": Offer(
        Says("Từ chối tiếp nhận", "Refuse the dossier"),
        Says("Hồ sơ kết thúc tại đây.", "The dossier ends here."),
        text=Says("Lý do từ chối, nêu rõ căn cứ", "Reason for the refusal, with its legal basis"),
        grave=True,
    ),
    "pass_step": Offer(
        Says("Chuyển bước", "Pass to the next step"),
        Says("Bước được chọn đã làm xong.", "The chosen step is done."),
    ),
    "expire": Offer(
        Says("Dừng do quá hạn bổ sung", "Close: no supplement in time"),
    ),
    "ask_opinion": Offer(
        Says("Xin ý kiến đơn vị khác", "Ask another unit"),
        Says(
            "Việc giải quyết tiếp tục song song; chưa quyết định khi còn ý kiến chưa nhận được.",
            "Work goes on meanwhile; there is no decision while an opinion is waited for.",
        ),
        text=Says("Nội dung xin ý kiến", "The question"),
        until=Says("Hạn trả lời", "Reply until"),
    ),
    "give_opinion": Offer(
        Says("Trả lời ý kiến", "Give the opinion"),
        text=Says("Nội dung ý kiến", "The opinion"),
    ),
    "ask_payment": Offer(
        Says("Yêu cầu nộp tiền", "Ask for payment"),
        Says(
            "Hồ sơ chờ người nộp thực hiện nghĩa vụ tài chính.",
            "The dossier waits until the applicant has paid.",
        ),
    ),
    "confirm_payment": Offer(
        Says("Xác nhận đã nộp tiền", "Confirm a payment"),
        text=REFERENCE,
    ),
    "refund_payment": Offer(
        Says("Hoàn trả tiền", "Give money back"),
        text=REFERENCE,
        grave=True,
    ),
    "extend": Offer(
        Says("Xin lỗi và hẹn lại", "Apologise and extend"),
        Says(
            "Một lần, chậm nhất một ngày làm việc trước khi hết hạn.",
            "Once, at the latest one working day before the time is over.",
        ),
        text=Says("Nội dung văn bản xin lỗi, nêu lý do", "The letter of apology, with the reason"),
        until=Says("Ngày hẹn trả mới", "New day of the result"),
    ),
    "adopt_version": Offer(
        Says("Áp dụng quy định mới", "Follow the new version"),
        Says(
            "Phí, thời hạn, giấy tờ tính lại theo quy định mới; câu trả lời được giữ.",
            "Fees, time limit and papers follow the new version; answers are kept.",
        ),
        text=Says("Nội dung thông báo cho người nộp", "The letter to the applicant"),
    ),
    "stop": Offer(
        Says("Dừng giải quyết", "Stop the dossier"),
        Says("Hồ sơ kết thúc tại đây.", "The dossier ends here."),
        text=Says("Lý do dừng, nêu rõ căn cứ", "Reason for stopping, with its legal basis"),
        grave=True,
    ),
    "decide": Offer(
        Says("Quyết định", "Decide"),
        Says(
            "Ký kết quả giải quyết hồ sơ. Xin nhập lại mật khẩu.",
            "Sign the result. Please enter your password again.",
        ),
        password=True,
        grave=True,
    ),
    "return_result": Offer(
        Says("Trả kết quả", "Return the result"),
        confirm=Says("Người nộp đã nhận kết quả", "The applicant has received the result"),
    ),
    "withdraw": Offer(
        Says("Rút hồ sơ", "Withdraw the dossier"),
        Says(
            "Theo yêu cầu của người nộp. Hồ sơ kết thúc tại đây.",
            "At the applicant's request. The dossier ends here.",
        ),
        confirm=Says(
            "Người nộp đã yêu cầu rút hồ sơ", "The applicant has asked to withdraw the dossier"
        ),
        grave=True,
    ),
}

VERDICTS: Mapping[str, Says] = {
    "agreed": Says("Đồng ý", "Agrees"),
    "conditional": Says("Đồng ý có điều kiện", "Agrees on conditions"),
    "disagreed": Says("Không đồng ý", "Does not agree"),
    "silent": Says("Hết hạn không trả lời, theo quy định", "Silent in time, with its meaning"),
    "no_reply": Says("Hết hạn không trả lời", "No reply in time"),
    "cancelled": Says("Không cần trả lời nữa", "No longer needed"),
    "done": Says("Bước này đã xong", "This step is done"),
}

WHY_LATE: Mapping[LateReason, Says] = {
    "appraisal": Says(
        "Chỉ phát hiện được khi thẩm định, kiểm tra thực tế",
        "It could only be found at the appraisal or an inspection",
    ),
    "opinion": Says("Theo ý kiến của đơn vị phối hợp", "Another unit asks for it in its opinion"),
    "register": Says("Phát hiện khi đối chiếu cơ sở dữ liệu", "It was found in a register"),
    "oversight": Says("Đơn vị để quá hạn", "The office was late"),
}

CLOCKS: Mapping[str, Says] = {
    "running": Says("Đang tính", "Running"),
    "paused": Says("Tạm dừng", "Paused"),
    "stopped": Says("Đã dừng", "Stopped"),
    "waiting": Says("Chưa bắt đầu tính", "Not begun yet"),
}

EVENTS: Mapping[str, Says] = {
    "lodged": Says("Nộp hồ sơ", "Submitted"),
    "received": Says("Tiếp nhận hồ sơ", "Received"),
    "supplement_asked": Says("Yêu cầu bổ sung", "Supplement asked for"),
    "supplement_answered": Says("Đã bổ sung", "Supplement received"),
    "refused": Says("Từ chối tiếp nhận", "Refused"),
    "step_passed": Says("Xong bước", "Step done"),
    "decided": Says("Đã có kết quả", "Decided"),
    "returned": Says("Trả kết quả", "Result returned"),
    "withdrawn": Says("Rút hồ sơ", "Withdrawn"),
    "released": Says("Có kết quả trước, bắt đầu giải quyết", "Begun by the earlier result"),
    "stopped": Says("Dừng giải quyết", "Stopped"),
    "expired": Says("Dừng do quá hạn bổ sung", "Expired: no supplement in time"),
    "opinion_asked": Says("Xin ý kiến đơn vị phối hợp", "Opinion of another unit asked for"),
    "opinion_given": Says("Có ý kiến của đơn vị phối hợp", "Opinion of another unit given"),
    "payment_asked": Says("Yêu cầu nộp tiền", "Payment asked for"),
    "payment_confirmed": Says("Đã xác nhận nộp tiền", "Payment confirmed"),
    "payment_refunded": Says("Đã hoàn trả tiền", "Money given back"),
    "fees_changed": Says("Số tiền phải nộp thay đổi", "The amount to be paid has changed"),
    "extended": Says("Xin lỗi và hẹn lại ngày trả", "Apology and new date"),
    "version_adopted": Says("Áp dụng quy định mới", "The new version is followed"),
    "due_changed": Says("Ngày trả kết quả thay đổi", "The day of the result has changed"),
    "finding": Says("Ghi kết quả thẩm tra", "Finding recorded"),
    "assigned": Says("Phân công", "Assigned"),
    "track_secret_renewed": Says("Cấp lại mã tra cứu", "New look-up code issued"),
}

PUBLIC_EVENTS = frozenset(EVENTS) - {"finding", "assigned", "track_secret_renewed"}
"""What the applicant is told; the rest is the house's own."""


def heading(event: Recorded, lang: str) -> str:
    """For the office: an event, and why it came late where it did."""
    for one, why in WHY_LATE.items():
        if event.data.get("late") == one:
            return say(lang, "dossier/asked_late", why=why.text(lang))
    return EVENTS[event.kind].text(lang)


def detail(event: Recorded, program: Program) -> str:
    """What an event was about, in the words of the procedure: the step, the result, or the
    questions that were opened or answered anew."""
    steps = {one.id: one.says for one in program.steps}
    results = {one.id: one.name for one in program.results}
    step, result = (str(event.data.get(name, "")) for name in ("step", "result"))
    named = event.data.get("changed") or event.data.get("opens")
    paths = [str(one) for one in named] if isinstance(named, list) else []
    return results.get(result) or steps.get(step, "") or "; ".join(labels(program, paths))
