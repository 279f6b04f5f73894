"""What procedures share, and what must not be published: the words of these kinds of change."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "change/list-option-removed/title": Says("Bớt mục của danh mục", "An entry of a list goes"),
    "change/list-option-removed": Says(
        "Danh mục «{list}» không còn mục «{option}».",
        "The list “{list}” no longer has “{option}”.",
    ),
    "change/list-option-added/title": Says("Thêm mục của danh mục", "A new entry of a list"),
    "change/list-option-added": Says(
        "Danh mục «{list}» có thêm mục «{option}».",
        "The list “{list}” has the new entry “{option}”.",
    ),
    "change/list-option-relabelled/title": Says(
        "Đổi tên mục của danh mục", "An entry of a list reworded"
    ),
    "change/list-option-relabelled": Says(
        "Trong danh mục «{list}», mục «{old}» nay ghi là «{new}».",
        "In the list “{list}” the entry “{old}” now reads “{new}”.",
    ),
    "change/shared-part-changed/title": Says(
        "Danh mục dùng chung thay đổi", "A shared list changes"
    ),
    "change/shared-part-changed": Says(
        "Thủ tục dùng danh mục «{name}» đã thay đổi.",
        "The procedure uses the list “{name}”, which has changed.",
    ),
    "change/calendar-changed/title": Says("Đổi lịch làm việc", "Calendar changed"),
    "change/calendar-changed": Says(
        "Ngày nghỉ hoặc ngày làm bù thay đổi: {days}.",
        "Days off or days worked instead change: {days}.",
    ),
    "change/agency-removed/title": Says("Bớt cơ quan", "An agency goes"),
    "change/agency-removed": Says(
        "Danh bạ không còn cơ quan «{name}».",
        "The directory no longer has “{name}”.",
    ),
    "change/agency-added/title": Says("Thêm cơ quan", "A new agency"),
    "change/agency-added": Says(
        "Danh bạ có thêm cơ quan «{name}».",
        "The directory has the new agency “{name}”.",
    ),
    "change/agency-changed/title": Says("Sửa thông tin cơ quan", "An agency changes"),
    "change/agency-changed": Says(
        "Địa bàn, trực thuộc hoặc thông tin liên hệ của «{name}» thay đổi.",
        "Area, superior or contact of “{name}” changes.",
    ),
    "change/name-changed/title": Says("Đổi tên gọi", "Another name"),
    "change/name-changed": Says(
        "Tên gọi «{old}» đổi thành «{new}».",
        "The name “{old}” becomes “{new}”.",
    ),
    "change/translation-missing/title": Says("Thiếu bản dịch", "Translation missing"),
    "change/translation-missing": Says(
        "Không còn bản dịch tiếng {language} của «{name}».",
        "The translation of “{name}” into {language} is gone.",
    ),
    "change/translation-added/title": Says("Thêm bản dịch", "A new translation"),
    "change/translation-added": Says(
        "Có thêm bản dịch tiếng {language} của «{name}».",
        "There is a translation of “{name}” into {language}.",
    ),
    "change/translation-changed/title": Says("Sửa bản dịch", "Translation revised"),
    "change/translation-changed": Says(
        "Bản dịch tiếng {language} của «{name}» được sửa.",
        "The translation of “{name}” into {language} is revised.",
    ),
    "change/effective-date-retroactive/title": Says(
        "Áp dụng trước khi công bố", "In force before it is public"
    ),
    "change/effective-date-retroactive": Says(
        "Ngày bắt đầu áp dụng {start} đứng trước ngày công bố {published}: không ai có thể làm "
        "theo điều chưa được công bố.",
        "The first day in force, {start}, lies before the day of publication, {published}: "
        "nobody can follow what was not public.",
    ),
    "change/notice-too-short/title": Says("Thời gian chuẩn bị quá ngắn", "Too little notice"),
    "change/notice-too-short": Says(
        "Quyết định {decision} công bố ngày {published}, áp dụng từ {start}: chỉ có {days} ngày "
        "chuẩn bị, cần ít nhất {wanted} ngày.",
        "Decision {decision}, published on {published}, holds from {start}: {days} days of "
        "notice, at least {wanted} are needed.",
    ),
    "change/fee-validity-gap/title": Says("Có ngày không có mức thu", "Days without a fee"),
    "change/fee-validity-gap": Says(
        "Từ ngày {first} không có mức thu nào của «{name}» còn áp dụng.",
        "From {first} on no amount of “{name}” holds.",
    ),
    "change/fee-validity-overlap/title": Says("Có ngày trùng mức thu", "Days with two fees"),
    "change/fee-validity-overlap": Says(
        "Từ ngày {first} có hơn một mức thu của «{name}» cùng áp dụng.",
        "From {first} on more than one amount of “{name}” holds.",
    ),
    "change/step-time-sum-exceeds-deadline/title": Says(
        "Các bước dài hơn thời hạn", "Steps longer than the time limit"
    ),
    "change/step-time-sum-exceeds-deadline": Says(
        "Hồ sơ nộp ngày {filed} qua hết các bước vào ngày {done}, sau ngày hẹn trả {due}.",
        "A dossier filed on {filed} is through all steps on {done}, after the promised day {due}.",
    ),
    "change/change-without-legal-basis/title": Says(
        "Tăng yêu cầu đối với người dân mà không có căn cứ mới", "More burden without a new basis"
    ),
    "change/change-without-legal-basis": Says(
        "Yêu cầu đối với người dân tăng thêm ({figures}) nhưng không viện dẫn thêm căn cứ pháp lý "
        "nào.",
        "People bear more ({figures}), and no further act is cited for it.",
    ),
    "change/personal-data-class-raised/title": Says("Thêm dữ liệu nhạy cảm", "New sensitive data"),
    "change/personal-data-class-raised": Says(
        "«{name}» là dữ liệu cá nhân nhạy cảm ({class}) mà trước đây không thu thập: cần có căn "
        "cứ.",
        "“{name}” is sensitive personal data ({class}) that was not collected before: it needs a "
        "basis.",
    ),
    "change/draft-used-by-published/title": Says("Dùng thủ tục chưa công bố", "A draft is used"),
    "change/draft-used-by-published": Says(
        "Thủ tục được công bố dùng thủ tục chưa công bố «{name}» ({code}).",
        "A published procedure uses “{name}” ({code}), which is not published.",
    ),
}
