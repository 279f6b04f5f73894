"""The states of a dossier, with their codes and names in the national status catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from catalogue.kinds.base import Says

StateName = Literal[
    "submitted", "received", "refused", "processing", "supplement",
    "withdrawn", "stopped", "decided", "returned",
]  # fmt: skip

NATIONAL: Mapping[StateName, int] = {
    "submitted": 1,
    "received": 2,
    "refused": 3,
    "processing": 4,
    "supplement": 5,
    "withdrawn": 7,
    "stopped": 8,
    "decided": 9,
    "returned": 10,
}
NAMES: Mapping[StateName, Says] = {
    "submitted": Says("Mới đăng ký", "Submitted"),
    "received": Says("Được tiếp nhận", "Received"),
    "refused": Says("Không được tiếp nhận", "Not accepted"),
    "processing": Says("Đang xử lý", "In progress"),
    "supplement": Says("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
    "withdrawn": Says("Công dân yêu cầu rút hồ sơ", "Withdrawn by the applicant"),
    "stopped": Says("Dừng xử lý", "Stopped"),
    "decided": Says("Đã xử lý xong", "Decided"),
    "returned": Says("Đã trả kết quả", "Result returned"),
}
