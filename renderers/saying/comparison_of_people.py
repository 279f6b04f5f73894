"""Whom a new edition touches: people for whom it differs, drafts and dossiers in progress."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    # for whom it differs
    "diff/person_gained": Says(
        "Ví dụ về người nay thuộc trường hợp này", "Somebody newly concerned"
    ),
    "diff/person_lost": Says(
        "Ví dụ về người không còn thuộc trường hợp này", "Somebody no longer concerned"
    ),
    "diff/person_gained_money": Says("Ví dụ về người nộp nhiều hơn", "Somebody who pays more"),
    "diff/person_lost_money": Says("Ví dụ về người nộp ít hơn", "Somebody who pays less"),
    "diff/person_gained_time": Says("Ví dụ về người chờ lâu hơn", "Somebody who waits longer"),
    "diff/person_lost_time": Says("Ví dụ về người nhận sớm hơn", "Somebody who has it earlier"),
    "diff/person_gained_papers": Says(
        "Ví dụ về người nay phải nộp", "Somebody who now hands it in"
    ),
    "diff/person_lost_papers": Says(
        "Ví dụ về người không còn phải nộp", "Somebody who need not hand it in any more"
    ),
    "diff/person_gained_answers": Says("Ví dụ về người nay phải khai", "Somebody who is now asked"),
    "diff/person_lost_answers": Says(
        "Ví dụ về người không còn phải khai", "Somebody who is not asked any more"
    ),
    "diff/person_gained_filing": Says("Ví dụ về người nay nộp được", "Somebody who may now file"),
    "diff/person_lost_filing": Says(
        "Ví dụ về người không còn nộp được", "Somebody who may not file any more"
    ),
    "diff/whom": Says("Áp dụng cho", "For"),
    "diff/person": Says("Người nộp", "Applicant"),
    "diff/anybody": Says("bất kỳ ai", "anybody"),
    "diff/lodged": Says("Ngày nộp", "Day of filing"),
    "diff/channel": Says("Cách nộp", "Way of filing"),
    "diff/blank": Says("để trống", "left blank"),
    "diff/rows": Says("{count} dòng", "rows: {count}"),
    "diff/found": Says("tra được", "has the person"),
    "diff/not_found": Says("không tra được", "does not know the person"),
    "diff/yes": Says("có", "yes"),
    "diff/no": Says("không", "no"),
    "diff/outcome_total": Says("Tổng tiền", "Total to pay"),
    "diff/outcome_due": Says("Ngày trả kết quả", "Result due"),
    "diff/outcome_filed": Says("Nộp hồ sơ", "Filing"),
    "diff/outcome_yes": Says("nộp được", "can be filed"),
    "diff/outcome_no": Says("chưa nộp được: {reasons}", "cannot be filed: {reasons}"),
    "diff/outcome_unable": Says("không nộp được như vậy", "cannot be filed like that"),
    "diff/paper_asked": Says("phải nộp", "asked for"),
    "diff/paper_found": Says("cơ quan tự tra cứu", "looked up by the office"),
    "diff/fault_missing": Says("thiếu «{label}»", "“{label}” is missing"),
    "diff/fault_stale": Says("«{label}» không còn được chọn như vậy", "“{label}” is not offered"),
    "diff/fault_ineligible": Says("không đủ điều kiện", "a requirement is not met"),
    "diff/fault_rows": Says("số dòng của «{label}»", "number of rows of “{label}”"),
    "diff/undecided": Says(
        "Chưa kết luận được chắc chắn; đề nghị đối chiếu trực tiếp hai quy định.",
        "This could not be decided; please read both rules.",
    ),
    # in flight
    "diff/flight": Says("Bản nháp và hồ sơ đang giải quyết", "Drafts and dossiers in progress"),
    "diff/flight_none": Says(
        "Chưa đối chiếu với kho hồ sơ; chạy lại với --dossiers để biết hồ sơ nào bị ảnh hưởng. "
        "Cách xử lý chung theo từng loại thay đổi:",
        "No store of dossiers was looked into; --dossiers tells which ones are affected. What each "
        "kind of change means for them:",
    ),
    "diff/flight_counts": Says(
        "Đã đối chiếu {drafts} bản nháp và {dossiers} hồ sơ đang giải quyết; bị ảnh hưởng: "
        "{hit_drafts} bản nháp, {hit_dossiers} hồ sơ",
        "Looked at drafts: {drafts}, dossiers in progress: {dossiers}; affected: drafts "
        "{hit_drafts}, dossiers {hit_dossiers}",
    ),
    "diff/flight_idle": Says(
        "đã đối chiếu: {free_drafts} bản nháp, {free_dossiers} hồ sơ của thủ tục này không bị ảnh "
        "hưởng",
        "looked at; nothing of this procedure is affected, neither drafts ({free_drafts}) nor "
        "dossiers ({free_dossiers})",
    ),
    "diff/flight_empty": Says(
        "đã đối chiếu: thủ tục này không có bản nháp, hồ sơ nào đang giải quyết",
        "looked at; this procedure has neither drafts nor dossiers in progress",
    ),
    "diff/flight_hit": Says(
        "đã đối chiếu: các thay đổi của thủ tục này ảnh hưởng đến {hit_drafts} bản nháp, "
        "{hit_dossiers} hồ sơ",
        "looked at; the changes of this procedure affect drafts: {hit_drafts}, dossiers: "
        "{hit_dossiers}",
    ),
    "diff/flight_own": Says(
        "riêng nội dung này: {hit_drafts} bản nháp, {hit_dossiers} hồ sơ",
        "of these by this part: drafts {hit_drafts}, dossiers {hit_dossiers}",
    ),
    "diff/flight_matter": Says(
        "riêng mục «{matter}»: {hit_drafts} bản nháp, {hit_dossiers} hồ sơ",
        "of these under “{matter}”: drafts {hit_drafts}, dossiers {hit_dossiers}",
    ),
    "diff/flight_whole": Says(
        "tất cả các ảnh hưởng dưới đây, mỗi bản nháp, hồ sơ tính một lần",
        "all effects below, each draft and dossier counted once",
    ),
    "diff/flight_procedure": Says("Thủ tục", "Procedure"),
    "diff/flight_kind": Says("Ảnh hưởng", "Effect"),
    "diff/flight_drafts": Says("Bản nháp", "Drafts"),
    "diff/flight_dossiers": Says("Đang giải quyết", "Dossiers"),
    "diff/flight_codes": Says("Mã hồ sơ", "Dossier codes"),
    "diff/effect_asked": Says("phải kê khai thêm nội dung bắt buộc", "one more required answer"),
    "diff/effect_dropped": Says("không giữ được nội dung đã kê khai", "an answer is lost"),
    "diff/effect_fee": Says("thay đổi số tiền phải nộp", "another amount to pay"),
    "diff/effect_term": Says("thay đổi ngày hẹn trả kết quả", "another due date"),
    "diff/effect_unit": Says("thay đổi cơ quan giải quyết", "another office"),
    "diff/effect_component": Says("thay đổi giấy tờ phải nộp", "other papers to hand in"),
    "diff/effect_refused": Says("không còn nộp được", "can no longer be filed"),
    "diff/effect_unaffected": Says("không bị ảnh hưởng", "not affected"),
    "diff/course_migrated": Says("theo quy định mới khi mở lại", "carried over when opened again"),
    "diff/course_stays": Says("tiếp tục theo quy định khi nộp", "stays under its edition"),
    "diff/course_officer": Says(
        "theo quy định mới khi cán bộ chuyển", "follows when an officer moves it"
    ),
    "diff/course_choice": Says(
        "theo quy định mới nếu người nộp chọn", "follows if the applicant chooses"
    ),
    "diff/and_more": Says("… và {count} mục nữa", "… and {count} more"),
}
