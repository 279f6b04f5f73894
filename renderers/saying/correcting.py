"""Corrections of what was filed: opened by an officer, made by the applicant."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    # the officer opens
    "correct/opens": Says(
        "Nội dung đã khai mà người nộp được sửa", "Answers that the applicant may correct"
    ),
    "correct/opens_hint": Says(
        "Giấy tờ luôn gửi lại được. Chọn cả trang hoặc từng câu; các câu khác chỉ xem được.",
        "Papers can always be sent again. Choose whole pages or single questions; "
        "the others can only be read.",
    ),
    "correct/one_by_one": Says("Chọn từng câu", "Single questions"),
    "correct/corrected": Says("Nội dung người nộp đã sửa", "What the applicant has corrected"),
    # the applicant corrects
    "correct/opened": Says("Quý vị được sửa các nội dung sau:", "You may correct the following:"),
    "correct/how": Says(
        "Biểu mẫu mở lại với những gì đã khai; giấy tờ gửi kèm cũng ở đó. Có thể lưu giữa chừng "
        "và làm tiếp; chỉ gửi một lần, sau khi xem lại.",
        "The form opens with what was stated; papers are sent there as well. It can be saved and "
        "continued; it is sent once only, after you have looked it over.",
    ),
    "correct/left_there": Says(
        "Hồ sơ {code} nộp cùng lần vẫn ghi khác với nội dung đã sửa ở đây: {questions}.",
        "Dossier {code} of the same filing still says otherwise than was corrected here: "
        "{questions}.",
    ),
    "correct/left_here": Says(
        "Hồ sơ {code} nộp cùng lần đã được sửa; hồ sơ này vẫn ghi khác: {questions}.",
        "Dossier {code} of the same filing was corrected; this one still says otherwise: "
        "{questions}.",
    ),
    "correct/other_office": Says(
        "Theo nội dung đã sửa, hồ sơ thuộc thẩm quyền của {office}.",
        "By the corrected answers, {office} is responsible for this dossier.",
    ),
    "correct/begin": Says("Sửa và bổ sung", "Correct and supplement"),
    "correct/go_on": Says("Xem lại và làm tiếp", "Look over and continue"),
    "correct/kept": Says(
        "Nội dung sửa đã được lưu, chưa gửi đi.", "Your corrections are saved; they are not sent."
    ),
    "correct/page": Says("sửa nội dung đã khai", "correcting what was stated"),
    "correct/closed": Says(
        "Đã khai trên trang này, không mở để sửa", "Stated on this page, not open to be corrected"
    ),
    "correct/review": Says("Xem lại phần bổ sung", "Look over the supplement"),
    "correct/changes": Says("Những gì đã sửa", "What you have changed"),
    "correct/none": Says("Chưa sửa câu nào.", "Nothing has been changed."),
    "correct/pages": Says("Các trang được mở:", "Pages that are open:"),
    "correct/question": Says("Mục", "Item"),
    "correct/before": Says("Trước", "Before"),
    "correct/after": Says("Sau", "After"),
    "correct/not_open": Says(
        "Mục này không được mở để sửa; xin giải trình ở dưới hoặc sửa câu khác.",
        "This is not open to be corrected; please change the other answer.",
    ),
    "correct/pay_more": Says(
        "{fee}: phải nộp thêm {amount} sau khi gửi bổ sung.",
        "{fee}: {amount} more is to be paid after the supplement has been sent.",
    ),
    "correct/pay_less": Says(
        "{fee}: được bớt {amount} trong số tiền chưa nộp.",
        "{fee}: {amount} less of what is still unpaid.",
    ),
    "correct/goes_back": Says(
        "{fee}: đã nộp thừa {amount}; cơ quan hoàn trả khi hồ sơ có kết quả hoặc kết thúc.",
        "{fee}: {amount} too much was paid; the office gives it back when the dossier is decided "
        "or ends.",
    ),
    "correct/stays_paid": Says(
        "{fee}: {amount} trước đây chờ hoàn trả nay được tính vào số phải nộp.",
        "{fee}: {amount} that was to be given back now counts as paid.",
    ),
    "correct/discard": Says("Bỏ các nội dung đã sửa", "Drop the corrections"),
    "correct/discard_says": Says(
        "Mọi câu trở lại như đã nộp; tệp mới gửi cũng bị bỏ.",
        "Every answer is again as it was filed; new files are dropped too.",
    ),
    "correct/changed": Says(
        "Nội dung đã thay đổi ở một cửa sổ khác. Xin xem lại rồi gửi.",
        "Something was changed in another window. Please look it over and send it again.",
    ),
    "correct/faults": Says(
        "Còn mục phải sửa trước khi gửi.", "Something has to be mended before it can be sent."
    ),
    "correct/empty": Says(
        "Xin sửa ít nhất một mục, gửi một tệp hoặc một nội dung giải trình.",
        "Please change an answer, send a file or an explanation.",
    ),
    "correct/unsure": Says(
        "Xin xác nhận đã bổ sung đầy đủ, vì chỉ gửi được một lần.",
        "Please confirm that everything is there: it can be sent once only.",
    ),
}
