"""House style by example: what `fmt` makes of each text, and why."""

from __future__ import annotations

from catalogue.kinds.base import Says

STYLE: tuple[tuple[Says, str, str], ...] = (
    (Says("Thụt hai ô, mục của danh sách cũng thụt hai ô",
          "Two columns deeper at each level, items of lists too"),
     "channels:   # hai kênh\n- online\n-   counter\n",
     "channels:   # hai kênh\n  - online\n  - counter\n"),
    (Says("Danh sách các mã đứng trong ngoặc vuông", "Lists of ids stand in brackets"),
     "delivery:\n  - counter\n  - post\n",
     "delivery: [counter, post]\n"),
    (Says("Câu dài ra khỏi ngoặc", "Sentences leave the brackets"),
     "facts: {qua_han: {is: lodged > han, says: 'người nộp đã quá hạn, kể cả khi được gia hạn'}}\n",
     "facts:\n  qua_han:\n    is: lodged > han\n"
     "    says: người nộp đã quá hạn, kể cả khi được gia hạn\n"),
    (Says("Chỉ dùng dấu nháy khi cần; mã số thủ tục luôn trong dấu ngoặc kép",
          "Quotes only where they are needed; codes of procedures always have them"),
     "procedure: 1.004194\nname: 'Gia hạn tạm trú'\n",
     'procedure: "1.004194"\nname: Gia hạn tạm trú\n'),
    (Says("Quy tắc có dấu phẩy đứng trong dấu nháy đơn", "Rules with commas in single quotes"),
     "facts:\n  du_tuoi:\n    is: age(me.ngay_sinh, lodged) >= 18\n",
     "facts:\n  du_tuoi:\n    is: 'age(me.ngay_sinh, lodged) >= 18'\n"),
    (Says("Ngày và tiền viết như văn bản", "Days and money as acts write them"),
     "in_force: {from: 2026-07-01}\nfees:\n  - id: le_phi\n    amount: 12000 đồng\n",
     "in_force: {from: 01/07/2026}\nfees:\n  - id: le_phi\n    amount: 12.000đ\n"),
    (Says("Từ nối trong quy tắc viết bằng tiếng Anh", "Joints of rules in English"),
     "facts:\n  a:\n    is: bo_roi hoặc không mang_thai_ho\n",
     "facts:\n  a:\n    is: bo_roi or not mang_thai_ho\n"),
)  # fmt: skip
