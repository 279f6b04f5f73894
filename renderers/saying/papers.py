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
    "fees/note": Says("Ghi chú", "Note"),
    "fees/payee": Says("nộp cho {who}", "paid to {who}"),
    "fees/notice_of": Says("theo thông báo của {who}", "by the notice of {who}"),
    "fees/due_supplement": Says("nộp khi bổ sung hồ sơ", "due with the supplement"),
    "fees/due_return": Says("nộp khi nhận kết quả", "due when the result is handed over"),
    "fees/due_before": Says("nộp trước bước {step}", "due before the step {step}"),
    "fees/due_after": Says("nộp sau bước {step}", "due after the step {step}"),
    "fees/refund_if_refused": Says(
        "được hoàn trả khi hồ sơ bị từ chối", "paid back if the dossier is refused"
    ),
    "fees/refund_never": Says(
        "không hoàn trả khi hồ sơ bị từ chối", "not paid back if the dossier is refused"
    ),
    "fees/every_case": Says("Mọi trường hợp", "Every case"),
    "fees/from": Says("từ {start}", "from {start}"),
    "fees/until": Says("trước {end}", "before {end}"),
    "fees/from_until": Says("từ {start} trước {end}", "from {start} until before {end}"),
    "demand/each": Says("Mỗi mục khai ở {items} một bộ", "One set for each entry of {items}"),
    "demand/each_where": Says(
        "Mỗi mục khai ở {items} một bộ, nếu {where}",
        "One set for each entry of {items}, if {where}",
    ),
    "demand/to": Says("Nộp cho {agency}", "To be handed in to: {agency}"),
    "demand/to_sets": Says(
        "Nộp cho {agency}: {count:02d} bộ", "To be handed in to: {agency}; sets: {count}"
    ),
    "demand/sets": Says("Số lượng: {count:02d} bộ", "Sets: {count}"),
    "demand/max_age": Says(
        "Lập hoặc cấp không quá {length} tính đến ngày nộp hồ sơ",
        "Made or issued no more than {length} before the day of submission",
    ),
    "demand/any_age": Says("Không giới hạn thời gian lập, cấp", "Whenever it was made or issued"),
    "demand/if_foreign": Says(
        "Nếu do cơ quan nước ngoài cấp: {needs}", "If issued by an authority abroad: {needs}"
    ),
    "demand/consent": Says(
        "Ý kiến của {party}, thể hiện bằng một trong các cách: {ways}",
        "The consent of {party}, given in one of these ways: {ways}",
    ),
    "demand/consent_one": Says("Ý kiến của {party}: {ways}", "The consent of {party}: {ways}"),
    "demand/way": Says("{who}: {way}", "{who}: {way}"),
    "demand/rows": Says("Cho: {rows}", "For: {rows}"),
    "demand/signed": Says("Có chữ ký của {parties}", "Signed by {parties}"),
    "schema/required": Says(
        "Phải trả lời «{label}» khi {when}", "“{label}” must be answered if {when}"
    ),
    "schema/shown": Says(
        "Chỉ trả lời «{label}» khi {when}", "“{label}” is only to be answered if {when}"
    ),
    "schema/answer": Says(
        "«{label}» phải đúng cách viết mà biểu mẫu nhận",
        "“{label}” must be written in a way that the form takes",
    ),
    "schema/option": Says(
        "Một số lựa chọn của «{label}» chỉ có trong một số trường hợp hoặc một số ngày",
        "Some options of “{label}” are only there in some cases, or on some days",
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
