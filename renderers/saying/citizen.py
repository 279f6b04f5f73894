"""What citizens keep and do with an account: papers of their own, acting for others, feedback."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    # papers of one's own
    "shelf/title": Says("Giấy tờ của tôi", "My papers"),
    "shelf/says": Says(
        "Giấy tờ ở đây dùng được cho nhiều hồ sơ: khi biểu mẫu hỏi, quý vị chọn thay vì tải lên "
        "lại.",
        "Papers kept here serve for many dossiers: where a form asks for one, you pick it instead "
        "of sending it again.",
    ),
    "shelf/none": Says("Chưa có giấy tờ nào.", "There are no papers yet."),
    "shelf/own": Says("tự tải lên ngày {day}", "uploaded by yourself on {day}"),
    "shelf/handed_in": Says("đã nộp cùng hồ sơ {code}", "handed in with dossier {code}"),
    "shelf/issued": Says("{unit} cấp, hồ sơ {code}", "issued by {unit}, dossier {code}"),
    "shelf/issued_on": Says("cấp ngày {day}", "issued on {day}"),
    "shelf/expires_on": Says("có giá trị đến {day}", "valid until {day}"),
    "shelf/expired_on": Says("đã hết giá trị từ {day}", "expired on {day}"),
    "shelf/expired": Says("Hết giá trị", "Expired"),
    "shelf/on_paper": Says("chỉ có bản giấy", "on paper only"),
    "shelf/other": Says("Giấy tờ khác", "Another paper"),
    "shelf/add": Says("Thêm giấy tờ", "Add a paper"),
    "shelf/search": Says("Loại giấy tờ", "Kind of paper"),
    "shelf/kinds": Says("Chọn loại giấy tờ", "Choose the kind of paper"),
    "shelf/name": Says("Tên gọi để nhận ra", "A name to recognise it by"),
    "shelf/issued_box": Says("Ngày cấp, nếu biết", "Day of issue, if known"),
    "shelf/expires_box": Says("Có giá trị đến ngày, nếu có", "Valid until, if limited"),
    "shelf/issued_hint": Says(
        "Ngày, tháng, năm. Giấy tờ có hạn chế thời gian chỉ chọn được khi có ngày cấp.",
        "Day, month, year. Where a paper must not be too old, it can be picked only with this day.",
    ),
    "shelf/file": Says("Tệp (PDF, JPG hoặc PNG)", "File (PDF, JPG or PNG)"),
    "shelf/keep": Says("Lưu giấy tờ", "Keep the paper"),
    "shelf/change": Says("Sửa tên và ngày", "Change name and days"),
    "shelf/save": Says("Lưu thay đổi", "Save the changes"),
    "shelf/remove": Says("Bỏ giấy tờ này", "Remove this paper"),
    "shelf/missing": Says("Xin nhập mục {label}", "Please fill in: {label}"),
    "shelf/no_file": Says("Xin chọn tệp", "Please choose a file"),
    "shelf/wrong_order": Says(
        "Ngày hết giá trị phải sau ngày cấp", "It has to be valid beyond the day of issue"
    ),
    "shelf/not_issued_yet": Says(
        "Ngày cấp không thể sau hôm nay", "The day of issue cannot lie in the future"
    ),
    "shelf/full": Says(
        "Kho giấy tờ đã đầy ({count}). Xin bỏ bớt giấy tờ không còn dùng.",
        "There is no room for more papers ({count}). Please remove some that you no longer need.",
    ),
    "shelf/used": Says(
        "Giấy tờ này đang dùng trong hồ sơ {code}; bỏ được khi hồ sơ kết thúc.",
        "This paper is part of dossier {code}; it can be removed when that is closed.",
    ),
    "shelf/authorises": Says(
        "Quý vị đang nộp hồ sơ thay người khác theo giấy tờ này; xin chấm dứt việc đó trước.",
        "You are acting for somebody by this paper; please end that first.",
    ),
    "shelf/keep_these": Says(
        "Giữ giấy tờ đã nộp trong kho giấy tờ của tôi",
        "Keep what I handed in among my papers",
    ),
    "shelf/keep_says": Says(
        "{count} giấy tờ đã tải lên với hồ sơ này có thể dùng lại cho hồ sơ sau.",
        "Papers sent with this dossier that could serve again: {count}.",
    ),
    "dossier/origin": Says(
        "Chính là tệp kết quả do {unit} cấp, hồ sơ {code}",
        "The very file issued by {unit}, dossier {code}",
    ),
    # acting for others
    "acting/title": Says("Nộp hồ sơ thay người khác", "Acting for others"),
    "acting/says": Says(
        "Quý vị nộp hồ sơ thay con chưa thành niên, người được giám hộ, người ủy quyền hoặc tổ "
        "chức thì khai ở đây một lần, kèm giấy tờ chứng minh. Cán bộ kiểm tra giấy tờ này ở từng "
        "hồ sơ.",
        "If you act for your child, your ward, somebody who has authorised you or an "
        "organisation, state it here once, with the paper that proves it. The officer checks that "
        "paper in each dossier.",
    ),
    "acting/none": Says("Quý vị chưa nộp thay ai.", "You act for nobody yet."),
    "acting/make": Says("Khai người được nộp thay", "State for whom you act"),
    "acting/keep": Says("Lưu", "Save"),
    "acting/not_made": Says("Chưa lưu được", "This was not saved"),
    "acting/relation": Says("Quan hệ", "Relation"),
    "acting/parent": Says("cha, mẹ của con chưa thành niên", "parent of a minor child"),
    "acting/guardian": Says("người giám hộ", "guardian"),
    "acting/authorised": Says("người được ủy quyền bằng văn bản", "authorised in writing"),
    "acting/organisation": Says("người đại diện của tổ chức", "representative of an organisation"),
    "acting/name": Says(
        "Họ tên hoặc tên tổ chức được nộp thay", "Name of the person or organisation"
    ),
    "acting/number": Says(
        "Số định danh cá nhân, hoặc mã số thuế của tổ chức",
        "Personal identification number, or tax code of an organisation",
    ),
    "acting/number_ends": Says("có ba số cuối {end}", "ends in {end}"),
    "acting/paper": Says("Giấy tờ chứng minh", "The paper that proves it"),
    "acting/no_papers": Says(
        "Xin [lưu giấy tờ chứng minh vào kho giấy tờ] trước.",
        "Please [keep the paper that proves it among your papers] first.",
    ),
    "acting/procedures": Says("Thủ tục được nộp thay", "For which procedures"),
    "acting/every": Says("mọi thủ tục", "all procedures"),
    "acting/every_hint": Says(
        "Không chọn thủ tục nào là mọi thủ tục.", "Choose none for all procedures."
    ),
    "acting/until_box": Says("Đến hết ngày, nếu có thời hạn", "Until the end of, if limited"),
    "acting/past": Says("Thời hạn phải sau hôm nay", "It has to last beyond today"),
    "acting/from": Says("từ {since}", "from {since}"),
    "acting/between": Says("từ {since} đến hết {until}", "from {since} to {until}"),
    "acting/over": Says("Đã chấm dứt", "Ended"),
    "acting/late": Says("Hết thời hạn", "No longer valid"),
    "acting/revoke": Says("Chấm dứt", "End it"),
    "acting/verified": Says("cán bộ đã kiểm tra giấy tờ", "checked by an officer"),
    "acting/give_link": Says(
        "Người được nộp thay có tài khoản thì mở liên kết này để xác nhận; sau đó họ theo dõi "
        "được các hồ sơ:",
        "If the person has an account, they can confirm this at the following link and then "
        "follow the dossiers:",
    ),
    "acting/confirmed": Says(
        "người được nộp thay đã xác nhận", "confirmed by the represented person"
    ),
    "acting/for_me": Says("nộp thay tôi", "acts for me"),
    "acting/confirm_title": Says("Xác nhận người nộp thay", "Confirm who acts for you"),
    "acting/confirm_says": Says(
        "{by} khai là nộp hồ sơ thay cho người dưới đây. Nếu đó là quý vị, xin xác nhận: từ đó "
        "quý vị thấy các hồ sơ này trong tài khoản của mình và có thể chấm dứt bất cứ lúc nào.",
        "{by} has stated to act for the person below. If that is you, please confirm: from then "
        "on you see these dossiers in your account, and may end it at any time.",
    ),
    "acting/confirm": Says("Đúng là tôi", "Yes, that is me"),
    "acting/confirm_done": Says("Quý vị đã xác nhận.", "You have confirmed this."),
    "acting/for_whom": Says("Nộp hồ sơ này cho ai?", "For whom is this dossier?"),
    "acting/myself": Says("Cho bản thân tôi", "For myself"),
    "acting/in_name_of": Says("Nộp thay cho", "In the name of"),
    "acting/in_words": Says(
        "{name} ({number}), người nộp là {relation}", "{name} ({number}), as {relation}"
    ),
    "acting/ended": Says(
        "Không còn được nộp thay người này: thời hạn, giấy tờ hoặc việc nộp thay đã chấm dứt. Xin "
        "xem lại mục «Nộp hồ sơ thay người khác» trong tài khoản.",
        "You may no longer act for this person: the time is over, the paper has expired or it was "
        "ended. Please look at “Acting for others” in your account.",
    ),
    "acting/filed_for_me": Says("Người khác nộp thay tôi", "Filed for me by others"),
    "acting/by": Says("{name} nộp", "filed by {name}"),
    "acting/desk": Says("Nộp thay", "Filed for another"),
    "acting/desk_says": Says(
        "{submitter} nộp thay {name} ({number}), là {relation}, {span}.",
        "{submitter} files for {name} ({number}) as {relation}, {span}.",
    ),
    "acting/desk_revoked": Says(
        "Việc nộp thay đã chấm dứt sau khi nộp hồ sơ này.",
        "It was ended after this dossier was filed.",
    ),
    "acting/desk_other": Says(
        "Biểu mẫu ghi chủ hồ sơ khác với người được nộp thay.",
        "The form names another owner than the represented person.",
    ),
    "acting/check": Says(
        "Giấy tờ chứng minh việc nộp thay", "Paper that proves the right to act for another"
    ),
    # feedback on a page
    "feedback/title": Says("Góp ý về trang này", "Feedback on this page"),
    "feedback/about": Says("Góp ý về trang", "It is about the page"),
    "feedback/text": Says("Nội dung góp ý", "What you would like to say"),
    "feedback/hint": Says(
        "Xin không ghi dữ liệu cá nhân. Về một hồ sơ cụ thể, xin liên hệ nơi tiếp nhận.",
        "Please write no personal data. About a dossier, please ask the office that has it.",
    ),
    "feedback/contact": Says(
        "Thư điện tử hoặc số điện thoại, nếu cần trả lời",
        "E-mail address or telephone number, if you would like an answer",
    ),
    "feedback/send": Says("Gửi góp ý", "Send"),
    "feedback/empty": Says("Xin nhập nội dung góp ý.", "Please write what you would like to say."),
    "feedback/thanks": Says("Cảm ơn quý vị đã góp ý.", "Thank you for your feedback."),
    "feedback/desk": Says("Góp ý của người dân", "Feedback from citizens"),
    "feedback/none": Says("Chưa có góp ý nào.", "There is no feedback yet."),
    "feedback/answer_to": Says("Trả lời cho: {contact}", "Answer to: {contact}"),
    "feedback/handle": Says("Đã xem xét", "Seen to"),
    "feedback/handled": Says("Đã xem xét: {name},", "Seen to by {name},"),
}
