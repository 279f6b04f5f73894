"""What the desk and the tracking page say of commands, clocks and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from renderers.officer import Action
from runtime.commands import CommandName


@dataclass(frozen=True, slots=True)
class Offer:
    """How a command is offered to an officer."""

    label: str
    explains: str = ""
    text: str = ""
    confirm: str = ""
    password: bool = False
    grave: bool = False

    def build(self, id: str, choices: tuple[tuple[str, str], ...]) -> Action:
        return Action(
            id, self.label, self.explains, self.text, self.confirm, choices, self.password,
            self.grave,
        )  # fmt: skip


ACTIONS: Mapping[CommandName, Offer] = {
    "receive": Offer(
        "Tiếp nhận hồ sơ", "Thành phần hồ sơ đã đủ và hợp lệ, chuyển sang bước giải quyết."
    ),
    "ask_supplement": Offer(
        "Yêu cầu bổ sung",
        "Chỉ được yêu cầu một lần trong suốt quá trình giải quyết. Thời hạn tạm dừng.",
        text="Nội dung cần bổ sung, nêu một lần cho đủ",
    ),
    "answer_supplement": Offer(
        "Ghi nhận đã bổ sung", "Người nộp đã bổ sung đủ. Thời hạn tính lại từ lúc này."
    ),
    "refuse": Offer(
        "Từ chối tiếp nhận",
        "Hồ sơ kết thúc tại đây.",
        text="Lý do từ chối, nêu rõ căn cứ",
        grave=True,
    ),
    "pass_step": Offer("Chuyển bước", "Bước được chọn đã làm xong."),
    "decide": Offer(
        "Quyết định",
        "Ký kết quả giải quyết hồ sơ. Xin nhập lại mật khẩu.",
        password=True,
        grave=True,
    ),
    "return_result": Offer("Trả kết quả", confirm="Người nộp đã nhận kết quả"),
    "withdraw": Offer(
        "Rút hồ sơ",
        "Theo yêu cầu của người nộp. Hồ sơ kết thúc tại đây.",
        confirm="Người nộp đã yêu cầu rút hồ sơ",
        grave=True,
    ),
}

CLOCKS: Mapping[str, str] = {
    "running": "Đang tính",
    "paused": "Tạm dừng chờ bổ sung",
    "stopped": "Đã dừng",
}

EVENTS: Mapping[str, str] = {
    "lodged": "Nộp hồ sơ",
    "received": "Tiếp nhận hồ sơ",
    "supplement_asked": "Yêu cầu bổ sung",
    "supplement_answered": "Đã bổ sung",
    "refused": "Từ chối tiếp nhận",
    "step_passed": "Xong một bước giải quyết",
    "decided": "Đã có kết quả",
    "returned": "Trả kết quả",
    "withdrawn": "Rút hồ sơ",
    "due_changed": "Ngày trả kết quả thay đổi",
    "finding": "Ghi kết quả thẩm tra",
    "assigned": "Phân công",
    "track_secret_renewed": "Cấp lại mã tra cứu",
}

PUBLIC_EVENTS = frozenset(EVENTS) - {"finding", "assigned", "track_secret_renewed"}
"""What the applicant is told; the rest is the house's own."""
