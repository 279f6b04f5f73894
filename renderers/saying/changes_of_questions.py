"""The form: the words of its kinds of change."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Says

SAYS: Mapping[str, Says] = {
    "change/field-added-required/title": Says("Thêm câu hỏi bắt buộc", "A question more"),
    "change/field-added-required": Says(
        "Phải trả lời thêm câu hỏi «{name}».",
        "“{name}” has to be answered too.",
    ),
    "change/field-removed/title": Says("Bỏ câu hỏi", "A question less"),
    "change/field-removed": Says(
        "Không còn hỏi «{name}»; câu trả lời đã lưu không chuyển sang bản mới.",
        "“{name}” is no longer asked; answers that are stored are not taken over.",
    ),
    "change/field-added-computed/title": Says("Thêm ô tự tính", "A figure worked out"),
    "change/field-added-computed": Says(
        "Biểu mẫu có thêm ô tự tính «{name}»; không phải điền.",
        "The form works out “{name}”; nobody has to fill it in.",
    ),
    "change/field-added-optional/title": Says(
        "Thêm câu hỏi không bắt buộc", "A voluntary question more"
    ),
    "change/field-added-optional": Says(
        "Có thể trả lời thêm câu hỏi «{name}»; không bắt buộc.",
        "“{name}” may be answered too; it need not be.",
    ),
    "change/field-made-required/title": Says(
        "Câu hỏi thành bắt buộc", "A question is now required"
    ),
    "change/field-made-required": Says(
        "Câu hỏi «{name}» bắt buộc với nhiều người hơn trước.",
        "“{name}” has to be answered by more people than before.",
    ),
    "change/field-made-optional/title": Says(
        "Câu hỏi thôi bắt buộc", "A question is no longer required"
    ),
    "change/field-made-optional": Says(
        "Câu hỏi «{name}» bắt buộc với ít người hơn trước.",
        "“{name}” has to be answered by fewer people than before.",
    ),
    "change/field-kind-narrowed/title": Says("Kiểu trả lời hẹp hơn", "A narrower kind of answer"),
    "change/field-kind-narrowed": Says(
        "Câu hỏi «{name}» chỉ còn nhận kiểu trả lời hẹp hơn.",
        "“{name}” takes a narrower kind of answer.",
    ),
    "change/field-kind-widened/title": Says("Kiểu trả lời rộng hơn", "A wider kind of answer"),
    "change/field-kind-widened": Says(
        "Câu hỏi «{name}» nhận kiểu trả lời rộng hơn.",
        "“{name}” takes a wider kind of answer.",
    ),
    "change/field-kind-changed/title": Says("Đổi kiểu trả lời", "Another kind of answer"),
    "change/field-kind-changed": Says(
        "Câu hỏi «{name}» đổi kiểu, đơn vị hoặc dạng của câu trả lời.",
        "“{name}” takes another kind, unit or form of answer.",
    ),
    "change/field-constraint-tightened/title": Says("Giới hạn chặt hơn", "Tighter limits"),
    "change/field-constraint-tightened": Says(
        "Giới hạn đối với câu trả lời «{name}» chặt hơn trước.",
        "The limits of “{name}” are tighter than before.",
    ),
    "change/field-constraint-relaxed/title": Says("Giới hạn rộng hơn", "Looser limits"),
    "change/field-constraint-relaxed": Says(
        "Giới hạn đối với câu trả lời «{name}» rộng hơn trước.",
        "The limits of “{name}” are looser than before.",
    ),
    "change/file-rules-tightened/title": Says("Tệp bị giới hạn hơn", "Stricter rules for files"),
    "change/file-rules-tightened": Says(
        "Quy định về tệp của «{name}» chặt hơn trước.",
        "The rules for files of “{name}” are stricter.",
    ),
    "change/file-rules-relaxed/title": Says("Tệp được rộng hơn", "Easier rules for files"),
    "change/file-rules-relaxed": Says(
        "Quy định về tệp của «{name}» rộng hơn trước.",
        "The rules for files of “{name}” are easier.",
    ),
    "change/option-removed/title": Says("Bớt lựa chọn", "An option goes"),
    "change/option-removed": Says(
        "Câu hỏi «{name}» không còn lựa chọn «{option}».",
        "“{name}” no longer has the option “{option}”.",
    ),
    "change/option-added/title": Says("Thêm lựa chọn", "A new option"),
    "change/option-added": Says(
        "Câu hỏi «{name}» có thêm lựa chọn «{option}».",
        "“{name}” has the new option “{option}”.",
    ),
    "change/option-relabelled/title": Says("Đổi tên lựa chọn", "An option reworded"),
    "change/option-relabelled": Says(
        "Trong câu hỏi «{name}», lựa chọn «{old}» nay ghi là «{new}».",
        "In “{name}” the option “{old}” now reads “{new}”.",
    ),
    "change/option-code-changed/title": Says("Đổi mã lựa chọn", "Another code of an option"),
    "change/option-code-changed": Says(
        "Trong câu hỏi «{name}», lựa chọn «{option}» đổi mã từ {old} thành {new}.",
        "In “{name}” the code of the option “{option}” changes from {old} to {new}.",
    ),
    "change/field-asked-of-more/title": Says("Hỏi nhiều người hơn", "Asked of more people"),
    "change/field-asked-of-more": Says(
        "«{name}» được hỏi trong nhiều trường hợp hơn trước.",
        "“{name}” is asked in more cases than before.",
    ),
    "change/field-asked-of-fewer/title": Says("Hỏi ít người hơn", "Asked of fewer people"),
    "change/field-asked-of-fewer": Says(
        "«{name}» được hỏi trong ít trường hợp hơn trước.",
        "“{name}” is asked in fewer cases than before.",
    ),
    "change/field-condition-changed/title": Says(
        "Đổi trường hợp được hỏi", "Asked of other people"
    ),
    "change/field-condition-changed": Says(
        "Trường hợp được hỏi hoặc phải trả lời «{name}» thay đổi.",
        "The cases in which “{name}” is asked or required change.",
    ),
    "change/field-computation-changed/title": Says("Đổi cách tính", "Worked out otherwise"),
    "change/field-computation-changed": Says(
        "Cách tính ô «{name}» thay đổi.",
        "“{name}” is worked out in another way.",
    ),
    "change/field-moved/title": Says("Chuyển chỗ câu hỏi", "A question moves"),
    "change/field-moved": Says(
        "Câu hỏi «{name}» được chuyển sang chỗ khác trong biểu mẫu.",
        "“{name}” stands elsewhere in the form.",
    ),
    "change/field-renamed/title": Says("Đổi mã câu hỏi", "Another id of a question"),
    "change/field-renamed": Says(
        "Câu hỏi «{name}» đổi mã từ {old} thành {new}; câu trả lời đã lưu được giữ.",
        "The id of “{name}” changes from {old} to {new}; stored answers are kept.",
    ),
    "change/field-label-changed/title": Says("Sửa lời câu hỏi", "A question reworded"),
    "change/field-label-changed": Says(
        "Câu hỏi «{old}» nay ghi là «{new}».",
        "The question “{old}” now reads “{new}”.",
    ),
    "change/field-help-changed/title": Says("Sửa lời hướng dẫn", "Help reworded"),
    "change/field-help-changed": Says(
        "Lời hướng dẫn của «{name}» được sửa.",
        "The help for “{name}” is revised.",
    ),
    "change/section-removed/title": Says("Bớt phần của biểu mẫu", "A part of the form goes"),
    "change/section-removed": Says(
        "Biểu mẫu không còn phần «{name}».",
        "The form no longer has the part “{name}”.",
    ),
    "change/section-added/title": Says("Thêm phần của biểu mẫu", "A new part of the form"),
    "change/section-added": Says(
        "Biểu mẫu có thêm phần «{name}».",
        "The form has the new part “{name}”.",
    ),
    "change/section-moved/title": Says("Chuyển chỗ phần của biểu mẫu", "A part of the form moves"),
    "change/section-moved": Says(
        "Phần «{name}» đứng ở chỗ khác trong biểu mẫu.",
        "The part “{name}” stands elsewhere in the form.",
    ),
    "change/form-wording-changed/title": Says("Sửa lời văn biểu mẫu", "Form reworded"),
    "change/form-wording-changed": Says(
        "Lời văn hoặc thứ tự ở «{name}» trong biểu mẫu được sửa.",
        "Wording or order at “{name}” in the form is revised.",
    ),
    "change/check-added/title": Says("Thêm điều kiện kiểm tra", "A check more"),
    "change/check-added": Says(
        "Biểu mẫu kiểm tra thêm: «{name}».",
        "The form checks one thing more: “{name}”.",
    ),
    "change/check-removed/title": Says("Bớt điều kiện kiểm tra", "A check less"),
    "change/check-removed": Says(
        "Biểu mẫu không còn kiểm tra: «{name}».",
        "The form no longer checks: “{name}”.",
    ),
    "change/check-tightened/title": Says("Kiểm tra chặt hơn", "A stricter check"),
    "change/check-tightened": Says(
        "Kiểm tra «{name}» loại nhiều câu trả lời hơn trước.",
        "The check “{name}” refuses more answers than before.",
    ),
    "change/check-relaxed/title": Says("Kiểm tra nới hơn", "An easier check"),
    "change/check-relaxed": Says(
        "Kiểm tra «{name}» loại ít câu trả lời hơn trước.",
        "The check “{name}” refuses fewer answers than before.",
    ),
    "change/check-changed/title": Says("Đổi điều kiện kiểm tra", "Another check"),
    "change/check-changed": Says(
        "Kiểm tra «{name}» loại những câu trả lời khác trước.",
        "The check “{name}” refuses other answers than before.",
    ),
    "change/case-option-removed/title": Says("Bớt trường hợp", "A case goes"),
    "change/case-option-removed": Says(
        "«{name}»: không còn trường hợp «{option}».",
        "“{name}”: the case “{option}” is gone.",
    ),
    "change/case-option-added/title": Says("Thêm trường hợp", "A new case"),
    "change/case-option-added": Says(
        "«{name}»: có thêm trường hợp «{option}».",
        "“{name}”: there is the new case “{option}”.",
    ),
    "change/case-split/title": Says("Chia nhỏ trường hợp", "A case is split"),
    "change/case-split": Says(
        "«{name}»: trường hợp «{option}» được chia nhỏ; hồ sơ đã chọn trường hợp này phải chọn "
        "lại.",
        "“{name}”: the case “{option}” is split; who has chosen it has to choose again.",
    ),
    "change/case-merged/title": Says("Gộp trường hợp", "Cases are merged"),
    "change/case-merged": Says(
        "«{name}»: các trường hợp thuộc «{option}» được gộp làm một; hồ sơ đã chọn phải chọn lại.",
        "“{name}”: the cases of “{option}” are one now; who has chosen among them has to choose "
        "again.",
    ),
    "change/case-changed/title": Says("Đổi cách chia trường hợp", "Cases drawn otherwise"),
    "change/case-changed": Says(
        "Cách chia các trường hợp của «{name}» thay đổi.",
        "The cases of “{name}” are drawn otherwise.",
    ),
}
