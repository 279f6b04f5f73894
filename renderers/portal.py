"""The public pages beside the forms: home, search, tracking, errors, the drafts to resume."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from compiler.bundle import Entry
from renderers.i18n import number
from renderers.masthead import Site
from renderers.vocabulary import SAY


@dataclass(frozen=True, slots=True)
class ProcedureCard:
    """One procedure in a list; `fees` and `term` are the short texts of the index."""

    code: str
    name: str
    domain: str
    fees: str = ""
    term: str = ""
    online: str = ""


ONLINE: Mapping[str, str] = {
    "full": "Nộp trực tuyến",
    "partial": "Nộp trực tuyến một phần",
    "none": "Nộp tại nơi tiếp nhận",
}


def card(entry: Entry) -> ProcedureCard:
    """A procedure as lists show it: how long, whether it costs, how to file."""
    return ProcedureCard(
        entry.code,
        entry.name,
        entry.domain_name,
        fees="Có phí, lệ phí" if entry.fees else "Không thu phí, lệ phí",
        term=" hoặc ".join(_length(amount, unit) for amount, unit in entry.lengths),
        online=ONLINE[entry.online],
    )


def _length(amount: str, unit: str) -> str:
    """`7 ngày làm việc`, `trong ngày`."""
    if not amount:
        return SAY["vi"][unit]
    return f"{number(Decimal(amount), 'vi')} {SAY['vi'][f'units_{unit}']}"


@dataclass(frozen=True, slots=True)
class DomainCards:
    id: str
    name: str
    cards: tuple[ProcedureCard, ...]


@dataclass(frozen=True, slots=True)
class Home:
    site: Site
    domains: tuple[DomainCards, ...]
    count: int
    title: str = "Thủ tục hành chính"


@dataclass(frozen=True, slots=True)
class Search:
    site: Site
    query: str
    cards: tuple[ProcedureCard, ...]
    title: str = "Tìm thủ tục"


@dataclass(frozen=True, slots=True)
class TrackForm:
    """`error` after a code and secret that do not go together, the same words for both."""

    site: Site
    code: str = ""
    error: str = ""
    title: str = "Tra cứu hồ sơ"


@dataclass(frozen=True, slots=True)
class TrackEvent:
    at: datetime
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """`state` is the public name of the state; `tone` one of `going`, `waiting`, `good`, `bad`."""

    site: Site
    code: str
    procedure: str
    state: str
    tone: str
    lodged_at: datetime
    due: str
    latest: str
    office: str
    events: tuple[TrackEvent, ...]
    letter: str = ""
    """The text of a request to supplement or of a refusal, '' when there is none."""
    title: str = "Tình trạng hồ sơ"


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """After "save and come back later": the link to resume, and until when it works."""

    site: Site
    procedure: str
    resume_url: str
    until: datetime
    href: str
    title: str = "Đã lưu hồ sơ đang soạn"


@dataclass(frozen=True, slots=True)
class ResumeChoice:
    """A resume link is opened: only a press of the button exchanges it for the cookie."""

    site: Site
    action: str
    title: str = "Tiếp tục hồ sơ đang soạn"


@dataclass(frozen=True, slots=True)
class Migrated:
    """The procedure changed while the draft lay: what was dropped, what is asked anew."""

    site: Site
    procedure: str
    dropped: tuple[str, ...]
    asked: tuple[str, ...]
    href: str
    title: str = "Thủ tục đã thay đổi"


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error page. `id` is printed so that an office can find the incident; '' for none."""

    site: Site
    status: int
    title: str
    text: str
    advice: str = ""
    id: str = ""
    href: str = "/"
    link: str = "Về trang đầu"


def trouble(site: Site, status: int, *, id_: str = "") -> Trouble:
    """The page of an error by its status; render with `page("errors/page", view)`."""
    title, text, advice = TROUBLES.get(status, TROUBLES[500])
    return Trouble(site, status, title, text, advice, id_)


TROUBLES = {
    400: (
        "Yêu cầu không đọc được",
        "Trang gửi đến có phần mà hệ thống không nhận ra.",
        "Xin mở lại trang biểu mẫu và làm lại bước vừa rồi. Những gì đã lưu vẫn còn.",
    ),
    403: (
        "Không có quyền xem trang này",
        "Trình duyệt này không giữ quyền mở hồ sơ, hoặc phiên làm việc đã hết.",
        "Xin mở lại bằng liên kết đã lưu, hoặc đăng nhập lại.",
    ),
    404: (
        "Không tìm thấy trang",
        "Địa chỉ này không có trang nào, hoặc trang đã được chuyển đi.",
        "Xin kiểm tra lại địa chỉ, hoặc tìm thủ tục theo tên.",
    ),
    409: (
        "Hồ sơ vừa được thay đổi ở nơi khác",
        "Có người, hoặc một cửa sổ khác, đã lưu hồ sơ này sau khi trang được mở.",
        "Xin mở lại hồ sơ để xem bản mới nhất rồi làm tiếp. Chưa có gì bị ghi đè.",
    ),
    413: (
        "Tệp gửi lên quá lớn",
        "Tệp hoặc trang gửi lên vượt quá mức cho phép.",
        "Xin chụp lại với dung lượng nhỏ hơn, hoặc gửi từng tệp.",
    ),
    422: (
        "Có chỗ cần sửa",
        "Một số câu trả lời chưa dùng được.",
        "Xin quay lại trang trước, xem những chỗ được đánh dấu và sửa.",
    ),
    429: (
        "Có quá nhiều yêu cầu cùng lúc",
        "Hệ thống tạm dừng nhận yêu cầu từ máy này trong ít phút.",
        "Xin chờ vài phút rồi thử lại. Những gì đã lưu vẫn còn.",
    ),
    500: (
        "Hệ thống gặp lỗi",
        "Lỗi thuộc về hệ thống, không phải do quý vị. Sự việc đã được ghi lại.",
        "Xin thử lại sau ít phút. Những trang đã lưu vẫn còn.",
    ),
    503: (
        "Hệ thống đang tạm ngừng",
        "Dịch vụ đang được bảo trì hoặc đang quá tải.",
        "Xin quay lại sau ít phút. Những trang đã lưu vẫn còn.",
    ),
}
