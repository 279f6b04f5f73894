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
