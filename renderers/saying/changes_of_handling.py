"""Time, offices, outcomes: the words of their kinds of change."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "change/deadline-lengthened/title": Says("Kéo dài thời hạn", "Longer time limit"),
    "change/deadline-lengthened": Says(
        "Thời hạn của «{name}» dài hơn: trước {old_time}, nay {new_time}.",
        "The time limit of “{name}” is longer: {old_time} before, {new_time} now.",
    ),
    "change/deadline-shortened/title": Says("Rút ngắn thời hạn", "Shorter time limit"),
    "change/deadline-shortened": Says(
        "Thời hạn của «{name}» ngắn hơn: trước {old_time}, nay {new_time}.",
        "The time limit of “{name}” is shorter: {old_time} before, {new_time} now.",
    ),
    "change/deadline-changed/title": Says("Đổi thời hạn", "Another time limit"),
    "change/deadline-changed": Says(
        "Thời hạn của «{name}» thay đổi: trước {old_time}, nay {new_time}.",
        "The time limit of “{name}” changes: {old_time} before, {new_time} now.",
    ),
    "change/deadline-unit-changed/title": Says("Đổi cách tính thời hạn", "Time counted otherwise"),
    "change/deadline-unit-changed": Says(
        "Cách tính thời hạn của «{name}» thay đổi: trước {old_time}, lâu nhất {old_worst} ngày "
        "theo lịch; nay {new_time}, lâu nhất {new_worst} ngày theo lịch.",
        "The time limit of “{name}” is counted otherwise: {old_time}, at most {old_worst} days "
        "of the calendar, before; {new_time}, at most {new_worst}, now.",
    ),
    "change/deadline-start-event-changed/title": Says(
        "Đổi mốc tính thời hạn", "Another start of the time limit"
    ),
    "change/deadline-start-event-changed": Says(
        "Mốc bắt đầu tính thời hạn của «{name}» thay đổi.",
        "The time limit of “{name}” starts with another event.",
    ),
    "change/deadline-removed/title": Says("Không còn quy định thời hạn", "No time limit any more"),
    "change/deadline-removed": Says(
        "«{name}» không còn quy định thời hạn.",
        "“{name}” no longer has a time limit.",
    ),
    "change/deadline-added/title": Says("Quy định thời hạn", "A time limit"),
    "change/deadline-added": Says(
        "«{name}» nay có quy định thời hạn.",
        "“{name}” now has a time limit.",
    ),
    "change/deadline-extension-added/title": Says(
        "Cho phép gia hạn giải quyết", "The time limit may be extended"
    ),
    "change/deadline-extension-added": Says(
        "Thời hạn của «{name}» nay được kéo dài thêm trong trường hợp trước chưa có.",
        "The time limit of “{name}” may be extended where it could not be.",
    ),
    "change/deadline-extension-removed/title": Says("Bỏ gia hạn giải quyết", "An extension goes"),
    "change/deadline-extension-removed": Says(
        "Thời hạn của «{name}» không còn được kéo dài trong trường hợp trước đã có.",
        "The time limit of “{name}” may no longer be extended where it could be.",
    ),
    "change/deadline-details-changed/title": Says(
        "Sửa quy định về thời hạn", "Details of a time limit"
    ),
    "change/deadline-details-changed": Says(
        "Quy định chi tiết về thời hạn của «{name}» thay đổi.",
        "The details of the time limit of “{name}” change.",
    ),
    "change/silence-changed/title": Says("Đổi ý nghĩa của việc im lặng", "What silence means"),
    "change/silence-changed": Says(
        "Hệ quả khi quá thời hạn của «{name}» mà không có trả lời thay đổi.",
        "What it means when nobody answers “{name}” in time changes.",
    ),
    "change/competent-authority-changed/title": Says("Đổi cơ quan giải quyết", "Another authority"),
    "change/competent-authority-changed": Says(
        "Cơ quan tiếp nhận hoặc giải quyết đổi từ «{old}» sang «{new}».",
        "The authority that receives or decides changes from “{old}” to “{new}”.",
    ),
    "change/level-changed/title": Says("Đổi cấp giải quyết", "Another level"),
    "change/level-changed": Says(
        "Cấp giải quyết đổi từ «{old}» sang «{new}».",
        "The level that decides changes from “{old}” to “{new}”.",
    ),
    "change/step-removed/title": Says("Bớt bước xử lý", "A step less"),
    "change/step-removed": Says(
        "Không còn bước «{name}».",
        "The step “{name}” is gone.",
    ),
    "change/step-added/title": Says("Thêm bước xử lý", "A step more"),
    "change/step-added": Says(
        "Có thêm bước «{name}».",
        "There is the new step “{name}”.",
    ),
    "change/step-role-changed/title": Says("Đổi người xử lý", "Another role"),
    "change/step-role-changed": Says(
        "Bước «{name}» chuyển từ «{old}» sang «{new}».",
        "The step “{name}” moves from “{old}” to “{new}”.",
    ),
    "change/step-order-changed/title": Says("Đổi thứ tự bước", "Another order of steps"),
    "change/step-order-changed": Says(
        "Bước «{name}» được thực hiện ở thứ tự khác.",
        "The step “{name}” is taken in another order.",
    ),
    "change/step-condition-changed/title": Says(
        "Đổi trường hợp phải qua bước", "A step in other cases"
    ),
    "change/step-condition-changed": Says(
        "Trường hợp phải qua bước «{name}» thay đổi.",
        "The cases in which the step “{name}” is taken change.",
    ),
    "change/step-time-changed/title": Says("Đổi thời gian của bước", "Another time of a step"),
    "change/step-time-changed": Says(
        "Thời gian của bước «{name}»: trước {old_time}, nay {new_time}.",
        "Time of the step “{name}”: {old_time} before, {new_time} now.",
    ),
    "change/step-wording-changed/title": Says("Sửa lời văn của bước", "A step reworded"),
    "change/step-wording-changed": Says(
        "Lời văn của «{name}» trong quy trình được sửa.",
        "The wording of “{name}” in the workflow is revised.",
    ),
    "change/checklist-item-removed/title": Says(
        "Bớt nội dung kiểm tra", "Less for the officer to establish"
    ),
    "change/checklist-item-removed": Says(
        "Công chức không còn phải xác định: «{name}».",
        "The officer no longer has to establish: “{name}”.",
    ),
    "change/checklist-item-added/title": Says(
        "Thêm nội dung kiểm tra", "More for the officer to establish"
    ),
    "change/checklist-item-added": Says(
        "Công chức phải xác định thêm: «{name}».",
        "The officer has to establish too: “{name}”.",
    ),
    "change/result-removed/title": Says("Bớt kết quả", "A result goes"),
    "change/result-removed": Says(
        "Không còn kết quả «{name}».",
        "The result “{name}” is gone.",
    ),
    "change/result-added/title": Says("Thêm kết quả", "A new result"),
    "change/result-added": Says(
        "Có thêm kết quả «{name}».",
        "There is the new result “{name}”.",
    ),
    "change/result-kind-changed/title": Says("Đổi loại kết quả", "Another kind of result"),
    "change/result-kind-changed": Says(
        "Loại hoặc mã của kết quả «{name}» thay đổi.",
        "The kind or the code of the result “{name}” changes.",
    ),
    "change/result-validity-shortened/title": Says(
        "Hiệu lực kết quả ngắn hơn", "A result is valid for less long"
    ),
    "change/result-validity-shortened": Says(
        "Kết quả «{name}» có hiệu lực ngắn hơn: trước {old_time}, nay {new_time}.",
        "“{name}” is valid for less long: {old_time} before, {new_time} now.",
    ),
    "change/result-validity-lengthened/title": Says(
        "Hiệu lực kết quả dài hơn", "A result is valid for longer"
    ),
    "change/result-validity-lengthened": Says(
        "Kết quả «{name}» có hiệu lực dài hơn: trước {old_time}, nay {new_time}.",
        "“{name}” is valid for longer: {old_time} before, {new_time} now.",
    ),
    "change/result-details-changed/title": Says("Sửa quy định về kết quả", "Details of a result"),
    "change/result-details-changed": Says(
        "Tên gọi, cách trả hoặc quy định chi tiết về kết quả «{name}» thay đổi.",
        "The name, the delivery or the details of the result “{name}” change.",
    ),
    "change/eligibility-condition-tightened/title": Says(
        "Điều kiện chặt hơn", "Stricter requirement"
    ),
    "change/eligibility-condition-tightened": Says(
        "Yêu cầu, điều kiện «{name}» loại thêm một số người.",
        "The requirement “{name}” leaves out people who met it before.",
    ),
    "change/eligibility-condition-relaxed/title": Says("Điều kiện nới hơn", "Easier requirement"),
    "change/eligibility-condition-relaxed": Says(
        "Yêu cầu, điều kiện «{name}» được nới hoặc bỏ.",
        "The requirement “{name}” is eased or dropped.",
    ),
    "change/eligibility-condition-unclear/title": Says("Đổi điều kiện", "Another requirement"),
    "change/eligibility-condition-unclear": Says(
        "Yêu cầu, điều kiện «{name}» thay đổi; cần xem ai được, ai không.",
        "The requirement “{name}” changes; look who meets it and who does not.",
    ),
    "change/eligibility-wording-changed/title": Says(
        "Sửa lời văn điều kiện", "A requirement reworded"
    ),
    "change/eligibility-wording-changed": Says(
        "Lời văn của yêu cầu, điều kiện «{name}» được sửa.",
        "The wording of the requirement “{name}” is revised.",
    ),
}
