"""When a version of a procedure takes over what was lodged under the one before."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "version/link": Says(
        "Có quy định mới áp dụng cho hồ sơ này: xem điều gì thay đổi",
        "A later version applies to this dossier: see what would change",
    ),
    "version/title": Says("Áp dụng quy định mới cho hồ sơ", "Follow the new version"),
    "version/since": Says(
        "Hồ sơ nộp theo quy định áp dụng từ {old}; quy định mới áp dụng từ {new}.",
        "The dossier was lodged under the version of {old}; the new version is of {new}.",
    ),
    "version/changes": Says("Điều thay đổi", "What changes"),
    "version/nothing": Says(
        "Phí, thời hạn và giấy tờ không thay đổi.", "Fees, time limit and papers stay as they are."
    ),
    "version/term": Says("Ngày trả kết quả", "Day of the result"),
    "version/paper": Says("Giấy tờ: {name}", "Paper: {name}"),
    "version/asked": Says("phải nộp", "to be handed in"),
    "version/not_asked": Says("không phải nộp", "not asked for"),
    "version/money": Says("Tiền phải nộp", "What is to be paid"),
    "version/lacking": Says("Quy định mới hỏi thêm", "The new version asks besides"),
    "version/supplement": Says(
        "Hồ sơ chưa chuyển được; xin yêu cầu người nộp bổ sung.",
        "The dossier cannot follow it yet; please ask the applicant for a supplement.",
    ),
    "version/dropped": Says("Câu trả lời không còn dùng", "Answers no longer used"),
    "version/dropped_kept": Says(
        "Các câu trả lời này vẫn lưu trong bản đã nộp.",
        "They stay in the answers as they were filed.",
    ),
    "version/letter": Says("Nội dung thông báo cho người nộp", "The letter to the applicant"),
    "version/chosen": Says(
        "Người nộp đã chọn áp dụng quy định mới", "The applicant has chosen the new version"
    ),
    "version/unchosen": Says(
        "Quy định mới chỉ áp dụng khi người nộp chọn; xin xác nhận.",
        "The new version applies only if the applicant chooses it; please confirm.",
    ),
    "version/adopt": Says("Áp dụng quy định mới", "Follow the new version"),
    "version/wrong": Says("Chưa thực hiện được", "Not done"),
}
