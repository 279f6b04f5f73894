"""The fee table and the officer's checklist, on paper and on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "fees/title": Says("Phí, lệ phí: {procedure}", "Fees: {procedure}"),
    "fees/table": Says("Bảng phí, lệ phí", "Table of fees"),
    "fees/item": Says("Khoản thu", "Item"),
    "fees/nature": Says("Loại", "Kind"),
    "fees/case": Says("Trường hợp", "Case"),
    "fees/rate": Says("Mức thu", "Rate"),
    "fees/dates": Says("Áp dụng", "In force"),
    "fees/basis": Says("Căn cứ", "Legal basis"),
    "fees/none": Says("Không thu phí, lệ phí.", "No fees are charged."),
    "fees/exempt": Says("Miễn", "Exempt"),
    "fees/reduced": Says("Giảm {off}%", "Reduced by {off}%"),
    "fees/every_case": Says("Mọi trường hợp", "Every case"),
    "fees/from": Says("từ {start}", "from {start}"),
    "fees/until": Says("trước {end}", "before {end}"),
    "fees/from_until": Says("từ {start} trước {end}", "from {start} until before {end}"),
    "schema/required": Says(
        "Phải trả lời «{label}» khi {when}", "“{label}” must be answered if {when}"
    ),
    "checklist/title": Says("Danh mục kiểm tra hồ sơ: {procedure}", "Checklist: {procedure}"),
    "checklist/heading": Says("Danh mục kiểm tra hồ sơ", "Checklist of the dossier"),
    "checklist/version": Says(
        "Bản áp dụng từ {start} · {sets} bộ hồ sơ", "In force from {start} · sets: {sets}"
    ),
    "checklist/code": Says("Mã hồ sơ", "Dossier code"),
    "checklist/owner": Says("Người nộp", "Applicant"),
    "checklist/received": Says("Ngày nhận", "Received on"),
    "checklist/officer": Says("Cán bộ tiếp nhận", "Receiving officer"),
    "checklist/number": Says("Số", "No."),
    "checklist/paper": Says("Giấy tờ", "Paper"),
    "checklist/count": Says("Số lượng", "Copies"),
    "checklist/there": Says("Đủ", "Present"),
    "checklist/lacking": Says("Thiếu", "Lacking"),
    "checklist/remarks": Says("Ghi chú", "Remarks"),
    "checklist/requirements": Says("Yêu cầu, điều kiện", "Requirements"),
    "checklist/by_case": Says("Giấy tờ theo trường hợp: {ask}", "Papers by case: {ask}"),
    "checklist/legend": Says(
        "● phải có · ○ một trong nhóm giấy tờ thay thế nhau · ◐ tùy điều kiện ghi dưới tên giấy tờ",
        "● needed · ○ one of a group of papers · ◐ depends on the condition below the name",
    ),
    "checklist/yes": Says("có", "needed"),
    "checklist/either": Says("một trong nhóm", "one of a group"),
    "checklist/maybe": Says("tùy", "depends"),
    "checklist/no": Says("không", "not needed"),
    "checklist/sign_owner": Says("Người nộp hồ sơ", "Applicant"),
    "checklist/sign_officer": Says("Người tiếp nhận hồ sơ", "Receiving officer"),
    "checklist/judged": Says("Cán bộ xem xét", "The officer judges"),
    "checklist/verified": Says("Cán bộ tra cứu, xác minh", "The officer looks it up and verifies"),
}
