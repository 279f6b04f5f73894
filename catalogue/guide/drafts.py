"""How a draft, imported or begun by `motcua new`, becomes a procedure: step by step."""

from __future__ import annotations

from catalogue.kinds.base import Says

DRAFTS: tuple[Says, ...] = (
    Says(
        "Chạy `motcua check THƯ_MỤC --format concise`. Mỗi dòng S2301 là một chỗ còn chờ quyết "
        "định; các dòng khác là lỗi cần sửa như thường. Xong hết hãy chạy lại: phần còn thiếu chỉ "
        "được rà soát khi không còn lỗi.",
        "Run `motcua check FOLDER --format concise`. Each line of S2301 is a place that waits for "
        "a decision; other lines are mistakes to mend as usual. Run it again after the last of "
        "them: what is still missing is looked for when no mistake is left.",
    ),
    Says(
        "Lời ghi ở `review` nói về mục chứa nó; từ đứng trước dấu hai chấm đầu tiên là khóa cần "
        "xem. Đối chiếu nguyên văn trong «…», ghi giá trị đúng, rồi xóa lời ghi ấy.",
        "A text under `review` is about the entry around it; the word before its first colon is "
        "the key to look at. Compare the words in «…», write what is right, then delete the text.",
    ),
    Says(
        "Văn bản được dẫn ở `basis` phải có trong law.yaml: số hiệu, tên, ngày ban hành, ngày có "
        "hiệu lực. `motcua affected --law SỐ_HIỆU` cho biết những gì dựa vào văn bản.",
        "Acts that `basis` cites must stand in law.yaml: number, name, day of issue, first day in "
        "force. `motcua affected --law NUMBER` lists what rests on an act.",
    ),
    Says(
        "Cơ quan: ghi loại cơ quan và địa chỉ quyết định thẩm quyền, như "
        "`cong_an_xa at nguoi_nop.noi_cu_tru`; cơ quan cụ thể ở agencies.yaml.",
        "Authority: a kind of agency and the address that decides, as in "
        "`cong_an_xa at nguoi_nop.noi_cu_tru`; the agencies themselves stand in agencies.yaml.",
    ),
    Says(
        "Giấy tờ: tên gọn như luật gọi, dùng lại giấy tờ đã có trong documents.yaml; điều kiện "
        "chuyển vào `when`, «một trong các» thành `one_of`, tờ khai thành `declaration`.",
        "Papers: the short name of the law, and the papers that documents.yaml has already; "
        'conditions go to `when`, "one of" becomes `one_of`, a form becomes `declaration`.',
    ),
    Says(
        "Biểu mẫu: mỗi nội dung của tờ khai là một câu hỏi; người và địa chỉ dùng khối có sẵn. "
        "Câu hỏi loại address cần hai bảng lists/tinh.csv và lists/xa.csv.",
        "Form: each item of the declaration is a question; people and addresses are blocks. A "
        "question of the kind address needs the tables lists/tinh.csv and lists/xa.csv.",
    ),
    Says(
        "Mức thu khác nhau theo kênh: `amount: {online: 7.000đ, counter: 15.000đ}`; theo trường "
        "hợp: mỗi trường hợp một khoản với `when`, hoặc các dòng `is`, `when`; theo số lượng: "
        "`10.000đ per so_nguoi`.",
        "Rates by channel: `amount: {online: 7.000đ, counter: 15.000đ}`; by case: a fee with "
        "`when` for each, or rows of `is` and `when`; by number: `10.000đ per so_nguoi`.",
    ),
    Says(
        "Trình tự: việc trước khi nộp ghi ở `before_lodging`; mỗi bước có `by` và `within`.",
        "Steps: what precedes filing goes to `before_lodging`; each step has `by` and `within`.",
    ),
    Says(
        "Không có thì viết `none` (fees, requirements); để trống nghĩa là chưa nêu.",
        "Where there is none, write `none` (fees, requirements); leaving it out says nothing.",
    ),
    Says(
        "Mỗi trường hợp một tình huống ở `scenarios`; chạy `motcua test THƯ_MỤC`. Với --propose, "
        "lệnh soạn các tình huống còn thiếu để người soạn đối chiếu với luật rồi mới nhận.",
        "A scenario for each case under `scenarios`; run `motcua test FOLDER`. With --propose it "
        "drafts the scenarios that are missing, for the author to compare with the law first.",
    ),
    Says(
        "Sau cùng `motcua check THƯ_MỤC --fix`, `motcua fmt THƯ_MỤC` và `motcua verify THƯ_MỤC`; "
        "`motcua demo THƯ_MỤC` cho xem thông báo và biểu mẫu như người dân thấy.",
        "At last `motcua check FOLDER --fix`, `motcua fmt FOLDER` and `motcua verify FOLDER`; "
        "`motcua demo FOLDER` shows the notice and the form as citizens see them.",
    ),
)
