"""What stands around every page, and the pages beside the forms: home, search, tracking."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    # around every page
    "site/name": Says("Cổng dịch vụ Một cửa", "One-Stop Service Portal"),
    "site/place": Says("Thủ tục hành chính", "Administrative procedures"),
    "site/skip": Says("Đến nội dung chính", "Skip to the main content"),
    "site/main": Says("Chính", "Main"),
    "site/procedures": Says("Thủ tục", "Procedures"),
    "site/account": Says("Tài khoản", "My account"),
    "site/track": Says("Tra cứu hồ sơ", "Track a dossier"),
    "site/demo": Says(
        "Bản trình diễn: hồ sơ nộp ở đây không đến cơ quan nào. "
        "Xin không nhập dữ liệu cá nhân thật.",
        "Demonstration: what is submitted here reaches no office. "
        "Please do not enter real personal data.",
    ),
    "site/officers": Says("Dành cho cán bộ", "For officers"),
    # home and search
    "home/title": Says("Thủ tục hành chính", "Administrative procedures"),
    "home/ask": Says("Ông, bà cần làm thủ tục gì?", "Which procedure do you need?"),
    "home/promise": Says(
        "{count} thủ tục · nộp được mọi lúc · lưu lại và làm tiếp khi tiện",
        "Procedures: {count} · apply at any time · save and continue when it suits you",
    ),
    "home/filed": Says("Đã nộp hồ sơ?", "Already applied?"),
    "home/track": Says(
        "Dùng mã hồ sơ và mã tra cứu trên giấy tiếp nhận để [xem tình trạng hồ sơ].",
        "With the dossier code and the look-up code on your receipt you can "
        "[see how far your dossier is].",
    ),
    "search/title": Says("Tìm thủ tục", "Find a procedure"),
    "search/label": Says(
        "Tên thủ tục, giấy tờ hoặc mã số", "Name of the procedure or paper, or a code"
    ),
    "search/find": Says("Tìm", "Search"),
    "search/found": Says("{count} thủ tục phù hợp", "Procedures found: {count}"),
    "search/nothing": Says(
        "Chưa tìm thấy thủ tục nào cho «{query}». Xin thử từ khác, có dấu hay không dấu đều được.",
        "No procedure was found for “{query}”. Please try other words, "
        "with or without Vietnamese accents.",
    ),
    "search/empty": Says("Xin nhập điều cần tìm.", "Please type what you are looking for."),
    "card/fees": Says("Có phí, lệ phí", "Fees apply"),
    "card/free": Says("Không thu phí, lệ phí", "No fees"),
    "card/or": Says("{first} hoặc {then}", "{first} or {then}"),
    "card/full": Says("Nộp trực tuyến", "Apply online"),
    "card/partial": Says("Nộp trực tuyến một phần", "Partly online"),
    "card/none": Says("Nộp tại nơi tiếp nhận", "Apply at the counter"),
    # tracking
    "track/title": Says("Tra cứu hồ sơ", "Track a dossier"),
    "track/state": Says("Tình trạng hồ sơ", "State of the dossier"),
    "track/failed": Says("Chưa tra cứu được", "The dossier was not found"),
    "track/code": Says("Mã hồ sơ", "Dossier code"),
    "track/code_hint": Says("In trên giấy xác nhận nộp hồ sơ", "Printed on the receipt"),
    "track/secret": Says("Mã tra cứu", "Look-up code"),
    "track/secret_hint": Says(
        "10 chữ và số, in ngay dưới mã hồ sơ",
        "10 letters and digits, printed below the dossier code",
    ),
    "track/look": Says("Xem tình trạng", "See the state"),
    "track/dossier": Says("Hồ sơ {code}", "Dossier {code}"),
    "track/letter": Says("Thông báo của cơ quan", "Letter from the office"),
    "track/supplement": Says(
        "Cũng có thể bổ sung trực tiếp tại {office}; khi đến xin cho biết mã hồ sơ.",
        "It may also be brought to {office}; please name the dossier code.",
    ),
    # what applicants do themselves
    "account/title": Says("Tài khoản của tôi", "My account"),
    "account/sign_in": Says("Đăng nhập", "Sign in"),
    "account/why": Says(
        "Tài khoản giữ hồ sơ đang soạn, hồ sơ đã nộp và giấy tờ của quý vị ở cùng một chỗ, "
        "dùng được trên mọi máy.",
        "An account keeps the forms you have begun, what you have filed and your papers in one "
        "place, on every machine.",
    ),
    "account/not_needed": Says(
        "Không có tài khoản vẫn nộp và tra cứu hồ sơ được.",
        "You can apply and follow a dossier without an account, too.",
    ),
    "account/login": Says("Số điện thoại hoặc thư điện tử", "Telephone number or e-mail address"),
    "account/enrol": Says("Tạo tài khoản", "Make an account"),
    "account/not_made": Says("Chưa tạo được tài khoản", "The account was not made"),
    "account/name": Says("Họ, chữ đệm và tên", "Full name"),
    "account/phone": Says("Số điện thoại", "Telephone number"),
    "account/email": Says("Thư điện tử, nếu có", "E-mail address, if you have one"),
    "account/new_password": Says("Mật khẩu, ít nhất 8 ký tự", "Password, 8 characters or more"),
    "account/missing": Says("Xin nhập mục {label}", "Please fill in: {label}"),
    "account/short": Says(
        "Mật khẩu ngắn quá: xin đặt ít nhất {count} ký tự",
        "The password is too short: please use {count} characters or more",
    ),
    "account/taken": Says(
        "Số điện thoại hoặc thư điện tử này đã có tài khoản; xin đăng nhập",
        "There is an account with this number or address; please sign in",
    ),
    "contact/title": Says("Điện thoại, thư điện tử", "Telephone and e-mail"),
    "contact/proved": Says("đã xác nhận", "confirmed"),
    "contact/unproved": Says("chưa xác nhận", "not confirmed"),
    "contact/send": Says("Gửi mã xác nhận", "Send a code"),
    "contact/again": Says("Gửi mã khác", "Send another code"),
    "contact/code": Says("Mã đã nhận được, gồm 6 chữ số", "The code you have received, 6 digits"),
    "contact/check": Says("Xác nhận", "Confirm"),
    "contact/wrong": Says(
        "Mã không đúng hoặc không còn giá trị. Mỗi mã chỉ nhập được năm lần.",
        "The code is wrong or no longer good. Each may be tried five times.",
    ),
    "account/told": Says("Tin về hồ sơ", "Messages about your dossiers"),
    "account/unread": Says("mới", "new"),
    "account/have_read": Says("Đánh dấu đã đọc", "Mark all as read"),
    "account/begun": Says("Đang soạn", "Begun"),
    "account/none_begun": Says("Chưa có hồ sơ nào đang soạn.", "Nothing has been begun."),
    "account/saved": Says("Lưu lúc", "Saved at"),
    "account/until": Says("giữ đến", "kept until"),
    "account/filed": Says("Đã nộp", "Filed"),
    "account/none_filed": Says("Chưa nộp hồ sơ nào.", "Nothing has been filed."),
    "account/held": Says("Giấy tờ đã có", "Papers we have already"),
    "account/held_says": Says(
        "Giấy tờ quý vị đã nộp và kết quả đã nhận; biểu mẫu tự nhận ra, không phải nộp lại.",
        "What you have handed in and received; forms recognise it, and do not ask for it again.",
    ),
    "account/none_held": Says("Chưa có giấy tờ nào.", "There are no papers yet."),
    "account/from": Says("từ hồ sơ {code}", "from dossier {code}"),
    "own/failed": Says("Chưa thực hiện được", "This could not be done"),
    "own/supplement": Says("Bổ sung hồ sơ", "Send the supplement"),
    "own/supplement_until": Says(
        "Xin bổ sung một lần, đầy đủ, chậm nhất {day}.",
        "Please send everything at once, by {day} at the latest.",
    ),
    "own/supplement_text": Says("Nội dung giải trình, nếu cần", "Explanation, if needed"),
    "own/supplement_file": Says("Nội dung bổ sung.txt", "Explanation.txt"),
    "own/supplement_confirm": Says(
        "Tôi đã bổ sung đầy đủ những nội dung được yêu cầu",
        "I have supplied everything that was asked for",
    ),
    "own/supplement_send": Says("Gửi bổ sung", "Send"),
    "own/supplement_unsure": Says(
        "Xin xác nhận đã bổ sung đầy đủ, vì chỉ gửi được một lần. Tệp đã chọn cần chọn lại.",
        "Please confirm that everything is there: it can be sent once only. "
        "Files have to be chosen again.",
    ),
    "own/supplement_empty": Says(
        "Xin gửi ít nhất một tệp hoặc một nội dung giải trình.",
        "Please send at least one file or an explanation.",
    ),
    "own/result": Says("Kết quả", "The result"),
    "own/result_number": Says("số {number}", "number {number}"),
    "own/result_paper": Says("Bản giấy, nhận tại nơi trả kết quả", "On paper, at the counter"),
    "own/withdraw": Says("Rút hồ sơ", "Withdraw the dossier"),
    "own/withdraw_says": Says(
        "Hồ sơ sẽ kết thúc tại đây, không có kết quả. Quý vị có thể nộp hồ sơ mới bất cứ lúc nào.",
        "The dossier then ends without a result. You may file a new one at any time.",
    ),
    "own/withdraw_confirm": Says("Tôi muốn rút hồ sơ này", "I wish to withdraw this dossier"),
    "own/withdraw_unsure": Says(
        "Xin đánh dấu xác nhận trước khi rút hồ sơ.", "Please tick the box before withdrawing."
    ),
    "rating/title": Says("Đánh giá của quý vị", "Your rating"),
    "rating/says": Says(
        "Xin cho điểm từ 1 (rất không hài lòng) đến 5 (rất hài lòng).",
        "Please give marks from 1 (very dissatisfied) to 5 (very satisfied).",
    ),
    "rating/openness": Says("Công khai, minh bạch", "Openness"),
    "rating/timeliness": Says("Tiến độ giải quyết", "Timeliness"),
    "rating/digitisation": Says("Không phải nộp lại giấy tờ đã có", "Nothing asked twice"),
    "rating/online": Says("Dịch vụ và thanh toán trực tuyến", "Online services and payment"),
    "rating/satisfaction": Says("Thái độ phục vụ", "How you were served"),
    "rating/comment": Says("Góp ý thêm, nếu có", "Anything else"),
    "rating/send": Says("Gửi đánh giá", "Send the rating"),
    "rating/incomplete": Says(
        "Xin cho điểm cả năm mục.", "Please give a mark for each of the five."
    ),
    "rating/thanks": Says("Cảm ơn quý vị đã đánh giá.", "Thank you for your rating."),
    "rating/of": Says("{mark}/5", "{mark} of 5"),
    "track/paused_short": Says("Báo lại sau khi bổ sung", "Told after the supplement"),
    "track/paused": Says(
        "Tạm dừng tính thời hạn; ngày trả kết quả được báo lại khi hồ sơ được giải quyết tiếp.",
        "The time limit is paused; the day of the result is told when work goes on.",
    ),
    "track/events": Says("Diễn biến", "What has happened"),
}
