"""What applicants are told by mail and by text message, whole sentences with named places.

Under `<topic>/subject`, `<topic>/text` and `<topic>/short`; the last is for text messages, and
as short as it can be.
"""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "message/greeting": Says("Kính gửi quý vị,", "Dear Sir or Madam,"),
    "message/about": Says("Hồ sơ {code}: {procedure}.", "Dossier {code}: {procedure}."),
    "message/follow": Says("Theo dõi hồ sơ tại {url}.", "Follow the dossier at {url}."),
    "message/short": Says("Ho so {code}: {news} {url}", "Dossier {code}: {news} {url}"),
    "message/short_due": Says("{news} Hẹn trả: {due}.", "{news} Due: {due}."),
    "message/due": Says("Ngày trả kết quả: {due}.", "The result is due on {due}."),
    "message/subject": Says("Hồ sơ {code}: {news}", "Dossier {code}: {news}"),
    "message/lodged": Says("đã nhận được hồ sơ", "it has been filed"),
    "message/received": Says("hồ sơ được tiếp nhận", "it has been received"),
    "message/supplement_asked": Says("cần bổ sung hồ sơ", "a supplement is needed"),
    "message/expired": Says(
        "hồ sơ dừng vì quá hạn bổ sung", "it has ended: no supplement came in time"
    ),
    "message/refused": Says("hồ sơ không được tiếp nhận", "it has been refused"),
    "message/payment_asked": Says("cần nộp phí, lệ phí", "a payment is due"),
    "message/payment_confirmed": Says("đã nhận được tiền", "your payment has come in"),
    "message/payment_refunded": Says("đã hoàn trả tiền", "your money has been given back"),
    "message/extended": Says(
        "xin lỗi và hẹn lại ngày trả kết quả", "our apologies: the result will be later"
    ),
    "message/version_adopted": Says(
        "hồ sơ theo quy định mới", "it follows the new version of the rules"
    ),
    "message/stopped": Says("hồ sơ dừng giải quyết", "it has been stopped"),
    "message/decided": Says("đã có kết quả", "there is a result"),
    "message/returned": Says("đã trả kết quả", "the result has been handed over"),
    "message/withdrawn": Says("hồ sơ đã được rút", "it has been withdrawn"),
    "message/supplement_nears": Says(
        "sắp hết hạn nộp bổ sung", "the time for the supplement is nearly over"
    ),
    "message/payment_waits": Says("còn khoản phí, lệ phí chưa nộp", "a payment is still due"),
    "message/result_waits": Says(
        "kết quả đang chờ được nhận", "the result is ready and waits to be collected"
    ),
    "message/until": Says("Hạn nộp bổ sung: {day}.", "The supplement is due by {day}."),
    "code/subject": Says("Mã xác nhận thư điện tử", "Code to confirm your e-mail address"),
    "code/says": Says(
        "Mã xác nhận: {code}, có giá trị 15 phút. Xin không đưa mã này cho ai.",
        "Code: {code}, good for 15 minutes. Please give it to nobody.",
    ),
    "digest/subject": Says("Việc cần nhớ: {count} hồ sơ", "Dossiers to be remembered: {count}"),
    "digest/greeting": Says("Kính gửi {name},", "Dear {name},"),
    "digest/overdue": Says("Quá hạn: {count}", "Overdue: {count}"),
    "digest/soon": Says("Sắp đến hạn: {count}", "Due soon: {count}"),
    "digest/to_ask": Says(
        "Sắp hết hạn yêu cầu bổ sung: {count}",
        "The time for asking for a supplement is nearly over: {count}",
    ),
    "digest/opinions": Says(
        "Chờ đơn vị cho ý kiến: {count}", "Waiting for an opinion of the unit: {count}"
    ),
    "digest/cut_offs": Says(
        "Người nộp sắp hết hạn bổ sung: {count}",
        "The applicant's time for a supplement is nearly over: {count}",
    ),
    "digest/line": Says("{code}, hạn {day}", "{code}, due {day}"),
    "digest/link": Says("Mở danh sách tại {url}.", "The list is at {url}."),
    "inbox/title": Says("Hộp thư trình diễn", "Inbox of the demonstration"),
    "inbox/says": Says(
        "Thư và tin nhắn mà người nộp sẽ nhận được; ở bản trình diễn không gửi đi đâu.",
        "What applicants would be sent by mail and text message; here nothing is sent.",
    ),
    "inbox/none": Says("Chưa có tin nào.", "There are no messages yet."),
    "inbox/mail": Says("Thư điện tử", "E-mail"),
    "inbox/sms": Says("Tin nhắn", "Text message"),
}
