"""Filling in a form, looking it over, submitting it, and the receipt."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    # the page
    "form/title": Says("{page}, trang {number} trên {count}", "{page}, page {number} of {count}"),
    "form/title_errors": Says(
        "Cần sửa: {page}, trang {number} trên {count}",
        "To correct: {page}, page {number} of {count}",
    ),
    "form/pages": Says("Các trang của hồ sơ", "Pages of the form"),
    "form/page": Says("Trang {number}/{count}", "Page {number} of {count}"),
    "form/last": Says("Xem lại và nộp", "Check and submit"),
    "form/next": Says("Tiếp tục", "Continue"),
    "form/save": Says("Lưu và quay lại sau", "Save and come back later"),
    "form/back": Says("Trang trước", "Previous page"),
    "form/panel": Says("Phí và thời hạn", "Fees and time"),
    "form/errors": Says("Có {count} chỗ cần sửa", "Places to correct: {count}"),
    "form/prefilled": Says(
        "Một số mục đã điền sẵn theo tài khoản và những gì quý vị đã khai. Xin kiểm tra và sửa "
        "nếu cần.",
        "Some answers are filled in from your account and what you stated before. Please check "
        "and correct them.",
    ),
    "form/added": Says("Có thêm {count} câu hỏi", "Questions added: {count}"),
    "form/fewer": Says("Bớt {count} câu hỏi.", "Questions removed: {count}."),
    "form/more": Says("Có thêm {count} câu hỏi.", "Questions added: {count}."),
    "form/warnings": Says("Xin xem lại", "Please check"),
    "form/optional": Says("(không bắt buộc)", "(optional)"),
    "form/choose": Says("Chọn", "Choose"),
    "form/yes": Says("Có", "Yes"),
    "form/no": Says("Không", "No"),
    "form/not_computed": Says("chưa tính được", "not known yet"),
    "form/row_first": Says("Thêm mục", "Add an entry"),
    "form/row_more": Says("Thêm mục nữa", "Add another entry"),
    "form/row_remove": Says("Bỏ mục này", "Remove this entry"),
    "form/province": Says("Tỉnh, thành phố", "Province or city"),
    "form/at_home": Says("Việt Nam", "Viet Nam"),
    "form/country": Says("Nước", "Country"),
    "form/district": Says(
        "Quận, huyện (nếu là địa chỉ trước 01/7/2025)",
        "District (of an address before 1 July 2025)",
    ),
    "form/commune_any": Says(
        "Xã, phường, thị trấn, đặc khu", "Commune, ward, township or special zone"
    ),
    "form/street_abroad": Says(
        "Số nhà, đường, tổ, ấp, khu phố; ở nước ngoài thì ghi cả thành phố, bang",
        "House number and street; abroad also the city and state",
    ),
    "form/province_choose": Says("Chọn tỉnh, thành phố", "Choose a province or city"),
    "form/commune": Says("Xã, phường, đặc khu", "Commune, ward or special zone"),
    "form/street": Says(
        "Số nhà, đường, tổ, ấp, khu phố", "House number, street, hamlet, neighbourhood"
    ),
    "form/dong": Says("đồng", "VND"),
    "file/own": Says("Hoặc dùng giấy tờ đã có", "Or use a paper that you have here"),
    # hints of kinds
    "hint/personal_id": Says(
        "12 chữ số trên thẻ căn cước", "The 12 digits on the citizen identity card"
    ),
    "hint/date_day": Says(
        "Ngày, tháng, năm, ví dụ 05/09/1990", "Day, month, year, for example 05/09/1990"
    ),
    "hint/date_month": Says("Tháng, năm, ví dụ 09/1990", "Month, year, for example 09/1990"),
    "hint/date_year": Says(
        "Năm đủ bốn chữ số, ví dụ 1990", "Year in four digits, for example 1990"
    ),
    "hint/files": Says(
        "Tệp {types}; nhiều nhất {count} tệp, mỗi tệp không quá {size} MB",
        "Files {types}; number of files at most {count}, each no larger than {size} MB",
    ),
    "file/remove": Says("Bỏ tệp", "Remove the file"),
    # what is wrong
    "fault/missing": Says("Chưa trả lời", "Not answered yet"),
    "fault/missing_file": Says("Chưa có tệp đính kèm", "No file attached yet"),
    "fault/check": Says("Xin xem lại", "Please check"),
    "fault/too_few": Says("Cần khai ít nhất {min} mục", "Entries needed: at least {min}"),
    "fault/too_many": Says("Chỉ được khai nhiều nhất {max} mục", "Entries allowed: at most {max}"),
    "fault/stale": Says(
        "Lựa chọn trước đây không còn phù hợp, xin chọn lại",
        "The earlier choice no longer fits, please choose again",
    ),
    "fault/ineligible": Says(
        "Trường hợp này chưa đủ điều kiện thực hiện thủ tục",
        "This case does not meet the conditions of the procedure",
    ),
    "fault/at": Says("{label}: {fault}", "{label}: {fault}"),
    "fault/nowhere": Says(
        "{office} của địa chỉ này không nhận hồ sơ tại đây. Xin xem lại địa chỉ đã khai.",
        "No dossiers are received here for this address: {office}. "
        "Please check the address you gave.",
    ),
    "fault/some_office": Says("Cơ quan có thẩm quyền", "Competent authority"),
    "conflict/other": Says(
        "{label}: cửa sổ khác đã lưu «{stored}», trang này ghi khác. "
        "Xin chọn lại rồi bấm Tiếp tục.",
        "{label}: another window has saved “{stored}”, this page says something else. "
        "Please choose again and press Continue.",
    ),
    "conflict/blank": Says("để trống", "left blank"),
    "conflict/different": Says("khác", "something else"),
    # fees and time, as far as known
    "sum/fees": Says("Phí, lệ phí", "Fees"),
    "sum/due": Says("Ngày trả kết quả", "Result due"),
    "sum/due_short": Says("Trả kết quả", "Result due"),
    "sum/total": Says("Tổng cộng", "Total"),
    "sum/latest": Says("có thể kéo dài đến {day}", "may take until {day}"),
    "sum/extended": Says("có thể gia hạn đến {day}", "may be extended until {day}"),
    "sum/stands": Says("Thời hạn tính tiếp từ {event}", "The time runs on from {event}"),
    "sum/starts": Says("Thời hạn tính từ {event}", "The time runs from {event}"),
    "sum/waiting": Says(
        "Còn tùy câu trả lời về: {questions}.", "Still depends on your answers to: {questions}."
    ),
    "sum/more": Says("và {count} câu hỏi khác", "and further questions: {count}"),
    "sum/free": Says("Không thu", "Free of charge"),
    "sum/unpublished": Says("Chưa công bố", "Not published yet"),
    "sum/nothing": Says("Không phải nộp", "Nothing to pay"),
    "sum/not_known": Says("Chưa xác định", "Not known yet"),
    "sum/and_open": Says(
        "{total}, chưa gồm khoản chưa xác định", "{total}, without what is not known yet"
    ),
    "sum/if_any": Says("Chỉ thu nếu phát sinh", "Charged only where it arises"),
    "sum/exempt": Says("Được miễn: {why}", "Exempt: {why}"),
    "sum/reduced": Says("Được giảm {off}%: {why}", "Reduced by {off}%: {why}"),
    "sum/relieved": Says("thuộc diện miễn, giảm", "entitled to relief"),
    "sum/no_term": Says("Không quy định", "No time limit is set"),
    "sum/open": Says("Sẽ rõ khi khai đủ", "Known once everything is answered"),
    # why
    "why/link": Says("Vì sao?", "Why?"),
    "why/title": Says("Vì sao: {procedure}", "Why: {procedure}"),
    "why/heading": Says("Vì sao?", "Why?"),
    "why/lead": Says(
        "Các quy định áp dụng cho hồ sơ này, theo những gì đã lưu.",
        "The provisions that apply to this filing, given what has been saved.",
    ),
    "why/fees": Says("Phí, lệ phí", "Fees"),
    "why/components": Says("Giấy tờ", "Papers"),
    "why/dates": Says("Ngày trả kết quả", "When the result is due"),
    "why/requirements": Says("Yêu cầu, điều kiện", "Requirements"),
    "why/everybody": Says("áp dụng cho mọi trường hợp", "applies in every case"),
    "why/no_fee": Says("Không phải nộp", "Not charged"),
    "why/asked": Says("Phải nộp hoặc xuất trình", "Must be submitted or presented"),
    "why/not_asked": Says("Không phải nộp", "Not needed"),
    "why/met": Says("Đáp ứng", "Met"),
    "why/not_met": Says("Không đáp ứng", "Not met"),
    "why/judged": Says("Cơ quan xem xét khi giải quyết", "Judged by the office"),
    # papers
    "paper/heading": Says("Giấy tờ phải nộp, xuất trình", "Papers to submit or present"),
    "paper/spared": Says("Giấy tờ không phải nộp", "Papers you need not submit"),
    "paper/files": Says("Đã kèm {count} tệp", "Files attached: {count}"),
    "paper/send": Says("Gửi {means}", "Send: {means}"),
    "paper/found": Says(
        "Đã có trong {registers}, không phải nộp", "Not needed: it is held in {registers}"
    ),
    "paper/looked_up": Says(
        "Cơ quan sẽ tra cứu trong {registers}; nếu đã có thì không phải nộp",
        "The office will look in {registers}; if it is there, you need not hand it in",
    ),
    # review
    "review/title": Says("Xem lại trước khi nộp: {procedure}", "Check and submit: {procedure}"),
    "review/heading": Says("Xem lại trước khi nộp", "Check before you submit"),
    "review/changed": Says(
        "Có thay đổi từ lần xem lại trước, hồ sơ chưa được nộp",
        "Something has changed since you last checked; nothing has been submitted",
    ),
    "review/errors": Says(
        "Chưa nộp được: có {count} chỗ cần sửa", "Not submitted: places to correct: {count}"
    ),
    "review/oath": Says(
        "Tôi đã xem lại những nội dung trên và xin chịu trách nhiệm trước pháp luật "
        "về lời khai của mình.",
        "I have checked the above and take legal responsibility for my statements.",
    ),
    "review/submit": Says("Nộp hồ sơ", "Submit"),
    "review/mend": Says("Sửa", "Change"),
    "review/blank": Says("không khai", "not given"),
    "review/no_rows": Says("Không có", "No entries"),
    "review/old": Says(
        "Trang xem lại đã cũ. Xin xem lại nội dung dưới đây rồi nộp.",
        "The page was out of date. Please check what stands below, then submit.",
    ),
    "review/new_version": Says(
        "Thủ tục có bản mới, áp dụng từ ngày {day}.",
        "The procedure has a new version, in force from {day}.",
    ),
    "review/new_answers": Says(
        "Có câu trả lời đã được sửa, có thể ở một cửa sổ khác.",
        "An answer has been changed, perhaps in another window.",
    ),
    "review/new_fees": Says("Phí, lệ phí đã được tính lại.", "The fees have been worked out anew."),
    "review/new_due": Says("Ngày trả kết quả nay là {day}.", "The result is now due on {day}."),
    "review/no_due": Says("Ngày trả kết quả đã đổi.", "The day of the result has changed."),
    # receipt
    "together/due": Says("Hẹn trả kết quả cả bộ", "All results due"),
    "together/waits": Says("Bắt đầu tính khi có {result}", "Counted from the result: {result}"),
    "receipt/title": Says("Giấy xác nhận nộp hồ sơ {code}", "Receipt {code}"),
    "receipt/heading": Says("Giấy xác nhận nộp hồ sơ", "Receipt"),
    "receipt/code": Says("Mã hồ sơ", "Dossier code"),
    "receipt/secret": Says("Mã tra cứu", "Look-up code"),
    "receipt/keep": Says(
        "Xin in, chụp lại hoặc ghi lại hai mã này. Mã tra cứu không gửi lại được.",
        "Please print, photograph or write down both codes. The look-up code cannot be sent again.",
    ),
    "receipt/qr": Says("Mã QR để tra cứu hồ sơ", "QR code to track the dossier"),
    "receipt/assisted": Says("Cán bộ nhập giúp", "Filled in by"),
    "receipt/sign_applicant": Says("Người nộp (ký, ghi rõ họ tên)", "Applicant (signature, name)"),
    "receipt/sign_officer": Says("Cán bộ (ký, ghi rõ họ tên)", "Officer (signature, name)"),
    "receipt/lodged": Says("Nộp lúc", "Submitted at"),
    "receipt/channel": Says("Cách thức nộp", "Way of submission"),
    "receipt/office": Says("Nơi giải quyết", "Office in charge"),
    "receipt/sent": Says(
        "Hồ sơ đã được gửi đến cơ quan tiếp nhận. [Xem tình trạng hồ sơ]",
        "Your dossier has been sent to the receiving office. [See its state]",
    ),
    # coming back later
    "saved/title": Says("Đã lưu hồ sơ đang soạn", "Your draft is saved"),
    "saved/lead": Says(
        "Ông, bà có thể đóng trang này và làm tiếp bằng liên kết dưới đây, trước {until}.",
        "You may close this page and continue with the link below, before {until}.",
    ),
    "saved/link": Says("Liên kết để làm tiếp", "Link to continue"),
    "saved/secret": Says(
        "Ai có liên kết này đều mở được hồ sơ đang soạn: xin giữ kín, "
        "và không lưu trên máy dùng chung.",
        "Whoever has this link can open your draft: keep it to yourself, "
        "and do not save it on a shared computer.",
    ),
    "saved/on": Says("Làm tiếp ngay", "Continue now"),
    "resume/title": Says("Tiếp tục hồ sơ đang soạn", "Continue your draft"),
    "resume/lead": Says(
        "Hồ sơ sẽ được mở trên máy này. Nếu đây là máy dùng chung, "
        "xin đóng trình duyệt khi làm xong.",
        "The draft will be opened on this computer. If others use it too, "
        "please close the browser when you have finished.",
    ),
    "resume/open": Says("Mở hồ sơ", "Open the draft"),
    "moved/title": Says("Thủ tục đã thay đổi", "The procedure has changed"),
    "moved/heading": Says(
        "Thủ tục đã thay đổi từ lần mở trước", "The procedure has changed since you last opened it"
    ),
    "moved/kept": Says(
        "Những câu trả lời khác được giữ nguyên.", "All other answers are kept as they are."
    ),
    "moved/dropped": Says("Không còn hỏi", "No longer asked"),
    "moved/asked": Says("Cần trả lời thêm", "To be answered as well"),
    "moved/on": Says("Tiếp tục hồ sơ", "Continue"),
}
