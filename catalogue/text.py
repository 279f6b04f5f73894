"""The one way in which texts are made alike before they are compared or searched."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Small letters without marks, đ as d: `Đăng ký` and `dang ky` are the same."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).replace("đ", "d")
