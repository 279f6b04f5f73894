"""The papers of one-stop: titles, labels and standing sentences."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "sheet/nation": Says("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIETNAM"),
    "sheet/motto": Says("Độc lập – Tự do – Hạnh phúc", "Independence – Freedom – Happiness"),
    "sheet/day": Says("ngày {day} tháng {month} năm {year}", "{day}/{month}/{year}"),
    "sheet/form": Says("Mẫu số {number}", "Form {number}"),
    "sheet/number": Says("Số: {number}", "No. {number}"),
    "sheet/scan": Says("Quét mã để tra cứu hồ sơ", "Scan to follow the dossier"),
    "sheet/code_is": Says("Mã hồ sơ: {code}", "Dossier code: {code}"),
    "sheet/sign_here": Says("(Ký, ghi rõ họ tên)", "(Signature and full name)"),
    "sheet/tools": Says("In và tải giấy này", "Print and download this paper"),
    "sheet/print_how": Says(
        "Dùng lệnh In của trình duyệt (Ctrl + P).",
        "Use the print command of your browser (Ctrl+P).",
    ),
    "sheet/download": Says("Tải bản PDF", "Download as PDF"),
    "sheet/back": Says("Trở lại", "Back"),
    # titles and standing sentences
    "sheet/received": Says(
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt of the dossier and appointment"
    ),
    "sheet/received/opening": Says(
        "{office} đã tiếp nhận hồ sơ sau đây:", "{office} has received the following dossier:"
    ),
    "sheet/received/track": Says(
        "Theo dõi hồ sơ tại {url} bằng mã hồ sơ và mã tra cứu.",
        "Follow the dossier at {url} with the dossier code and the look-up code.",
    ),
    "sheet/supplement": Says(
        "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request to complete the dossier"
    ),
    "sheet/supplement/opening": Says(
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
        "Please complete the dossier as follows:",
    ),
    "sheet/supplement/reason": Says("Nội dung, lý do", "What is asked, and why"),
    "sheet/supplement/opened": Says(
        "Nội dung đã khai được sửa trực tuyến", "Answers that may be corrected online"
    ),
    "sheet/supplement/guide": Says(
        "Nếu có vướng mắc, xin liên hệ {officer}, số điện thoại {phone}, để được hướng dẫn.",
        "If anything is unclear, please contact {officer}, telephone {phone}.",
    ),
    "sheet/supplement/guide_only": Says(
        "Nếu có vướng mắc, xin liên hệ {officer} để được hướng dẫn.",
        "If anything is unclear, please contact {officer}.",
    ),
    "sheet/supplement/online": Says(
        "Có thể bổ sung trực tuyến tại {url}.", "The dossier may be completed online at {url}."
    ),
    "sheet/refusal": Says(
        "Phiếu từ chối tiếp nhận, giải quyết hồ sơ", "Refusal to accept the dossier"
    ),
    "sheet/refusal/opening": Says(
        "{office} đã xem xét hồ sơ sau đây:", "{office} has examined the following dossier:"
    ),
    "sheet/refusal/told": Says(
        "Qua xem xét, hồ sơ không được tiếp nhận, giải quyết.",
        "After examination, the dossier is not accepted.",
    ),
    "sheet/refusal/reason": Says("Lý do cụ thể", "Reasons"),
    "sheet/refusal/close": Says(
        "Xin thông báo để Ông/Bà, tổ chức được biết và thực hiện.",
        "You are hereby informed, for your further action.",
    ),
    "sheet/application": Says("Tờ khai do cán bộ nhập giúp", "Application written by an officer"),
    "sheet/application/read": Says(
        "{officer}, {unit}, nhập theo lời người nộp. Người nộp đã đọc lại hoặc nghe đọc "
        "lại toàn bộ nội dung và xác nhận là đúng.",
        "Written by {officer}, {unit}, as the applicant stated it. The applicant has read all of "
        "it, or has had it read out, and confirms that it is right.",
    ),
    "sheet/application/signed": Says(
        "Người nộp đã ký lúc {at}.", "Signed by the applicant at {at}."
    ),
    "sheet/payment": Says("Thông báo nộp tiền", "Notice of payment"),
    "sheet/payment/set": Says("Khoản phải nộp", "What is to be paid"),
    "sheet/payment/how": Says(
        "Cách nộp và tình trạng hồ sơ xem tại {url}.",
        "How to pay, and how the dossier stands, is told at {url}.",
    ),
    "sheet/apology": Says(
        "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ",
        "Letter of apology and extension of the time limit",
    ),
    "sheet/apology/dear": Says("Kính gửi: {who}", "To: {who}"),
    "sheet/apology/opening": Says(
        "{office} đã tiếp nhận hồ sơ sau đây lúc {at}:",
        "{office} received the following dossier at {at}:",
    ),
    "sheet/apology/reason": Says(
        "Đến nay hồ sơ chưa giải quyết xong, với lý do",
        "The dossier is not yet settled, for these reasons",
    ),
    "sheet/apology/sorry": Says(
        "Sự chậm trễ này đã gây phiền hà, tốn kém cho Ông/Bà, tổ chức. {office} xin lỗi và đề nghị "
        "được gia hạn thời gian giải quyết đến thời điểm nêu trên. Mong nhận được sự thông cảm.",
        "This delay has caused you trouble and expense. {office} apologises, asks for the time "
        "limit to be extended as stated above, and hopes for your understanding.",
    ),
    "sheet/stop": Says(
        "Thông báo dừng giải quyết hồ sơ", "Notice that the work on the dossier has stopped"
    ),
    "sheet/stop/opening": Says(
        "{office} thông báo dừng giải quyết hồ sơ sau đây:",
        "{office} gives notice that it has stopped work on the following dossier:",
    ),
    "sheet/stop/reason": Says("Lý do", "Reason"),
    "sheet/stop/withdrawn": Says(
        "Theo đề nghị của người nộp hồ sơ.", "At the request of the applicant."
    ),
    "sheet/stop/expired": Says(
        "Đã hết thời hạn bổ sung hồ sơ mà cơ quan chưa nhận được hồ sơ bổ sung.",
        "The time for the supplement is over, and nothing has been supplied.",
    ),
    "sheet/stop/stopped": Says(
        "Thủ tục trước trong cùng hồ sơ không được giải quyết.",
        "An earlier procedure of the same filing was not granted.",
    ),
    "sheet/control": Says(
        "Phiếu kiểm soát quá trình giải quyết hồ sơ", "Control sheet of the dossier"
    ),
    "sheet/register": Says("Sổ theo dõi hồ sơ", "Register of dossiers"),
    "sheet/register/count": Says("{count} hồ sơ", "Dossiers: {count}"),
    "sheet/register/part": Says(
        "Hồ sơ {first} đến {last} trong {count} hồ sơ", "Dossiers {first} to {last} of {count}"
    ),
    "sheet/register/days": Says("Từ {since} đến hết {until}", "From {since} to {until}"),
    "sheet/book_show": Says("Xem sổ", "Show the register"),
    "sheet/book_before": Says("Trang trước ({number})", "Previous page ({number})"),
    "sheet/book_after": Says("Trang sau ({number})", "Next page ({number})"),
    "sheet/several": Says(
        "Giấy tiếp nhận nhiều hồ sơ và hẹn trả kết quả",
        "Receipt of several dossiers and appointments",
    ),
    "sheet/several/table": Says("Các hồ sơ đã tiếp nhận", "Dossiers received"),
    "sheet/result": Says("Phiếu kết quả giải quyết hồ sơ", "Result of the dossier"),
    "sheet/result/opening": Says(
        "{office} đã giải quyết hồ sơ sau đây:", "{office} has decided on the following dossier:"
    ),
    "sheet/result/where": Says("Nhận kết quả tại: {office}.", "The result is at: {office}."),
    "sheet/handover": Says("Phiếu bàn giao kết quả", "Hand-over of the result"),
    "sheet/handover/close": Says(
        "Người nhận đã kiểm tra và nhận đủ kết quả nêu trên.",
        "The recipient has checked and received the result stated above.",
    ),
    "sheet/receipt": Says("Biên lai thu phí, lệ phí", "Receipt for fees"),
    "sheet/series": Says("Mẫu số: {form} – Ký hiệu: {series}", "Form: {form} – Series: {series}"),
    # labels
    "sheet/code": Says("Mã hồ sơ", "Dossier code"),
    "sheet/content": Says("Nội dung giải quyết", "Subject"),
    "sheet/owner": Says("Chủ hồ sơ", "Applicant"),
    "sheet/submitter": Says("Người nộp hồ sơ", "Submitted by"),
    "sheet/represented": Says("Nộp thay cho", "In the name of"),
    "sheet/id_number": Says("Số định danh, mã số thuế", "Identity number, tax code"),
    "sheet/address": Says("Địa chỉ", "Address"),
    "sheet/phone": Says("Số điện thoại", "Telephone"),
    "sheet/email": Says("Thư điện tử", "E-mail"),
    "sheet/sets": Says("Số bộ hồ sơ", "Sets"),
    "sheet/term": Says("Thời hạn theo quy định", "Statutory time limit"),
    "sheet/no_term": Says("Không quy định", "None stated"),
    "sheet/no_due": Says("Chưa xác định", "Not determined yet"),
    "sheet/received_at": Says("Thời gian nhận hồ sơ", "Received at"),
    "sheet/lodged_at": Says("Thời gian nộp hồ sơ", "Submitted at"),
    "sheet/ended_at": Says("Thời điểm dừng", "Stopped at"),
    "sheet/due": Says("Hẹn trả kết quả", "Result due"),
    "sheet/due_of": Says("Hẹn trả: {result}", "Due: {result}"),
    "sheet/due_before": Says("Đã hẹn trả kết quả", "Result was due"),
    "sheet/due_after": Says("Hẹn lại ngày trả kết quả", "Result is now due"),
    "sheet/until": Says("Bổ sung trước khi hết", "To be completed by the end of"),
    "sheet/channel": Says("Hình thức nộp", "Submitted by way of"),
    "sheet/returned_where": Says("Nhận kết quả tại", "Result to be collected at"),
    "sheet/handler": Says("Cơ quan giải quyết", "Deciding authority"),
    "sheet/papers": Says("Thành phần hồ sơ nộp gồm", "Papers handed in"),
    "sheet/papers_back": Says("Giấy tờ của hồ sơ", "Papers of the dossier"),
    "sheet/lacking": Says("Giấy tờ cần bổ sung, hoàn thiện", "Papers to be supplied or corrected"),
    "sheet/no": Says("TT", "No."),
    "sheet/paper": Says("Tên giấy tờ", "Paper"),
    "sheet/original": Says("Bản chính", "Original"),
    "sheet/certified": Says("Bản sao chứng thực", "Certified copy"),
    "sheet/plain": Says("Bản sao", "Copy"),
    "sheet/electronic": Says("Bản điện tử", "Electronic"),
    "sheet/reason": Says("Lý do", "Reason"),
    "sheet/presented": Says("{paper} (xuất trình)", "{paper} (to be shown)"),
    "sheet/handed": Says("Quá trình giao, nhận", "Course of the work"),
    "sheet/step": Says("Bước giải quyết", "Step"),
    "sheet/who": Says("Đơn vị, cá nhân nhận", "Unit and officer"),
    "sheet/given": Says("Thời gian nhận", "Received"),
    "sheet/passed_on": Says("Thời gian giao", "Passed on"),
    "sheet/by_when": Says("Phải xong", "Due"),
    "sheet/in_time": Says("Kết quả", "In time"),
    "sheet/signed": Says("Ký nhận, ghi chú", "Signature, note"),
    "sheet/early": Says("Trước hạn", "Early"),
    "sheet/on_time": Says("Đúng hạn", "In time"),
    "sheet/late": Says("Quá hạn", "Late"),
    "sheet/result_name": Says("Kết quả", "Result"),
    "sheet/decided_at": Says("Ngày ký", "Signed on"),
    "sheet/result_number": Says("Số văn bản", "Number"),
    "sheet/fees_settled": Says("Phí, lệ phí", "Fees"),
    "sheet/settled": Says("Đã nộp đủ hoặc không phải nộp", "Paid, or none due"),
    "sheet/not_settled": Says("Còn khoản chưa nộp", "Something is still to be paid"),
    "sheet/delivery": Says("Hình thức trả kết quả", "Handed over"),
    "sheet/by_post": Says("Qua dịch vụ bưu chính công ích", "By post"),
    "sheet/by_hand": Says("Trực tiếp hoặc trực tuyến", "In person or online"),
    "sheet/returned_at": Says("Thời gian trả kết quả", "Handed over at"),
    "sheet/collector": Says("Đơn vị thu", "Collected by"),
    "sheet/tax_code": Says("Mã số thuế", "Tax code"),
    "sheet/payer": Says("Người nộp tiền", "Paid by"),
    "sheet/fees": Says("Các khoản thu", "Items"),
    "sheet/fee": Says("Khoản thu", "Item"),
    "sheet/phi": Says("Phí", "Charge"),
    "sheet/le_phi": Says("Lệ phí", "Fee"),
    "sheet/other_money": Says("Khoản khác", "Other"),
    "sheet/sum": Says("Cộng", "Total"),
    "sheet/in_words": Says("Tổng số tiền", "Total amount"),
    "sheet/method": Says("Hình thức thanh toán", "Paid by way of"),
    "sheet/method/counter": Says("Tiền mặt hoặc thẻ tại quầy", "Cash or card at the counter"),
    "sheet/method/vietqr": Says("Chuyển khoản VietQR", "Bank transfer (VietQR)"),
    "sheet/reference": Says("Số tham chiếu", "Reference"),
    "sheet/paid_at": Says("Thời gian nộp", "Paid at"),
    "sheet/refunded": Says("Đã hoàn trả lúc {at}.", "Paid back at {at}."),
    # the register book
    "sheet/book/no": Says("TT", "No."),
    "sheet/book/code": Says("Mã hồ sơ", "Code"),
    "sheet/book/procedure": Says("Tên thủ tục hành chính", "Procedure"),
    "sheet/book/sets": Says("Số bộ", "Sets"),
    "sheet/book/owner": Says("Cá nhân, tổ chức", "Applicant"),
    "sheet/book/contact": Says("Địa chỉ, điện thoại", "Address, telephone"),
    "sheet/book/handler": Says("Cơ quan giải quyết", "Authority"),
    "sheet/book/received": Says("Nhận hồ sơ", "Received"),
    "sheet/book/due": Says("Hẹn trả", "Due"),
    "sheet/book/passed": Says("Chuyển giải quyết", "Passed on"),
    "sheet/book/result": Says("Nhận kết quả", "Result in"),
    "sheet/book/returned": Says("Trả kết quả", "Returned"),
    "sheet/book/note": Says("Ký nhận", "Signature"),
    # who signs
    "sheet/sign/submitter": Says("Người nộp hồ sơ", "Submitted by"),
    "sheet/sign/receiver": Says("Người tiếp nhận hồ sơ", "Received by"),
    "sheet/sign/helper": Says("Cán bộ nhập giúp", "Written by"),
    "sheet/sign/guide": Says("Người hướng dẫn", "Officer in charge"),
    "sheet/sign/head": Says("Người có thẩm quyền", "Authorised officer"),
    "sheet/sign/taker": Says("Người nhận kết quả", "Recipient"),
    "sheet/sign/giver": Says("Người trả kết quả", "Handed over by"),
    "sheet/sign/payer": Says("Người nộp tiền", "Paid by"),
    "sheet/sign/cashier": Says("Người thu tiền", "Collected by"),
    "sheet/sign/keeper": Says("Người theo dõi sổ", "Kept by"),
}
