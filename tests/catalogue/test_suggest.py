"""Did you mean, and the fold that it shares with every search."""

from __future__ import annotations

import pytest

from catalogue.suggest import nearest
from catalogue.text import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("ĐƯỜNG Số 1", "duong so 1"),
        ("so_ban", "so_ban"),
        ("Hồ Chí Minh", "ho chi minh"),
        ("", ""),
    ],
)
def test_fold_drops_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("quan_he", ["quan_he", "quan_he_2"], "quan_he"),
        ("quan_hệ", ["quan_hq", "quan_he"], "quan_he"),
        ("so-ban", ["so_ban_sao", "so_ban"], "so_ban"),
        ("Điều", ["dieu"], "dieu"),
        ("orginal", ["certified", "original"], "original"),
        ("ngay_snih", ["ngay_sinh", "ngay_cap"], "ngay_sinh"),
        ("xyz", ["ngay_sinh", "ngay_cap"], None),
        ("x", [], None),
        ("tên", ["title", "name"], "name"),
        ("Thời hạn", ["term", "within"], "term"),
        ("trực tiếp", ["online", "counter"], "counter"),
        ("trực tiếp", ["online", "truc_tiep"], "truc_tiep"),
        ("trực tiếp", ["online", "post"], None),
    ],
)
def test_the_nearest_known_word(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected


def test_likeness_one_asks_for_the_same_letters() -> None:
    assert nearest("orginal", ["original"], likeness=1.0) is None
    assert nearest("ORIGINAL", ["original"], likeness=1.0) == "original"
