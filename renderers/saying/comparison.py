"""The report on what a new edition changes: headings, burden, acknowledgements, notice."""

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
        "Chưa công bố được khi còn nội dung này", "Keeps the edition from publication"
    ),
    "diff/should": Says(
        "Cần quyết định cách xử lý hồ sơ đang giải quyết",
        "To decide what happens to dossiers in progress",
    ),
    "diff/money": Says("Tiền phải nộp", "What people pay"),
    "diff/papers": Says("Giấy tờ phải nộp", "Papers to hand in"),
    "diff/time": Says("Thời hạn giải quyết", "Time until the result"),
    "diff/steps": Says("Quy trình giải quyết", "Steps of the office"),
    "diff/who": Says("Đối tượng và cách thức nộp hồ sơ", "Who may file, and how"),
    "diff/answers": Says("Nội dung phải kê khai", "What has to be answered"),
    "diff/unchanged": Says("không thay đổi", "no change"),
    # a procedure
    "diff/standing_new": Says("mới ban hành", "newly issued"),
    "diff/standing_amended": Says("sửa đổi, bổ sung", "amended"),
    "diff/standing_replaced": Says("thay thế", "replaced"),
    "diff/standing_abolished": Says("bãi bỏ", "abolished"),
    "diff/standing_same": Says("giữ nguyên", "as before"),
    "diff/replaced_by": Says("được thay bằng thủ tục {codes}", "replaced by {codes}"),
    "diff/equal": Says(
        "{count} nội dung được diễn đạt lại, không làm thay đổi kết quả đối với bất kỳ ai",
        "Written otherwise with the same outcome for everybody: {count}",
    ),
    "diff/rewritten": Says(
        "«{name}» được diễn đạt lại; người kê khai như trước có kết quả như trước",
        "“{name}” is written otherwise; whoever answers as before has the same outcome",
    ),
    "diff/named": Says("«{name}»", "“{name}”"),
    "diff/about": Says("{title}: «{name}».", "{title}: “{name}”."),
    "diff/shared": Says("Phần dùng chung", "What procedures share"),
    "diff/column_change": Says("Thay đổi", "Change"),
    "diff/column_old": Says("Trước", "Before"),
    "diff/column_new": Says("Sau", "After"),
    "diff/absent": Says("không có", "none"),
    "diff/looked_up": Says(
        "cơ quan tự tra cứu tại {registers}; chỉ nộp khi không tra cứu được",
        "looked up by the office: {registers}; handed in only where nothing is found",
    ),
    "diff/basis": Says("Căn cứ: {basis}", "Basis: {basis}"),
    "diff/since": Says("áp dụng từ ngày {day}", "in force from {day}"),
    "diff/since_publication": Says(
        "áp dụng từ khi công bố, không sớm hơn ngày {day}",
        "in force from publication, not before {day}",
    ),
    "diff/since_basis": Says("{since}; căn cứ: {basis}", "{since}; basis: {basis}"),
    "diff/days_lost": Says(
        "Hồ sơ nộp từ ngày {first} đến hết ngày {last}: trước theo quy định này, nay không có quy "
        "định nào áp dụng nên không tiếp nhận được",
        "Filed from {first} to {last}: under this version before; no version is in force now, so "
        "nobody can file",
    ),
    "diff/days_lost_other": Says(
        "Hồ sơ nộp từ ngày {first} đến hết ngày {last}: trước theo quy định này, nay theo quy định "
        "áp dụng từ ngày {start}",
        "Filed from {first} to {last}: under this version before; now under the one in force from "
        "{start}",
    ),
    "diff/days_gained": Says(
        "Hồ sơ nộp từ ngày {first} đến hết ngày {last}: trước chưa có quy định nào áp dụng, nay "
        "theo quy định này",
        "Filed from {first} to {last}: no version was in force before; now under this one",
    ),
    "diff/days_gained_other": Says(
        "Hồ sơ nộp từ ngày {first} đến hết ngày {last}: trước theo quy định áp dụng từ ngày "
        "{start}, nay theo quy định này",
        "Filed from {first} to {last}: under the one in force from {start} before; now under this "
        "one",
    ),
    "diff/gate_causes": Says("Nội dung làm tăng yêu cầu: {causes}", "What asks for more: {causes}"),
    "diff/gate_lifted": Says(
        "Cách khắc phục: sửa bản mới, hoặc người có thẩm quyền xác nhận, ghi rõ căn cứ và lý do.",
        "To mend it, change the new edition, or have somebody with authority acknowledge it with "
        "decision and reason.",
    ),
    "diff/gate_lifted_basis": Says(
        "Cách khắc phục: viện dẫn trong thủ tục này văn bản hoặc điều, khoản quy định nội dung đó "
        "mà bản đang áp dụng chưa viện dẫn; hoặc bỏ nội dung đó khỏi bản mới; hoặc người có thẩm "
        "quyền xác nhận, ghi rõ căn cứ và lý do.",
        "To mend it, cite in this procedure the act or provision that asks for it and was not "
        "cited before; or leave it out of the new edition; or have somebody with authority "
        "acknowledge it with decision and reason.",
    ),
    "diff/everybody": Says("mọi trường hợp", "every case"),
    "diff/nobody": Says("không trường hợp nào", "no case"),
    "diff/case_value": Says("{case}: {value}", "{case}: {value}"),
    "diff/otherwise": Says("trường hợp còn lại", "otherwise"),
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
    "diff/citizen_1": Says("không bất lợi cho người dân", "not adverse for citizens"),
    "diff/officer_3": Says("thay đổi công việc của cán bộ", "changes the work of officers"),
    "diff/officer_2": Says("cán bộ cần chuẩn bị", "officers need to prepare"),
    "diff/officer_1": Says("cán bộ cần biết", "for officers to know"),
    "diff/inflight_3": Says(
        "có thể gây vướng mắc cho hồ sơ đang giải quyết", "may stop dossiers in progress"
    ),
    "diff/inflight_2": Says("cần rà soát hồ sơ đang giải quyết", "dossiers in progress to look at"),
    "diff/inflight_1": Says(
        "không cản trở hồ sơ đang giải quyết", "does not hinder dossiers in progress"
    ),
    "diff/in_progress": Says("Hồ sơ đang giải quyết", "Dossiers in progress"),
    "diff/action_none": Says("không liên quan", "not concerned"),
    "diff/action_keep": Says(
        "tiếp tục theo quy định khi nộp", "stay under the edition under which they were lodged"
    ),
    "diff/action_apply": Says(
        "không mất dữ liệu nếu chuyển sang bản mới", "lose nothing if they follow the new edition"
    ),
    "diff/action_ask": Says(
        "cần người có thẩm quyền quyết định cách xử lý",
        "somebody with authority has to decide what happens to them",
    ),
    "diff/action_block": Says(
        "chưa đủ điều kiện công bố", "the edition must not be published like that"
    ),
    # burden
    "diff/burden": Says("Chi phí, thời gian cho một hồ sơ", "What one filing takes"),
    "diff/burden_whole": Says(
        "Tổng cộng các thủ tục được sửa đổi, thay thế, mỗi thủ tục một hồ sơ",
        "All procedures that are amended or replaced, one filing each",
    ),
    "diff/burden_year": Says(
        "Nhân với số hồ sơ một năm ({count} hồ sơ)", "Times the dossiers of a year ({count})"
    ),
    "diff/burden_measure": Says("Chỉ tiêu", "Measure"),
    "diff/burden_change": Says("Thay đổi", "Difference"),
    "diff/burden_documents": Says("Giấy tờ", "Papers"),
    "diff/burden_questions": Says("Nội dung phải kê khai", "Questions to answer"),
    "diff/burden_visits": Says("Số lần đi lại", "Visits"),
    "diff/burden_days": Says("Số ngày làm việc chờ kết quả", "Working days of waiting"),
    "diff/burden_fee": Says("Phí, lệ phí", "Fees"),
    "diff/burden_minutes": Says("Số phút thực hiện của người nộp", "Minutes of the applicant"),
    "diff/burden_cost": Says("Chi phí tuân thủ", "Cost of compliance"),
    "diff/burden_office_minutes": Says("Số phút giải quyết của cơ quan", "Minutes of the office"),
    "diff/burden_saved": Says(
        "Thời gian giải quyết của cơ quan giảm {hours} giờ làm việc một năm",
        "Working hours of the office saved in a year: {hours}",
    ),
    "diff/burden_spent": Says(
        "Thời gian giải quyết của cơ quan tăng {hours} giờ làm việc một năm",
        "Working hours of the office added in a year: {hours}",
    ),
    "diff/none": Says("như trước", "as before"),
    # acknowledgements
    "diff/acknowledgements": Says("Ghi nhận đã xem", "Acknowledgements"),
    "diff/acknowledged": Says(
        "{who} đã xem ngày {day} theo {decision}: {reason}",
        "Seen by {who} on {day}, under {decision}: {reason}",
    ),
    "diff/acknowledge": Says(
        "Để ghi nhận đã xem thay đổi này: chép đoạn dưới vào tệp ghi nhận rồi điền họ tên, ngày, "
        "số quyết định, lý do",
        "To acknowledge this change, copy this into the file of acknowledgements and fill in who, "
        "the decision, the reason",
    ),
    "diff/stale": Says(
        "Ghi nhận không còn ứng với thay đổi nào, hoặc đã hết hạn: {slug} {path} ({who})",
        "Acknowledges no change of these any more, or has expired: {slug} {path} ({who})",
    ),
    "diff/unsolved": Says(
        "Chưa so sánh kết quả đối với từng trường hợp: thiếu bộ giải, hoặc đã tắt bằng "
        "--no-behaviour.",
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
    "diff/notice_new": Says("Thủ tục mới.", "This procedure is new."),
    "diff/notice_abolished": Says(
        "Thủ tục này không còn phải thực hiện.", "This procedure is no longer carried out."
    ),
    "diff/notice_replaced": Says(
        "Thủ tục này được thay bằng thủ tục {codes}.", "This procedure is replaced by {codes}."
    ),
    "diff/notice_worse": Says("Quý vị cần lưu ý", "Please note"),
    "diff/notice_better": Says(
        "Thuận lợi hơn cho quý vị, hoặc để quý vị biết", "Easier for you, or good to know"
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
