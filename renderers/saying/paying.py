"""What people read when something is to be paid."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "pay/title": Says("Phí, lệ phí của hồ sơ {code}", "Fees of the dossier {code}"),
    "pay/heading": Says("Phí, lệ phí", "Fees"),
    "pay/in_words": Says("Bằng chữ: {words}.", "In words: {words}."),
    "pay/go": Says("Nộp phí, lệ phí", "Pay the fees"),
    "pay/see": Says("Xem phí, lệ phí và biên lai", "See the fees and receipts"),
    "pay/waiting": Says(
        "Đang chờ xác nhận đã nộp tiền. Sau khi chuyển khoản, tiền thường được ghi nhận trong ít "
        "phút; xin tải lại trang này để xem.",
        "Waiting for the payment to be confirmed. A transfer is usually seen within minutes; "
        "please reload this page.",
    ),
    "pay/waiting_counter": Says(
        "Đang chờ nộp tiền tại quầy; khi cán bộ xác nhận, trang này có biên lai.",
        "Waiting for the payment at the counter; once an officer has confirmed it, "
        "the receipt is here.",
    ),
    "pay/foreign": Says(
        "{amount} chỉ nộp được tại quầy: bằng ngoại tệ đó, hoặc bằng đồng Việt Nam theo tỷ giá "
        "của ngày nộp. Khoản này không nằm trong mã chuyển khoản.",
        "{amount} can be paid at the counter only: in that currency, or in Vietnamese dong at "
        "the rate of the day. The code for transfers does not contain it.",
    ),
    "pay/refunded_at": Says("{at}, số {reference}", "{at}, reference {reference}"),
    "pay/done": Says("Không còn khoản nào phải nộp.", "Nothing is to be paid now."),
    "pay/fees": Says("Các khoản thu", "Items"),
    "pay/phi": Says("phí", "charge"),
    "pay/le_phi": Says("lệ phí", "fee"),
    "pay/gia_dich_vu": Says("giá dịch vụ", "price of a service"),
    "pay/nghia_vu_tai_chinh": Says("nghĩa vụ tài chính", "financial duty"),
    "pay/asked": Says("Chưa nộp", "To be paid"),
    "pay/paid": Says("Đã nộp", "Paid"),
    "pay/refunded": Says("Đã hoàn trả", "Paid back"),
    "pay/excess": Says("Nộp thừa, chờ hoàn trả", "Paid too much, will be paid back"),
    "pay/row": Says("{fee}: {amount}", "{fee}: {amount}"),
    "pay/row_more": Says("{fee}, phần nộp thêm: {amount}", "{fee}, to be added: {amount}"),
    "pay/row_back": Says("{fee}, phần nộp thừa: {amount}", "{fee}, paid too much: {amount}"),
    "pay/more": Says("{fee}, phần nộp thêm", "{fee}, to be added"),
    "pay/back": Says("{fee}, phần nộp thừa", "{fee}, paid too much"),
    "pay/receipt": Says("Biên lai", "Receipt"),
    "pay/total": Says("Còn phải nộp", "Still to be paid"),
    "pay/transfer": Says("Chuyển khoản ngân hàng", "Bank transfer"),
    "pay/scan_how": Says(
        "Quét mã bằng ứng dụng ngân hàng; số tiền và nội dung đã có sẵn trong mã.",
        "Scan the code with the app of your bank; amount and purpose are part of the code.",
    ),
    "pay/scan": Says("Mã VietQR để chuyển khoản", "VietQR code for the transfer"),
    "pay/by_hand": Says(
        "Hoặc chuyển khoản với đúng các thông tin sau:", "Or make a transfer with exactly this:"
    ),
    "pay/holder": Says("Tên tài khoản", "Account name"),
    "pay/bank": Says("Ngân hàng", "Bank"),
    "pay/account": Says("Số tài khoản", "Account number"),
    "pay/amount": Says("Số tiền", "Amount"),
    "pay/purpose": Says("Nội dung chuyển khoản", "Purpose"),
    "pay/counter": Says("Nộp tại quầy", "At the counter"),
    "pay/counter_where": Says(
        "Nộp tiền mặt hoặc quẹt thẻ tại cơ quan sau, đọc mã hồ sơ cho cán bộ:",
        "Pay in cash or by card at this office, and tell the officer the dossier code:",
    ),
    "papers/heading": Says("Giấy tờ của cơ quan", "Papers of the office"),
    "papers/pdf": Says("{name}, bản PDF", "{name}, PDF"),
}
