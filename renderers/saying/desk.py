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
    "bulk/choose": Says("Chọn", "Choose"),
    "bulk/choose_one": Says("Chọn hồ sơ {code}", "Choose dossier {code}"),
    "bulk/with": Says("Với các hồ sơ đã chọn", "With the chosen dossiers"),
    "bulk/receive": Says("Tiếp nhận", "Receive"),
    "bulk/pass": Says("Chuyển bước", "Pass on"),
    "bulk/to": Says("Giao cho", "Give to"),
    "bulk/assign": Says("Giao", "Give"),
    "bulk/done": Says("Đã thực hiện với {count} hồ sơ.", "Done with dossiers: {count}."),
    "bulk/left": Says(
        "Đã thực hiện với {count} hồ sơ; {left} hồ sơ chưa thực hiện được, xin mở từng hồ sơ.",
        "Done with dossiers: {count}. Not possible: {left}; please open those one by one.",
    ),
    "queue/title": Says("Hồ sơ của đơn vị", "Dossiers of the unit"),
    "queue/search": Says("Mã hồ sơ hoặc tên", "Dossier code or name"),
    "queue/find": Says("Tìm", "Search"),
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
    "queue/mine": Says("Chờ xử lý", "Waiting for you"),
    "queue/supplement": Says("Chờ bổ sung", "Waiting for a supplement"),
    "queue/going": Says("Đang giải quyết", "In progress"),
    "queue/done": Says("Đã kết thúc", "Closed"),
    "dossier/title": Says("Hồ sơ {code}", "Dossier {code}"),
    "dossier/failed": Says("Chưa thực hiện được", "This could not be done"),
    "dossier/owner": Says("Người nộp", "Applicant"),
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
    "dossier/supplement": Says("Bổ sung của người nộp", "The applicant's supplement"),
    "dossier/answers": Says("Nội dung đã khai", "What was stated"),
    "dossier/todo": Says("Việc cần làm", "To be done"),
    "dossier/log": Says("Nhật ký", "Log"),
    "dossier/nothing": Says(
        "Hiện không có việc nào cho tài khoản này.", "There is nothing for this account to do now."
    ),
    "dossier/password": Says("Mật khẩu của ông, bà", "Your password"),
    "dossier/checks": Says("Kiểm tra thành phần hồ sơ", "Check of the papers"),
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
    "dossier/confirm": Says(
        "{action}: xin đánh dấu xác nhận.", "{action}: please tick to confirm."
    ),
}
