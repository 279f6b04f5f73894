"""What the service says when it does not do what was asked: an id, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.kinds.base import Says

REFUSALS: Mapping[str, Says] = {
    # a step of a dossier
    "wrong-state": Says(
        "Hồ sơ đang ở trạng thái không cho phép thao tác này.",
        "The dossier is in a state in which this cannot be done.",
    ),
    "wrong-role": Says(
        "Thao tác này thuộc vai trò khác trong đơn vị.",
        "This belongs to another role in the unit.",
    ),
    "supplemented-before": Says(
        "Hồ sơ chỉ được yêu cầu bổ sung một lần, và đã được yêu cầu rồi.",
        "A supplement may be asked for once only, and it has been.",
    ),
    "letter-missing": Says(
        "Xin ghi nội dung văn bản gửi người nộp trước khi thực hiện.",
        "Please write the letter to the applicant first.",
    ),
    "step-not-open": Says(
        "Bước này chưa đến lượt hoặc đã xong.",
        "This step is not due yet, or is done already.",
    ),
    "intake-ends-by-receiving": Says(
        "Bước tiếp nhận kết thúc bằng việc tiếp nhận hồ sơ.",
        "Intake ends when the dossier is received.",
    ),
    "step-ends-by-deciding": Says(
        "Bước này kết thúc bằng quyết định giải quyết hồ sơ.",
        "This step ends with the decision.",
    ),
    "steps-remain": Says(
        "Còn bước chưa xong trước khi quyết định.",
        "Steps before the decision are not done yet.",
    ),
    "result-missing": Says(
        "Xin chọn kết quả giải quyết.",
        "Please choose the result.",
    ),
    # signing in and tracking
    "too-many-attempts": Says(
        "Đã thử quá nhiều lần. Xin quý vị thử lại sau ít phút.",
        "Too many attempts. Please try again in a few minutes.",
    ),
    "wrong-sign-in": Says(
        "Tài khoản hoặc mật khẩu không đúng.",
        "The user name or the password is not right.",
    ),
    "wrong-code-or-secret": Says(
        "Không tìm thấy hồ sơ với mã hồ sơ và mã tra cứu này.",
        "There is no dossier with this code and this look-up code.",
    ),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not; `id` is one of `REFUSALS`."""

    id: str

    def text(self, lang: str = "vi") -> str:
        return REFUSALS[self.id].text(lang)


class Refused(Exception):
    """A refusal met inside a transaction: everything the transaction did is undone."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.id)
        self.refusal = refusal
