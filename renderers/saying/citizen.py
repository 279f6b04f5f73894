"""What citizens keep and do with an account: papers of their own, acting for others, feedback."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    # feedback on a page
    "feedback/title": Says("Góp ý về trang này", "Feedback on this page"),
    "feedback/about": Says("Góp ý về trang", "It is about the page"),
    "feedback/text": Says("Nội dung góp ý", "What you would like to say"),
    "feedback/hint": Says(
        "Xin không ghi dữ liệu cá nhân. Về một hồ sơ cụ thể, xin liên hệ nơi tiếp nhận.",
        "Please write no personal data. About a dossier, please ask the office that has it.",
    ),
    "feedback/contact": Says(
        "Thư điện tử hoặc số điện thoại, nếu cần trả lời",
        "E-mail address or telephone number, if you would like an answer",
    ),
    "feedback/send": Says("Gửi góp ý", "Send"),
    "feedback/empty": Says("Xin nhập nội dung góp ý.", "Please write what you would like to say."),
    "feedback/thanks": Says("Cảm ơn quý vị đã góp ý.", "Thank you for your feedback."),
    "feedback/desk": Says("Góp ý của người dân", "Feedback from citizens"),
    "feedback/none": Says("Chưa có góp ý nào.", "There is no feedback yet."),
    "feedback/answer_to": Says("Trả lời cho: {contact}", "Answer to: {contact}"),
    "feedback/handle": Says("Đã xem xét", "Seen to"),
    "feedback/handled": Says("Đã xem xét: {name},", "Seen to by {name},"),
}
