"""Figures of the service, for leaders and for everybody."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "figures/title": Says("Số liệu giải quyết hồ sơ", "Figures on dossiers"),
    "figures/link": Says("Số liệu", "Figures"),
    "figures/since": Says("Từ ngày", "From"),
    "figures/until": Says("Đến hết ngày", "Up to and including"),
    "figures/unit": Says("Đơn vị", "Unit"),
    "figures/every_unit": Says("Tất cả các đơn vị", "All units"),
    "figures/with_units": Says("{unit} và các đơn vị trực thuộc", "{unit} and the units under it"),
    "figures/show": Says("Xem số liệu", "Show the figures"),
    "figures/wrong": Says("Xin xem lại khoảng thời gian", "Please look at the dates again"),
    "figures/wrong_day": Says(
        "Khoảng thời gian phải là hai ngày có thật, ngày đầu không sau ngày cuối, dài nhất 5 năm.",
        "The period needs two real days, the first not after the last, at most 5 years apart.",
    ),
    "figures/between": Says(
        "{whose}: từ {since} đến {until}.", "{whose}: from {since} to {until}."
    ),
    "figures/how": Says("Cách tính", "How this is counted"),
    "figures/how_on_time": Says(
        "Đúng hạn là có kết quả không muộn hơn ngày hẹn trả đang có hiệu lực khi giải quyết xong; "
        "ngày hẹn mới sau văn bản xin lỗi và gia hạn, sau khi bổ sung hồ sơ hoặc tạm dừng "
        "cũng được tính.",
        "On time means decided no later than the due date as it stood on that day; a new due date "
        "after a letter of apology, after a supplement or after a pause counts as well.",
    ),
    "figures/how_rate": Says(
        "Tỷ lệ đúng hạn chỉ tính trên hồ sơ đã giải quyết có ngày hẹn trả; không làm tròn lên.",
        "The rate on time is taken of decided dossiers that had a due date; "
        "it is never rounded up.",
    ),
    "figures/how_open": Says(
        "Đang giải quyết và quá hạn là số hồ sơ vào cuối thời gian; hồ sơ đang chờ người nộp "
        "bổ sung không tính là quá hạn.",
        "In progress and overdue are as they stood at the end of the time; a dossier that waits "
        "for a supplement is not overdue.",
    ),
    "figures/how_today": Says(
        "Mỗi ngày được chốt một lần khi đã hết ngày; ngày hôm nay tính đến lúc mở trang này.",
        "Each day is counted once when it is over; today is counted up to now.",
    ),
    "figures/total": Says("Tổng cộng", "Total"),
    "figures/sums": Says("Tổng số", "Totals"),
    "figures/asked_late": Says(
        "Yêu cầu bổ sung sau hạn 03 ngày làm việc",
        "Supplements asked for later than three working days",
    ),
    "figures/by_month": Says("Theo tháng", "By month"),
    "figures/by_unit": Says("Theo đơn vị", "By unit"),
    "figures/by_domain": Says("Theo lĩnh vực", "By field"),
    "figures/by_procedure": Says("Theo thủ tục", "By procedure"),
    "figures/by_channel": Says("Theo cách nộp", "By channel"),
    "figures/column_lodged": Says("Đã nộp", "Lodged"),
    "figures/column_decided": Says("Đã giải quyết", "Decided"),
    "figures/column_on_time": Says("Đúng hạn", "On time"),
    "figures/column_late": Says("Trễ hạn", "Late"),
    "figures/column_refused": Says("Không tiếp nhận", "Not accepted"),
    "figures/column_withdrawn": Says("Đã rút", "Withdrawn"),
    "figures/column_stopped": Says("Dừng", "Stopped"),
    "figures/column_open": Says("Đang giải quyết", "In progress"),
    "figures/column_overdue": Says("Quá hạn", "Overdue"),
    "figures/column_rate": Says("Tỷ lệ đúng hạn", "Rate on time"),
    "figures/other": Says("Khác", "Other"),
    "figures/chart": Says("Biểu đồ. {title}", "Chart. {title}"),
    "figures/described": Says(
        "Mỗi cột hoặc thanh gồm hồ sơ giải quyết đúng hạn (tô kín) và trễ hạn (gạch chéo). "
        "Các con số có trong bảng ngay dưới.",
        "Each bar has dossiers decided on time (filled) and late (hatched). "
        "The numbers stand in the table below.",
    ),
    "figures/first": Says(
        "Biểu đồ chỉ gồm {count} dòng có nhiều hồ sơ nhất.",
        "The chart shows the {count} largest lines only.",
    ),
    "figures/download": Says("Tải bảng này (CSV)", "Download this table (CSV)"),
    "figures/file": Says("so-lieu", "figures"),
    "figures/nothing": Says(
        "Không có hồ sơ nào trong thời gian này.", "There are no dossiers in this period."
    ),
    "figures/channel_online": Says("Trực tuyến", "Online"),
    "figures/channel_counter": Says("Trực tiếp", "At the counter"),
    "figures/channel_post": Says("Bưu chính", "By post"),
    # for everybody
    "figures/public": Says("Số liệu công khai", "Public figures"),
    "figures/public_lead": Says(
        "Kết quả giải quyết thủ tục hành chính của từng quý đã kết thúc.",
        "How administrative procedures were dealt with in each quarter that is over.",
    ),
    "figures/quarter": Says("Quý {number} năm {year}", "Quarter {number} of {year}"),
    "figures/quarters": Says("Các quý khác", "Other quarters"),
    "figures/no_quarter": Says(
        "Chưa có quý nào kết thúc; số liệu được công khai sau khi quý kết thúc.",
        "No quarter is over yet; figures are published when it is.",
    ),
    "figures/at_least": Says("từ {rate}", "from {rate}"),
    "figures/few": Says("dưới 5", "under 5"),
    "figures/withheld": Says("không nêu", "not given"),
    "figures/why_few": Says(
        "Số dưới 5 không được nêu chính xác để không nhận ra người nộp. Nơi ghi «không nêu», "
        "con số lớn hơn cũng được giữ lại, vì lấy tổng trừ đi sẽ biết số nhỏ.",
        "Numbers under 5 are not told exactly, so that no applicant can be recognised. "
        "Where it says “not given”, a larger number is kept back too, because the small one could "
        "be worked out from the total.",
    ),
    "figures/home": Says(
        "Hồ sơ được giải quyết có đúng hạn không? Xin xem [số liệu công khai].",
        "Are dossiers decided on time? See the [public figures].",
    ),
}
