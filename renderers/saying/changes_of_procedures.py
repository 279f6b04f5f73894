"""The procedure as a whole: the words of its kinds of change."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "change/procedure-removed/title": Says("Bãi bỏ thủ tục", "Procedure abolished"),
    "change/procedure-removed": Says(
        "Thủ tục «{name}» bị bãi bỏ.",
        "The procedure “{name}” is abolished.",
    ),
    "change/procedure-added/title": Says("Thủ tục mới", "New procedure"),
    "change/procedure-added": Says(
        "Thủ tục «{name}» được ban hành mới.",
        "The procedure “{name}” is newly issued.",
    ),
    "change/procedure-replaced/title": Says("Thay thế thủ tục", "Procedure replaced"),
    "change/procedure-replaced": Says(
        "Thủ tục «{name}» được thay thế bằng thủ tục {by}.",
        "The procedure “{name}” is replaced by {by}.",
    ),
    "change/procedure-code-changed/title": Says("Đổi mã thủ tục", "Another code"),
    "change/procedure-code-changed": Says(
        "Mã thủ tục đổi từ {old} thành {new}.",
        "The code of the procedure changes from {old} to {new}.",
    ),
    "change/title-changed/title": Says("Đổi tên thủ tục", "Another title"),
    "change/title-changed": Says(
        "Tên thủ tục đổi từ «{old}» thành «{new}».",
        "The title changes from “{old}” to “{new}”.",
    ),
    "change/sector-changed/title": Says("Đổi lĩnh vực", "Another sector"),
    "change/sector-changed": Says(
        "Thủ tục chuyển từ lĩnh vực «{old}» sang lĩnh vực «{new}».",
        "The procedure moves from the sector “{old}” to “{new}”.",
    ),
    "change/procedure-wording-changed/title": Says("Sửa lời văn", "Wording changed"),
    "change/procedure-wording-changed": Says(
        "Lời văn của «{name}» được sửa; nội dung quy định không đổi.",
        "The wording of “{name}” is revised; what it lays down stays.",
    ),
    "change/audience-narrowed/title": Says("Bớt đối tượng thực hiện", "Fewer may apply"),
    "change/audience-narrowed": Says(
        "Không còn áp dụng cho đối tượng «{audience}».",
        "No longer open to “{audience}”.",
    ),
    "change/audience-widened/title": Says("Thêm đối tượng thực hiện", "More may apply"),
    "change/audience-widened": Says(
        "Áp dụng thêm cho đối tượng «{audience}».",
        "Now open to “{audience}” too.",
    ),
    "change/effective-date-moved-earlier/title": Says("Áp dụng sớm hơn", "In force earlier"),
    "change/effective-date-moved-earlier": Says(
        "Ngày bắt đầu áp dụng sớm hơn: trước {old_day}, nay {new_day}.",
        "In force earlier: {old_day} before, {new_day} now.",
    ),
    "change/effective-date-moved-later/title": Says("Áp dụng muộn hơn", "In force later"),
    "change/effective-date-moved-later": Says(
        "Ngày bắt đầu áp dụng muộn hơn: trước {old_day}, nay {new_day}.",
        "In force later: {old_day} before, {new_day} now.",
    ),
    "change/expiry-set-or-shortened/title": Says("Hết hiệu lực sớm hơn", "Ends earlier"),
    "change/expiry-set-or-shortened": Says(
        "Hết hiệu lực sớm hơn: trước {old_day}, nay {new_day}.",
        "Ends earlier: {old_day} before, {new_day} now.",
    ),
    "change/expiry-lifted-or-extended/title": Says("Còn hiệu lực lâu hơn", "Ends later"),
    "change/expiry-lifted-or-extended": Says(
        "Còn hiệu lực lâu hơn: trước {old_day}, nay {new_day}.",
        "Ends later: {old_day} before, {new_day} now.",
    ),
    "change/transition-changed/title": Says("Đổi quy định chuyển tiếp", "Transition changed"),
    "change/transition-changed": Says(
        "Quy định đối với hồ sơ đã nộp trước ngày áp dụng thay đổi.",
        "What holds for dossiers lodged before the first day changes.",
    ),
    "change/publication-decision-changed/title": Says(
        "Đổi quyết định công bố", "Another publishing decision"
    ),
    "change/publication-decision-changed": Says(
        "Thủ tục được công bố theo quyết định khác.",
        "The procedure is published by another decision.",
    ),
    "change/channel-removed/title": Says("Bỏ cách nộp", "A way to file goes"),
    "change/channel-removed": Says(
        "Không còn nộp được bằng cách «{channel}».",
        "Filing by “{channel}” is no longer possible.",
    ),
    "change/channel-added/title": Says("Thêm cách nộp", "A new way to file"),
    "change/channel-added": Says(
        "Nộp được thêm bằng cách «{channel}».",
        "Filing by “{channel}” is now possible.",
    ),
    "change/online-level-lowered/title": Says("Hạ mức trực tuyến", "Less can be done online"),
    "change/online-level-lowered": Says(
        "Mức cung cấp trực tuyến hạ xuống: trước «{old}», nay «{new}».",
        "Less can be done online: “{old}” before, “{new}” now.",
    ),
    "change/online-level-raised/title": Says("Nâng mức trực tuyến", "More can be done online"),
    "change/online-level-raised": Says(
        "Mức cung cấp trực tuyến nâng lên: trước «{old}», nay «{new}».",
        "More can be done online: “{old}” before, “{new}” now.",
    ),
    "change/sets-increased/title": Says("Tăng số bộ hồ sơ", "More sets of the dossier"),
    "change/sets-increased": Says(
        "Số bộ hồ sơ phải nộp tăng từ {old} lên {new}.",
        "Sets of the dossier to hand in: {old} before, {new} now.",
    ),
    "change/sets-decreased/title": Says("Giảm số bộ hồ sơ", "Fewer sets of the dossier"),
    "change/sets-decreased": Says(
        "Số bộ hồ sơ phải nộp giảm từ {old} xuống {new}.",
        "Sets of the dossier to hand in: {old} before, {new} now.",
    ),
    "change/parties-changed/title": Says("Đổi người đứng tên", "Other parties"),
    "change/parties-changed": Says(
        "Quy định ai là người nộp, chủ hồ sơ hoặc đối tượng của hồ sơ thay đổi.",
        "Who files, owns or is the subject of the dossier changes.",
    ),
    "change/members-changed/title": Says(
        "Đổi nhóm thủ tục liên thông", "Other procedures filed together"
    ),
    "change/members-changed": Says(
        "Các thủ tục được giải quyết cùng lúc, hoặc cách phối hợp giữa chúng, thay đổi.",
        "The procedures that are filed together, or how they work together, change.",
    ),
    "change/scenario-changed/title": Says("Sửa trường hợp kiểm thử", "Test case changed"),
    "change/scenario-changed": Says(
        "Trường hợp kiểm thử được sửa; không ảnh hưởng đến ai.",
        "A test case is revised; nobody is affected.",
    ),
    "change/source-only/title": Says("Chỉ sửa văn bản nguồn", "Source only"),
    "change/source-only": Says(
        "Chỉ cách ghi trong văn bản nguồn thay đổi; không ảnh hưởng đến ai.",
        "Only how the source is written changes; nobody is affected.",
    ),
}
