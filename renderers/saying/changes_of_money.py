"""Fees and what is cited for them: the words of their kinds of change."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "change/fee-increased/title": Says("Tăng mức thu", "Higher fee"),
    "change/fee-increased": Says(
        "«{name}» tăng: trước {old_money}, nay {new_money}.",
        "“{name}” rises: {old_money} before, {new_money} now.",
    ),
    "change/fee-decreased/title": Says("Giảm mức thu", "Lower fee"),
    "change/fee-decreased": Says(
        "«{name}» giảm: trước {old_money}, nay {new_money}.",
        "“{name}” falls: {old_money} before, {new_money} now.",
    ),
    "change/fee-amount-changed/title": Says("Đổi mức thu", "Another fee"),
    "change/fee-amount-changed": Says(
        "Mức thu «{name}» thay đổi, có người nộp nhiều hơn hoặc chưa xác định được.",
        "“{name}” changes; some pay more, or it is not certain who does.",
    ),
    "change/fee-added/title": Says("Thêm khoản thu", "A new fee"),
    "change/fee-added": Says(
        "Có thêm khoản thu «{name}».",
        "There is the new fee “{name}”.",
    ),
    "change/fee-removed/title": Says("Bỏ khoản thu", "A fee goes"),
    "change/fee-removed": Says(
        "Không còn thu «{name}».",
        "“{name}” is no longer charged.",
    ),
    "change/fee-unit-changed/title": Says("Đổi đơn vị tính", "Another unit of a fee"),
    "change/fee-unit-changed": Says(
        "Đơn vị tính hoặc loại tiền của «{name}» thay đổi.",
        "The unit or the currency of “{name}” changes.",
    ),
    "change/fee-condition-widened/title": Says("Thu của nhiều người hơn", "A fee of more people"),
    "change/fee-condition-widened": Says(
        "«{name}» được thu trong nhiều trường hợp hơn trước.",
        "“{name}” is charged in more cases than before.",
    ),
    "change/fee-condition-narrowed/title": Says("Thu của ít người hơn", "A fee of fewer people"),
    "change/fee-condition-narrowed": Says(
        "«{name}» được thu trong ít trường hợp hơn trước.",
        "“{name}” is charged in fewer cases than before.",
    ),
    "change/fee-condition-changed/title": Says("Đổi trường hợp thu", "A fee of other people"),
    "change/fee-condition-changed": Says(
        "Trường hợp phải nộp «{name}» thay đổi.",
        "The cases in which “{name}” is charged change.",
    ),
    "change/exemption-removed/title": Says("Bỏ miễn, giảm", "A relief goes"),
    "change/exemption-removed": Says(
        "«{name}»: không còn mức miễn, giảm {off}%.",
        "“{name}”: the relief of {off}% is gone.",
    ),
    "change/exemption-added/title": Says("Thêm miễn, giảm", "A new relief"),
    "change/exemption-added": Says(
        "«{name}»: có thêm mức miễn, giảm {off}%.",
        "“{name}”: there is a new relief of {off}%.",
    ),
    "change/exemption-narrowed/title": Says("Thu hẹp miễn, giảm", "Less relief"),
    "change/exemption-narrowed": Says(
        "«{name}»: mức miễn, giảm, nay {off}%, thu hẹp so với trước.",
        "“{name}”: the relief, now {off}%, is less than before.",
    ),
    "change/exemption-widened/title": Says("Mở rộng miễn, giảm", "More relief"),
    "change/exemption-widened": Says(
        "«{name}»: mức miễn, giảm, nay {off}%, mở rộng so với trước.",
        "“{name}”: the relief, now {off}%, is more than before.",
    ),
    "change/exemption-changed/title": Says("Đổi miễn, giảm", "Another relief"),
    "change/exemption-changed": Says(
        "«{name}»: điều kiện hoặc mức miễn, giảm, nay {off}%, thay đổi.",
        "“{name}”: who has the relief, now {off}%, or how, changes.",
    ),
    "change/fee-channel-difference-changed/title": Says(
        "Đổi mức thu theo cách nộp", "Fees by way of filing"
    ),
    "change/fee-channel-difference-changed": Says(
        "Mức thu «{name}» theo cách nộp hồ sơ thay đổi: có cách tăng, có cách giảm.",
        "“{name}” changes by the way of filing: more for one, less for another.",
    ),
    "change/fee-validity-changed/title": Says("Đổi thời gian áp dụng mức thu", "Days of a fee"),
    "change/fee-validity-changed": Says(
        "Thời gian áp dụng các mức thu «{name}» thay đổi.",
        "The days on which the amounts of “{name}” hold change.",
    ),
    "change/fee-due-changed/title": Says("Đổi thời điểm nộp tiền", "Paid at another time"),
    "change/fee-due-changed": Says(
        "Thời điểm nộp «{name}» thay đổi.",
        "“{name}” is due at another time.",
    ),
    "change/fee-details-changed/title": Says("Sửa quy định về khoản thu", "Details of a fee"),
    "change/fee-details-changed": Says(
        "Quy định về làm tròn, nơi thu hoặc hoàn trả «{name}» thay đổi.",
        "Rounding, payee or refund of “{name}” changes.",
    ),
    "change/fee-wording-changed/title": Says("Sửa tên khoản thu", "A fee reworded"),
    "change/fee-wording-changed": Says(
        "Tên hoặc thứ tự của khoản thu «{name}» được sửa.",
        "The name or the order of the fee “{name}” is revised.",
    ),
    "change/legal-basis-removed/title": Says("Bỏ căn cứ pháp lý", "A legal basis goes"),
    "change/legal-basis-removed": Says(
        "Không còn căn cứ {act}.",
        "{act} is no longer cited.",
    ),
    "change/legal-basis-added/title": Says("Thêm căn cứ pháp lý", "A new legal basis"),
    "change/legal-basis-added": Says(
        "Có thêm căn cứ {act}.",
        "{act} is cited too.",
    ),
    "change/legal-basis-replaced/title": Says("Thay căn cứ pháp lý", "A legal basis replaced"),
    "change/legal-basis-replaced": Says(
        "Căn cứ {old} được thay bằng {new}.",
        "{old} is replaced by {new} as the legal basis.",
    ),
    "change/legal-basis-provision-changed/title": Says(
        "Đổi điều khoản viện dẫn", "Other provisions"
    ),
    "change/legal-basis-provision-changed": Says(
        "Điều, khoản được viện dẫn của {act} thay đổi.",
        "Other provisions of {act} are cited.",
    ),
}
