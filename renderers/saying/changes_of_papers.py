"""The papers of the dossier: the words of their kinds of change."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "change/component-added-required/title": Says("Thêm giấy tờ bắt buộc", "A paper more"),
    "change/component-added-required": Says(
        "Phải nộp thêm giấy tờ «{name}».",
        "“{name}” has to be handed in too.",
    ),
    "change/component-removed/title": Says("Bớt giấy tờ", "A paper less"),
    "change/component-removed": Says(
        "Không còn phải nộp giấy tờ «{name}».",
        "“{name}” is no longer asked for.",
    ),
    "change/component-added-optional/title": Says(
        "Thêm giấy tờ không bắt buộc", "A voluntary paper more"
    ),
    "change/component-added-optional": Says(
        "Có thể nộp thêm giấy tờ «{name}»; không bắt buộc.",
        "“{name}” may be handed in too; it need not be.",
    ),
    "change/component-made-required/title": Says(
        "Giấy tờ thành bắt buộc", "A paper is now required"
    ),
    "change/component-made-required": Says(
        "Giấy tờ «{name}» trước không bắt buộc với mọi người, nay bắt buộc thêm với một số người.",
        "“{name}” is now required of people who did not need it.",
    ),
    "change/component-made-optional/title": Says(
        "Giấy tờ thôi bắt buộc", "A paper is no longer required"
    ),
    "change/component-made-optional": Says(
        "Giấy tờ «{name}» thôi bắt buộc với một số người.",
        "“{name}” is no longer required of some people.",
    ),
    "change/component-count-increased/title": Says("Tăng số bản", "More copies"),
    "change/component-count-increased": Says(
        "Phải nộp nhiều bản hơn của giấy tờ «{name}».",
        "More copies of “{name}” have to be handed in.",
    ),
    "change/component-count-decreased/title": Says("Giảm số bản", "Fewer copies"),
    "change/component-count-decreased": Says(
        "Phải nộp ít bản hơn của giấy tờ «{name}».",
        "Fewer copies of “{name}” have to be handed in.",
    ),
    "change/copy-form-tightened/title": Says("Hình thức bản nộp khó hơn", "Stricter form of copy"),
    "change/copy-form-tightened": Says(
        "Hình thức bản nộp của giấy tờ «{name}» chặt hơn trước.",
        "“{name}” has to be handed in in a stricter form.",
    ),
    "change/copy-form-relaxed/title": Says("Hình thức bản nộp dễ hơn", "Easier form of copy"),
    "change/copy-form-relaxed": Says(
        "Hình thức bản nộp của giấy tờ «{name}» đơn giản hơn trước.",
        "“{name}” may be handed in in an easier form.",
    ),
    "change/component-condition-widened/title": Says(
        "Thêm người phải nộp", "A paper of more people"
    ),
    "change/component-condition-widened": Says(
        "Giấy tờ «{name}» phải nộp trong nhiều trường hợp hơn trước.",
        "“{name}” is asked for in more cases than before.",
    ),
    "change/component-condition-narrowed/title": Says(
        "Bớt người phải nộp", "A paper of fewer people"
    ),
    "change/component-condition-narrowed": Says(
        "Giấy tờ «{name}» chỉ còn phải nộp trong ít trường hợp hơn trước.",
        "“{name}” is asked for in fewer cases than before.",
    ),
    "change/component-condition-changed/title": Says(
        "Đổi trường hợp phải nộp", "A paper of other people"
    ),
    "change/component-condition-changed": Says(
        "Trường hợp phải nộp giấy tờ «{name}» thay đổi.",
        "The cases in which “{name}” is asked for change.",
    ),
    "change/component-alternative-removed/title": Says(
        "Bớt lựa chọn giấy tờ", "An alternative goes"
    ),
    "change/component-alternative-removed": Says(
        "Không còn được chọn nộp theo cách đã có của «{name}».",
        "A way to hand in “{name}” can no longer be chosen.",
    ),
    "change/component-alternative-added/title": Says("Thêm lựa chọn giấy tờ", "A new alternative"),
    "change/component-alternative-added": Says(
        "Có thêm cách để chọn khi nộp «{name}».",
        "There is another way to hand in “{name}”.",
    ),
    "change/component-asked-again/title": Says(
        "Phải nộp lại giấy tờ", "A paper is asked for again"
    ),
    "change/component-asked-again": Says(
        "Giấy tờ «{name}» không còn được tra cứu thay ở cơ sở dữ liệu đã có.",
        "A register that stood in for “{name}” no longer does.",
    ),
    "change/component-replaced-by-state-data/title": Says(
        "Dữ liệu thay giấy tờ", "State data instead of a paper"
    ),
    "change/component-replaced-by-state-data": Says(
        "Giấy tờ «{name}» được thay bằng dữ liệu do cơ quan tự tra cứu; chỉ phải nộp khi không tra "
        "cứu được.",
        "The office looks up “{name}” itself; it has to be handed in only where no "
        "register answers.",
    ),
    "change/component-age-shortened/title": Says("Giấy tờ phải mới hơn", "A paper has to be newer"),
    "change/component-age-shortened": Says(
        "Giấy tờ «{name}» phải được cấp gần ngày nộp hơn trước.",
        "“{name}” must have been issued closer to the filing.",
    ),
    "change/component-age-lengthened/title": Says("Giấy tờ được cũ hơn", "A paper may be older"),
    "change/component-age-lengthened": Says(
        "Giấy tờ «{name}» được cấp trước ngày nộp lâu hơn so với trước.",
        "“{name}” may have been issued longer before the filing.",
    ),
    "change/form-version-changed/title": Says("Đổi mẫu", "Another printed form"),
    "change/form-version-changed": Says(
        "Mẫu của «{name}» thay đổi.",
        "The printed form of “{name}” changes.",
    ),
    "change/component-details-changed/title": Says("Sửa quy định về giấy tờ", "Details of a paper"),
    "change/component-details-changed": Says(
        "Quy định chi tiết về giấy tờ «{name}» thay đổi.",
        "The details of “{name}” change.",
    ),
    "change/component-wording-changed/title": Says("Sửa tên giấy tờ", "A paper reworded"),
    "change/component-wording-changed": Says(
        "Tên gọi của giấy tờ «{name}» được sửa.",
        "The name of “{name}” is revised.",
    ),
    "change/outline-changed/title": Says("Sửa cách trình bày danh mục", "Order of the papers"),
    "change/outline-changed": Says(
        "Thứ tự hoặc lời văn trong danh mục giấy tờ thay đổi; giấy tờ phải nộp không đổi.",
        "Order or wording of the list of papers changes; what is handed in stays.",
    ),
    "change/register-use-changed/title": Says("Đổi cách tra cứu", "A register used otherwise"),
    "change/register-use-changed": Says(
        "Cách tra cứu dữ liệu cho «{name}» thay đổi.",
        "How data is looked up for “{name}” changes.",
    ),
}
