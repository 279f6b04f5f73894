"""The report on what a new edition changes: its headings, its measures, its notice to citizens."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "diff/title": Says("Thay đổi đối với người dân và hồ sơ", "What changes for people"),
    "diff/sides": Says("{old} → {new}", "{old} → {new}"),
    "diff/from": Says("Bản đang áp dụng", "Edition before"),
    "diff/to": Says("Bản mới", "New edition"),
    "diff/nothing": Says(
        "Hai bản cho mọi người cùng một kết quả.",
        "Both editions have the same outcome for everybody.",
    ),
    "diff/counts": Says(
        "{procedures} thủ tục thay đổi; {changes} thay đổi, trong đó {adverse} bất lợi cho người "
        "dân và {decide} cần quyết định trước khi công bố",
        "Procedures that change: {procedures}; changes: {changes}, of which adverse for citizens: "
        "{adverse}, to be decided before publication: {decide}",
    ),
    # at a glance
    "diff/glance": Says("Tóm tắt", "At a glance"),
    "diff/decisions": Says("Cần quyết định trước khi công bố", "To decide before publication"),
    "diff/decisions_none": Says(
        "Không có thay đổi nào phải chờ quyết định.", "No change waits for a decision."
    ),
    "diff/must": Says(
        "Không công bố được khi còn mục này: sửa hoặc bổ sung căn cứ trong bản mới, hoặc có người "
        "có thẩm quyền xác nhận theo mẫu ở từng mục",
        "Keeps the edition from publication: mend the edition or cite a basis in it, or have "
        "somebody acknowledge it by the form beneath it",
    ),
    "diff/should": Says(
        "Cần chọn cách xử lý hồ sơ đang giải quyết", "Somebody chooses for dossiers in progress"
    ),
    "diff/money": Says("Tiền phải nộp", "What people pay"),
    "diff/papers": Says("Giấy tờ phải nộp", "Papers to hand in"),
    "diff/time": Says("Thời hạn giải quyết", "Time until the result"),
    "diff/who": Says("Ai nộp được, nộp bằng cách nào", "Who may file, and how"),
    "diff/answers": Says("Nội dung phải kê khai", "What has to be answered"),
    "diff/unchanged": Says("không thay đổi", "no change"),
    # a procedure
    "diff/standing_new": Says("mới ban hành", "newly issued"),
    "diff/standing_amended": Says("sửa đổi, bổ sung", "amended"),
    "diff/standing_replaced": Says("thay thế", "replaced"),
    "diff/standing_abolished": Says("bãi bỏ", "abolished"),
    "diff/standing_same": Says("giữ nguyên", "as before"),
    "diff/in_force": Says("áp dụng từ {day}", "in force from {day}"),
    "diff/replaced_by": Says("được thay bằng thủ tục {codes}", "replaced by {codes}"),
    "diff/equal": Says(
        "{count} chỗ viết khác đi nhưng không đổi kết quả của ai",
        "Written otherwise with the same outcome for everybody: {count}",
    ),
    "diff/rewritten": Says(
        "«{name}» viết lại; ai khai như trước thì vẫn như trước",
        "“{name}” is written otherwise; whoever answers as before has the same outcome",
    ),
    "diff/about": Says("{title}: «{name}».", "{title}: “{name}”."),
    "diff/shared": Says("Phần dùng chung", "What procedures share"),
    "diff/column_path": Says("Mục", "Entry"),
    "diff/column_change": Says("Thay đổi", "Change"),
    "diff/column_old": Says("Trước", "Before"),
    "diff/column_new": Says("Sau", "After"),
    "diff/absent": Says("không có", "none"),
    "diff/everybody": Says("mọi trường hợp", "every case"),
    "diff/nobody": Says("không trường hợp nào", "no case"),
    "diff/case_value": Says("{case}: {value}", "{case}: {value}"),
    "diff/otherwise": Says("còn lại", "otherwise"),
    "diff/more_lines": Says("… và {count} dòng nữa", "… and {count} more lines"),
    # audiences, severities, actions
    "diff/audience": Says("Xem theo", "Show for"),
    "diff/audience_all": Says("tất cả", "everybody"),
    "diff/audience_citizen": Says("Người dân", "Citizens"),
    "diff/audience_officer": Says("Cán bộ", "Officers"),
    "diff/audience_inflight": Says("Hồ sơ đang giải quyết", "Dossiers in progress"),
    "diff/audience_none": Says("Không ảnh hưởng đến ai", "Felt by nobody"),
    "diff/citizen_3": Says("bất lợi cho người dân", "adverse for citizens"),
    "diff/citizen_2": Says("người dân cần biết trước", "citizens need to know"),
    "diff/citizen_1": Says("có lợi hoặc để biết", "favourable, or for information"),
    "diff/officer_3": Says("đổi việc của cán bộ", "changes the work of officers"),
    "diff/officer_2": Says("cán bộ cần chuẩn bị", "officers need to prepare"),
    "diff/officer_1": Says("cán bộ để biết", "for officers to know"),
    "diff/inflight_3": Says("hồ sơ đang giải quyết gặp vướng mắc", "stops dossiers in progress"),
    "diff/inflight_2": Says("hồ sơ đang giải quyết cần rà soát", "dossiers in progress to look at"),
    "diff/inflight_1": Says("hồ sơ đang giải quyết được tiếp tục", "dossiers in progress go on"),
    "diff/in_progress": Says("Hồ sơ đang giải quyết", "Dossiers in progress"),
    "diff/action_none": Says("không liên quan", "not concerned"),
    "diff/action_keep": Says(
        "tiếp tục theo bản khi nộp", "stay under the edition under which they were lodged"
    ),
    "diff/action_apply": Says(
        "theo bản mới, không mất dữ liệu", "follow the new edition, nothing is lost"
    ),
    "diff/action_ask": Says(
        "phải có người quyết định cách xử lý", "somebody has to decide what happens to them"
    ),
    "diff/action_block": Says(
        "chưa được công bố như thế này", "the edition must not be published like that"
    ),
    # for whom it differs
    "diff/person_gained": Says("Ví dụ người nay thuộc diện này", "Somebody newly concerned"),
    "diff/person_lost": Says(
        "Ví dụ người không còn thuộc diện này", "Somebody no longer concerned"
    ),
    "diff/person_gained_money": Says("Ví dụ người nộp nhiều hơn", "Somebody who pays more"),
    "diff/person_lost_money": Says("Ví dụ người nộp ít hơn", "Somebody who pays less"),
    "diff/person_gained_time": Says("Ví dụ người chờ lâu hơn", "Somebody who waits longer"),
    "diff/person_lost_time": Says("Ví dụ người nhận sớm hơn", "Somebody who has it earlier"),
    "diff/person_gained_papers": Says("Ví dụ người nay phải nộp", "Somebody who now hands it in"),
    "diff/person_lost_papers": Says(
        "Ví dụ người không còn phải nộp", "Somebody who need not hand it in any more"
    ),
    "diff/person_gained_answers": Says("Ví dụ người nay phải khai", "Somebody who is now asked"),
    "diff/person_lost_answers": Says(
        "Ví dụ người không còn phải khai", "Somebody who is not asked any more"
    ),
    "diff/person_gained_filing": Says("Ví dụ người nay nộp được", "Somebody who may now file"),
    "diff/person_lost_filing": Says(
        "Ví dụ người không còn nộp được", "Somebody who may not file any more"
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
        "Chưa so được chắc chắn; cần người đọc hai quy định.",
        "Could not be decided; somebody has to read both rules.",
    ),
    # burden
    "diff/burden": Says("Chi phí, thời gian cho một hồ sơ", "What one filing takes"),
    "diff/burden_whole": Says(
        "Cộng các thủ tục được sửa đổi, thay thế, mỗi thủ tục một hồ sơ",
        "All procedures that are amended or replaced, one filing each",
    ),
    "diff/burden_year": Says(
        "Nhân với số hồ sơ một năm ({count} hồ sơ)", "Times the dossiers of a year ({count})"
    ),
    "diff/burden_measure": Says("Đại lượng", "Measure"),
    "diff/burden_change": Says("Thay đổi", "Difference"),
    "diff/burden_documents": Says("Giấy tờ", "Papers"),
    "diff/burden_questions": Says("Câu hỏi phải trả lời", "Questions to answer"),
    "diff/burden_visits": Says("Lượt đi lại", "Visits"),
    "diff/burden_days": Says("Ngày làm việc phải chờ", "Working days of waiting"),
    "diff/burden_fee": Says("Phí, lệ phí", "Fees"),
    "diff/burden_minutes": Says("Phút của người nộp", "Minutes of the applicant"),
    "diff/burden_cost": Says("Chi phí tuân thủ", "Cost of compliance"),
    "diff/burden_office_minutes": Says("Phút của cơ quan", "Minutes of the office"),
    "diff/burden_saved": Says(
        "Cơ quan bớt được {hours} giờ làm việc một năm",
        "Working hours of the office saved in a year: {hours}",
    ),
    "diff/burden_spent": Says(
        "Cơ quan thêm {hours} giờ làm việc một năm",
        "Working hours of the office added in a year: {hours}",
    ),
    "diff/none": Says("như trước", "as before"),
    # in flight
    "diff/flight": Says("Bản nháp và hồ sơ đang giải quyết", "Drafts and dossiers in progress"),
    "diff/flight_none": Says(
        "Chưa đối chiếu với kho hồ sơ; chạy lại với --dossiers để biết hồ sơ nào bị ảnh hưởng. "
        "Cách xử lý theo từng loại thay đổi:",
        "No store of dossiers was looked into; --dossiers tells which ones are affected. What each "
        "kind of change means for them:",
    ),
    "diff/flight_counts": Says(
        "Đã đối chiếu {drafts} bản nháp và {dossiers} hồ sơ đang giải quyết; bị ảnh hưởng: "
        "{hit_drafts} bản nháp, {hit_dossiers} hồ sơ",
        "Looked at drafts: {drafts}, dossiers in progress: {dossiers}; affected: drafts "
        "{hit_drafts}, dossiers {hit_dossiers}",
    ),
    "diff/flight_kind": Says("Ảnh hưởng", "Effect"),
    "diff/flight_drafts": Says("Bản nháp", "Drafts"),
    "diff/flight_dossiers": Says("Đang giải quyết", "Dossiers"),
    "diff/flight_codes": Says("Mã hồ sơ", "Dossier codes"),
    "diff/effect_asked": Says("phải trả lời thêm câu bắt buộc", "one more required answer"),
    "diff/effect_dropped": Says("mất câu trả lời đã ghi", "an answer is lost"),
    "diff/effect_fee": Says("khoản phải nộp khác đi", "another amount to pay"),
    "diff/effect_term": Says("hạn trả kết quả khác đi", "another due date"),
    "diff/effect_unit": Says("cơ quan giải quyết khác đi", "another office"),
    "diff/effect_component": Says("giấy tờ phải nộp khác đi", "other papers to hand in"),
    "diff/effect_refused": Says("không còn nộp được", "can no longer be filed"),
    "diff/effect_unaffected": Says("không ảnh hưởng", "not affected"),
    "diff/course_migrated": Says("theo quy định mới khi mở lại", "carried over when opened again"),
    "diff/course_stays": Says("tiếp tục theo quy định khi nộp", "stays under its edition"),
    "diff/course_officer": Says(
        "theo quy định mới khi cán bộ chuyển", "follows when an officer moves it"
    ),
    "diff/course_choice": Says(
        "theo quy định mới nếu người nộp chọn", "follows if the applicant chooses"
    ),
    "diff/and_more": Says("… và {count} mục nữa", "… and {count} more"),
    # acknowledgements
    "diff/acknowledgements": Says("Ghi nhận đã xem", "Acknowledgements"),
    "diff/acknowledged": Says(
        "{who} đã xem ngày {day} theo {decision}: {reason}",
        "Seen by {who} on {day}, under {decision}: {reason}",
    ),
    "diff/acknowledge": Says(
        "Ghi nhận thay đổi này: chép đoạn dưới vào tệp ghi nhận, điền người, số quyết định, lý do",
        "To acknowledge this change, copy this into the file of acknowledgements and fill in who, "
        "the decision, the reason",
    ),
    "diff/stale": Says(
        "Ghi nhận không còn ứng với thay đổi nào, hoặc đã hết hạn: {slug} {path} ({who})",
        "Acknowledges no change of these any more, or has expired: {slug} {path} ({who})",
    ),
    "diff/unsolved": Says(
        "Chưa so hành vi: thiếu bộ giải, hoặc đã tắt bằng --no-behaviour.",
        "Behaviour was not compared: there is no solver, or --no-behaviour turned it off.",
    ),
    "diff/print": Says("Mã bản: {old} → {new}", "Editions: {old} → {new}"),
    # why an edition cannot be compared
    "diff/side-not-found": Says(
        "không có thư mục hay phiên bản git «{name}»", "no folder or git revision: {name}"
    ),
    "diff/side-without-catalogue": Says(
        "«{name}» không có catalogue.yaml, cũng không phải gói đã biên dịch",
        "{name} holds no catalogue.yaml and is no bundle",
    ),
    "diff/side-does-not-compile": Says(
        "«{name}» còn {count} lỗi ({places}); chạy motcua check và sửa trước",
        "{name} has errors: {count} ({places}); run motcua check and mend them first",
    ),
    "diff/side-folder-unclear": Says(
        "phiên bản «{name}» có {count} danh mục; viết rõ {name}:thư_mục",
        "catalogues in revision {name}: {count}; write {name}:folder",
    ),
    "diff/side-file-missing": Says("«{name}» thiếu tệp {file}", "{name} lacks the file {file}"),
    "diff/side-file-broken": Says(
        "không đọc được tệp {file} của «{name}»", "the file {file} of {name} cannot be read"
    ),
    "diff/side-too-big": Says(
        "phiên bản git có {size} MB tệp danh mục, nhiều hơn {most} MB",
        "the git revision holds {size} MB of catalogue files, more than {most} MB",
    ),
    "diff/side-too-many-files": Says(
        "phiên bản git có {count} tệp, nhiều hơn {most} tệp",
        "the git revision holds {count} files, more than {most}",
    ),
    "diff/side-outside": Says(
        "đường dẫn «{name}» ra ngoài kho git", "the path {name} leaves the git repository"
    ),
    # what the command line says
    "diff/over": Says(
        "vượt ngưỡng {audience}={level}: {count} thay đổi chưa được ghi nhận",
        "at or above {audience}={level}, not acknowledged: {count}",
    ),
    # to citizens
    "diff/notice_title": Says(
        "Thông báo về thay đổi thủ tục hành chính", "Notice of changes to administrative procedures"
    ),
    "diff/notice_lead": Says(
        "Kính gửi quý vị, các thủ tục dưới đây có thay đổi.",
        "Dear applicants, the following procedures change.",
    ),
    "diff/notice_from": Says("Áp dụng từ ngày {day}.", "In force from {day}."),
    "diff/notice_new": Says("Thủ tục mới.", "This procedure is new."),
    "diff/notice_abolished": Says(
        "Thủ tục này không còn phải thực hiện.", "This procedure is no longer carried out."
    ),
    "diff/notice_replaced": Says(
        "Thủ tục này được thay bằng thủ tục {codes}.", "This procedure is replaced by {codes}."
    ),
    "diff/notice_worse": Says("Quý vị cần lưu ý", "Please note"),
    "diff/notice_better": Says(
        "Thuận lợi hơn, hoặc để quý vị biết", "Easier for you, or good to know"
    ),
    "diff/notice_shared": Says("Chung cho nhiều thủ tục", "For several procedures"),
    "diff/notice_money": Says("«{name}» có mức thu mới:", "“{name}” has new amounts:"),
    "diff/notice_time": Says(
        "Thời hạn giải quyết mới của «{name}»:", "New time until the result of “{name}”:"
    ),
    "diff/notice_open": Says(
        "Hồ sơ đã nộp trước ngày áp dụng được tiếp tục giải quyết theo quy định khi nộp, trừ khi "
        "cơ quan có thông báo khác.",
        "What was lodged before that day goes on under the rules of the day of lodging, unless the "
        "office tells you otherwise.",
    ),
    "diff/notice_nothing": Says(
        "Không có thay đổi nào ảnh hưởng đến người dân.", "No change concerns applicants."
    ),
}
