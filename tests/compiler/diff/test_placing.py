"""Where the author wrote what an edit is about."""

from __future__ import annotations

import pytest

from compiler.diff.side import Side, of_files
from compiler.publish import bundle_files
from tests.built import EXAMPLES, built

CODE = "1.000894"
FILE = EXAMPLES / "hcmc/procedures/ho_tich/dang_ky_ket_hon.yaml"


@pytest.fixture(scope="module")
def side() -> Side:
    return of_files("ấn bản", dict(bundle_files(built("hcmc"))))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("name", "name:"),
        ("start", "in_force:"),
        ("end", "in_force:"),
        ("audience/cong_dan_viet_nam", "audience:"),
        ("basis/52/2014/QH13", "basis:"),
        ("authority/decides/1/kind", "authority:"),
        ("parties/owner/1", "parties:"),
        ("pages/nu", "  - page: nu"),
        ("pages/nu/items/so_ban_sao/hint", "      - id: so_ban_sao"),
        ("pages/nu/items/chua_co", "  - page: nu"),
        ("facts/can_xac_minh/says", "  can_xac_minh:"),
        ("components/giay_to_cu_tru/need", "  - document: giay_to_cu_tru"),
        ("outline/giay_to_cu_tru", "  - document: giay_to_cu_tru"),
        ("fees/ban_sao/amount/rows/1/value", "    amount: 8.000đ"),
        ("fees/chua_co", "fees:"),
        ("term/plus/1", "  plus:"),
        ("results/tu_choi/delivery/counter", "  - id: tu_choi"),
        ("requirements/tu_nguyen", "  - id: tu_nguyen"),
        ("steps/chua_co", "steps:"),
        ("burden", "procedure:"),
        ("", "procedure:"),
    ],
)
def test_a_path_leads_to_its_line(side: Side, path: str, line: str) -> None:
    entry = next(one for one in side.index.entries if one.code == CODE)
    place = side.place(entry, path)
    assert place is not None
    assert (EXAMPLES / "hcmc" / place.file) == FILE
    found = FILE.read_text().splitlines()[place.line - 1]
    assert found.startswith(line)
    assert side.place(entry, tuple(path.split("/"))) == place
