"""The questions of `motcua new`, in the order in which a lawyer thinks of a procedure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from catalogue.kinds.base import Says
from catalogue.scaffold import reading
from catalogue.scaffold.known import Known

Answers: TypeAlias = Mapping[str, Any]
Read: TypeAlias = Callable[[str, Known], Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `default` is what an empty answer means, and None asks for an answer."""

    id: str
    ask: Says
    example: str
    read: Read
    default: str | None = ""
    several: bool = False
    offers: str = ""
    when: Callable[[Answers], bool] = lambda answers: True


QUESTIONS: tuple[Question, ...] = (
    Question("code", Says("Mã số thủ tục là gì?", "What is the code of the procedure?"),
             "1.004194", reading.code, None),
    Question("name", Says("Tên thủ tục là gì?", "What is the procedure called?"),
             "Gia hạn tạm trú", reading.words, None),
    Question("domain", Says("Thuộc lĩnh vực nào?", "To which domain does it belong?"),
             "Cư trú", reading.domain, None, offers="domains"),
    Question("audience", Says("Ai được nộp hồ sơ?", "Who may apply?"),
             "Công dân Việt Nam, Doanh nghiệp", reading.audience, "cong_dan_viet_nam",
             offers="audience"),
    Question("channels", Says("Nộp qua những kênh nào?", "Through which channels?"),
             "online, counter", reading.channels, "online, counter", offers="channels"),
    Question("online", Says("Trực tuyến ở mức nào: toàn trình, một phần?",
                            "How far is it online: full or partial?"),
             "full", reading.online, "full", when=lambda given: "online" in given["channels"]),
    Question("authority", Says("Cơ quan nào quyết định?", "Which agency decides?"),
             "ubnd_xa", reading.agency, "ubnd_xa", offers="agency_kinds"),
    Question("in_force", Says("Áp dụng từ ngày nào?", "From which day does it apply?"),
             "01/07/2026", reading.day, None),
    Question("basis", Says("Căn cứ pháp lý là gì? Các văn bản cách nhau bằng dấu chấm phẩy.",
                           "What is its legal basis? Acts are parted by semicolons."),
             "68/2020/QH14 Điều 27, 28; 154/2024/NĐ-CP", reading.basis, None),
    Question("cases", Says("Có các trường hợp nào (mỗi lần một trường hợp)?",
                           "Which cases are there (one at a time)?"),
             "cấp lại do bị mất", reading.words, several=True),
    Question("papers", Says("Hồ sơ gồm giấy tờ nào, khai, nộp hay xuất trình?",
                            "Which papers: declared, submitted or presented?"),
             "Tờ khai thay đổi thông tin cư trú | khai", reading.paper, several=True),
    Question("fees", Says("Có khoản phí, lệ phí nào? Không thu thì để trống.",
                          "Which fees are there? Leave empty when there is none."),
             "Lệ phí gia hạn tạm trú | lệ phí | 10.000đ", reading.payment, several=True),
    Question("term", Says("Thời hạn giải quyết là bao lâu?", "How long may it take?"),
             "3 ngày làm việc", reading.term, None),
    Question("results", Says("Kết quả giải quyết là gì?", "What is the result?"),
             "Thông báo về kết quả giải quyết", reading.words, None, several=True),
    Question("requirements", Says("Có yêu cầu, điều kiện nào? Không có thì để trống.",
                                  "Which requirements are there? Leave empty when none."),
             "Đã đăng ký tạm trú trước đó", reading.words, several=True),
)  # fmt: skip
