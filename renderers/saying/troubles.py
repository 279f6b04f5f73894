"""What error pages say: what happened, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "trouble/id": Says(
        "Khi liên hệ hỗ trợ, xin cho biết mã sự việc {id}.",
        "When you ask for help, please name the incident {id}.",
    ),
    "trouble/home": Says("Về trang đầu", "To the start page"),
    "trouble/400": Says("Yêu cầu không đọc được", "The request could not be read"),
    "trouble/400/text": Says(
        "Trang gửi đến có phần mà hệ thống không nhận ra.",
        "The page that was sent has a part that the service does not know.",
    ),
    "trouble/400/advice": Says(
        "Xin mở lại trang biểu mẫu và làm lại bước vừa rồi. Những gì đã lưu vẫn còn.",
        "Please open the form again and repeat the last step. What was saved is still there.",
    ),
    "trouble/403": Says("Không có quyền xem trang này", "You may not see this page"),
    "trouble/403/text": Says(
        "Trình duyệt này không giữ quyền mở hồ sơ, hoặc phiên làm việc đã hết.",
        "This browser has no right to open the dossier, or the session has ended.",
    ),
    "trouble/403/advice": Says(
        "Xin mở lại bằng liên kết đã lưu, hoặc đăng nhập lại.",
        "Please open it with the link you saved, or sign in again.",
    ),
    "trouble/404": Says("Không tìm thấy trang", "The page was not found"),
    "trouble/404/text": Says(
        "Địa chỉ này không có trang nào, hoặc trang đã được chuyển đi.",
        "There is no page at this address, or it has moved.",
    ),
    "trouble/404/advice": Says(
        "Xin kiểm tra lại địa chỉ, hoặc tìm thủ tục theo tên.",
        "Please check the address, or search for the procedure by its name.",
    ),
    "trouble/409": Says(
        "Hồ sơ vừa được thay đổi ở nơi khác", "The dossier has just been changed elsewhere"
    ),
    "trouble/409/text": Says(
        "Có người, hoặc một cửa sổ khác, đã lưu hồ sơ này sau khi trang được mở.",
        "Somebody, or another window, has saved this dossier since the page was opened.",
    ),
    "trouble/409/advice": Says(
        "Xin mở lại hồ sơ để xem bản mới nhất rồi làm tiếp. Chưa có gì bị ghi đè.",
        "Please open the dossier again to see its latest state, then go on. "
        "Nothing has been overwritten.",
    ),
    "trouble/413": Says("Tệp gửi lên quá lớn", "The file is too large"),
    "trouble/413/text": Says(
        "Tệp hoặc trang gửi lên vượt quá mức cho phép.",
        "The file or page that was sent is larger than allowed.",
    ),
    "trouble/413/advice": Says(
        "Xin chụp lại với dung lượng nhỏ hơn, hoặc gửi từng tệp.",
        "Please take a smaller picture, or send the files one by one.",
    ),
    "trouble/422": Says("Có chỗ cần sửa", "Something needs correcting"),
    "trouble/422/text": Says(
        "Một số câu trả lời chưa dùng được.", "Some of the answers cannot be used yet."
    ),
    "trouble/422/advice": Says(
        "Xin quay lại trang trước, xem những chỗ được đánh dấu và sửa.",
        "Please go back, look at the marked places and correct them.",
    ),
    "trouble/429": Says("Có quá nhiều yêu cầu cùng lúc", "Too many requests at once"),
    "trouble/429/text": Says(
        "Hệ thống tạm dừng nhận yêu cầu từ máy này trong ít phút.",
        "The service takes no requests from this computer for a few minutes.",
    ),
    "trouble/429/advice": Says(
        "Xin chờ vài phút rồi thử lại. Những gì đã lưu vẫn còn.",
        "Please wait a few minutes and try again. What was saved is still there.",
    ),
    "trouble/500": Says("Hệ thống gặp lỗi", "The service has met an error"),
    "trouble/500/text": Says(
        "Lỗi thuộc về hệ thống, không phải do quý vị. Sự việc đã được ghi lại.",
        "The fault is the service's, not yours. It has been recorded.",
    ),
    "trouble/500/advice": Says(
        "Xin thử lại sau ít phút. Những trang đã lưu vẫn còn.",
        "Please try again in a few minutes. Pages that were saved are still there.",
    ),
    "trouble/503": Says("Hệ thống đang tạm ngừng", "The service is paused"),
    "trouble/503/text": Says(
        "Dịch vụ đang được bảo trì hoặc đang quá tải.",
        "The service is being maintained or is overloaded.",
    ),
    "trouble/503/advice": Says(
        "Xin quay lại sau ít phút. Những trang đã lưu vẫn còn.",
        "Please come back in a few minutes. Pages that were saved are still there.",
    ),
    "trouble/link": Says("Liên kết không dùng được", "The link cannot be used"),
    "trouble/link/text": Says(
        "Liên kết chép thiếu, đã quá hạn, hoặc hồ sơ đã được nộp.",
        "The link is incomplete or has expired, or the dossier has been submitted.",
    ),
    "trouble/link/advice": Says(
        "Hồ sơ đã nộp thì xin tra cứu bằng mã hồ sơ và mã tra cứu trên giấy tiếp nhận.",
        "If it has been submitted, please track it with the two codes on your receipt.",
    ),
    "trouble/old_browser": Says(
        "Trình duyệt này quá cũ nên không cho biết biểu mẫu được gửi từ trang nào. "
        "Xin cập nhật trình duyệt, hoặc dùng một trình duyệt mới, rồi làm lại bước vừa rồi.",
        "This browser is too old to tell from which page the form was sent. "
        "Please update it, or use a newer one, and repeat the last step.",
    ),
    "trouble/foreign": Says(
        "Biểu mẫu được gửi từ một trang khác. Xin mở lại trang của cổng dịch vụ và gửi từ đó; "
        "nếu đang ở đúng trang, xin tải lại trang rồi thử lần nữa.",
        "The form was sent from another site. Please open the page of this portal and send it "
        "from there; if you are on it, please reload the page and try again.",
    ),
}
