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
    "cut-off-missing": Says(
        "Xin ghi hạn nộp bổ sung, sau ngày hôm nay.",
        "Please give the last day for the supplement, after today.",
    ),
    "late-unexplained": Says(
        "Đã quá 03 ngày làm việc từ khi tiếp nhận; xin chọn lý do chưa yêu cầu bổ sung trong hạn.",
        "Three working days have passed since receipt; please choose why this was not asked "
        "earlier.",
    ),
    "cut-off-passed": Says(
        "Đã hết hạn nộp bổ sung.",
        "The time for the supplement is over.",
    ),
    "cut-off-ahead": Says(
        "Chưa hết hạn nộp bổ sung.",
        "The time for the supplement is not over yet.",
    ),
    "question-missing": Says(
        "Xin ghi đơn vị được hỏi, nội dung xin ý kiến và hạn trả lời chưa qua.",
        "Please give the unit that is asked, the question, and a time for the reply still ahead.",
    ),
    "own-unit-asked": Says(
        "Đơn vị đang giải quyết hồ sơ không xin ý kiến chính mình.",
        "A unit that handles the dossier does not ask itself.",
    ),
    "opinion-not-open": Says(
        "Không có ý kiến nào đang chờ trả lời như vậy.",
        "No such opinion is waited for.",
    ),
    "opinion-awaited": Says(
        "Chỉ ghi nhận không có trả lời sau khi hết hạn, theo đúng ý nghĩa mà thủ tục quy định.",
        "That nobody replied is noted after the time, and means what the procedure says.",
    ),
    "opinions-open": Says(
        "Còn ý kiến của đơn vị phối hợp chưa nhận được.",
        "Opinions that were asked for have not come yet.",
    ),
    "nothing-to-pay": Says(
        "Không có khoản nào cần yêu cầu nộp.",
        "There is nothing to ask payment for.",
    ),
    "fee-not-owed": Says(
        "Khoản thu này không phát sinh cho hồ sơ, hoặc số tiền không đúng.",
        "This fee is not owed in this case, or the amount is not right.",
    ),
    "charged-before": Says(
        "Khoản thu này đã được yêu cầu nộp; mỗi khoản chỉ thu một lần.",
        "This fee has been asked for; each is collected once.",
    ),
    "paid-before": Says(
        "Khoản thu này đã được nộp; mỗi khoản chỉ thu một lần.",
        "This fee has been paid; each is collected once.",
    ),
    "payment-not-asked": Says(
        "Không có khoản nào như vậy đang chờ nộp.",
        "No such payment is waited for.",
    ),
    "reference-missing": Says(
        "Xin ghi số tham chiếu của giao dịch hoặc số biên lai.",
        "Please give the reference of the transaction or the number of the receipt.",
    ),
    "amount-differs": Says(
        "Số tiền không khớp với khoản phải nộp.",
        "The amount is not what is owed.",
    ),
    "not-paid": Says(
        "Khoản này chưa được nộp nên không hoàn trả.",
        "This has not been paid, so it is not given back.",
    ),
    "never-refunded": Says(
        "Theo quy định, khoản thu này không được hoàn trả.",
        "By the rules, this fee is not given back.",
    ),
    "unpaid": Says(
        "Còn khoản phải nộp chưa được xác nhận; chưa thể trả kết quả.",
        "A payment that is due has not been confirmed; the result cannot be returned yet.",
    ),
    "no-extension": Says(
        "Hồ sơ không có thời hạn đang tính có thể gia hạn.",
        "The dossier has no running time limit that could be extended.",
    ),
    "extended-before": Says(
        "Hồ sơ đã được gia hạn và không được gia hạn thêm.",
        "The dossier has been extended and may not be extended again.",
    ),
    "extended-too-late": Says(
        "Việc xin lỗi và hẹn lại phải thực hiện chậm nhất một ngày làm việc trước khi hết hạn.",
        "Apology and new date come at the latest one working day before the time is over.",
    ),
    "no-version-follows": Says(
        "Không có quy định mới nào áp dụng cho hồ sơ đã nộp.",
        "No later version applies to dossiers that were lodged before it.",
    ),
    "version-asks-more": Says(
        "Quy định mới hỏi điều mà hồ sơ chưa có câu trả lời; xin yêu cầu người nộp bổ sung trước.",
        "The later version asks what the dossier does not answer; "
        "please ask the applicant for a supplement first.",
    ),
    "version-has-other-steps": Says(
        "Bước đang làm không có trong quy định mới; hồ sơ tiếp tục theo quy định cũ.",
        "The step at hand is none of the later version; the dossier goes on by the one before.",
    ),
    "new-date-missing": Says(
        "Xin ghi ngày hẹn trả mới, sau ngày hẹn cũ.",
        "Please give the new day, after the one promised before.",
    ),
    # money from outside
    "notice-unsealed": Says(
        "Thông báo có tiền không có chữ ký hợp lệ.",
        "The notice of money does not carry a valid seal.",
    ),
    "notice-unreadable": Says(
        "Không đọc được thông báo có tiền.",
        "The notice of money cannot be read.",
    ),
    "purpose-unknown": Says(
        "Nội dung chuyển khoản không khớp với hồ sơ nào.",
        "The purpose of the transfer fits no dossier.",
    ),
    "new-date-fixed": Says(
        "Thời gian gia hạn do quy định của thủ tục ấn định; xin không ghi ngày khác.",
        "The act itself says by how much; please give no other day.",
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
