"""The officers' pages."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "desk/brand": Says("Bàn làm việc một cửa", "One-stop desk"),
    "desk/sign_out": Says("Đăng xuất", "Sign out"),
    "desk/citizens": Says("Trang dành cho người dân", "Pages for citizens"),
    "sign_in/title": Says("Đăng nhập cán bộ", "Officers' sign-in"),
    "sign_in/heading": Says("Đăng nhập", "Sign in"),
    "sign_in/failed": Says("Chưa đăng nhập được", "You could not be signed in"),
    "sign_in/account": Says("Tài khoản", "Account"),
    "sign_in/password": Says("Mật khẩu", "Password"),
    "sign_in/trials": Says("Tài khoản dùng thử", "Accounts to try"),
    "assist/title": Says("Nộp hồ sơ giúp người dân", "Apply for somebody at the counter"),
    "assist/link": Says("Nộp giúp người dân", "Apply for somebody"),
    "assist/search": Says("Tên hoặc mã thủ tục", "Name or code of the procedure"),
    "assist/says": Says(
        "Cán bộ nhập theo lời người nộp; biên nhận ghi tên cả hai và in ra để người nộp ký.",
        "You fill in what the applicant says; the receipt names both, and is printed for them "
        "to sign.",
    ),
    "assist/begin": Says("Bắt đầu", "Begin"),
    "helped/title": Says("Nộp giúp tại quầy", "Written at the counter"),
    "helped/by": Says("Cán bộ nhập giúp: {who}.", "Written by {who}."),
    "helped/print": Says("In tờ khai để người nộp ký", "Print the application to be signed"),
    "helped/signed": Says("Người nộp đã ký lúc {at}.", "Signed by the applicant at {at}."),
    "helped/unsigned": Says(
        "Chưa ghi nhận người nộp đã ký tờ khai.",
        "That the applicant has signed has not been noted yet.",
    ),
    "helped/note": Says("Người nộp đã ký", "The applicant has signed"),
    "bulk/choose": Says("Chọn", "Choose"),
    "bulk/choose_one": Says("Chọn hồ sơ {code}", "Choose dossier {code}"),
    "bulk/with": Says("Với các hồ sơ đã chọn", "With the chosen dossiers"),
    "bulk/receive": Says("Tiếp nhận", "Receive"),
    "bulk/pass": Says("Chuyển bước", "Pass on"),
    "bulk/to": Says("Giao cho", "Give to"),
    "bulk/assign": Says("Giao", "Give"),
    "bulk/take": Says("Nhận về tôi", "Take"),
    "bulk/done": Says("Đã thực hiện với {count} hồ sơ.", "Done with dossiers: {count}."),
    "bulk/left": Says(
        "Đã thực hiện với {count} hồ sơ; {left} hồ sơ chưa thực hiện được, xin mở từng hồ sơ.",
        "Done with dossiers: {count}. Not possible: {left}; please open those one by one.",
    ),
    "queue/title": Says("Hồ sơ của đơn vị", "Dossiers of the unit"),
    "queue/search": Says("Mã hồ sơ hoặc tên", "Dossier code or name"),
    "queue/find": Says("Tìm", "Search"),
    "queue/search_link": Says("Tìm hồ sơ", "Search"),
    "queue/groups": Says("Nhóm hồ sơ", "Groups of dossiers"),
    "queue/list": Says("Danh sách hồ sơ", "List of dossiers"),
    "queue/procedure": Says("Thủ tục", "Procedure"),
    "queue/due": Says("Hạn trả", "Due"),
    "queue/state": Says("Tình trạng", "State"),
    "left/days": Says("còn {count} ngày làm việc", "working days left: {count}"),
    "left/hours": Says("còn {count} giờ", "hours left: {count}"),
    "left/today": Says("hết hạn trong hôm nay", "due today"),
    "left/next": Says("hết hạn trước ngày làm việc tới", "due before the next working day"),
    "left/late_days": Says("quá hạn {count} ngày làm việc", "working days overdue: {count}"),
    "left/late_hours": Says("quá hạn {count} giờ", "hours overdue: {count}"),
    "queue/empty": Says("Không có hồ sơ nào ở nhóm này.", "There is no dossier in this group."),
    "queue/more": Says("Xem tiếp", "Show more"),
    "queue/unit": Says("Chờ đơn vị xử lý", "Waiting for the unit"),
    "queue/own": Says("Của tôi", "Mine"),
    "queue/supplement": Says("Chờ bổ sung", "Waiting for a supplement"),
    "queue/going": Says("Đang giải quyết", "In progress"),
    "queue/done": Says("Đã kết thúc", "Closed"),
    "dossier/title": Says("Hồ sơ {code}", "Dossier {code}"),
    "dossier/failed": Says("Chưa thực hiện được", "This could not be done"),
    "dossier/owner": Says("Chủ hồ sơ", "Owner"),
    "dossier/submitter": Says("Người nộp", "Submitted by"),
    "dossier/whole": Says(
        "Nộp cùng bộ hồ sơ liên thông {code}: {procedure}.",
        "Filed as part of the linked dossier {code}: {procedure}.",
    ),
    "dossier/latest": Says("có thể đến {day}", "may take until {day}"),
    "dossier/clock": Says("Thời hạn", "Time limit"),
    "dossier/held": Says("Đang giữ", "Held by"),
    "dossier/files": Says("Tệp đính kèm", "Attached files"),
    "dossier/no_files": Says("Không có tệp nào.", "There are no files."),
    "dossier/result_number": Says("Số, ký hiệu văn bản", "Number of the document"),
    "dossier/result_file": Says("Văn bản kết quả đã ký", "The signed document"),
    "dossier/note": Says("Ghi điều còn thiếu", "Note what is wanting"),
    "dossier/note_on": Says("Điều còn thiếu ở {item}", "What is wanting of {item}"),
    "dossier/ask_by": Says(
        "Yêu cầu chậm nhất ngày {day}: 03 ngày làm việc từ khi tiếp nhận.",
        "Please ask by {day}: three working days from receipt.",
    ),
    "dossier/ask_late": Says(
        "Hạn yêu cầu, 03 ngày làm việc từ khi tiếp nhận, đã hết ngày {day}. Xin chọn lý do.",
        "The three working days from receipt ended on {day}. Please choose the reason.",
    ),
    "dossier/asked_late": Says(
        "Yêu cầu bổ sung sau hạn 03 ngày làm việc: {why}",
        "Supplement asked for later than three working days: {why}",
    ),
    "dossier/supplement": Says("Bổ sung của người nộp", "The applicant's supplement"),
    "dossier/answers": Says("Nội dung đã khai", "What was stated"),
    "dossier/todo": Says("Việc cần làm", "To be done"),
    "dossier/log": Says("Nhật ký", "Log"),
    "dossier/nothing": Says(
        "Hiện không có việc nào cho tài khoản này.", "There is nothing for this account to do now."
    ),
    "dossier/password": Says("Mật khẩu của ông, bà", "Your password"),
    "dossier/checks": Says("Kiểm tra thành phần hồ sơ", "Check of the papers"),
    "checks/met": Says("Đạt theo nội dung đã khai", "Met by what was stated"),
    "checks/checked": Says("Biểu mẫu đã kiểm tra: {count} điều", "Checked by the form: {count}"),
    "checks/warned": Says(
        "Biểu mẫu đã nhắc, xin xem lại", "The form has warned, please look at it"
    ),
    "dossier/fact": Says("Trường hợp {fact}?", "Is this the case: {fact}?"),
    "dossier/fact_later": Says(
        "Chỉ trả lời được ở bước thẩm tra việc này.",
        "This can be answered only at the step that examines it.",
    ),
    "register/unasked": Says(
        "Chưa tra cứu được khi nộp. Xin tra cứu rồi ghi kết quả.",
        "It could not be asked when this was filed. Please look it up and record the result.",
    ),
    "register/unreachable": Says(
        "Không kết nối được ({at}). Xin tra cứu rồi ghi kết quả.",
        "It could not be reached ({at}). Please look it up and record the result.",
    ),
    "register/found": Says("Tra cứu được ({at}).", "It was found ({at})."),
    "register/not_found": Says("Không tra cứu được ({at}).", "It was not found ({at})."),
    "register/differs": Says("khác với nội dung đã khai", "differs from what was stated"),
    "register/is_there": Says("Cán bộ tra cứu: có", "Looked up by an officer: found"),
    "register/is_not": Says("Cán bộ tra cứu: không có", "Looked up by an officer: not found"),
    "dossier/save_checks": Says("Lưu kiểm tra", "Save the check"),
    "dossier/result": Says("Kết quả", "Result"),
    "dossier/applicant": Says("người nộp", "applicant"),
    "dossier/service": Says("hệ thống", "the service"),
    "trail/steps": Says("Các bước", "Steps"),
    "trail/opinion": Says("Cho ý kiến", "Giving an opinion"),
    "trail/opinions": Says("Ý kiến của đơn vị phối hợp", "Opinions of other units"),
    "trail/waiting": Says("Chờ trả lời, hạn {day}", "Waiting for a reply until {day}"),
    "trail/asked_by": Says("Hỏi: {name}", "Asked by {name}"),
    "trail/open": Says("đang làm", "in progress"),
    "trail/due": Says("hạn {day}", "due {day}"),
    "trail/notes": Says("Ghi chú bàn giao", "Notes at hand-over"),
    "remember/title": Says("Việc cần nhớ", "To be remembered"),
    "remember/link": Says("Việc cần nhớ: {count}", "To be remembered: {count}"),
    "remember/overdue": Says("Quá hạn", "Overdue"),
    "remember/soon": Says("Sắp đến hạn", "Due soon"),
    "remember/to_ask": Says(
        "Sắp hết hạn yêu cầu bổ sung", "Time for asking for a supplement nearly over"
    ),
    "remember/opinions": Says("Chờ đơn vị cho ý kiến", "Waiting for an opinion of the unit"),
    "remember/cut_offs": Says(
        "Người nộp sắp hết hạn bổ sung", "Applicants' time for a supplement nearly over"
    ),
    "remember/more": Says("và {count} hồ sơ nữa", "and further dossiers: {count}"),
    "remember/nothing": Says(
        "Không có việc nào sắp đến hạn hay quá hạn.", "Nothing is overdue or due soon."
    ),
    "keys/title": Says("Phím tắt", "Keyboard shortcuts"),
    "keys/says": Says(
        "Phím tắt có tác dụng khi con trỏ không ở trong ô nhập chữ.",
        "Shortcuts work while no text box has the focus.",
    ),
    "keys/walk": Says(
        "đến hồ sơ (hoặc việc) kế tiếp, trước đó", "to the next dossier (or action), the previous"
    ),
    "keys/arrows": Says(
        "như trên, khi đang ở một hồ sơ (hoặc việc)", "likewise, from a dossier (or action)"
    ),
    "keys/open": Says("mở", "open"),
    "keys/take": Says("nhận hồ sơ đang ở về mình", "take the dossier that has the focus"),
    "keys/choose": Says(
        "đánh dấu hồ sơ đang ở, bỏ đánh dấu", "tick the dossier that has the focus, or untick it"
    ),
    "keys/search": Says("tìm hồ sơ", "search for a dossier"),
    "keys/back": Says("về danh sách hồ sơ", "back to the list of dossiers"),
    "keys/list": Says("mở, đóng bảng phím tắt", "show or hide this list"),
    "keys/close": Says("Bấm Esc để đóng.", "Press Esc to close."),
    "keys/tab": Says(
        "Không dùng phím tắt vẫn làm được mọi việc: Tab đến chỗ kế tiếp, Shift+Tab về chỗ trước, "
        "phím cách hoặc Enter để bấm.",
        "Everything can be done without them: Tab goes on, Shift+Tab goes back, Space or Enter "
        "presses.",
    ),
    "keys/are_on": Says("Phím tắt đang bật.", "Shortcuts are on."),
    "keys/are_off": Says("Phím tắt đang tắt.", "Shortcuts are off."),
    "keys/off": Says("Tắt phím tắt", "Turn shortcuts off"),
    "keys/on": Says("Bật phím tắt", "Turn shortcuts on"),
    "open/title": Says("Ấn định khoản phải nộp", "Set what is to be paid"),
    "open/says": Says(
        "Khoản thu mà mức nộp do cán bộ ghi theo thông báo. Hồ sơ chờ người nộp nộp tiền.",
        "A fee whose amount an officer states, by a notice. The dossier waits until it is paid.",
    ),
    "open/amount": Says(
        "Số tiền, bằng đồng nếu khoản thu không ghi loại tiền khác",
        "Amount, in VND unless the fee names another currency",
    ),
    "open/sum": Says("Số tiền phải nộp", "The amount to be paid"),
    "open/reason": Says(
        "Lý do và căn cứ, ghi vào thông báo", "Reason and legal basis, stated in the notice"
    ),
    "open/file": Says("Thông báo khoản phải nộp", "Notice of what is to be paid"),
    "open/checked": Says(
        "Đã đối chiếu số tiền với thông báo", "The amount has been compared with the notice"
    ),
    "open/incomplete": Says(
        "Xin ghi số, ký hiệu thông báo và lý do.", "Please give the notice's number and the reason."
    ),
    "open/unsure": Says(
        "Xin đối chiếu số tiền với thông báo rồi đánh dấu xác nhận.",
        "Please compare the amount with the notice and tick to confirm.",
    ),
    "open/letter": Says(
        "Thông báo số {number}. {fee}: {amount} ({words}). {reason}",
        "Notice no. {number}. {fee}: {amount} ({words}). {reason}",
    ),
    "hand/title": Says("Giao việc", "Hand over"),
    "hand/says": Says(
        "Cán bộ khác cùng vai trò trong đơn vị vẫn xử lý được khi cần.",
        "Other officers of the unit with this role can still act where needed.",
    ),
    "hand/step": Says("Bước", "Step"),
    "hand/to": Says("Giao cho", "Give to"),
    "hand/note": Says("Ghi chú cho người nhận", "Note for whoever takes over"),
    "hand/take": Says("Nhận việc này", "Take it"),
    "dossier/confirm": Says(
        "{action}: xin đánh dấu xác nhận.", "{action}: please tick to confirm."
    ),
}
