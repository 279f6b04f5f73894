"""The states of a dossier, with their codes and names in the national status catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from catalogue.kinds.base import Says

StateName = Literal[
    "submitted", "received", "refused", "processing", "opinion", "supplement", "payment",
    "withdrawn", "stopped", "expired", "decided", "returned",
]  # fmt: skip

NATIONAL: Mapping[StateName, int] = {
    "submitted": 1,
    "received": 2,
    "refused": 3,
    "processing": 4,
    "opinion": 4,
    "supplement": 5,
    "payment": 6,
    "withdrawn": 7,
    "stopped": 8,
    "expired": 8,
    "decided": 9,
    "returned": 10,
}
NAMES: Mapping[StateName, Says] = {
    "submitted": Says("Mới đăng ký", "Submitted"),
    "received": Says("Được tiếp nhận", "Received"),
    "refused": Says("Không được tiếp nhận", "Not accepted"),
    "processing": Says("Đang xử lý", "In progress"),
    "opinion": Says("Đang xử lý, chờ ý kiến đơn vị phối hợp", "In progress, awaiting an opinion"),
    "supplement": Says("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
    "payment": Says("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
    "withdrawn": Says("Công dân yêu cầu rút hồ sơ", "Withdrawn by the applicant"),
    "stopped": Says("Dừng xử lý", "Stopped"),
    "expired": Says("Dừng xử lý do quá hạn bổ sung", "Expired: no supplement in time"),
    "decided": Says("Đã xử lý xong", "Decided"),
    "returned": Says("Đã trả kết quả", "Result returned"),
}
TONES: Mapping[StateName, str] = {
    "submitted": "going",
    "received": "going",
    "processing": "going",
    "opinion": "going",
    "supplement": "waiting",
    "payment": "waiting",
    "refused": "bad",
    "withdrawn": "bad",
    "stopped": "bad",
    "expired": "bad",
    "decided": "good",
    "returned": "good",
}
"""How pages color a state."""
DRAFT = Says("Bản nháp", "Draft")
"""What is being written has no code: the national catalogue begins with what is submitted."""

ENDS: frozenset[StateName] = frozenset({"refused", "withdrawn", "stopped", "expired", "returned"})
UNDECIDED: frozenset[StateName] = frozenset(NATIONAL) - ENDS - {"decided"}
