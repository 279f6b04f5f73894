"""The one way in which texts are made alike before they are compared or searched."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Small letters without marks, đ as d: `Đăng ký` and `dang ky` are the same."""
    return unmarked(text.casefold())


def unmarked(text: str) -> str:
    """The letters alone, đ as d, as text messages have them."""
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def as_id(text: str) -> str:
    """The id that was most likely meant: `Số bản` → `so_ban`; empty when there is none."""
    words = "_".join(re.findall(r"[a-z0-9]+", fold(text)))
    return words.lstrip("0123456789_")[:60].rstrip("_")
