"""Addresses as people post them, for the examples of the kind."""

from __future__ import annotations

from catalogue.kinds.base import Example, Posted


def _typed(tinh: str, xa: str, dong: str) -> Posted:
    return {"tinh": [tinh], "xa": [xa], "dong": [dong]}


AT_HOME = tuple(
    Example(_typed("79", xa, "12 Lê Lợi"), {"tinh": "79", "xa": "26740", "dong": "12 Lê Lợi"})
    for xa in ("Phường Sài Gòn", "sai gon", "P. Sài Gòn", "p.sài gòn", "26740")
)
AWAY = (
    Example(
        _typed("01", "Phường Hoàn Kiếm", "5 Hàng Bài"),
        {"tinh": "01", "xa_ten": "Phường Hoàn Kiếm", "dong": "5 Hàng Bài"},
    ),
)
NO_STREET = (Example(_typed("79", "Cần Giờ", ""), {"tinh": "79", "xa": "27664"}),)
WRONG = (
    Example(_typed("", "Sài Gòn", "12"), problem="province"),
    Example(_typed("79", "", "12"), problem="commune_missing"),
    Example(_typed("79", "Sài Gòn", ""), problem="street"),
    Example(_typed("79", "Xyz", "12"), problem="commune"),
    Example(_typed("79", "Sài Gònn", "12"), problem="commune_like"),
    Example(_typed("79", "a" * 101, "12"), problem="too_long"),
    Example(_typed("79", "\x01", "12"), problem="unreadable"),
)

BEN_NGHE = {
    "tinh": "79", "xa": "26740", "dong": "12 Lê Lợi", "cu_tinh": "Thành phố Hồ Chí Minh",
    "cu_huyen": "Quận 1", "cu_xa": "Phường Bến Nghé", "doi": "2025-07-01",
}  # fmt: skip


def _before(tinh: str, huyen: str, xa: str, dong: str) -> Posted:
    return {"tinh": [tinh], "huyen": [huyen], "xa": [xa], "dong": [dong]}


BEFORE = (
    Example(_before("Hồ Chí Minh", "Quận 1", "P. Bến Nghé", "12 Lê Lợi"), {**BEN_NGHE}),
    Example(
        _before("79", "Quận Xa", "Phường Lạ", "5"),
        {"tinh": "79", "huyen_ten": "Quận Xa", "xa_ten": "Phường Lạ", "dong": "5"},
    ),
    Example(
        _before("Tỉnh Sông Bé", "Thủ Dầu Một", "Phú Cường", "5"),
        {
            "tinh_ten": "Tỉnh Sông Bé", "huyen_ten": "Thủ Dầu Một", "xa_ten": "Phú Cường",
            "dong": "5",
        },
    ),
    Example(_before("", "", "Phú Cường", "5"), problem="province"),
    Example(_before("79", "", "", "5"), problem="commune_missing"),
    Example(_before("79", "Quận 1", "Bến Nghé", ""), problem="street"),
)  # fmt: skip
ABROAD = (
    Example(
        {"nuoc": ["duc"], "dong": ["Hauptstraße 1, Berlin"]},
        {"nuoc": "duc", "dong": "Hauptstraße 1, Berlin"},
    ),
    Example({"nuoc": ["xyz"], "dong": ["1"]}, problem="country"),
    Example({"nuoc": ["duc"], "dong": [""]}, problem="lines"),
)
